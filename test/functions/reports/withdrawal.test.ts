// An edition that should not have been: withdrawn by somebody, in their name, kept, and made anew.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EditionView } from "../../../api/reports.ts";
import { brokenAt } from "../../../functions/store/audit.ts";
import * as keys from "../../../functions/store/keys.ts";
import { leadersOf, mailServer } from "../../support/mailing.ts";
import { county, openWorld, type World } from "../../support/world.ts";

const all = "/reports/monthly-assessment/editions";
const place = (period = "2026-10") => `${all}/${period}/${county}`;
const reason = "市西街道的数据录错了";

let world: World;
let server: ReturnType<typeof mailServer>;
beforeEach(async () => {
  world = await openWorld();
  server = mailServer(world);
  await leadersOf(world, county, 2);
});
afterEach(async () => {
  expect(world.errors).toStrictEqual([]);
  await world.close();
});

const ask = async (path: string, by = "leader") => (await world.call(by, "GET", path)).body;
async function make(period = "2026-10"): Promise<void> {
  expect((await world.call("leader", "POST", all, { period, unit: county })).status).toBe(202);
  await world.queue.idle();
  await world.tick();
}
const withdraw = (body: object = { number: 1, reason }, by = "supervisor", path = place()) =>
  world.call(by, "POST", `${path}/withdrawal`, body);

describe("an edition that was withdrawn", () => {
  it("stays to be read, says who withdrew it, when and why, and is made anew when somebody orders it: both are kept, both say so", async () => {
    await make();
    const first = await ask(place());
    const pdf = await ask(`${place()}.pdf`);
    world.clock.pass(3_600_000);
    const { status, body } = await withdraw();
    expect([status, body.status, body.withdrawal]).toStrictEqual([
      200,
      "withdrawn",
      { at: world.clock.now(), by: "supervisor", name: "supervisor", reason },
    ]);
    await world.tick();
    expect((await ask(place())).status, "none is made by itself").toBe("withdrawn");

    world.clock.pass(3_600_000);
    await make();
    const second = await ask(place());
    expect([second.status, second.number, second.withdrawal]).toStrictEqual(["ready", 2, undefined]);
    const { items } = await ask(`${all}?unit=${county}`);
    const told = ({ number, status, hash }: EditionView) => [number, status, hash];
    expect(items.map(told)).toStrictEqual([[2, "ready", second.hash]]);
    expect(second.earlier.map(told)).toStrictEqual([[1, "withdrawn", first.hash]]);
    expect(await ask(String(second.earlier[0].pdf).slice("/api/v1".length)), "the very bytes").toBe(pdf);
    expect(await ask(`${place()}.pdf`)).not.toBe(pdf);
    expect((await world.call("leader", "GET", `${place()}?number=3`)).status).toBe(404);

    const said =
      "本通报代替2026年11月20日 10:00编制、2026年11月20日 11:00由supervisor撤回的通报。撤回原因：市西街道的数据录错了";
    const { notices, sections } = await ask(`${place()}.json`);
    expect(notices).toStrictEqual([said]);
    expect(sections[0].notices, "on the cover").toStrictEqual([said]);
    expect(sections.find((it: { kind: string }) => it.kind === "method").rules[0]).toBe(said);
  });

  it("is followed by mails to all whom it reached, and to those who lead now, once each", async () => {
    await make();
    const reached = server.taken.map((it) => it.to.address).sort();
    expect(reached.length).toBe(2);
    // One of them has left the post, but holds the wrong numbers.
    await world.deps.table.commit([{ kind: "delete", key: keys.postKey("leader-1", "leader", county) }]);
    await withdraw();
    await make();
    const later = server.taken.slice(2);
    expect(later.map((it) => it.to.address).sort()).toStrictEqual(reached);
    for (const mail of later) {
      expect(mail.text).toContain(reason);
      expect(mail.html).toContain(reason);
      expect(mail.messageId).toContain(".2.leader-");
    }
    expect(new Set(server.taken.map((it) => it.messageId)).size).toBe(4);
  });

  it("goes to nobody any more whom it did not reach yet", async () => {
    server.answer = () => {
      throw new Error("away");
    };
    await make();
    // That the server was away is logged, as it should be.
    world.errors.length = 0;
    await withdraw();
    server.answer = () => {};
    world.clock.pass(600_000);
    await world.tick();
    expect(server.taken).toStrictEqual([]);
    const { deliveries } = await ask(`${place()}?number=1`);
    expect(deliveries.map((it: { status: string; reason: string }) => [it.status, it.reason])).toStrictEqual([
      ["skipped", "withdrawn"],
      ["skipped", "withdrawn"],
    ]);
    expect((await world.call("leader", "POST", `${place()}/deliveries`, {})).status, "nor by asking").toBe(409);
  });

  it("may be withdrawn again when it was made anew, each time in somebody's name", async () => {
    await make();
    await withdraw();
    await make();
    expect((await withdraw({ number: 2, reason: "还是不对" }, "leader")).status).toBe(200);
    const last = await ask(place());
    expect([last, ...last.earlier].map((it: EditionView) => [it.number, it.withdrawal?.name])).toStrictEqual([
      [2, "leader"],
      [1, "supervisor"],
    ]);
    expect((await ask(`${place()}?number=1`)).earlier).toStrictEqual([]);
    const record = `edition:monthly-assessment:2026-10:${county}`;
    const events = (await world.deps.table.query(keys.auditOf(record))).items;
    expect(events.map((it) => [it.by, it.action, it.reason])).toStrictEqual([
      ["supervisor", "edition.withdraw", reason],
      ["leader", "edition.withdraw", "还是不对"],
    ]);
    expect(await brokenAt(world.deps, record)).toBe(undefined);
  });
});

