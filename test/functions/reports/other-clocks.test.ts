// Editions beside other clocks: late when the machine was off, held when every clock disagrees, and made on somebody's word.
import { type AddressInfo, createServer } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EditionView } from "../../../api/reports.ts";
import { knownSightings } from "../../../functions/store/other-clocks.ts";
import { requestEdition } from "../../../functions/usecases/reports/request-edition.ts";
import { leadersOf, mailServer } from "../../support/mailing.ts";
import { refusedWith } from "../../support/refused.ts";
import { county, openWorld, street, type World } from "../../support/world.ts";

const report = "monthly-assessment";
const editions = `/reports/${report}/editions`;
const tenDays = 10 * 86_400_000;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => {
  expect(world.errors).toStrictEqual([]);
  await world.close();
});

/** The county's edition of a period as its leader sees it. */
const seen = async (period: string, unit = county) =>
  (await world.call("leader", "GET", `${editions}/${period}/${unit}`)).body;
const snapshotOf = async (period: string) =>
  (await world.call("leader", "GET", `${editions}/${period}/${county}.json`)).body;
/** A phone sends, and its own clock is so far from the machine's. */
const phoneSends = (by: string, off = 0) =>
  world.call(by, "POST", "/sync", {
    submissions: [],
    sentAt: new Date(Date.parse(world.clock.now()) + off).toISOString(),
  });
/** The machine's clock is set, and does what is due then. */
async function at(instant: string): Promise<void> {
  world.clock.set(instant);
  await world.tick();
}

it("a month missed while the machine was off is made, late and said; one before its time is held, by whatever the clock says", async () => {
  await leadersOf(world, county, 1);
  const server = mailServer(world);
  // Off from before 1 December until 5 January: two months became due, and no other clock is there to ask.
  await at("2027-01-05T01:00:00.000Z");
  const [november, december] = [await seen("2026-11"), await seen("2026-12")];
  expect(
    [november, december].map(({ status, interim, clock, dueAt }) => ({ status, interim, clock, dueAt })),
  ).toStrictEqual([
    { status: "ready", interim: false, clock: "unconfirmed", dueAt: "2026-12-01T00:00:00.000Z" },
    { status: "ready", interim: false, clock: "unconfirmed", dueAt: "2027-01-01T00:00:00.000Z" },
  ]);
  const { notices, sections } = await snapshotOf("2026-11");
  expect(notices).toStrictEqual(["本通报应于2026年12月1日编制，实际于2027年1月5日编制。"]);
  const rules = sections.find((it: { kind: string }) => it.kind === "method").rules;
  expect(rules).toContain("编制时没有其他时钟可供核对，本通报的日期未经第二个时钟确认。");
  const told = (await snapshotOf("2026-12")).sections.find((it: { kind: string }) => it.kind === "method");
  expect(told.late?.periodTitle, "made in order: December compares with November's edition").toBe("2026年11月");
  expect(server.taken.map((it) => it.subject)).toStrictEqual([
    "《滨城区2026年11月月度考核通报》",
    "《滨城区2026年12月月度考核通报》",
  ]);
  expect(server.taken[0]?.text).toContain("本通报应于2026年12月1日编制");

  // Ten days ahead: 1 February by this machine, 22 January by the phones.
  world.clock.set("2027-02-01T00:00:30.000Z");
  await phoneSends("grid", -tenDays);
  await at("2027-02-01T00:01:00.000Z");
  const held = await seen("2027-01");
  expect([held.status, held.heldAt, held.pdf]).toStrictEqual(["held", "2027-02-01T00:01:00.000Z", undefined]);
  expect(held.clocks.map((it: { ahead: number }) => it.ahead)).toStrictEqual([tenDays / 1000]);
  expect((await seen("2027-01", street)).status, "every unit's").toBe("held");
  expect(server.taken.length).toBe(2);

  // Set right, and nothing happens before its time; then it is made by itself, confirmed, and not late.
  await at("2027-01-22T00:10:00.000Z");
  expect((await seen("2027-01")).status).toBe("held");
  world.clock.set("2027-02-01T00:15:00.000Z");
  await phoneSends("grid");
  await world.tick();
  const january = await seen("2027-01");
  expect([january.status, january.clock, january.dueAt]).toStrictEqual(["ready", "confirmed", undefined]);
  expect((await snapshotOf("2027-01")).notices).toBe(undefined);
  expect(server.taken.length).toBe(3);
  // And the month after that has its own time.
  await at("2027-03-01T00:00:00.000Z");
  expect((await seen("2027-02")).status).toBe("ready");
});

