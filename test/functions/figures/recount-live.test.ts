// A recount beside live writes, on both stores: what it repairs is right while submissions arrive, and wherever it is stopped.
import { afterAll, describe, expect, it } from "vitest";
import type { Instant } from "../../../core/time.ts";
import { createTable } from "../../../functions/adapters/dynamodb/create-table.ts";
import { openDynamoTable } from "../../../functions/adapters/dynamodb/table.ts";
import { openSqliteTable } from "../../../functions/adapters/sqlite/table.ts";
import type { Deps } from "../../../functions/deps.ts";
import type { Item, Range, Table } from "../../../functions/ports.ts";
import * as keys from "../../../functions/store/keys.ts";
import { type RecountOptions, recount } from "../../../functions/usecases/figures/recount.ts";
import { importSubjects } from "../../../functions/usecases/registry/import-subjects.ts";
import { startDynamoLocal } from "../../support/dynamodb-local.ts";
import { farGrid, farStreet, grid, nextGrid, openWorld, street, visit, type World } from "../../support/world.ts";

const local = await startDynamoLocal();
if (local) afterAll(local.stop);

const september = (unit = grid) => keys.tallyKey("2026-09", street, unit, "household-visit");
const households = ["hou_0001", "hou_0002", "hou_0003"];
let visited = 0;

/** One more visit, of whichever household is next. */
function visitNext(world: World): Promise<unknown> {
  const subject = households[visited++ % households.length] as string;
  return world.send("grid", "household-visit", visit({}, subject.replace("_", "-")), { subject });
}

async function world(open: () => Promise<Table>, story: (world: World) => Promise<void>): Promise<void> {
  const it = await openWorld({ table: await open(), start: "2026-09-15T02:00:00.000Z" });
  try {
    await story(it);
    expect(it.errors).toStrictEqual([]);
  } finally {
    await it.close();
  }
}

/** The same world, whose table does something before or after it is asked for a range. */
const around = (
  deps: Deps,
  query: (range: Range, found: { items: Item[]; cursor?: string }) => Promise<Item[]>,
): Deps => ({
  ...deps,
  table: {
    ...deps.table,
    query: async (range, page) => {
      const found = await deps.table.query(range, page);
      return { ...found, items: await query(range, found) };
    },
  },
});

const tampered = async ({ deps }: World) => {
  await deps.table.commit([{ kind: "update", key: september(), add: { "n:visits": 5 }, set: { "n:invented": 7 } }]);
};
const visits = async ({ deps }: World) => Number((await deps.table.get(september()))?.["n:visits"] ?? 0);
const repair = (deps: Deps, options: RecountOptions = {}) => recount(deps, { repair: true, ...options });

const stores: [string, (() => Promise<Table>) | undefined][] = [
  ["SQLite", async () => openSqliteTable(":memory:")],
  [
    "DynamoDB",
    local &&
      (async () => {
        const tableName = `recount-${Math.random()}`;
        await createTable(local.client, tableName);
        return openDynamoTable({ client: local.client, tableName });
      }),
  ],
];

