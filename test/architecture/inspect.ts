// Reads one source file and tells where it breaks the rules of its room.
import { posix } from "node:path";
import { parseSync, type StaticExportEntry } from "oxc-parser";
import { type Room, rooms } from "./rooms.ts";

/** `core/time.ts:12: …`, as an editor can jump to it. */
export function inspect(file: string, text: string): string[] {
  const room = rooms.find(({ at }) => at.some((place) => file.startsWith(place)));
  if (!room) return [`${file}:1: stands in no room of test/architecture/rooms.ts`];
  const { program, module, errors } = parseSync(file, text);
  const wrong: Finding[] = errors.map((it) => ({
    at: it.labels[0]?.start ?? 0,
    rule: `does not parse: ${it.message}`,
  }));
  if (!/^(#!.*\n)?(\/\/ ?\S|\/\*)/.test(text))
    wrong.push({ at: 0, rule: "the first line must say the file's purpose, as a comment" });
  for (const it of importsOf(module, text)) {
    const rule = importRule(room, file, it);
    if (rule) wrong.push({ at: it.at, rule });
  }
  walk(program, (node) => {
    const rule = (!room.clock && clockRule(node)) || (!room.waits && waitRule(node));
    if (rule) wrong.push({ at: node.start, rule });
  });
  return wrong.map(({ at, rule }) => `${file}:${text.slice(0, at).split("\n").length}: ${rule}`);
}

type Finding = { at: number; rule: string };
type Import = { from: string; at: number; typesOnly: boolean };

function importsOf(module: ReturnType<typeof parseSync>["module"], text: string): Import[] {
  const imports = module.staticImports.map(({ moduleRequest, entries }) => ({
    from: moduleRequest.value,
    at: moduleRequest.start,
    // `import "x"` has no entries and runs x.
    typesOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  const exports = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ from: moduleRequest.value, at: moduleRequest.start, typesOnly: isType }] : [],
    ),
  );
  const dynamic = module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
    from: text.slice(start + 1, end - 1),
    at: start,
    typesOnly: false,
  }));
  return [...imports, ...exports, ...dynamic];
}

/** The files of the house that a file imports, at once or by a lazy `import()`, types too. */
export function tiesOf(file: string, text: string): string[] {
  const { module } = parseSync(file, text);
  return importsOf(module, text)
    .filter((it) => it.from.startsWith("."))
    .map((it) => posix.join(posix.dirname(file), it.from));
}

/** What a file takes of others of the house at run time, name by name; `*` where it takes one whole. */
function takenBy(file: string, text: string): { from: string; name: string }[] {
  const { program, module } = parseSync(file, text);
  const taken = [...module.staticImports, ...module.staticExports].flatMap((it) =>
    it.entries.flatMap((entry) => {
      const request = "moduleRequest" in it ? it.moduleRequest : (entry as StaticExportEntry).moduleRequest;
      return request && !entry.isType ? [{ from: request.value, name: entry.importName.name ?? "*" }] : [];
    }),
  );
  const named = new Set<number>();
  walk(program, (node) => {
    // `const { meetDeadline } = await import("…")`
    if (node.type !== "VariableDeclarator" || node.id.type !== "ObjectPattern") return;
    const lazy = node.init?.type === "AwaitExpression" ? node.init.argument : undefined;
    if (lazy?.type !== "ImportExpression") return;
    named.add(lazy.source.start);
    for (const { key } of node.id.properties) taken.push({ from: lazy.source.value, name: key?.name ?? "*" });
  });
  for (const { moduleRequest: it } of module.dynamicImports)
    if (!named.has(it.start)) taken.push({ from: text.slice(it.start + 1, it.end - 1), name: "*" });
  return taken
    .filter((it) => it.from.startsWith("."))
    .map(({ from, name }) => ({ from: posix.join(posix.dirname(file), from), name }));
}

/** Who calls use cases: the edges, and of the use cases those that start others, by due work or at the first start. */
const callers = ["functions/http/", "functions/demo/", "functions/usecases/work/", "functions/usecases/service/"];
const isCaller = (file: string) => callers.some((it) => file.startsWith(it)) || /^functions\/[^/]+$/.test(file);

