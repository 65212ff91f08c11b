// What one process remembers of the table: immutable things for good, heads for seconds.

type Kept = { value: unknown; until: number };

/** A small cache by key. Bounded: past its size it forgets the oldest. */
export class Memory {
  readonly #kept = new Map<string, Kept>();
  readonly #size: number;
  readonly #now: () => number;

  constructor(now: () => number, size = 5000) {
    this.#now = now;
    this.#size = size;
  }

  /** The remembered value, or what `load` finds now; `undefined` is not remembered. */
  async recall<T>(key: string, milliseconds: number, load: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(key);
    if (known && known.until > this.#now()) return known.value as T;
    const value = await load();
    if (value !== undefined) this.keep(key, value, milliseconds);
    return value;
  }

  keep(key: string, value: unknown, milliseconds: number): void {
    this.#kept.delete(key);
    this.#kept.set(key, { value, until: this.#now() + milliseconds });
    if (this.#kept.size > this.#size) this.#kept.delete(this.#kept.keys().next().value as string);
  }

  forget(key: string): void {
    this.#kept.delete(key);
  }
}

export const forever = Number.POSITIVE_INFINITY;
/** How long a changed head (a form's live version, a unit's name) may go unseen by another process. */
export const headMilliseconds = 5_000;
