// Whatever is sent, the answer is a problem that says what is wrong, and never that something went wrong on our side.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { routeList as routes } from "../../../api/routes.ts";
import type { CallOptions, Reply } from "../../support/call.ts";
import { community, grid, offer, openWorld, uuid, visit, type World } from "../../support/world.ts";

let world: World;
let offerId: string;
let submissionId: string;
beforeAll(async () => {
  world = await openWorld();
  offerId = (await world.send("cadre", "resource", offer(5), { unit: community })).receipt.id;
  submissionId = (await world.send("grid", "household-visit", visit(), { subject: "hou_0001" })).receipt.id;
});
afterAll(async () => {
  expect(world.errors).toStrictEqual([]);
  await world.close();
});

const people: Record<string, string> = { PUT: "administrator", POST: "administrator", GET: "leader" };
/** Asked by somebody who may, so that the input itself is looked at. */
const ask = (method: string, path: string, body?: unknown, options?: CallOptions, by = people[method]) =>
  world.call(by, method, path, body, options);
const submission = (over: object = {}) => ({
  ...world.submission("household-visit", visit(), { id: uuid(0xcc0000), subject: "hou_0001" }),
  ...over,
});
const send = (over: object, options?: CallOptions) => ask("POST", "/submissions", submission(over), options, "grid");
const nest = (depth: number, open = "[", close = "]") => open.repeat(depth) + close.repeat(depth);

/** Separators of lines and paragraphs, controls, marks that turn the writing around, halves of characters, names that every object has. */
const odd = [
  ...["%E2%80%A9", "%E2%80%A8", "%0A", "%0D%0A", "%00", "%7F", "%C2%85", "%EF%BB%BF", "%20", "%E2%80%AE"],
  ...["%", "%2", "%zz", "%ED%A0%80", "%C0%AF", "%2F", "%5C", "%23", "%F0%9F%98%80", "__proto__", "constructor"],
  ...["371602%0A", "371602%E2%80%A9", "2026-10%0A", "monthly-assessment%0A", "371602%0A.pdf"],
];
const unescaped = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

function isProblem({ status, headers, body }: Reply, wanted: number, pointer?: string): void {
  expect(status, JSON.stringify(body)).toBe(wanted);
  expect(String(headers["content-type"])).toMatch(/^application\/problem\+json/);
  expect(body.status).toBe(wanted);
  expect(body.type).toBe(`/problems/${body.code}`);
  expect(body.title).toBeTruthy();
  if (pointer !== undefined)
    expect(
      body.errors?.some((it: { pointer: string }) => it.pointer === pointer),
      JSON.stringify(body.errors),
    ).toBeTruthy();
}

