// What the embedded issuer remembers: nobody pushes another out, and nobody fills the memory.

import { beforeEach, describe, expect, it } from "vitest";
import { openRemembering, type Remembering } from "../../../functions/adapters/oidc/remembered.ts";

let now: number;
let memory: Remembering;
beforeEach(() => {
  now = Date.parse("2026-11-20T02:00:00.000Z");
  memory = openRemembering(() => now, { entriesOfPerson: 10, bytesOfAddress: 20_000, bytes: 50_000 });
});

const here = "192.168.1.5";
const elsewhere = "192.168.1.6";
let made = 0;
/** A session of somebody who asks from an address; its id. */
async function session(address: string, person?: string, seconds = 3600): Promise<string> {
  const id = `session-${made++}`;
  const payload = { uid: `uid-${id}`, accountId: person };
  await memory.at(address, () => memory.adapter("Session").upsert(id, payload, seconds));
  return id;
}
const isThere = async (id: string) => (await memory.adapter("Session").find(id)) !== undefined;
/** How many somebody gets who asks for sessions without end, each as another person. */
async function flood(address: string): Promise<number> {
  for (let given = 0; given < 5000; given++) {
    try {
      await session(address, `person-${given}`);
    } catch (error) {
      expect((error as { error: string }).error).toBe("temporarily_unavailable");
      return given;
    }
  }
  return Infinity;
}

describe("what the issuer remembers", () => {
  it("is found until it ends, by its id and by its uid, and can be used up", async () => {
    const id = await session(here, "grid", 60);
    const sessions = memory.adapter("Session");
    expect(await sessions.findByUid(`uid-${id}`)).toStrictEqual(await sessions.find(id));
    await sessions.consume(id);
    expect(await sessions.find(id)).toMatchObject({ accountId: "grid", consumed: now / 1000 });
    expect(await memory.adapter("Grant").find(id)).toBe(undefined);
    now += 60_000;
    expect([await sessions.find(id), await sessions.findByUid(`uid-${id}`)]).toStrictEqual([undefined, undefined]);
    expect(memory.size()).toStrictEqual({ entries: 0, bytes: 0 });
  });

  it("goes with its grant", async () => {
    const tokens = memory.adapter("RefreshToken");
    for (const [id, grantId] of [
      ["a", "g1"],
      ["b", "g1"],
      ["c", "g2"],
    ] as const)
      await tokens.upsert(id, { grantId }, 60);
    await tokens.revokeByGrantId("g1");
    const left = await Promise.all(["a", "b", "c"].map((id) => tokens.find(id)));
    expect(left.map((it) => it?.grantId)).toStrictEqual([undefined, undefined, "g2"]);
  });

  it("of one person is the newest of what they asked for, and pushes nobody else out", async () => {
    const other = await session(here, "cadre");
    const same = await session(elsewhere, "grid");
    const asked = [];
    for (let i = 0; i < 12; i++) asked.push(await session(here, "grid"));
    expect(await Promise.all(asked.map(isThere))).toStrictEqual([false, false, ...Array(10).fill(true)]);
    expect([await isThere(other), await isThere(same)]).toStrictEqual([true, true]);
  });

  it("at an address that asks without end is bounded: it gets no more, and the others all they want", async () => {
    const before = await session(here, "cadre");
    expect(await flood(elsewhere)).toBeLessThan(1000);
    await expect(session(elsewhere, "cadre")).rejects.toThrow();
    expect([await isThere(before), await isThere(await session(here, "grid"))]).toStrictEqual([true, true]);
    now += 3_600_000;
    expect(await isThere(await session(elsewhere, "cadre"))).toBe(true);
  });

  it("is bounded over all addresses, and what is there stays", async () => {
    const before = await session(here, "grid");
    for (let last = 10; last < 30; last++) await flood(`10.0.0.${last}`);
    expect(memory.size().bytes).toBeLessThanOrEqual(50_000);
    await expect(session("10.0.1.1", "cadre")).rejects.toThrow();
    expect(await isThere(before)).toBe(true);
    await memory.adapter("Session").destroy(before);
    expect(await isThere(await session("10.0.1.1", "cadre"))).toBe(true);
  });
});
