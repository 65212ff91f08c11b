// Mail that cannot be delivered: tried for days, given up where everybody sees it, and sent again, never twice.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { dueId, leaseMilliseconds } from "../../../core/due-work.ts";
import type { Period } from "../../../core/period.ts";
import { type Item, MailRefused } from "../../../functions/ports.ts";
import { deliveryDue } from "../../../functions/store/deliveries.ts";
import * as keys from "../../../functions/store/keys.ts";
import { doWork } from "../../../functions/usecases/work/do-work.ts";
import { reportDelivery } from "../../../functions/usecases/work/report-delivery.ts";
import { reportEdition } from "../../../functions/usecases/work/report-edition.ts";
import { reportMailing } from "../../../functions/usecases/work/report-mailing.ts";
import { leadersOf, mailServer } from "../../support/mailing.ts";
import { county, openWorld, type World } from "../../support/world.ts";

const edition = { report: "monthly-assessment", period: "2026-10" as Period, unit: county };
const place = `/reports/${edition.report}/editions/${edition.period}/${edition.unit}`;
const minutes = (count: number) => count * 60_000;

let world: World;
let server: ReturnType<typeof mailServer>;
beforeEach(async () => {
  world = await openWorld();
  server = mailServer(world);
});
afterEach(() => world.close());

async function make(): Promise<void> {
  await world.call("leader", "POST", "/reports/monthly-assessment/editions", { period: "2026-10", unit: county });
  await world.queue.idle();
  await world.tick();
}
type Seen = { person: string; status: string; reason?: string; next?: string };
const deliveries = async (): Promise<Seen[]> => (await world.call("leader", "GET", place)).body.deliveries;
const statuses = async () => (await deliveries()).map((it) => it.status);
const again = (body: object = {}, by = "leader") => world.call(by, "POST", `${place}/deliveries`, body);
const away = () => {
  throw new Error("connect ECONNREFUSED");
};
/** The ticks of so many minutes. */
async function pass(count: number, step = 1): Promise<void> {
  for (let at = 0; at < count; at += step) {
    world.clock.pass(minutes(step));
    await world.tick();
  }
}

describe("a mail server that is away", () => {
  it("for 43 minutes gets every mail once when it is back", async () => {
    const people = await leadersOf(world, county, 17);
    server.answer = away;
    await make();
    await pass(43);
    expect(new Set(await statuses())).toStrictEqual(new Set(["retrying"]));
    expect((await deliveries())[0]).toMatchObject({ reason: "connect ECONNREFUSED" });
    server.answer = () => {};
    await pass(30);
    expect(server.taken.map((it) => it.to.address).sort()).toStrictEqual(
      people.map((id) => `${id}@example.gov.cn`).sort(),
    );
    expect(new Set(await statuses())).toStrictEqual(new Set(["sent"]));
  });

  it("for five days is given up, which the page shows, and asked again when somebody says so, never twice", async () => {
    await leadersOf(world, county, 2);
    server.answer = (mail) => (mail.to.address.startsWith("leader-1@") ? away() : undefined);
    await make();
    await pass(4 * 24 * 60, 60);
    expect((await statuses()).sort(), "a long weekend is nothing").toStrictEqual(["retrying", "sent"]);
    await pass(2 * 24 * 60, 60);
    expect((await deliveries()).find((it) => it.status === "given-up")).toMatchObject({
      person: "leader-1",
      reason: "connect ECONNREFUSED",
    });
    server.answer = () => {};
    await pass(24 * 60, 60);
    expect(server.taken.length, "nothing tries it any more").toBe(1);

    expect((await again({}, "auditor")).status).toBe(403);
    const asked = await Promise.all([again(), again(), again()]);
    expect(asked.map((it) => it.status)).toStrictEqual([200, 200, 200]);
    await world.queue.idle();
    await world.tick();
    expect(server.taken.map((it) => it.to.address)).toStrictEqual([
      "leader-2@example.gov.cn",
      "leader-1@example.gov.cn",
    ]);
    expect((await again()).body.deliveries.map((it: Seen) => it.status)).toStrictEqual(["sent", "sent"]);
    await world.queue.idle();
    expect(server.taken.length).toBe(2);
  });

  it("whose mails an earlier version gave up without a word is told of, and they are sent again", async () => {
    await leadersOf(world, county, 1);
    server.answer = away;
    await make();
    // As 0.1.0 left it: dead work, and no delivery beside it.
    const key = keys.workKey(dueId(deliveryDue(edition, 1, "leader-1")));
    const work = (await world.deps.table.get(key)) as Item;
    const { dueShard: _, dueAt, ...rest } = work;
    const dead = { ...rest, ...key, status: "dead", reason: "away", wasDueAt: dueAt };
    await world.deps.table.commit([
      { kind: "put", item: dead },
      { kind: "delete", key: keys.deliveryKey(edition.report, edition.period, edition.unit, "leader-1") },
    ]);
    expect(await deliveries()).toMatchObject([{ person: "leader-1", status: "given-up", reason: "away" }]);
    server.answer = () => {};
    await again({ people: ["somebody-else"] });
    await world.queue.idle();
    expect(server.taken.length).toBe(0);
    await again({ people: ["leader-1"] });
    await world.queue.idle();
    expect([server.taken.length, ...(await statuses())]).toStrictEqual([1, "sent"]);
  });
});