it.each([
  ["", false],
  [", though an interim one was made meanwhile", true],
])(
  "a month that a clock ahead made too early is withdrawn, and made at its true time by itself%s",
  async (_, looked) => {
    world.clock.set("2026-12-01T00:00:30.000Z");
    await world.tick();
    expect((await ask(place("2026-11"))).clock).toBe("unconfirmed");
    // It is 21 November in truth.
    world.clock.set("2026-11-21T02:00:00.000Z");
    expect((await withdraw({ number: 1, reason: "系统时钟快了十天" }, "leader", place("2026-11"))).status).toBe(200);
    if (looked) {
      await make("2026-11");
      expect((await ask(place("2026-11"))).interim).toBe(true);
    }
    const mails = server.taken.length;
    world.clock.set("2026-12-01T00:00:00.000Z");
    await world.tick();
    const final = await ask(place("2026-11"));
    expect([final.status, final.interim, final.number, final.dueAt]).toStrictEqual(["ready", false, 2, undefined]);
    expect((await ask(`${place("2026-11")}.json`)).notices[0]).toContain("系统时钟快了十天");
    expect(server.taken.length - mails).toBe(2);
  },
);

it("a page of editions holds no more than asked for, however often one of them was withdrawn", async () => {
  await make("2026-09");
  for (const number of [1, 2, 3]) {
    await make();
    await withdraw({ number, reason });
  }
  await make();
  const first = await ask(`${all}?unit=${county}&limit=1`);
  expect(first.items.map((it: EditionView) => [it.period, it.number])).toStrictEqual([["2026-10", 4]]);
  const second = await ask(`${all}?unit=${county}&limit=1&cursor=${encodeURIComponent(first.cursor)}`);
  expect(second.items.map((it: EditionView) => [it.period, it.number])).toStrictEqual([["2026-09", 1]]);
});

it("one edition is withdrawn twenty times at most, so that what is kept of it has an end", async () => {
  for (let number = 1; number <= 20; number++) {
    await make();
    expect((await withdraw({ number, reason: "再试" })).status, String(number)).toBe(200);
  }
  await make();
  expect((await withdraw({ number: 21, reason: "再试" })).status).toBe(422);
  expect((await ask(place())).earlier.length).toBe(20);
});

it("who may not make a report withdraws none, nor one that is not there, is not final, or was withdrawn already", async () => {
  expect((await withdraw()).status).toBe(404);
  await make("2026-11");
  expect((await withdraw(undefined, "leader", place("2026-11"))).status, "an interim one gives way by itself").toBe(
    409,
  );
  await make();
  expect((await withdraw(undefined, "auditor")).status).toBe(403);
  expect((await withdraw({ number: 1, reason: "  " })).status).toBe(422);
  expect((await withdraw({ number: 2, reason })).status).toBe(409);
  const outcomes = await Promise.all([withdraw(), withdraw()]);
  expect(outcomes.map((it) => it.status).sort()).toStrictEqual([200, 409]);
  expect((await withdraw()).status).toBe(409);
});
