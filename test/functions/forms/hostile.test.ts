// Whatever can be published is safe to run: definitions of every kind of harm, written at random, sent to the whole application.
import { afterAll, beforeAll, expect, it } from "vitest";
import * as keys from "../../../functions/store/keys.ts";
import { kinds } from "../../support/hostile.ts";
import { community, farGrid, offer, openWorld, uuid, type World } from "../../support/world.ts";

let world: World;
let offered: string;
beforeAll(async () => {
  world = await openWorld();
  offered = (await world.send("cadre", "resource", offer(10), { unit: community })).receipt.id;
});
afterAll(() => world.close());

/** How often each kind is written; `GRIDFORM_HOSTILE=100` for a long run. */
const times = Number(process.env.GRIDFORM_HOSTILE ?? 6);
const report: Record<string, Record<string, number>> = {};

it.each(kinds.map((kind, at) => ({ ...kind, at })))(
  "$harm is refused, or harmless",
  { timeout: 600_000 },
  async ({ harm, make, at }) => {
    let seed = at + 1;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const outcomes: Record<string, number> = {};
    const note = (outcome: string) => {
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    };
    for (let n = 0; n < times; n++) {
      const id = `hostile-${at}-${n}`;
      const { definition, answers, by = "administrator" } = make(random, id);
      const kept = await world.call(by, "PUT", `/forms/${id}/draft`, definition);
      expect(kept.status, JSON.stringify(kept.body).slice(0, 500)).toBeLessThan(500);
      const published = await world.call(by, "POST", `/forms/${id}/publish`, await world.approve(id));
      expect(published.status, JSON.stringify(published.body).slice(0, 500)).toBeLessThan(500);
      if (published.status === 201) {
        expect((await world.call("grid", "GET", `/forms/${id}/types.d.ts`)).status).toBe(200);
        const body = {
          ...world.submission(id, JSON.parse(JSON.stringify(answers ?? {}).replace("OFFER", offered)), {
            unit: farGrid,
          }),
          id: uuid(0xe00000 + at * 1000 + n),
        };
        const sent = await world.call("far-grid", "POST", "/submissions", body);
        expect(sent.status, JSON.stringify(sent.body).slice(0, 500)).toBeLessThan(500);
        note(sent.status < 300 ? "published, answers taken" : `published, answers refused (${sent.body.code})`);
      } else {
        const { reasons = [] } = published.body.decision ?? {};
        const codes = reasons.flatMap((it: { severity: string; code: string }) =>
          it.severity === "stop" ? [it.code] : [],
        );
        note(`refused (${[...new Set(codes)].slice(0, 2).join(", ") || published.body.code})`);
      }
      // Whoever asks meanwhile is answered.
      expect((await world.call(undefined, "GET", "/health")).status).toBe(200);
    }
    report[harm] = outcomes;
    expect((await world.deps.table.get(keys.accountKey(offered, "remaining")))?.balance).toBe(10);
    expect(world.errors).toStrictEqual([]);
  },
);

it("leaves a report of what became of each", () => {
  for (const [harm, outcomes] of Object.entries(report)) console.log(`${harm}: ${JSON.stringify(outcomes)}`);
  expect(Object.keys(report).length).toBe(kinds.length);
});