for (const [store, open] of stores) {
  describe.skipIf(!open)(`a recount on ${store}`, () => {
    const within = (story: (world: World) => Promise<void>) => world(open as () => Promise<Table>, story);

    it("repairs a tally to which submissions are added while it reads, and loses none of them", () =>
      within(async (world) => {
        for (let n = 0; n < 4; n++) await visitNext(world);
        await tampered(world);
        let arriving = 0;
        // One arrives after its list was read and before its tally is; one before, that the list may not show.
        const live = around(world.deps, async (range, { items }) => {
          const isRead = range.pk.startsWith("FORM#household-visit#") || range.pk === september().pk;
          if (isRead && arriving < 9) {
            arriving += 1;
            await visitNext(world);
          }
          return items;
        });
        const found = await repair(live);
        expect(arriving > 3).toBe(true);
        expect(found.differences.map((it) => [it.counter, it.kept - it.counted])).toStrictEqual([
          ["invented", 7],
          ["visits", 5],
        ]);
        expect([found.unsettled, await visits(world)]).toStrictEqual([0, 4 + arriving]);
        expect((await recount(world.deps)).differences).toStrictEqual([]);
      }));

    it("takes no submission for a difference because an index shows it late", () =>
      within(async (world) => {
        await visitNext(world);
        let late: string | undefined = (
          await world.send("grid", "household-visit", visit({}, "hou-0002"), { subject: "hou_0002" })
        ).receipt.id;
        const lagging = around(world.deps, async (_, { items }) =>
          items.filter((it) => it.pk !== `SUBMISSION#${late}`),
        );
        const found = await repair(lagging, {
          pause: async () => {
            late = undefined;
          },
        });
        expect([found.differences, found.unsettled, await visits(world)]).toStrictEqual([[], 0, 2]);
      }));

    it("leaves alone, and says so, what is written to all the while", () =>
      within(async (world) => {
        await tampered(world);
        const busy = around(world.deps, async (range, { items }) => {
          if (range.pk.startsWith("FORM#household-visit#")) await visitNext(world);
          return items;
        });
        const found = await repair(busy);
        expect(found.unsettled > 0 && found.differences.length === 0).toBe(true);
        expect((await repair(world.deps)).differences.map((it) => it.counter)).toStrictEqual(["invented", "visits"]);
        expect((await recount(world.deps)).differences).toStrictEqual([]);
      }));

    it("adds a difference once when two repairs run side by side", () =>
      within(async (world) => {
        await visitNext(world);
        await tampered(world);
        await Promise.all([repair(world.deps), repair(world.deps), repair(world.deps)]);
        expect(await visits(world)).toBe(1);
        expect((await recount(world.deps)).differences).toStrictEqual([]);
      }));

    it("repairs what an earlier version kept, which says nothing of how often it was changed", () =>
      within(async (world) => {
        await visitNext(world);
        const week = keys.tallyKey("2026-W38", street, grid, "household-visit");
        for (const key of [september(), week])
          await world.deps.table.commit([{ kind: "update", key, remove: ["version"] }]);
        await tampered(world);
        await repair(world.deps);
        expect(await visits(world)).toBe(1);
        expect((await recount(world.deps)).differences).toStrictEqual([]);
      }));

    it("counts the subjects of each unit again, also while some are taken in", () =>
      within(async (world) => {
        const key = keys.stockKey(street, grid, "household");
        const count = async () => (await world.deps.table.get(key))?.count;
        await world.deps.table.commit([
          { kind: "update", key, add: { count: 40 } },
          { kind: "update", key: keys.stockKey(street, nextGrid, "household"), remove: ["count"] },
          { kind: "update", key: keys.stockKey(farStreet, farGrid, "place"), add: { count: 1 } },
        ]);
        const told = (await recount(world.deps)).differences;
        expect(told.map((it) => [it.unit, "type" in it && it.type, it.kept, it.counted])).toStrictEqual([
          [grid, "household", 43, 3],
          [nextGrid, "household", 0, 1],
          [farGrid, "place", 1, 0],
        ]);
        let more = 0;
        const live = around(world.deps, async (range, { items }) => {
          if (range.pk === `SUBJECTS#${grid}` && more < 3) {
            const id = `hou_more${++more}`;
            await importSubjects(world.deps, world.actor("administrator"), [
              { id, type: "household", unit: grid, title: id, facts: {} },
            ]);
          }
          return items;
        });
        await repair(live);
        expect(await count()).toBe(6);
        expect((await recount(world.deps)).differences).toStrictEqual([]);
      }));

    it("goes on where it is told to, and has spoilt nothing where it was stopped", () =>
      within(async (world) => {
        await visitNext(world);
        await tampered(world);
        const far = keys.tallyKey("2026-09", farStreet, farGrid, "household-visit");
        await world.deps.table.commit([{ kind: "update", key: far, add: { "n:visits": 3 } }]);
        const done: string[] = [];
        const stopped = repair(world.deps, {
          done: (township) => {
            done.push(township);
            if (township === street) throw new Error("killed");
          },
        });
        await expect(stopped).rejects.toThrow("killed");
        expect([done.at(-1), await visits(world)]).toStrictEqual([street, 1]);
        const rest = await repair(world.deps, { from: farStreet });
        expect(rest.differences.map((it) => it.unit)).toStrictEqual([farGrid]);
        expect((await repair(world.deps)).differences, "and begun anew").toStrictEqual([]);
      }));
  });
}

it("looks at every period since the first submission, also where nothing counts", async () => {
  await world(
    async () => openSqliteTable(":memory:"),
    async ({ deps, ...world }) => {
      await world.send("grid", "household-visit", visit({}, "hou-0001"), {
        subject: "hou_0001",
        filledAt: "2024-03-03T02:00:00.000Z" as Instant,
      });
      await deps.table.commit([
        { kind: "update", key: keys.tallyKey("2025-07", street, grid, "household-visit"), add: { "n:visits": 2 } },
      ]);
      expect((await recount(deps)).differences.length).toBe(1);
    },
  );
});
