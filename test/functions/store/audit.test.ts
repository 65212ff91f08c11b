// Audit events: a chain for each record, in which nothing can be changed or taken out unseen.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { audit, brokenAt } from "../../../functions/store/audit.ts";
import * as keys from "../../../functions/store/keys.ts";
import { openWorld, type World } from "../../support/world.ts";

let world: World;
let record: string;
let n = 0;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  record = `subject:hou_${n++}`;
  for (const reason of ["一", "二", "三", "四"]) await audit(world.deps, record, "cadre", "subject.reveal", reason);
});

const tamper = async (sequence: number, change: object) => {
  const item = await world.deps.table.get(keys.auditKey(record, sequence));
  expect.assert(item);
  await world.deps.table.commit([{ kind: "put", item: { ...item, ...change } }]);
};

describe("a chain of audit events", () => {
  it("is whole when nobody touched it, and begins anew for each record", async () => {
    expect(await brokenAt(world.deps, record)).toBe(undefined);
    expect(await brokenAt(world.deps, "subject:never")).toBe(undefined);
    const first = await audit(world.deps, "subject:other", "cadre", "subject.reveal", "x");
    expect([first.sequence, first.before]).toStrictEqual([1, "0".repeat(64)]);
  });

  it("shows where a word, a name or a time was changed", async () => {
    await tamper(3, { reason: "别的" });
    expect(await brokenAt(world.deps, record)).toBe(3);
    await tamper(2, { by: "nobody" });
    expect(await brokenAt(world.deps, record)).toBe(2);
  });

  it("shows a change whose own hash was made to fit", async () => {
    const item = await world.deps.table.get(keys.auditKey(record, 2));
    const { canonical } = await import("../../../core/canonical.ts");
    expect.assert(item);
    const { pk: _pk, sk: _sk, format: _format, hash: _hash, ...event }: typeof item = { ...item, reason: "别的" };
    await tamper(2, { reason: "别的", hash: world.deps.digest(canonical(event)) });
    expect(await brokenAt(world.deps, record)).toBe(3);
  });

  it("shows that an event was taken out", async () => {
    await world.deps.table.commit([{ kind: "delete", key: keys.auditKey(record, 2) }]);
    expect(await brokenAt(world.deps, record)).toBe(2);
  });

  it("holds twenty events that come at once", async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => audit(world.deps, record, "cadre", "subject.reveal", String(at))),
    );
    expect(await brokenAt(world.deps, record)).toBe(undefined);
    expect((await world.deps.table.query(keys.auditOf(record))).items.length).toBe(24);
  });
});
