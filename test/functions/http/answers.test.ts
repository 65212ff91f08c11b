// How the API answers: in the reader's language, with a number to ask about, and with tags that guard against overwriting.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type ProblemCode, problems } from "../../../core/problem.ts";
import { makeApp } from "../../../functions/http/app.ts";
import { caller } from "../../support/call.ts";
import { definitionOf } from "../../support/small-forms.ts";
import { community, grid, offer, openWorld, uuid, visit, type World } from "../../support/world.ts";

let world: World;
before(async () => {
  world = await openWorld();
});
after(() => world.close());

describe("a problem", () => {
  it("speaks Chinese, or English to those who ask for it first", async () => {
    const title = async (language: string | undefined) =>
      (
        await world.call("grid", "GET", "/forms/none", undefined, {
          headers: language === undefined ? {} : { "accept-language": language },
        })
      ).body.title;
    for (const language of [undefined, "", "zh", "zh-CN,en;q=0.9", "fr, en;q=0.9", "enx", "*"])
      assert.equal(await title(language), "没有找到", language);
    for (const language of ["en", "en-GB", "EN", "en, zh;q=0.5"])
      assert.equal(await title(language), "Not found", language);
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
      assert.deepEqual([body.code, body.errors[0].pointer], ["answers-invalid", "/residence"]);
      assert.match(body.errors[0].message, message);
    }
  });

  it("has the shape of RFC 9457, says where it happened, and is kept by nobody", async () => {
    const { status, headers, body } = await world.call("grid", "GET", "/cases/none?unit=x");
    assert.deepEqual(
      [status, body.status, body.type, body.code, body.instance],
      [404, 404, "/problems/not-found", "not-found", "/api/v1/cases/none"],
    );
    assert.equal(headers["content-type"], "application/problem+json; charset=utf-8");
    assert.equal(headers["cache-control"], "no-store");
  });

  it("has a title in both languages and a status of its own kind, whatever it is", () => {
    for (const [code, { status, title }] of Object.entries(problems) as [
      ProblemCode,
      (typeof problems)[ProblemCode],
    ][]) {
      assert.ok(title.zh && title.en && status >= 400 && status < 600, code);
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
    assert.deepEqual([answer.status, answer.body.code], [500, "internal-error"]);
    assert.equal(JSON.stringify(answer).includes("secret"), false);
    assert.equal(told.length, 1);
    const logged = JSON.stringify(told, (_, value) => (value instanceof Error ? value.message : value));
    assert.match(logged, /secret of the store/);
    assert.ok(logged.includes(String(answer.headers["x-request-id"])));
    assert.equal(logged.includes("371602195803120018"), false);
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
    assert.deepEqual([answer.status, answer.headers["retry-after"]], [503, "1"]);
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
      assert.ok(id, path);
      numbers.add(id);
    }
    assert.equal(numbers.size, 5);
  });

  it("is kept by nobody, but for what never changes", async () => {
    assert.equal((await world.call("grid", "GET", "/me")).headers["cache-control"], "no-store");
    assert.match(
      String((await world.call("grid", "GET", "/forms/gas-check/versions/1")).headers["cache-control"]),
      /immutable/,
    );
    assert.equal(
      (await world.call("cadre", "POST", "/subjects/hou_0001/reveal", { reason: "核对身份" })).headers["cache-control"],
      "no-store",
    );
  });
});

