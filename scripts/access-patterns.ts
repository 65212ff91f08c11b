// Writes the table of docs/access-patterns.md from functions/store/keys.ts and its callers; `--check` fails when it is stale.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = new URL("..", import.meta.url).pathname;
const page = join(root, "docs/access-patterns.md");
const begin = "<!-- patterns -->";
const end = "<!-- /patterns -->";

type Pattern = { name: string; sentence: string; condition: string; callers: string[] };

/** Every exported key or range of keys.ts with its sentence; index attributes (`…Index`) are parts of the same pattern. */
export function patterns(): Pattern[] {
  const source = readFileSync(join(root, "functions/store/keys.ts"), "utf8");
  const files = sources(join(root, "functions"));
  // Templates that several patterns share.
  const shared = new Map(
    [...source.matchAll(/^const (\w+) = \([^)]*\) =>\s*`([^`]*)`;/gm)].map(([, name = "", text = ""]) => [name, text]),
  );
  return source
    .split(/\n(?=\/\*\* )/)
    .flatMap((part) => {
      const sentence = /^\/\*\* ([\s\S]+?) \*\//.exec(part)?.[1] ?? "";
      return [...part.matchAll(/export const (\w+) = \([^)]*\)(?:: (?:Key|Range))? =>\s*([\s\S]*?);(?=\n|$)/g)].map(
        ([, name = "", body = ""]) => ({ sentence, name, body }),
      );
    })
    .filter((it) => !it.name.endsWith("Index"))
    .map(({ sentence, name, body }) => ({
      name,
      sentence,
      condition: conditionOf(body, shared),
      callers: files.filter((it) => calls(it, name)).map((it) => it.path),
    }));
}

/** A caller names the pattern as `keys.name`, or imports it from keys.ts. */
const calls = ({ path, text }: { path: string; text: string }, name: string): boolean =>
  !path.endsWith("/keys.ts") &&
  (text.includes(`keys.${name}(`) ||
    text.includes(`keys.${name})`) ||
    [...text.matchAll(/import \{([^}]*)\} from "[^"]*\/keys\.ts"/g)].some(([, names = ""]) =>
      names
        .split(",")
        .map((it) => it.trim())
        .includes(name),
    ));

/** `SUBMISSION#{id}` · `A`: the template with its arguments in braces. */
function conditionOf(body: string, shared: ReadonlyMap<string, string>): string {
  const template = (name: string) => {
    const match = new RegExp(`\\b${name}:\\s*(?:\`([^\`]*)\`|"([^"]*)"|(\\w+))`).exec(body);
    return match
      ? (match[1] ?? match[2] ?? shared.get(match[3] ?? "") ?? `{${match[3]}}`).replace(
          /\$\{([^}]*)\}/g,
          (_, inner: string) => `{${inner.replace(/\s*\?.*$/, "").replace(/(?:number|draftNumber)\((\w+)\)/, "$1")}}`,
        )
      : undefined;
  };
  const index = /index: "(\w+)"/.exec(body)?.[1];
  const parts = [index && `${index}:`, `pk = \`${template("pk")}\``];
  if (template("sk")) parts.push(`sk = \`${template("sk")}\``);
  if (/beginsWith/.test(body)) parts.push(`sk begins with \`${template("beginsWith")}\``);
  if (/\bfrom\b/.test(body)) parts.push("sk from … to …");
  else if (/\bto: now/.test(body)) parts.push("sk ≤ `{now}`");
  if (/descending/.test(body)) parts.push("newest first");
  return parts.filter(Boolean).join(" ");
}

function sources(folder: string): { path: string; text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile() && it.name.endsWith(".ts"))
    .map((it) => join(it.parentPath, it.name))
    .sort()
    .map((path) => ({ path: path.slice(root.length), text: readFileSync(path, "utf8") }));
}

const row = ({ name, sentence, condition, callers }: Pattern) =>
  `| \`${name}\` | ${sentence} | ${condition} | ${callers.map((it) => it.replace(/^functions\//, "")).join(", ")} |`;

/** The whole page with its table as the code stands. */
export function pageNow(): string {
  const text = readFileSync(page, "utf8");
  const table = [
    "| pattern | answers | key condition | callers in functions/ |",
    "|---|---|---|---|",
    ...patterns().map(row),
  ].join("\n");
  return `${text.slice(0, text.indexOf(begin) + begin.length)}\n${table}\n${text.slice(text.indexOf(end))}`;
}

if (import.meta.main) {
  if (process.argv.includes("--check")) process.exitCode = pageNow() === readFileSync(page, "utf8") ? 0 : 1;
  else writeFileSync(page, pageNow());
}