it("of two months that were missed the earlier one is made first, also where its worker stumbles", async () => {
  const { printer } = world.deps;
  let failed = false;
  const stumbling: typeof printer.print = async (page) => {
    if (!failed && page.title === "滨城区2026年11月月度考核通报") {
      failed = true;
      throw new Error("the browser is gone");
    }
    return printer.print(page);
  };
  Object.assign(world.deps, { printer: { ...printer, print: stumbling } });
  await at("2027-01-05T01:00:00.000Z");
  expect((await world.call("leader", "GET", `${editions}/2026-11/${county}`)).status).toBe(404);
  expect((await world.call("leader", "GET", `${editions}/2026-12/${county}`)).status, "it waits for November").toBe(
    404,
  );
  world.errors.length = 0;
  await at("2027-01-05T01:02:00.000Z");
  await at("2027-01-05T01:04:00.000Z");
  const { sections } = await snapshotOf("2026-12");
  expect(sections.find((it: { kind: string }) => it.kind === "method").late.periodTitle).toBe("2026年11月");
  expect((await seen("2026-11")).dueAt).toBe("2026-12-01T00:00:00.000Z");
});

describe("an edition that is held", () => {
  beforeEach(async () => {
    await leadersOf(world, county, 1);
    world.clock.set("2026-12-01T00:00:30.000Z");
    await phoneSends("grid", -tenDays);
    await world.tick();
    expect((await seen("2026-11")).status).toBe("held");
  });

  it("is made by itself as soon as one clock agrees", async () => {
    world.clock.pass(5 * 60_000);
    await phoneSends("far-grid");
    world.clock.pass(6 * 60_000);
    await world.tick();
    expect([(await seen("2026-11")).status, (await seen("2026-11")).clock]).toStrictEqual(["ready", "confirmed"]);
  });

  it("stays held when it is ordered without a word about the clock", async () => {
    expect((await world.call("leader", "POST", editions, { period: "2026-11", unit: county })).status).toBe(202);
    await world.queue.idle();
    expect((await seen("2026-11")).status).toBe("held");
  });

  it("is made when somebody says in their name that the clock is right, and tells so", async () => {
    const server = mailServer(world);
    const order = { period: "2026-11", unit: county, clockIsRight: true };
    expect((await world.call("far-grid", "POST", editions, order)).status).toBe(403);
    expect((await world.call("leader", "POST", editions, order)).status).toBe(202);
    await world.queue.idle();
    await world.tick();
    const made = await seen("2026-11");
    expect([made.status, made.clock, made.vouchedBy]).toStrictEqual(["ready", "vouched", "leader"]);
    const said = "编制时其他时钟与系统时钟不一致，经leader确认系统时钟无误后编制。";
    expect((await snapshotOf("2026-11")).notices).toStrictEqual([said]);
    expect(server.taken.map((it) => it.text.includes(said))).toStrictEqual([true]);
    // Their word is for this edition alone.
    expect((await seen("2026-11", street)).status).toBe("held");
  });

  it("is made on somebody's word also when its worker held it anew at the very moment", async () => {
    const { table } = world.deps;
    const order = { period: "2026-11", unit: county, clockIsRight: true } as const;
    let raced = false;
    const beaten: typeof table = {
      ...table,
      async commit(writes) {
        if (!raced) {
          raced = true;
          // Ten minutes on, the worker looks again and finds all clocks against ours.
          world.clock.pass(11 * 60_000);
          await world.tick();
        }
        return table.commit(writes);
      },
    };
    const { edition } = await requestEdition({ ...world.deps, table: beaten }, world.actor("leader"), {
      report,
      ...order,
    });
    expect(edition.status).toBe("making");
    await world.queue.idle();
    expect([(await seen("2026-11")).status, (await seen("2026-11")).vouchedBy]).toStrictEqual(["ready", "leader"]);
  });

  it("is made on somebody's word though somebody else orders it without one before it is made", async () => {
    const order = { report, period: "2026-11", unit: county } as const;
    const later = { ...world.deps, queue: { send: async () => {} } };
    await requestEdition(later, world.actor("leader"), { ...order, clockIsRight: true });
    await requestEdition(world.deps, world.actor("supervisor"), order);
    await world.queue.idle();
    expect([(await seen("2026-11")).status, (await seen("2026-11")).vouchedBy]).toStrictEqual(["ready", "leader"]);
  });

  it("and whose order is beaten again and again is told that it changes, not that it is being made", async () => {
    const { table } = world.deps;
    const refusing: typeof table = { ...table, commit: async () => ({ ok: false, at: 0, stood: undefined }) };
    const order = { report, period: "2026-11", unit: county, clockIsRight: true } as const;
    await expect(requestEdition({ ...world.deps, table: refusing }, world.actor("leader"), order)).rejects.toSatisfy(
      refusedWith("changed-meanwhile"),
    );
  });

  it("is listed for those who oversee the unit, with the clocks that disagree", async () => {
    const { items } = (await world.call("administrator", "GET", `${editions}?unit=${county}`)).body;
    expect(items.map((it: EditionView) => [it.period, it.status, it.clocks?.length])).toStrictEqual([
      ["2026-11", "held", 1],
    ]);
  });
});

