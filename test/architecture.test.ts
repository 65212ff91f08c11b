// The rules of the house: who imports whom, no hidden clock, no waiting in the domain, and every file says what it is for.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { circlesIn, helpersLent, inspect, tiesOf } from "./architecture/inspect.ts";
import { house, words } from "./architecture/rooms.ts";

const files = house.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts")),
);

describe("the house", () => {
  it("is inspected whole", () => {
    expect(files.length > 100, `${files.length} files`).toBe(true);
    for (const folder of house)
      expect(
        files.some((file) => file.startsWith(`${folder}/`)),
        folder,
      ).toBe(true);
  });

  it("keeps its rules", () => {
    const wrong = files.flatMap((file) => inspect(file, readFileSync(file, "utf8")));
    expect(wrong.length, `\n${wrong.join("\n")}\n`).toBe(0);
  });

  it("is drawn in docs/architecture.md, every folder with its sentence", () => {
    const page = readFileSync("docs/architecture.md", "utf8");
    const tree = /<!-- tree -->([\s\S]*)<!-- \/tree -->/.exec(page)?.[1] ?? "";
    const drawn = [...tree.matchAll(/^\| `([^`]+)` \| \S/gm)].flatMap(([, folder = ""]) =>
      folder.endsWith("<word>") ? words.map((word) => folder.replace("<word>", word)) : [folder],
    );
    const folders = [...house, "scripts", "bench", "test"].flatMap((room) => [
      room,
      ...readdirSync(room, { withFileTypes: true })
        .filter((it) => it.isDirectory())
        .map((it) => join(room, it.name)),
    ]);
    // A folder that holds folders alone needs no sentence of its own, and what is inside tests mirrors the rest.
    const held = folders.filter((folder) => folder !== "forms" && !/^(test|scripts|bench)\//.test(folder));
    expect(held.filter((folder) => !drawn.includes(folder))).toStrictEqual([]);
    const gone = drawn.filter((folder) => !folders.includes(folder) && !words.some((word) => folder === `web/${word}`));
    expect(gone).toStrictEqual([]);
  });

  it("is mirrored by its tests, folder by folder", () => {
    const foldersIn = (room: string) =>
      readdirSync(room, { withFileTypes: true }).flatMap((it) => (it.isDirectory() ? [it.name] : []));
    // Use cases are tested under their word; the harness is the page on which the client's parts are tried.
    const besides: Record<string, readonly string[]> = { functions: words, web: ["harness"] };
    const strange = ["core", "forms", "reports", "functions", "web"].flatMap((room) => {
      const known = [...foldersIn(room), ...(besides[room] ?? [])];
      return foldersIn(`test/${room}`)
        .filter((folder) => !known.includes(folder))
        .map((folder) => `test/${room}/${folder}`);
    });
    expect(strange).toStrictEqual([]);
  });

  it("has no circle of imports, types and lazy ones included", () => {
    const ties = new Map(files.map((file) => [file, tiesOf(file, readFileSync(file, "utf8"))]));
    expect(circlesIn(ties)).toStrictEqual([]);
  });

  it("says how files are named in one place", () => {
    const saying = files.filter((file) => readFileSync(file, "utf8").includes("[0-9a-f]{64}"));
    expect(saying).toStrictEqual(["core/file-name.ts"]);
  });

  it("lends no helper from one use case to another", () => {
    expect(helpersLent(new Map(files.map((file) => [file, readFileSync(file, "utf8")])))).toStrictEqual([]);
  });
});

describe("the inspection", () => {
  const purpose = "// For the test.\n";
  const refuses = (file: string, code: string, finding: RegExp) =>
    expect(inspect(file, purpose + code).join("\n")).toMatch(finding);
  const accepts = (file: string, code: string) => expect(inspect(file, purpose + code)).toStrictEqual([]);

  it("refuses an import from a higher floor, however it is written", () => {
    refuses(
      "core/time.ts",
      `import { decide } from "../forms/decide/decide.ts";`,
      /^core\/time\.ts:2: may not import forms\/decide\/decide\.ts$/,
    );
    refuses("core/time.ts", `import type { Form } from "../forms/definition/definition.ts";`, /may not import/);
    refuses("core/time.ts", `export { decide } from "../forms/decide/decide.ts";`, /may not import/);
    refuses("core/time.ts", `export * from "../forms/decide/decide.ts";`, /may not import/);
    refuses(
      "functions/usecases/submissions/submit.ts",
      `const table = () => import("../adapters/sqlite/table.ts");`,
      /may not import/,
    );
    accepts("forms/decide/decide.ts", `import { later } from "../core/time.ts";`);
  });

  it("keeps packages where they belong", () => {
    refuses("forms/decide/decide.ts", `import fs from "node:fs";`, /may not import node:fs/);
    refuses("core/time.ts", `import * as zodiac from "zodiac";`, /may not import zodiac/);
    refuses(
      "functions/usecases/submissions/submit.ts",
      `import { S3Client } from "@aws-sdk/client-s3";`,
      /may not import/,
    );
    refuses("functions/api.ts", `import { Stack } from "aws-cdk-lib";`, /may not import aws-cdk-lib/);
    refuses("infra/app.ts", `import { makeApp } from "../functions/http/app.ts";`, /may not import/);
    refuses(
      "web/app/app.tsx",
      `import { printPage } from "../../functions/adapters/chromium/page.ts";`,
      /may not import/,
    );
    accepts("functions/adapters/s3/files.ts", `import { S3Client } from "@aws-sdk/client-s3";`);
  });

  it("lets a room know types that it may not run", () => {
    accepts(
      "functions/http/app.ts",
      `import type { Table } from "../ports.ts";\nimport { type Key } from "../ports.ts";`,
    );
    refuses("functions/http/app.ts", `import { indexKeys } from "../ports.ts";`, /import type/);
  });

  it("finds a hidden clock, and none in words or in a date that is given", () => {
    refuses("core/time.ts", "export const a = () => new Date();", /core\/time\.ts:2: new Date\(\) is a hidden clock/);
    refuses(
      "forms/decide/decide.ts",
      "\n\nexport const a = () => Date.now();",
      /forms\/decide\/decide\.ts:4: Date\.now/,
    );
    refuses("functions/usecases/submissions/submit.ts", "export const a = Math.random;", /Math\.random/);
    refuses("functions/http/app.ts", "export const a = () => globalThis.crypto.randomUUID();", /crypto\.randomUUID/);
    refuses("functions/http/app.ts", `import { randomUUID } from "node:crypto";`, /randomUUID is a hidden clock/);
    refuses("web/app/app.tsx", "export const a = () => <p>{Date.now()}</p>;", /Date\.now/);
    accepts(
      "core/time.ts",
      "/* new Date() */ export const a = (m: number) => [new Date(m), 'Date.now() and Math.random()'];",
    );
    accepts("web/app/main.tsx", "export const now = () => Date.now();");
    accepts("functions/adapters/system/system.ts", "export const now = () => new Date();");
  });

  it("finds waiting in the domain, and lets the printing wait", () => {
    refuses("core/time.ts", "export async function a() {}", /async/);
    refuses("forms/decide/decide.ts", "export const a = async () => 1;", /async/);
    refuses("forms/decide/decide.ts", "export type A = Promise<string>;", /Promise/);
    refuses("reports/figures/figures.ts", "for await (const a of b) c(a);", /await/);
    accepts("functions/adapters/chromium/page.ts", "export const a = async () => { await b(); };");
  });

  it("wants the first line to say what a file is for", () => {
    expect(inspect("core/time.ts", "export const a = 1;\n").join()).toMatch(/core\/time\.ts:1: the first line/);
    expect(inspect("core/time.ts", "\n// Late.\n").join()).toMatch(/the first line/);
  });

  it("tells of a file that does not parse instead of passing it by", () => {
    refuses("core/time.ts", "export const = ;", /does not parse/);
  });

  it("tells of a file that stands in no room", () => {
    refuses("utils/misc.ts", "export const a = 1;", /stands in no room/);
  });

  it("finds a circle, through types and through a lazy import", () => {
    const ties = (texts: Record<string, string>) =>
      circlesIn(new Map(Object.entries(texts).map(([file, text]) => [file, tiesOf(file, text)])));
    const back = `import type { A } from "./a.ts";`;
    expect(ties({ "core/a.ts": `import { b } from "./b.ts";`, "core/b.ts": back })).toStrictEqual([
      "core/a.ts -> core/b.ts -> core/a.ts",
    ]);
    expect(
      ties({ "core/a.ts": `export * from "./b.ts";`, "core/b.ts": `import "./c.ts";`, "core/c.ts": back }),
    ).toHaveLength(1);
    expect(ties({ "core/a.ts": `const b = () => import("./b.ts");`, "core/b.ts": back })).toHaveLength(1);
    expect(ties({ "core/a.ts": `import { b } from "./b.ts";`, "core/b.ts": `import "./c.ts";` })).toStrictEqual([]);
  });

  it("tells a helper that is lent from a use case that is called", () => {
    const cases = "functions/usecases/cases";
    const lent = (borrowed: string, called = "") =>
      helpersLent(
        new Map([
          [`${cases}/get-case.ts`, borrowed],
          ["functions/http/endpoints/cases.ts", called],
        ]),
      );
    const call = `import { listCases } from "../../usecases/cases/list-cases.ts";`;
    expect(lent(`import { listCases, type CaseQuery } from "./list-cases.ts";`, call)).toStrictEqual([]);
    expect(lent(`import { fits, listCases } from "./list-cases.ts";`, call)).toStrictEqual([
      `${cases}/get-case.ts: takes fits of ${cases}/list-cases.ts, which is no use case by itself`,
    ]);
    expect(lent(`import * as list from "./list-cases.ts";`, call)).toHaveLength(1);
    expect(lent(`const list = () => import("./list-cases.ts");`, call)).toHaveLength(1);
    expect(lent(`const { fits } = await import("./list-cases.ts");`, call)).toHaveLength(1);
  });
});