describe("a body", () => {
  it("that is no JSON is refused, on every route that takes one", async () => {
    for (const route of routes.filter((it) => it.method !== "GET")) {
      if (route.name === "voidSubmission") continue; // takes none
      const path = route.path.slice("/api/v1".length).replace(/\{\w+\}/g, "x");
      for (const raw of ["{", "{'a':1}", "a=1&b=2", "<x/>", "\u0000", "NaN", "{}{}"]) {
        isProblem(await ask(route.method, path, undefined, { raw }), 400);
      }
    }
  });

  it("that is not UTF-8 is refused and says so, on every route that takes one; nothing of it is kept", async () => {
    // 会议室 in GBK: as bytes, and as API Gateway reads them where it takes them for text.
    const gbk = Buffer.concat([
      Buffer.from('{"title":"'),
      Buffer.from("bbe1d2e9cad2", "hex"),
      Buffer.from('","answers":{}}'),
    ]);
    for (const route of routes.filter((it) => it.method !== "GET")) {
      if (route.name === "voidSubmission") continue; // takes none
      const path = route.path.slice("/api/v1".length).replace(/\{\w+\}/g, "x");
      for (const raw of [gbk, gbk.toString("utf8"), Buffer.from('{"title":"会议室"}', "utf16le")]) {
        const answer = await ask(route.method, path, undefined, { raw });
        isProblem(answer, 400, "");
        expect(answer.body.errors[0].code, path).toMatch(raw[1] === 0 ? /^(encoding|json)$/ : /^encoding$/);
      }
    }
    const { body } = await ask("POST", "/submissions", undefined, { raw: gbk, headers: { "accept-language": "en" } });
    expect(body.errors[0].message).toMatch(/UTF-8/);
  });

  it("may begin with a byte order mark, and hold what was once half an emoji", async () => {
    const marked = `\uFEFF${JSON.stringify(submission({ id: uuid(0xcc0ba0) }))}`;
    expect((await send({}, { raw: marked })).status).toBe(201);
    expect((await send({}, { raw: Buffer.from(marked) })).status).toBe(200);
    const broken = submission({ id: uuid(0xcc0bad), answers: visit({ note: "\uFFFD 狗叫" }) });
    expect((await send({}, { raw: JSON.stringify(broken) })).status).toBe(201);
  });

  it("that is JSON of another shape is refused at its pointers, on every route that takes one", async () => {
    const shapes = [
      "null",
      "[]",
      "1",
      '"x"',
      "true",
      "{}",
      '{"__proto__":{"polluted":true}}',
      '{"constructor":1,"toString":null}',
      JSON.stringify({ id: {}, posts: 1, rows: {}, submissions: {}, quantity: [], title: 5, kind: null }),
    ];
    for (const route of routes.filter((it) => it.method !== "GET")) {
      if (route.name === "voidSubmission") continue;
      const path = route.path.slice("/api/v1".length).replace(/\{\w+\}/g, "x");
      for (const raw of shapes) {
        const { status } = await ask(route.method, path, undefined, { raw });
        expect(status >= 400 && status < 500, `${route.name} ${raw} ${status}`).toBe(true);
      }
    }
    expect(({} as { polluted?: boolean }).polluted).toBe(undefined);
  });

  it("names every field that is wrong", async () => {
    isProblem(await send({ id: "x" }), 422, "/id");
    isProblem(await send({ unit: "../1" }), 422, "/unit");
    isProblem(await send({ unit: 371602 }), 422, "/unit");
    isProblem(await send({ form: "Household Visit" }), 422, "/form");
    isProblem(await send({ version: 0 }), 422, "/version");
    isProblem(await send({ version: 1.5 }), 422, "/version");
    isProblem(await send({ filledAt: "yesterday" }), 422, "/filledAt");
    isProblem(await send({ filledAt: "2026-10-03T09:12:00" }), 422, "/filledAt");
    isProblem(await send({ filledAt: "0000-01-01T00:00:00+23:59" }), 422, "/filledAt");
    isProblem(await send({ filledAt: "9999-12-31T23:59:59-23:59" }), 422, "/filledAt");
    isProblem(await send({ subject: "hou_" }), 422, "/subject");
    isProblem(await send({ answers: [] }), 422, "/answers");
    isProblem(await send({ files: ["../x.jpg"] }), 422, "/files/0");
    isProblem(await send({ files: Array(101).fill(`${"a".repeat(64)}.jpg`) }), 422, "/files");
    isProblem(await send({ seconds: -1 }), 422, "/seconds");
    isProblem(await send({ answers: visit({ residence: 5 }) }), 422, "/residence");
  });

  it("of ten megabytes is refused, one of two is read", async () => {
    isProblem(await send({ answers: { note: "x".repeat(10 * 1024 * 1024) } }), 413);
    isProblem(await send({ answers: visit({ note: "x".repeat(1024 * 1024) }) }), 422, "/note");
    isProblem(await send({ answers: visit({ note: "字".repeat(800_000) }) }), 413);
  });

  it("that holds more values than anybody fills in is refused at once", async () => {
    const residents = Array(400_000).fill(1);
    isProblem(await send({ answers: visit({ residents }) }), 413);
    const { status, body } = await send({ answers: visit({ residents: residents.slice(0, 90_000) }) });
    expect([status, body.code]).toStrictEqual([422, "answers-invalid"]);
    expect(body.errors.length <= 100).toBe(true);
  });

  it("that nests too deeply is refused", async () => {
    const deep = (depth: number) =>
      JSON.stringify(submission()).replace('"answers":{', `"answers":{"deep":${nest(depth)},`);
    isProblem(await send({}, { raw: deep(100_000) }), 400);
    isProblem(await send({}, { raw: deep(45) }), 400);
    isProblem(await send({}, { raw: deep(20) }), 422);
    isProblem(
      await ask("PUT", "/forms/x/draft", undefined, {
        raw: `{"id":"x","schema":${nest(5000, '{"a":', "}").replace("}", "1}")}}`,
      }),
      400,
    );
  });

  it("with numbers that nothing can keep is refused", async () => {
    isProblem(
      await send({}, { raw: JSON.stringify(submission()).replace('"answers":{', '"answers":{"n":1e999,') }),
      400,
    );
    isProblem(await ask("POST", `/offers/${offerId}/claims`, undefined, { raw: '{"quantity":1e999}' }, "cadre"), 400);
    isProblem(await ask("POST", `/offers/${offerId}/claims`, { quantity: 1e300 }, {}, "cadre"), 422, "/quantity");
    isProblem(await ask("POST", "/files", { contentType: "image/jpeg", size: 1e16, sha256: "a".repeat(64) }), 422);
    const facts = { rows: [{ id: "hou_number", type: "household", unit: grid, title: "x", facts: { a: 2 ** 60 } }] };
    isProblem(await ask("POST", "/subjects/import", facts), 422);
  });

  it("with half an emoji is kept with a whole character in its place", async () => {
    const raw = JSON.stringify(submission({ id: uuid(0xcc0001) })).replace(
      '"answers":{',
      '"answers":{"note":"\\ud83d 半",',
    );
    const answer = await send({}, { raw });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    const kept = await ask("GET", `/submissions/${uuid(0xcc0001)}`);
    expect(kept.body.answers.note).toBe("\ufffd 半");
    expect((await send({}, { raw })).status).toBe(200);
    const household = {
      rows: [{ id: "hou_half", type: "household", unit: grid, title: "\ud83d", facts: { a: ["\udc00"] } }],
    };
    expect((await ask("POST", "/subjects/import", household)).status).toBe(201);
  });

  it("with a field called __proto__ changes nothing but what it says", async () => {
    const raw = JSON.stringify(submission({ id: uuid(0xcc0002) })).replace(
      '"answers":{',
      '"answers":{"__proto__":{"isAdmin":true},',
    );
    const { status } = await send({}, { raw });
    expect(status === 201 || status === 422, String(status)).toBe(true);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBe(undefined);
    const draft =
      '{"id":"proto","__proto__":{"x":1},"ui":{"widgets":{"__proto__":{"type":"text","title":{"zh":"x"}}}}}';
    isProblem(await ask("PUT", "/forms/proto/draft", undefined, { raw: draft }), 422);
  });

  it("is read as JSON, whatever it calls itself", async () => {
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "",
      "application/json; charset=gbk",
    ]) {
      // Under an id of its own: the other cases want theirs to be unknown.
      const sent = await send({ id: uuid(0xcc0003) }, { headers: { "content-type": type } });
      expect(sent.status < 300, type).toBe(true);
      isProblem(await send({}, { headers: { "content-type": type }, raw: "a=1" }), 400);
    }
  });

  it("may be empty where all of it may be left out", async () => {
    isProblem(await ask("POST", "/forms/no-draft/publish"), 404);
    isProblem(await ask("POST", "/submissions", undefined, {}, "grid"), 422);
  });
});

