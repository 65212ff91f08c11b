// How the API answers: in the reader's language, with a number to ask about, and with tags that guard against overwriting.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ProblemCode, problems } from "../../../core/problem.ts";
import { localContext } from "../../../functions/adapters/web/local-context.ts";
import { makeApp } from "../../../functions/http/app.ts";
import { apiEvent, caller } from "../../support/call.ts";
import { definitionOf } from "../../support/small-forms.ts";
import { community, grid, offer, openWorld, uuid, visit, type World } from "../../support/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("a problem", () => {
  it("speaks Chinese, or English to those who ask for it first", async () => {
    const title = async (language: string | undefined) =>
      (
        await world.call("grid", "GET", "/forms/none", undefined, {
          headers: language === undefined ? {} : { "accept-language": language },
        })
      ).body.title;
    for (const language of [undefined, "", "zh", "zh-CN,en;q=0.9", "fr, en;q=0.9", "enx", "*"])
      expect(await title(language), language).toBe("没有找到");
    for (const language of ["en", "en-GB", "EN", "en, zh;q=0.5"])
      expect(await title(language), language).toBe("Not found");
  });

  it("tells what is wrong with a field in the same language", async () => {
    const wrong = world.submission("household-visit", { ...visit(), residence: "castle" }, { subject: "hou_0001" });
    for (const [language, message] of [
      ["zh", /选项/],
      ["en", /choice|option|one of|listed/i],
    ] as const) {
      const { body } = await world.call("grid", "POST", "/submissions", wrong, {
        headers: { "accept-language": language },
      });
      expect([body.code, body.errors[0].pointer]).toStrictEqual(["answers-invalid", "/residence"]);
      expect(body.errors[0].message).toMatch(message);
    }
  });

  it("has the shape of RFC 9457, says where it happened, and is kept by nobody", async () => {
    const { status, headers, body } = await world.call("grid", "GET", "/cases/none?unit=x");
    expect([status, body.status, body.type, body.code, body.instance]).toStrictEqual([
      404,
      404,
      "/problems/not-found",
      "not-found",
      "/api/v1/cases/none",
    ]);
    expect(headers["content-type"]).toBe("application/problem+json; charset=utf-8");
    expect(headers["cache-control"]).toBe("no-store");
  });

  it("has a title in both languages and the status of a failure, whatever it is", () => {
    for (const [code, { status, title }] of Object.entries(problems) as [
      ProblemCode,
      (typeof problems)[ProblemCode],
    ][]) {
      expect.assert(title.zh && title.en && status >= 400 && status < 600, code);
    }
  });

  it("of ours tells nobody what went wrong, but the log does, without what people answered", async () => {
    const told: unknown[][] = [];
    const log = { info: () => {}, error: (...words: unknown[]) => void told.push(words) } as never;
    const table = {
      ...world.deps.table,
      get: async () => {
        throw new Error("secret of the store");
      },
    };
    const call = caller(makeApp({ ...world.deps, table: table as never }, log), world.token);
    const answer = await call(
      "leader",
      "POST",
      "/submissions",
      world.submission("household-visit", visit(), { subject: "hou_0001" }),
    );
    expect([answer.status, answer.body.code]).toStrictEqual([500, "internal-error"]);
    expect(JSON.stringify(answer).includes("secret")).toBe(false);
    expect(told.length).toBe(1);
    const logged = JSON.stringify(told, (_, value) => (value instanceof Error ? value.message : value));
    expect(logged).toMatch(/secret of the store/);
    expect(logged.includes(String(answer.headers["x-request-id"]))).toBe(true);
    expect(logged.includes("371602195803120018")).toBe(false);
  });

  it("of a request that would outlast its function is told and logged in time", async () => {
    const told: unknown[] = [];
    const log = { info: () => {}, error: (...words: unknown[]) => void told.push(words) } as never;
    const table = { ...world.deps.table, get: () => new Promise(() => {}) };
    const app = makeApp({ ...world.deps, table: table as never }, log);
    const context = { ...localContext("slow"), getRemainingTimeInMillis: () => 600 };
    const { statusCode, body } = await app(apiEvent("GET", "/api/v1/health", {}, undefined), context);
    expect([statusCode, JSON.parse(body as string).code, told.length]).toStrictEqual([500, "internal-error", 1]);
  });

  it("of a busy store asks to come again", async () => {
    const { problem } = await import("../../../core/problem.ts");
    const table = {
      ...world.deps.table,
      get: async () => {
        throw problem("too-busy");
      },
    };
    const call = caller(
      makeApp({ ...world.deps, table: table as never }, { info: () => {}, error: () => {} } as never),
      world.token,
    );
    const answer = await call(undefined, "GET", "/health");
    expect([answer.status, answer.headers["retry-after"]]).toStrictEqual([503, "1"]);
  });
});

describe("every answer", () => {
  it("carries the request's number, good or bad", async () => {
    const numbers = new Set<string>();
    for (const [by, path] of [
      ["grid", "/me"],
      [undefined, "/me"],
      ["grid", "/none"],
      [undefined, "/health"],
      ["grid", "/forms/gas-check/types.d.ts"],
    ] as const) {
      const id = (await world.call(by, "GET", path)).headers["x-request-id"];
      expect.assert(id, path);
      numbers.add(id);
    }
    expect(numbers.size).toBe(5);
  });

  it("is kept by nobody, but for what never changes", async () => {
    expect((await world.call("grid", "GET", "/me")).headers["cache-control"]).toBe("no-store");
    expect(String((await world.call("grid", "GET", "/forms/gas-check/versions/1")).headers["cache-control"])).toMatch(
      /immutable/,
    );
    expect(
      (await world.call("cadre", "POST", "/subjects/hou_0001/reveal", { reason: "核对身份" })).headers["cache-control"],
    ).toBe("no-store");
  });
});

