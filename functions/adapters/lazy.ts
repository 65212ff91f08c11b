// What is loaded when it is first asked for, so that a function starts without it.

/** Loads once, however many ask at the same time; after a failure the next one to ask tries again. */
export function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}

// biome-ignore lint/suspicious/noExplicitAny: whatever the methods take and answer, it is handed on as it is.
type Method = (...given: any[]) => Promise<unknown>;

/** A port whose adapter is loaded by the first call of one of its methods, all of which are named. */
export function lazily<Port extends { [Name in keyof Port]: Method }>(
  load: () => Promise<Port>,
  methods: { [Name in keyof Port]: true },
): Port {
  const loaded = once(load);
  const late =
    (name: keyof Port): Method =>
    async (...given) =>
      (await loaded())[name](...given);
  const names = Object.keys(methods) as (keyof Port)[];
  return Object.fromEntries(names.map((name) => [name, late(name)])) as Port;
}