describe("a submission over HTTP", () => {
  it("is created once, and says where it is", async () => {
    const submission = world.submission("household-visit", visit(), { id: uuid(0xdd0001), subject: "hou_0001" });
    const first = await world.call("grid", "POST", "/submissions", submission);
    assert.deepEqual([first.status, first.headers.location], [201, `/api/v1/submissions/${uuid(0xdd0001)}`]);
    const again = await world.call("grid", "POST", "/submissions", submission);
    assert.deepEqual([again.status, again.body, again.headers.location], [200, first.body, undefined]);
    const other = await world.call("grid", "POST", "/submissions", {
      ...submission,
      answers: visit({ residence: "rented" }),
    });
    assert.deepEqual([other.status, other.body.code], [409, "submission-id-reused"]);
    const fromOther = await world.call("next-grid", "POST", "/submissions", submission);
    assert.deepEqual([fromOther.status, fromOther.body.code], [409, "submission-id-reused"]);
  });

  it("is corrected under the tag it was read with", async () => {
    const path = `/submissions/${uuid(0xdd0001)}`;
    const read = await world.call("grid", "GET", path);
    assert.equal(read.headers.etag, '"1"');
    const corrected = {
      ...world.submission("household-visit", visit({ residence: "rented" }), {
        id: uuid(0xdd0001),
        subject: "hou_0001",
      }),
    };
    const put = (tag: string, body: object = corrected) =>
      world.call("grid", "PUT", path, body, { headers: { "if-match": tag } });
    assert.equal((await put('"7"')).status, 412);
    assert.equal((await put("nonsense")).status, 412);
    const done = await put('"1"');
    assert.deepEqual([done.status, done.headers.etag], [200, '"2"']);
    assert.equal((await put('"1"', { ...corrected, answers: visit({ residence: "temporary" }) })).status, 412);
    assert.equal((await put('W/"2"', { ...corrected, answers: visit({ residence: "temporary" }) })).status, 200);
    assert.equal((await put("*", { ...corrected, answers: visit({ residence: "owned" }) })).status, 200);
  });

  it("comes in a queue with an answer for each", async () => {
    const one = world.submission("household-visit", visit(), { id: uuid(0xdd0002), subject: "hou_0001" });
    const { status, body } = await world.call("grid", "POST", "/sync", { submissions: [one, { id: "x" }, one] });
    assert.equal(status, 200);
    assert.deepEqual(
      body.results.map((it: { status: number }) => it.status),
      [201, 422, 200],
    );
    assert.equal((await world.call("grid", "POST", "/sync", { submissions: Array(26).fill(one) })).status, 422);
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
      assert.ok((await world.call("administrator", "PUT", path, body())).status < 300, path);
      const second = await world.call("administrator", "PUT", path, body(), stale);
      assert.deepEqual([second.status, second.headers.etag], [200, '"2"'], path);
      const third = await world.call("administrator", "PUT", path, body(), stale);
      assert.deepEqual([third.status, third.body.code], [412, "precondition-failed"], path);
    }
    assert.equal((await world.call("administrator", "PUT", "/people/tagged/posts", { posts: [] }, stale)).status, 412);
  });
});

describe("a claim over HTTP", () => {
  it("is created, told again, or refused with what remains", async () => {
    const { receipt } = await world.send("cadre", "resource", offer(3), { unit: community });
    const path = `/offers/${receipt.id}/claims`;
    const first = await world.call("cadre", "POST", path, { id: uuid(0xdd0010), quantity: 2 });
    assert.deepEqual(
      [first.status, first.body.remaining, first.headers.location],
      [201, 1, `/api/v1/cases/${uuid(0xdd0010)}`],
    );
    const again = await world.call("cadre", "POST", path, { id: uuid(0xdd0010), quantity: 2 });
    assert.deepEqual([again.status, again.body.project], [200, first.body.project]);
    const more = await world.call("cadre", "POST", path, { quantity: 2 });
    assert.deepEqual([more.status, more.body.code, more.body.remaining], [409, "balance-insufficient", 1]);
    const rest = await world.call("cadre", "POST", path, { quantity: 1 });
    assert.deepEqual([rest.status, rest.body.remaining], [201, 0]);
    assert.match(rest.body.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
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
    assert.equal((await world.call("dispatcher", "GET", "/cases?list=cases")).body.items.length, 1);
    assert.equal((await world.call("grid", "GET", "/cases?list=cases")).body.items.length, 0);
    assert.deepEqual((await world.call("nobody", "GET", "/cases")).body, { items: [] });
    assert.equal((await world.call("leader", "GET", `/cases?list=cases&unit=${grid}`)).body.items.length, 0);
  });
});
