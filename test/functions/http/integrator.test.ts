// The description is one that an integrator can use: types made from it compile, and a program written with them runs.
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, it } from "vitest";
import { openApi } from "../../../functions/http/openapi.ts";
import { openWorld } from "../../support/world.ts";

const integrator = join(import.meta.dirname, "../../integrator");
const require = createRequire(join(integrator, "package.json"));
// Beside its packages, so that it is compiled by TypeScript 5 and not by the house's own.
const folder = await mkdtemp(join(integrator, "node_modules/.program-"));
const world = await openWorld();
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

async function typesOf(description: object): Promise<string> {
  const { default: openapiTS, astToString } = await import(pathToFileURL(require.resolve("openapi-typescript")).href);
  return astToString(await openapiTS(JSON.parse(JSON.stringify(description))));
}

/** What the compiler finds wrong, and the program in JavaScript. */
async function compile(types: string): Promise<{ errors: string[]; program: string }> {
  await writeFile(join(folder, "api.d.ts"), types);
  await cp(join(integrator, "program.ts"), join(folder, "program.ts"));
  // biome-ignore lint/suspicious/noExplicitAny: the compiler of another version than ours, whose types are not installed for us.
  const ts = require("typescript") as any;
  expect(ts.version).toMatch(/^5\./);
  const options = {
    strict: true,
    noUncheckedIndexedAccess: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: [],
    outDir: folder,
  };
  const program = ts.createProgram([join(folder, "program.ts")], options);
  const errors = ts
    .getPreEmitDiagnostics(program)
    .map((it: { messageText: unknown }) => ts.flattenDiagnosticMessageText(it.messageText, "\n"));
  program.emit();
  return { errors, program: join(folder, "program.js") };
}

it("a program against types made from the description compiles and runs", { timeout: 60_000 }, async () => {
  const { errors, program } = await compile(await typesOf(openApi()));
  expect(errors).toStrictEqual([]);
  await writeFile(program.replace(/js$/, "mjs"), await readFile(program, "utf8"));
  const { run } = await import(pathToFileURL(program.replace(/js$/, "mjs")).href);
  const said = await run((method: string, path: string, body?: unknown) =>
    world.call("grid", method, path.slice("/api/v1".length), body),
  );
  expect(said).toStrictEqual([
    "grid grid-staff",
    "201 revision 1, 1 case",
    "理发: 3 of 3 remain",
    "422 content-invalid /version",
  ]);
});

it("and does not compile any more where the API answers otherwise", { timeout: 60_000 }, async () => {
  const types = await typesOf(openApi());
  const { errors } = await compile(types.replace(/\brevision:/g, "version:").replace(/\bremaining\?:/g, "left?:"));
  expect(errors.join("\n")).toMatch(/'revision' does not exist[\s\S]*'remaining' does not exist/);
});
