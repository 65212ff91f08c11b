// What Chrome 66 and Safari 12 lack of the language's library, as far as the client and the rooms below use it.

type Lacking = { [name: string]: unknown };
const add = (to: object, name: string, value: unknown): void => {
  if (!(name in to)) Object.defineProperty(to, name, { value, writable: true, configurable: true });
};

// Numbers do where BigInt is missing: the schema engine alone uses it, for multiples of cents.
add(self, "BigInt", Number);
add(self, "globalThis", self);
add(self, "queueMicrotask", (work: () => void) => void Promise.resolve().then(work));
// biome-ignore lint/suspicious/noPrototypeBuiltins: Object.hasOwn is what is missing here
add(Object, "hasOwn", (of: object, name: string) => Object.prototype.hasOwnProperty.call(of, name));
add(Object, "fromEntries", (entries: Iterable<[string, unknown]>) => {
  const made: Lacking = {};
  for (const [name, value] of Array.from(entries)) made[name] = value;
  return made;
});
add(Array.prototype, "flatMap", function (this: unknown[], make: (it: unknown, at: number) => unknown) {
  return ([] as unknown[]).concat(...this.map(make));
});
add(Array.prototype, "flat", function (this: unknown[]) {
  return ([] as unknown[]).concat(...this);
});
for (const kind of [Array, String]) {
  add(kind.prototype, "at", function (this: ArrayLike<unknown>, index: number) {
    return this[index < 0 ? this.length + index : index];
  });
}
add(String.prototype, "replaceAll", function (this: string, search: string, by: string) {
  return this.split(search).join(by);
});