it("a mailbox that the server says is none is not tried for days: its answer is shown, and it is sent again when somebody says so", async () => {
  await leadersOf(world, county, 1);
  server.answer = () => {
    throw new MailRefused("550 5.1.1 no such user");
  };
  await make();
  expect(await deliveries()).toMatchObject([{ status: "refused", reason: "550 5.1.1 no such user" }]);
  server.answer = () => {};
  await pass(24 * 60, 60);
  expect(server.taken.length).toBe(0);
  await again();
  await world.queue.idle();
  expect([server.taken.length, ...(await statuses())]).toStrictEqual([1, "sent"]);
  expect(world.errors).toStrictEqual([]);
});

describe("500 recipients", () => {
  const number = 500;
  const addresses = () => server.taken.map((it) => it.to.address);

  /** Has the edition made by a worker that dies after so many commits. */
  async function makeAndDie(commits: number): Promise<void> {
    await leadersOf(world, county, number);
    const { table, queue } = world.deps;
    Object.assign(world.deps, { queue: { send: async () => {} } });
    await world.call("leader", "POST", "/reports/monthly-assessment/editions", { period: "2026-10", unit: county });
    Object.assign(world.deps, { queue });
    let left = commits;
    const dying = {
      ...table,
      commit: async (writes: Parameters<typeof table.commit>[0]) => {
        if (--left < 0) throw new Error("killed");
        return table.commit(writes);
      },
    };
    const work = dueId(reportEdition.due(edition));
    await expect(doWork({ ...world.deps, table: dying }, work)).rejects.toThrow(/killed/);
  }

  it("are mailed once each, though the worker died while they became due and the mail server stumbles", async () => {
    // Its claim, the edition, and some of its deliveries.
    await makeAndDie(5);
    const some = (await deliveries()).length;
    expect(some > 0 && some < number, String(some)).toBe(true);
    // Of the next one each fifth mail is not taken at first.
    let answered = 0;
    server.answer = () => {
      if (++answered % 5 === 0) throw new Error("451 later");
    };
    world.clock.pass(leaseMilliseconds + 1);
    await world.tick();
    await pass(30);
    expect(addresses().length).toBe(number);
    expect(new Set(addresses()).size).toBe(number);
    expect(new Set(await statuses())).toStrictEqual(new Set(["sent"]));
    // Whoever comes to it once more finds nothing to do.
    await reportMailing.run(world.deps, reportMailing.due(edition));
    await world.tick();
    expect(addresses().length).toBe(number);
  });

  it("become due once each when two workers make them due at the same time", async () => {
    await makeAndDie(2);
    expect((await deliveries()).length).toBe(0);
    const due = reportMailing.due(edition);
    await Promise.all([reportMailing.run(world.deps, due), reportMailing.run(world.deps, due)]);
    expect((await deliveries()).length).toBe(number);
    await world.tick();
    expect(new Set(addresses()).size).toBe(number);
    expect(addresses().length).toBe(number);
  });
});

it("a mail is due with its edition: nobody waits for another minute", async () => {
  await leadersOf(world, county, 1);
  await world.call("leader", "POST", "/reports/monthly-assessment/editions", { period: "2026-10", unit: county });
  await world.queue.idle();
  const waiting = await world.deps.table.get(keys.workKey(dueId(deliveryDue(edition, 1, "leader-1"))));
  expect(waiting?.dueAt).toBe(world.clock.now());
  expect(await world.deps.table.get(keys.workKey(dueId(reportMailing.due(edition))))).toBe(undefined);
});

it("somebody whose address was missing, as an earlier version wrote it down, gets the mail once there is one", async () => {
  await leadersOf(world, county, 1);
  const skipped = { ...edition, person: "leader-1", at: world.clock.now(), status: "skipped", reason: "no-address" };
  const key = keys.deliveryKey(edition.report, edition.period, edition.unit, "leader-1");
  await world.deps.table.commit([{ kind: "put", item: { ...key, body: skipped } }]);
  await make();
  expect([server.taken.length, ...(await statuses())]).toStrictEqual([0, "skipped"]);
  await again();
  await world.queue.idle();
  expect([server.taken.length, ...(await statuses())]).toStrictEqual([1, "sent"]);
});

it("a delivery is one piece of work by one name, of an edition made anew by another", () => {
  const about = { ...edition, person: "li" };
  expect(reportDelivery.due(about)).toStrictEqual(deliveryDue(edition, 1, "li"));
  expect(dueId(reportDelivery.due({ ...about, number: "2" }))).toBe(dueId(deliveryDue(edition, 2, "li")));
  expect(dueId(deliveryDue(edition, 2, "li"))).not.toBe(dueId(deliveryDue(edition, 1, "li")));
});