describe("an address", () => {
  it("of something that is not there is not found", async () => {
    const gone = [
      "/units/371699",
      "/forms/no-form",
      "/forms/gas-check/versions/9",
      "/forms/gas-check/versions/x",
      "/forms/gas-check/versions/1e400",
      "/subjects/hou_none",
      `/submissions/${uuid(1)}`,
      "/submissions/x",
      `/cases/${uuid(1)}`,
      `/cases/${uuid(1)}~99999`,
      "/cases/x",
      `/offers/${uuid(1)}/matches`,
      `/files/${"a".repeat(64)}.jpg`,
      "/reports/none/editions/2026-10/371602",
      "/reports/monthly-assessment/editions/2026-10/371602.pdf",
      "/reports/monthly-assessment/editions/2026-10/371602xpdf",
      "/reports/monthly-assessment/editions/2026-10/371602.csv",
      "/",
      "/api",
      "/x",
    ];
    for (const path of gone) isProblem(await ask("GET", path), 404);
  });

  it("with anything odd for a name is not found, on every route, whether it comes escaped or as it is", async () => {
    const fits: Record<string, string> = { period: "2026-10", unit: "371602", version: "1" };
    const fitting = (path: string, name: string) =>
      fits[name] ?? (path.includes("/reports/") ? "monthly-assessment" : "household-visit");
    for (const route of routes.filter((it) => it.params)) {
      for (const name of Object.keys(route.params?.shape ?? {})) {
        for (const value of odd) {
          const path = route.path
            .slice("/api/v1".length)
            .replace(/\{(\w+)\}/g, (_, at: string) => (at === name ? value : fitting(route.path, at)));
          const answer = await ask(route.method, path, route.body && {});
          expect([404, 422], `${route.method} ${JSON.stringify(path)}`).toContain(answer.status);
          // A gateway may have taken the escapes off before it hands the path on.
          const bare = await ask(route.method, unescaped(path), route.body && {});
          expect([404, 422], `${route.method} ${JSON.stringify(unescaped(path))}`).toContain(bare.status);
        }
      }
    }
  });

  it("with anything odd in its query is told so, on every route that takes one", async () => {
    for (const route of routes.filter((it) => it.query)) {
      const path = route.path.slice("/api/v1".length).replace(/\{\w+\}/g, "household-visit");
      for (const name of Object.keys(route.query?.shape ?? {})) {
        for (const value of odd) {
          const { status } = await ask(route.method, `${path}?${name}=${value}`, route.body && {});
          expect(status, `${path}?${name}=${value}`).toBeLessThan(500);
        }
      }
    }
  });

  it("that tries to climb is not found", async () => {
    for (const part of [
      "..",
      "%2e%2e",
      "%2e%2e%2fissuer-key.json",
      "..%2f..%2fetc%2fpasswd",
      "%00",
      "%ff",
      "%",
      "%zz",
      "a%2fb",
      "\u00e4",
      "x".repeat(3000),
      "%23A",
      "__proto__",
      "constructor",
    ]) {
      for (const path of [
        `/files/${part}`,
        `/units/${part}`,
        `/forms/${part}`,
        `/subjects/${part}`,
        `/cases/${part}`,
        `/submissions/${part}`,
        `/reports/${part}/editions/2026-10/371602`,
      ]) {
        isProblem(await ask("GET", path), 404);
      }
    }
  });

  it("with a unit or a period that cannot be is refused", async () => {
    for (const unit of ["x", "", "3716021", "371602-D7", "..%2f", "１２", "371602%00", "37160200100199"]) {
      for (const path of [
        `/units?parent=${unit}`,
        `/subjects?type=household&unit=${unit}`,
        `/cases?unit=${unit}`,
        `/offers?unit=${unit}`,
        `/people?unit=${unit}`,
        `/submissions?form=gas-check&unit=${unit}`,
        `/figures?indicator=visits&period=2026-10&unit=${unit}`,
      ]) {
        isProblem(await ask("GET", path), 400);
      }
      const edition = await ask("GET", `/reports/monthly-assessment/editions/2026-10/${unit}.pdf`);
      expect([404, 422].includes(edition.status), `${unit} ${edition.status}`).toBe(true);
    }
    for (const period of [
      "2026-13",
      "2026-00",
      "2026-W54",
      "2025-W53",
      "2026-Q5",
      "26-10",
      "0000",
      "0000-01",
      "9999-12",
      "9999",
      "%00",
      "2026-10-03",
      "-2026",
      "",
    ]) {
      isProblem(
        await ask("GET", `/figures?indicator=household-visit/visits&period=${period}&unit=${grid}`),
        400,
        "/query/period",
      );
      const edition = await ask("GET", `/reports/monthly-assessment/editions/${period}/371602.pdf`);
      expect([404, 422].includes(edition.status), `${period} ${edition.status}`).toBe(true);
      isProblem(await ask("POST", "/reports/monthly-assessment/editions", { period, unit: "371602" }), 422);
    }
    isProblem(await ask("PUT", "/units/37160", { title: { zh: "x" } }), 422);
    isProblem(await ask("PUT", "/people/..", { name: "x" }), 422, "/id");
    isProblem(await ask("PUT", "/people/%2e%2e%2f", { name: "x" }), 422, "/id");
  });

  it("with a page that cannot be is refused", async () => {
    const lists = [
      `/submissions?form=household-visit&unit=${grid}`,
      `/cases?unit=${grid}`,
      "/offers?unit=371602",
      `/subjects?type=household&unit=${grid}`,
      "/people?",
    ];
    const cursors = [
      "NaN",
      "x",
      "%00",
      "[]",
      "W10",
      Buffer.from("[0,null,1]").toString("base64url").slice(0, -2),
      Buffer.from('["0",null]').toString("base64url"),
      Buffer.from("[99,null]").toString("base64url"),
      Buffer.from('[0,"x"]').toString("base64url"),
      Buffer.from("[1e999,null]").toString("base64url"),
    ];
    for (const list of lists) {
      for (const cursor of cursors) isProblem(await ask("GET", `${list}&cursor=${cursor}`), 400);
      for (const limit of ["0", "-1", "NaN", "1e9", "201", "1.5", "Infinity", "x", ""])
        isProblem(await ask("GET", `${list}&limit=${limit}`), 400, "/query/limit");
      isProblem(await ask("GET", `${list}&cursor=${"x".repeat(5000)}`), 400, "/query/cursor");
      expect((await ask("GET", `${list}&limit=200`)).status).toBe(200);
    }
  });

  it("with times that cannot be is refused", async () => {
    const list = `/submissions?form=household-visit&unit=${grid}`;
    for (const from of ["x", "2026-13-01", "2026-10-03T25:00:00Z", "0000-01-01T00:00:00Z"])
      isProblem(await ask("GET", `${list}&from=${from}`), 400, "/query/from");
    for (const since of ["x", "0", "0000-01-01T00:00:00+23:59"])
      isProblem(await ask("GET", `/sync?since=${since}`), 400, "/query/since");
    expect((await ask("GET", `${list}&from=2026-12-01&to=2026-01-01`)).body.items.length).toBe(0);
    expect((await ask("GET", `${list}&from=0001-01-01&to=9999-12-31`)).status).toBe(200);
  });

  it("with a query that nobody knows is refused by its name, not answered without it", async () => {
    for (const name of ["x", "__proto__", "constructor", "Parent", "perent"]) {
      isProblem(await ask("GET", `/me?${name}=1`), 400, `/query/${name}`);
      isProblem(await ask("GET", `/units?parent=371602&${name}=371602001`), 400, `/query/${name}`);
    }
    expect((await ask("GET", "/units?parent=371602&parent=371602001")).status).toBe(200);
  });
});