it("the mail server of a machine that no phone spoke to is asked before an edition is made", async () => {
  let says = "Sat, 21 Nov 2026 08:00:00 +0800";
  const smtp = createServer((socket) => {
    socket.write(`220 mail.example.gov.cn ESMTP; ${says}\r\n`);
    socket.on("data", (line) => socket.write(/^QUIT/i.test(String(line)) ? "221 bye\r\n" : "250 ok\r\n"));
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  const { port } = smtp.address() as AddressInfo;
  const other = await openWorld({ environment: { GRIDFORM_SMTP: `smtp://127.0.0.1:${port}` } });
  const november = async () => (await other.call("leader", "GET", `${editions}/2026-11/${county}`)).body;
  try {
    other.clock.set("2026-12-01T00:00:00.000Z");
    await other.tick();
    expect(await november()).toMatchObject({ status: "held", clocks: [{ source: "mail", ahead: tenDays / 1000 }] });
    says = "Tue, 1 Dec 2026 08:10:00 +0800";
    other.clock.set("2026-12-01T00:10:00.000Z");
    await other.tick();
    expect(await november()).toMatchObject({ status: "ready", clock: "confirmed" });
  } finally {
    await other.close();
    smtp.close();
  }
});

describe("a phone", () => {
  const kept = async () => (await knownSightings(world.deps)).map(({ source, ahead }) => [source, ahead]);

  it("that tells no time, or none that can be, is not kept from sending", async () => {
    for (const sentAt of [undefined, "yesterday", 12, "0001-01-01T00:00:00Z", null])
      expect((await world.call("grid", "POST", "/sync", { submissions: [], sentAt })).status).toBe(200);
    expect(await kept()).toStrictEqual([]);
  });

  it("has one place, however often it sends, and what it says is there for the worker", async () => {
    await phoneSends("grid", -tenDays);
    await phoneSends("grid", -tenDays);
    await phoneSends("far-grid");
    const all = await kept();
    expect(all.length).toBe(2);
    expect(all.map(([, ahead]) => ahead)).toContain(tenDays);
    const ofAnotherProcess = { ...world.deps, clocks: { ...world.deps.clocks, seen: () => [] } };
    expect((await knownSightings(ofAnotherProcess)).length).toBe(2);
  });

  it("that was heard before the clock was set back is not preferred to one that is heard now", async () => {
    await phoneSends("grid", -tenDays);
    world.clock.pass(-tenDays);
    await phoneSends("grid");
    expect((await kept()).map(([, ahead]) => ahead)).toStrictEqual([0]);
  });
});