/** What one use case takes of another though nobody calls it from outside: a helper, and its place is the store or the domain. */
export function helpersLent(texts: ReadonlyMap<string, string>): string[] {
  const taken = [...texts].flatMap(([file, text]) =>
    takenBy(file, text)
      .filter(({ from }) => from.startsWith("functions/usecases/"))
      .map((it) => ({ ...it, file })),
  );
  const called = new Set(taken.filter(({ file }) => isCaller(file)).map(({ from, name }) => `${from} ${name}`));
  return taken
    .filter(({ file, from, name }) => !isCaller(file) && (name === "*" || !called.has(`${from} ${name}`)))
    .map(({ file, from, name }) => `${file}: takes ${name} of ${from}, which is no use case by itself`);
}

/** One circle of imports for each knot there is: `a -> b -> a`. */
export function circlesIn(ties: ReadonlyMap<string, string[]>): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const follow = (file: string, way: string[]): void => {
    const met = way.indexOf(file);
    if (met >= 0) circles.push([...way.slice(met), file].join(" -> "));
    if (met >= 0 || done.has(file)) return;
    for (const next of ties.get(file) ?? []) follow(next, [...way, file]);
    done.add(file);
  };
  for (const file of ties.keys()) follow(file, []);
  return circles;
}

function importRule(room: Room, file: string, { from, typesOnly }: Import): string | undefined {
  const target = from.startsWith(".") ? posix.join(posix.dirname(file), from) : from;
  const isPackage = !from.startsWith(".");
  const fits = (pattern: string) =>
    pattern === "*"
      ? isPackage
      : target === pattern || target.startsWith(/[/:]$|\.ts$/.test(pattern) ? pattern : `${pattern}/`);
  const allowed = [...room.may, ...(typesOnly ? (room.mayKnow ?? []) : [])];
  if (allowed.some(fits) && !room.mayNot?.some(fits)) return undefined;
  if (room.mayKnow?.some(fits)) return `may import types alone from ${target}: write \`import type\``;
  return `may not import ${target}`;
}

// biome-ignore lint/suspicious/noExplicitAny: nodes of every kind of syntax; what is read of them is checked by name.
type Node = { type: string; start: number } & Record<string, any>;

const clocks: [object: string, property: string][] = [
  ["Date", "now"],
  ["Math", "random"],
  ["crypto", "randomUUID"],
  ["performance", "now"],
];

/** Time, chance and ids are arguments. */
function clockRule(node: Node): string | undefined {
  const isNamed = (it: Node | undefined, name: string) => it?.type === "Identifier" && it.name === name;
  if (node.type === "NewExpression" && isNamed(node.callee, "Date") && node.arguments.length === 0)
    return hidden("new Date()");
  if (node.type === "CallExpression" && isNamed(node.callee, "Date")) return hidden("Date()");
  if (node.type === "ImportSpecifier" && isNamed(node.imported, "randomUUID")) return hidden("randomUUID");
  if (node.type !== "MemberExpression") return undefined;
  const found = clocks.find(([object, property]) => {
    // `globalThis.crypto.randomUUID` is one as well.
    const owner = node.object.type === "MemberExpression" ? node.object.property : node.object;
    return isNamed(owner, object) && isNamed(node.property, property);
  });
  return found && hidden(found.join("."));
}

const hidden = (what: string) => `${what} is a hidden clock: time, ids and chance are arguments here`;

/** The domain never awaits. */
function waitRule(node: Node): string | undefined {
  if (node.async === true) return "an async function: the domain never waits";
  if (node.type === "AwaitExpression" || node.await === true) return "await: the domain never waits";
  if (node.type === "Identifier" && node.name === "Promise") return "Promise: the domain never waits";
  return undefined;
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const it of node) walk(it, visit);
  else if (typeof node === "object" && node !== null) {
    if ("type" in node && typeof node.type === "string") visit(node as Node);
    for (const value of Object.values(node)) walk(value, visit);
  }
}
