// Definitions are looked at in a thread of its own: what it is told, what it may take, and what it never reads.
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { catalogForms } from "../../../forms/catalog/catalog.ts";
import type { FormDefinition } from "../../../forms/definition/definition.ts";
import { openExaminer } from "../../../functions/adapters/definitions/examiner.ts";
import { ownPatterns, provedQuick } from "../../../functions/adapters/definitions/slow-patterns.ts";
import { answerTypes } from "../../../functions/adapters/definitions/types.ts";
import { formHeadItem, formVersionItem } from "../../../functions/store/items.ts";
import { definitionOf, versionOf } from "../../support/small-forms.ts";
import { openWorld, type World } from "../../support/world.ts";

const form = definitionOf({ note: { type: "text" } });
const examine = openExaminer();
/** A thread that does what is written instead of examining. */
const thread = (code: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from "node:worker_threads";
      const good = (id) => parentPort.postMessage({ id, found: { problems: [] } });
      parentPort.on("message", ({ id, of }) => { if (of === "prepare") good(id); else { ${code} } });
      good(0);`)}`,
  );
const codes = ({ problems }: { problems: { code: string }[] }) => problems.map((it) => it.code);

describe("a definition", () => {
  it("is found good, with its types, or wrong at its places", async () => {
    const { bounded, ...found } = await examine({ definition: form });
    expect(found).toStrictEqual({ problems: [] });
    expect(bounded?.bounds.map((it) => [it.field, it.limit])).toStrictEqual([["note", 500]]);
    const { problems, types } = await examine({ definition: form, types: "// mine" });
    expect(problems).toStrictEqual([]);
    expect(types).toMatch(/^\/\/ mine\n+export interface SmallFormAnswers \{\n/);
    const wrong = definitionOf({ note: { type: "text", schema: { pattern: "(a+)+$" } } });
    expect(await examine({ definition: wrong, types: "// none" })).toStrictEqual({
      problems: [expect.objectContaining({ pointer: "/schema/properties/note/pattern", code: "pattern" })],
    });
    expect(codes(await examine({ definition: wrong, hurried: true }))).toStrictEqual([]);
  });

  it("that takes too long is told so, and the next one is looked at", async () => {
    const examine = openExaminer(thread(`if (of.definition.id === "slow") for (;;); good(id);`));
    const [slow, quick] = await Promise.all([
      examine({ definition: { ...form, id: "slow" } }),
      examine({ definition: form }),
    ]);
    expect(codes(slow)).toStrictEqual(["too-slow"]);
    expect(codes(quick)).toStrictEqual([]);
  });

  it("that takes too much memory is told so, and the next one is looked at", async () => {
    const examine = openExaminer(
      thread(`const all = []; if (of.definition.id === "large") for (;;) all.push(new Array(1e5).fill(all.length));
        good(id);`),
    );
    expect(codes(await examine({ definition: { ...form, id: "large" } }))).toStrictEqual(["too-large"]);
    expect(codes(await examine({ definition: form }))).toStrictEqual([]);
  });

  it("that finds a bug in the examination is not said to be good", async () => {
    const examine = openExaminer(thread(`parentPort.postMessage({ id, failed: "a bug" });`));
    await expect(examine({ definition: form })).rejects.toThrow("a bug");
    for (const bug of ["process.exit(1)", `throw new Error("a bug")`, `Promise.reject(new Error("a bug"))`]) {
      const examine = openExaminer(thread(`if (of.definition.id === "small-form") ${bug}; else good(id);`));
      await expect(examine({ definition: form }), bug).rejects.toThrow();
      expect(codes(await examine({ definition: { ...form, id: "next" } }))).toStrictEqual([]);
    }
  });

  it("of the product is found good by a thread that has just begun, its patterns proved", async () => {
    expect(ownPatterns().filter((it) => !provedQuick(it, 20_000))).toStrictEqual([]);
    expect(ownPatterns().length).toBeGreaterThan(1);
    const examine = openExaminer();
    for (const pack of catalogForms()) {
      const { problems, types } = await examine({ definition: pack, types: "// all" });
      expect(problems, pack.id).toStrictEqual([]);
      expect(types).toMatch(/^\/\/ all/);
    }
    const photos = definitionOf(
      Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`p${n}`, { type: "photo" as const }])),
    );
    expect(codes(await examine({ definition: photos, types: "// all" }))).toStrictEqual([]);
  });
});

describe("the types of a form", () => {
  let world: World;
  const read: string[] = [];
  const server = createServer((request, response) => {
    read.push(String(request.url));
    response.end(JSON.stringify({ const: "read-from-the-network" }));
  });
  let secrets: unknown[];
  beforeAll(async () => {
    world = await openWorld();
    const file = join(world.folder, "secret.json");
    await writeFile(file, JSON.stringify({ const: "read-from-the-disk" }));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret.json`;
    secrets = [{ $ref: file }, { $ref: `file://${file}` }, { $ref: address }];
  });
  afterAll(async () => {
    server.close();
    await world.close();
  });

  const places: [where: string, node: (secret: unknown) => object][] = [
    ["enum", (secret) => ({ enum: [secret] })],
    ["const", (secret) => ({ const: secret })],
    ["default", (secret) => ({ default: secret })],
    ["examples", (secret) => ({ examples: [secret] })],
    ["an unknown keyword", (secret) => ({ "x-more": secret })],
    ["the node itself", (secret) => secret as object],
    ["allOf", (secret) => ({ allOf: [secret] })],
    ["items", (secret) => ({ type: "array", items: secret })],
    ["definitions", (secret) => ({ definitions: { a: secret } })],
    ["extends, a word of the generator's own", (secret) => ({ extends: secret })],
  ];
  const withNode = (id: string, node: object): FormDefinition => {
    const definition = structuredClone(form) as FormDefinition;
    Object.assign(definition.schema.properties.note as object, node);
    return { ...definition, id };
  };

  it.each(places)("never hold what a reference in %s names, and no such form is published", async (where, node) => {
    const id = `hostile-${where
      .replace(/[^a-z]/gi, "")
      .toLowerCase()
      .slice(0, 20)}`;
    for (const [at, secret] of secrets.entries()) {
      const name = `${id}-${at}`;
      expect(await answerTypes(withNode(name, node(secret)), "// by itself")).not.toMatch(/read-from/);
      // As an earlier Gridform would have published it.
      const version = versionOf(withNode(name, node(secret)));
      await world.deps.table.commit([
        { kind: "put", item: formVersionItem(version) },
        { kind: "put", item: formHeadItem({ id: name, live: 1, title: version.title }, 1) },
      ]);
      const { status, body } = await world.call("administrator", "GET", `/forms/${name}/types.d.ts`);
      expect(status, where).toBe(200);
      expect(JSON.stringify(body)).not.toMatch(/read-from/);
      const kept = await world.call(
        "administrator",
        "PUT",
        `/forms/${name}x/draft`,
        withNode(`${name}x`, node(secret)),
      );
      expect(kept.status).toBe(200);
      expect(kept.body.problems.length, where).toBeGreaterThan(0);
      const agreed = await world.approve(`${name}x`);
      const published = await world.call("administrator", "POST", `/forms/${name}x/publish`, agreed);
      expect(published.body.code).toBe("publish-refused");
    }
    expect(read).toStrictEqual([]);
  });
});