describe("a submission over HTTP", () => {
  it("is created once, and says where it is", async () => {
    const submission = world.submission("household-visit", visit(), { id: uuid(0xdd0001), subject: "hou_0001" });
    const first = await world.call("grid", "POST", "/submissions", submission);
    expect([first.status, first.headers.location]).toStrictEqual([201, `/api/v1/submissions/${uuid(0xdd0001)}`]);
    const again = await world.call("grid", "POST", "/submissions", submission);
    expect([again.status, again.body, again.headers.location]).toStrictEqual([200, first.body, undefined]);
    const other = await world.call("grid", "POST", "/submissions", {
      ...submission,
      answers: visit({ residence: "rented" }),
    });
    expect([other.status, other.body.code]).toStrictEqual([409, "submission-id-reused"]);
    const fromOther = await world.call("next-grid", "POST", "/submissions", submission);
    expect([fromOther.status, fromOther.body.code]).toStrictEqual([409, "submission-id-reused"]);
  });

  it("is corrected under the tag it was read with", async () => {
    const original = world.submission("household-visit", visit(), { id: uuid(0xdd0003), subject: "hou_0001" });
    await world.call("grid", "POST", "/submissions", original);
    const path = `/submissions/${original.id}`;
    const read = await world.call("grid", "GET", path);
    expect(read.headers.etag).toBe('"1"');
    const corrected = { ...original, answers: visit({ residence: "rented" }) };
    const put = (tag: string, body: object = corrected) =>
      world.call("grid", "PUT", path, body, { headers: { "if-match": tag } });
    expect((await put('"7"')).status).toBe(412);
    expect((await put("nonsense")).status).toBe(412);
    const done = await put('"1"');
    expect([done.status, done.headers.etag]).toStrictEqual([200, '"2"']);
    expect((await put('"1"', { ...corrected, answers: visit({ residence: "temporary" }) })).status).toBe(412);
    expect((await put('W/"2"', { ...corrected, answers: visit({ residence: "temporary" }) })).status).toBe(200);
    expect((await put("*", { ...corrected, answers: visit({ residence: "owned" }) })).status).toBe(200);
  });

  it("comes in a queue with an answer for each", async () => {
    const one = world.submission("household-visit", visit(), { id: uuid(0xdd0002), subject: "hou_0001" });
    const { status, body } = await world.call("grid", "POST", "/sync", { submissions: [one, { id: "x" }, one] });
    expect(status).toBe(200);
    expect(body.results.map((it: { status: number }) => it.status)).toStrictEqual([201, 422, 200]);
    expect((await world.call("grid", "POST", "/sync", { submissions: Array(26).fill(one) })).status).toBe(422);
  });
});

describe("tags", () => {
  it("guard drafts, units, people and their posts", async () => {
    const stale = { headers: { "if-match": '"1"' } };
    const changes: [string, () => unknown][] = [
      ["/forms/tagged/draft", () => definitionOf({ note: { type: "text" } }, { id: "tagged" })],
      ["/units/371602001001G55", () => ({ title: { zh: "五十五" } })],
      ["/people/tagged", () => ({ name: "标" })],
    ];
    for (const [path, body] of changes) {
      expect((await world.call("administrator", "PUT", path, body())).status < 300, path).toBe(true);
      const second = await world.call("administrator", "PUT", path, body(), stale);
      expect([second.status, second.headers.etag], path).toStrictEqual([200, '"2"']);
      const third = await world.call("administrator", "PUT", path, body(), stale);
      expect([third.status, third.body.code], path).toStrictEqual([412, "precondition-failed"]);
    }
    expect((await world.call("administrator", "PUT", "/people/tagged/posts", { posts: [] }, stale)).status).toBe(412);
  });
});

describe("a claim over HTTP", () => {
  it("is created, told again, or refused with what remains", async () => {
    const { receipt } = await world.send("cadre", "resource", offer(3), { unit: community });
    const path = `/offers/${receipt.id}/claims`;
    const first = await world.call("cadre", "POST", path, { id: uuid(0xdd0010), quantity: 2 });
    expect([first.status, first.body.remaining, first.headers.location]).toStrictEqual([
      201,
      1,
      `/api/v1/cases/${uuid(0xdd0010)}`,
    ]);
    const again = await world.call("cadre", "POST", path, { id: uuid(0xdd0010), quantity: 2 });
    expect([again.status, again.body.project]).toStrictEqual([200, first.body.project]);
    const more = await world.call("cadre", "POST", path, { quantity: 2 });
    expect([more.status, more.body.code, more.body.remaining]).toStrictEqual([409, "balance-insufficient", 1]);
    const rest = await world.call("cadre", "POST", path, { quantity: 1 });
    expect([rest.status, rest.body.remaining]).toStrictEqual([201, 0]);
    expect(rest.body.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe("lists over HTTP", () => {
  it("begin at the reader's widest unit when nobody says", async () => {
    await world.send(
      "cadre",
      "incident",
      {
        title: "井盖",
        category: "component-facilities",
        source: "grid",
        urgency: "urgent",
        description: "x",
        location: { lat: 37, lng: 118 },
        photos: [await world.upload("cadre", "p")],
      },
      { unit: community },
    );
    expect((await world.call("dispatcher", "GET", "/cases?list=cases")).body.items.length).toBe(1);
    expect((await world.call("grid", "GET", "/cases?list=cases")).body.items.length).toBe(0);
    expect((await world.call("nobody", "GET", "/cases")).body).toStrictEqual({ items: [] });
    expect((await world.call("leader", "GET", `/cases?list=cases&unit=${grid}`)).body.items.length).toBe(0);
  });
});