describe("a method", () => {
  it("that an address does not know is refused, with those that it does know", async () => {
    for (const method of ["OPTIONS", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "get"]) {
      const answer = await ask(method, "/forms/gas-check", undefined, {}, "leader");
      isProblem(answer, 405);
      expect(answer.headers.allow).toBe("GET,HEAD");
      isProblem(await ask(method, "/nothing/here", undefined, {}, "leader"), 404);
    }
    expect((await ask("DELETE", `/submissions/${submissionId}`)).headers.allow).toBe("GET,HEAD,PUT");
    expect((await ask("DELETE", "/submissions")).headers.allow).toBe("POST,GET,HEAD");
    isProblem(await ask("POST", "/units/371602", {}), 405);
  });
});

describe("a transition", () => {
  it("of an odd name or shape is refused", async () => {
    const take = (body: object) => ask("POST", `/cases/${offerId}/transitions`, body, {}, "cadre");
    for (const transition of ["", "x".repeat(61), 5, null])
      isProblem(await take({ id: uuid(5), transition, answers: {} }), 422, "/transition");
    for (const transition of ["__proto__", "constructor", "open/close", "close "])
      isProblem(await take({ id: uuid(5), transition, answers: {} }), 409);
    isProblem(await take({ id: "x", transition: "close", answers: {} }), 422, "/id");
    isProblem(await take({ id: uuid(5), transition: "close", answers: [] }), 422, "/answers");
    isProblem(await take({ id: uuid(5), transition: "close", answers: { closingNote: 5 } }), 422, "/closingNote");
    isProblem(await take({ id: uuid(5), transition: "close", answers: {}, files: ["x"] }), 422, "/files/0");
    isProblem(
      await take({ id: uuid(5), transition: "close", answers: {}, files: [`${"b".repeat(64)}.jpg`] }),
      422,
      "/files/0",
    );
  });
});
