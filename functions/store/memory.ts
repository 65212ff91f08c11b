// What one process remembers of the table: immutable things for good, heads for seconds.

type Kept = { value: unknown; until: number };
type Loading = { value: Promise<unknown>; since: number };

/** A load that takes longer is not waited for by those who come after: it may hang on a connection that is gone. */
const joinMilliseconds = 3_000;

/** A small cache by key. Bounded: past its size it forgets the oldest. */
export class Memory {
  readonly #kept = new Map<string, Kept>();
  readonly #loading = new Map<string, Loading>();
  readonly #size: number;
  readonly #now: () => number;

  constructor(now: () => number, size = 5000) {
    this.#now = now;
    this.#size = size;
  }

  /** The remembered value, or what `load` finds now, once for all who ask meanwhile; neither `undefined` nor a failure is remembered. */
  async recall<T>(key: string, milliseconds: number, load: () => Promise<T>): Promise<T> {
    const known = this.#kept.get(key);
    if (known && known.until > this.#now()) return known.value as T;
    const underWay = this.#loading.get(key);
    if (underWay && this.#now() - underWay.since < joinMilliseconds) return underWay.value as Promise<T>;
    const loading: Loading = { value: load(), since: this.#now() };
    this.#loading.set(key, loading);
    // Whoever forgot or kept the key meanwhile knows better than what was being read.
    const isWanted = () => this.#loading.get(key) === loading;
    try {
      const value = (await loading.value) as T;
      if (value !== undefined && isWanted()) this.keep(key, value, milliseconds);
      return value;
    } finally {
      if (isWanted()) this.#loading.delete(key);
    }
  }

  keep(key: string, value: unknown, milliseconds: number): void {
    this.forget(key);
    this.#kept.set(key, { value, until: this.#now() + milliseconds });
    if (this.#kept.size > this.#size) this.#kept.delete(this.#kept.keys().next().value as string);
  }

  /** What is being loaded meanwhile is forgotten too: it may have been read before whatever the caller changed. */
  forget(key: string): void {
    this.#kept.delete(key);
    this.#loading.delete(key);
  }

  /** After much was written past the use cases, which forget what they change. */
  forgetAll(): void {
    this.#kept.clear();
    this.#loading.clear();
  }
}

export const forever = Number.POSITIVE_INFINITY;
/** How long a changed head (a form's live version, a unit's name) may go unseen by another process. */
export const headMilliseconds = 5_000;
