// HEAD, ETag and 304; faults of our own; and that no answer's shape is a hole.
import { afterAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { answers, examples } from "../../../api/answers.ts";
import { routeList } from "../../../api/routes.ts";
import { definitionOf } from "../../support/small-forms.ts";
import { community, nextGrid, offer, openWorld, uuid, visit } from "../../support/world.ts";

const world = await openWorld();
afterAll(() => world.close());

describe("what has a tag", () => {
  it("is not sent again to who has it", async () => {
    const first = await world.call("grid", "GET", "/forms/gas-check");
    expect(first.headers.etag).toBe('"1"');
    for (const held of ['"1"', 'W/"1"', '"0", "1"', "*"]) {
      const again = await world.call("grid", "GET", "/forms/gas-check", undefined, {
        headers: { "if-none-match": held },
      });
      expect([again.status, again.body, again.headers.etag], held).toStrictEqual([304, "", '"1"']);
    }
    const other = await world.call("grid", "GET", "/forms/gas-check", undefined, {
      headers: { "if-none-match": '"2"' },
    });
    expect(other.status).toBe(200);
  });

  it("has the description too", async () => {
    const first = await world.call(undefined, "GET", "/openapi.json");
    expect(first.headers.etag).toMatch(/^"[0-9a-f]{32}"$/);
    const headers = { "if-none-match": String(first.headers.etag) };
    expect((await world.call(undefined, "GET", "/openapi.json", undefined, { headers })).status).toBe(304);
  });
});

describe("a tag that is held", () => {
  it("of a case fits no more when its balance changed, though no step was taken", async () => {
    const sent = await world.send("cadre", "resource", offer(5), { unit: community });
    const path = `/cases/${sent.receipt.id}`;
    const before = await world.call("cadre", "GET", path);
    const claim = await world.call("cadre", "POST", `/offers/${sent.receipt.id}/claims`, { quantity: 2 });
    expect(claim.status).toBe(201);
    const headers = { "if-none-match": String(before.headers.etag) };
    const after = await world.call("cadre", "GET", path, undefined, { headers });
    expect([before.body.remaining, after.status, after.body.remaining]).toStrictEqual([5, 200, 3]);
    const held = { headers: { "if-none-match": String(after.headers.etag) } };
    expect((await world.call("cadre", "GET", path, undefined, held)).status).toBe(304);
  });

  it("of a unit that nobody changed since it was loaded is the one that a change wants", async () => {
    const path = `/units/${nextGrid}`;
    const { headers } = await world.call("administrator", "GET", path);
    const put = (tag: string, zh: string) =>
      world.call("administrator", "PUT", path, { title: { zh } }, { headers: { "if-match": tag } });
    expect((await put(String(headers.etag), "改名")).status).toBe(200);
    expect((await put(String(headers.etag), "又改")).status, "somebody was faster").toBe(412);
  });

  it("of a draft that was published fits none of the form's later drafts", async () => {
    const form = definitionOf({ note: { type: "text" } }, { id: "tagged" });
    const keep = (tag?: string) =>
      world.call("administrator", "PUT", "/forms/tagged/draft", form, { headers: tag ? { "if-match": tag } : {} });
    const first = String((await keep()).headers.etag);
    const approved = await world.approve("tagged");
    expect((await world.call("administrator", "POST", "/forms/tagged/publish", approved)).status).toBe(201);
    const second = String((await keep()).headers.etag);
    expect(second).not.toBe(first);
    expect((await keep(first)).status).toBe(412);
    expect((await keep(second)).status).toBe(200);
  });
});

describe("HEAD", () => {
  it("answers as GET does, without the body", async () => {
    for (const path of ["/me", "/forms/gas-check", "/openapi.json", "/units?parent=371602"]) {
      const got = await world.call("grid", "GET", path);
      const { status, headers, body } = await world.call("grid", "HEAD", path);
      expect([status, body, headers["content-type"], headers.etag], path).toStrictEqual([
        200,
        "",
        got.headers["content-type"],
        got.headers.etag,
      ]);
    }
    expect((await world.call("grid", "HEAD", "/forms/none")).status).toBe(404);
    expect((await world.call("grid", "HEAD", "/submissions/none")).status).toBe(404);
  });
});

describe("a fault of our own", () => {
  it("is a 500 that the operator hears of, though a schema told it", async () => {
    const before = world.errors.length;
    // Something in the store that a schema refuses on the way out.
    const { deps } = world;
    const broken = { ...deps, table: { ...deps.table, get: async () => void z.string().parse(5) } };
    const { makeApp } = await import("../../../functions/http/app.ts");
    const { caller } = await import("../../support/call.ts");
    const log = { info: () => {}, error: (...told: unknown[]) => void world.errors.push(told) } as never;
    const call = caller(makeApp({ ...broken, table: broken.table as never }, log), world.token);
    const health = await call(undefined, "GET", "/health");
    expect([health.status, health.body.code]).toStrictEqual([500, "internal-error"]);
    expect(world.errors.length).toBe(before + 1);
  });

  it("in a queue of submissions is a 500 for that one alone", async () => {
    const { pushQueue } = await import("../../../functions/usecases/sync/push-queue.ts");
    const { deps } = world;
    const checking = async () => {
      z.string().parse(5);
      return deps.checking();
    };
    const told: unknown[] = [];
    const submission = world.submission("household-visit", visit(), { id: uuid(0x77), subject: "hou_0001" });
    const queue = [submission, { id: uuid(0x78) }];
    const results = await pushQueue({ ...deps, checking }, world.actor("grid"), queue, "zh", (bug) => told.push(bug));
    expect(results.map((it) => [it.status, it.problem?.code])).toStrictEqual([
      [500, "internal-error"],
      [422, "content-invalid"],
    ]);
    expect(told).toHaveLength(1);
  });
});

describe("what the API takes", () => {
  it("is strict in every query: what is misspelt on any route is refused by its name", async () => {
    for (const { name, method, path } of routeList.filter((it) => it.method === "GET")) {
      const address = path
        .slice("/api/v1".length)
        .replace(/\{(\w+)\}/g, (_, part: string) => examples[name]?.at?.[part] ?? part);
      const { status, body } = await world.call("administrator", method, `${address}?misspelt=1`);
      expect([status, body.errors?.map((it: { pointer: string }) => it.pointer)], name).toStrictEqual([
        400,
        expect.arrayContaining(["/query/misspelt"]),
      ]);
    }
  });

  it("is shown by an example that it takes, on every route with a body, a query or a name in its address", () => {
    for (const { name, method, params, query, body } of routeList) {
      const { at, example } = examples[name] ?? {};
      if (params) expect(params.safeParse(at).error?.issues, name).toBe(undefined);
      if (body) expect(body.safeParse(example).error?.issues, name).toBe(undefined);
      if (method === "GET" && query) expect(query.safeParse(example).error?.issues, name).toBe(undefined);
    }
  });
});

describe("what the API promises", () => {
  /** Shapes that hold free JSON because the product does: answers and facts by a form's own schema, and JSON Schemas. */
  const free = /^(answers|value|schema|properties|facts|problem)$/;

  it("has no hole: no answer is any, unknown or a loose object but where free JSON is meant", () => {
    const holes: string[] = [];
    const look = (shape: z.core.$ZodType, at: string[]): void => {
      const { def } = shape._zod as unknown as { def: { type: string } & Record<string, unknown> };
      if (free.test(at.at(-1) ?? "")) return;
      if (["any", "unknown"].includes(def.type)) holes.push(at.join("."));
      if (def.type === "object" && def.catchall && def.catchall !== undefined) {
        const catchall = (def.catchall as z.core.$ZodType)._zod.def.type;
        if (catchall !== "never") holes.push(`${at.join(".")} is loose`);
      }
      if (def.type === "object")
        for (const [name, inner] of Object.entries(def.shape as Record<string, z.core.$ZodType>))
          look(inner, [...at, name]);
      for (const inner of [def.element, def.innerType, def.valueType, def.in].filter(Boolean))
        look(inner as never, [...at, "*"]);
      for (const inner of (def.options ?? []) as z.core.$ZodType[]) look(inner, [...at, "|"]);
    };
    for (const [name, answered] of Object.entries(answers)) {
      for (const [status, shape] of Object.entries(answered)) {
        const json = "media" in shape ? shape.json : shape;
        if (json) look(json, [name, status]);
      }
    }
    expect(holes).toStrictEqual([]);
  });
});
