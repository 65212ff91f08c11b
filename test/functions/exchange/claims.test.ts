// Two-way claims: never more than there is, however many claim at once, in either store.
import { afterAll, describe, expect, it } from "vitest";
import { Problem } from "../../../core/problem.ts";
import type { Side } from "../../../forms/workflow/case-state.ts";
import { createTable } from "../../../functions/adapters/dynamodb/create-table.ts";
import { openDynamoTable } from "../../../functions/adapters/dynamodb/table.ts";
import type { Table } from "../../../functions/ports.ts";
import { balanceOf, caseOf } from "../../../functions/store/items.ts";
import * as keys from "../../../functions/store/keys.ts";
import { all } from "../../../functions/store/paging.ts";
import { transition } from "../../../functions/usecases/cases/take-step.ts";
import { type ClaimCommand, claim } from "../../../functions/usecases/exchange/claim.ts";
import { listSide } from "../../../functions/usecases/exchange/list-side.ts";
import { matches } from "../../../functions/usecases/exchange/matches.ts";
import { recount } from "../../../functions/usecases/figures/recount.ts";
import { startDynamoLocal } from "../../support/dynamodb-local.ts";
import { refusedWith } from "../../support/refused.ts";
import { community, demand, farGrid, grid, offer, openWorld, uuid, type World } from "../../support/world.ts";

const local = await startDynamoLocal();
claimsOn("SQLite", async () => undefined);
if (local) {
  afterAll(local.stop);
  claimsOn("DynamoDB", async () => {
    await createTable(local.client, "claims");
    return openDynamoTable({ client: local.client, tableName: "claims" });
  });
} else {
  it.skip("claims on DynamoDB: no Java here", () => {});
}

function claimsOn(store: string, open: () => Promise<Table | undefined>): void {
  describe(`claims on ${store}`, { timeout: 300_000 }, async () => {
    const world: World = await openWorld({ table: await open() });
    afterAll(() => world.close());
    const { deps } = world;
    let next = 0xb00000;
    const published = async (form: "resource" | "demand", quantity: number, over = {}): Promise<string> => {
      const answers = form === "resource" ? offer(quantity, over) : demand(quantity, over);
      return (await world.send("cadre", form, answers, { unit: community })).receipt.id;
    };
    const claimOf = (side: Side, id: string, over: Partial<ClaimCommand> = {}, by = "cadre") =>
      claim(deps, world.actor(by), side, id, { id: uuid(next++), quantity: 1, ...over });
    const balance = async (id: string) => balanceOf(await deps.table.get(keys.accountKey(id, "remaining")));
    const entries = async (id: string) =>
      (await all(deps.table, keys.entriesOfAccount(id, "remaining")))
        .map((it) => Number(it.delta))
        .sort((a, b) => a - b);
    const stateOf = async (id: string) => {
      const item = await deps.table.get(keys.caseKey(id));
      return item && caseOf(item);
    };
    /** As a client does it: what was too busy is sent again, under the same id. */
    const patiently = async <T>(work: () => Promise<T>): Promise<T> => {
      for (;;) {
        try {
          return await work();
        } catch (error) {
          if (!(error instanceof Problem) || error.code !== "too-busy") throw error;
        }
      }
    };

    it("take from both sides and open a project, in one commit", async () => {
      const [there, wanted] = [await published("resource", 5), await published("demand", 3)];
      const claimed = await claimOf("offers", there, {
        counterpart: wanted,
        quantity: 2,
        due: "2026-12-20",
        note: "周六",
      });
      expect([claimed.remaining, claimed.counterpartRemaining, claimed.repeat]).toStrictEqual([3, 1, false]);
      expect([await entries(there), await entries(wanted)]).toStrictEqual([
        [-2, 5],
        [-2, 3],
      ]);
      const project = await stateOf(claimed.project);
      expect([project?.form, project?.list, project?.status, project?.unit]).toStrictEqual([
        "project",
        "projects",
        "open",
        community,
      ]);
      expect(project?.answers).toStrictEqual({
        offer: there,
        demand: wanted,
        quantity: 2,
        claimer: "cadre",
        title: "会议室",
        due: "2026-12-20",
        note: "周六",
      });
    });

    it("take nothing from either side when one has too little", async () => {
      const [there, wanted] = [await published("resource", 1), await published("demand", 3)];
      await expect(claimOf("demands", wanted, { counterpart: there, quantity: 2 })).rejects.toSatisfy(
        (error: Problem) => {
          expect([error.details.case, error.details.remaining]).toStrictEqual([there, 1]);
          return refusedWith("balance-insufficient")(error);
        },
      );
      expect([await balance(there), await balance(wanted)]).toStrictEqual([1, 3]);
      expect([(await entries(there)).length, (await entries(wanted)).length]).toStrictEqual([1, 1]);
    });

    it("are granted ten times of ten, though two hundred come at once", async () => {
      const [there, wanted] = [await published("resource", 10), await published("demand", 1000)];
      const outcomes = await Promise.allSettled(
        Array.from({ length: 200 }, () => {
          const id = uuid(next++);
          return patiently(() => claimOf("offers", there, { id, counterpart: wanted }));
        }),
      );
      const granted = outcomes.filter((it) => it.status === "fulfilled");
      const refused = outcomes.filter((it) => it.status === "rejected").map((it) => it.reason as Problem);
      expect(granted.length).toBe(10);
      expect([
        ...new Set(refused.map((it) => `${it.code} ${it.details.remaining} of ${it.details.case === there}`)),
      ]).toStrictEqual(["balance-insufficient 0 of true"]);
      expect(refused.length).toBe(190);
      expect([await balance(there), await balance(wanted)]).toStrictEqual([0, 990]);
      expect((await entries(there)).length).toBe(11);
      expect((await entries(wanted)).length).toBe(11);
      for (const one of granted) expect((await stateOf(one.value.project))?.answers.offer).toBe(there);
      expect((await recount(deps)).differences).toStrictEqual([]);
    });

    it("made twice are one claim, also when both are under way at once", async () => {
      const there = await published("resource", 5);
      const id = uuid(next++);
      let minute = 0;
      // Time passes between the two: a claim carries none of its own.
      const ticking = {
        ...deps,
        clock: { now: () => new Date(Date.parse(world.clock.now()) + minute++ * 1000).toISOString() as never },
      };
      const both = await Promise.all(
        [1, 2].map(() => patiently(() => claim(ticking, world.actor("cadre"), "offers", there, { id, quantity: 2 }))),
      );
      expect(both.filter((it) => it.repeat).length).toBe(1);
      world.clock.pass(60_000);
      const later = await claimOf("offers", there, { id, quantity: 2 });
      expect([later.repeat, later.remaining]).toStrictEqual([true, 3]);
      await expect(claimOf("offers", there, { id, quantity: 3 })).rejects.toSatisfy(
        refusedWith("submission-id-reused"),
      );
      expect(await balance(there)).toBe(3);
    });

    it("that are withdrawn give back to both sides, once", async () => {
      const [there, wanted] = [await published("resource", 5), await published("demand", 5)];
      const { project } = await claimOf("offers", there, { counterpart: wanted, quantity: 4 });
      const event = uuid(next++);
      const withdraw = (id: string) =>
        transition(deps, world.actor("cadre"), project, {
          id,
          transition: "withdraw",
          answers: { withdrawReason: "没时间" },
        });
      const all_ = await Promise.allSettled([withdraw(event), withdraw(event), withdraw(uuid(next++))]);
      expect.assert(all_.some((it) => it.status === "fulfilled"));
      expect([await balance(there), await balance(wanted)]).toStrictEqual([5, 5]);
      expect((await entries(there)).reduce((sum, it) => sum + it, 0)).toBe(5);
      await expect(withdraw(uuid(next++))).rejects.toSatisfy(refusedWith("transition-not-open"));
      expect((await claimOf("offers", there, { quantity: 5 })).remaining).toBe(0);
    });

    it("of what is closed are refused, but give back to it", async () => {
      const there = await published("resource", 5);
      const { project, id } = await claimOf("offers", there, { quantity: 2 });
      await transition(deps, world.actor("cadre"), there, {
        id: uuid(next++),
        transition: "withdraw",
        answers: { withdrawReason: "不再提供" },
      });
      await expect(claimOf("offers", there)).rejects.toSatisfy(refusedWith("transition-not-open"));
      expect((await claimOf("offers", there, { id, quantity: 2 })).repeat).toBe(true);
      await transition(deps, world.actor("cadre"), project, {
        id: uuid(next++),
        transition: "withdraw",
        answers: { withdrawReason: "x" },
      });
      expect(await balance(there)).toBe(5);
    });

    it("of what closes between the look and the grant are not granted", async () => {
      const there = await published("resource", 5);
      let closed = false;
      const closing: Table = {
        ...deps.table,
        commit: async (writes) => {
          if (!closed) {
            closed = true;
            await transition(deps, world.actor("cadre"), there, { id: uuid(next++), transition: "close", answers: {} });
          }
          return deps.table.commit(writes);
        },
      };
      const late = claim({ ...deps, table: closing }, world.actor("cadre"), "offers", there, {
        id: uuid(next++),
        quantity: 1,
      });
      await expect(late).rejects.toSatisfy(refusedWith("transition-not-open"));
      expect(await balance(there)).toBe(5);
    });

    it("race with the closing: what is granted was open", async () => {
      const there = await published("resource", 100);
      const closing = transition(deps, world.actor("cadre"), there, {
        id: uuid(next++),
        transition: "close",
        answers: {},
      });
      const claims = await Promise.allSettled(
        Array.from({ length: 8 }, () => patiently(() => claimOf("offers", there))),
      );
      await closing;
      const granted = claims.filter((it) => it.status === "fulfilled").length;
      for (const it of claims)
        if (it.status === "rejected")
          refusedWith((it.reason as Problem).code === "answers-invalid" ? "answers-invalid" : "transition-not-open")(
            it.reason,
          );
      expect(await balance(there)).toBe(100 - granted);
      await expect(claimOf("offers", there)).rejects.toSatisfy(refusedWith("transition-not-open"));
    });

    it("are of the right side, of a quantity, and by who may fill a project", async () => {
      const [there, wanted] = [await published("resource", 5), await published("demand", 5)];
      await expect(claimOf("demands", there)).rejects.toSatisfy(refusedWith("not-found"));
      await expect(claimOf("offers", there, { counterpart: there })).rejects.toSatisfy(refusedWith("not-found"));
      await expect(claimOf("offers", uuid(1))).rejects.toSatisfy(refusedWith("not-found"));
      await expect(claimOf("offers", there, { quantity: 0.5 })).rejects.toSatisfy(
        refusedWith("answers-invalid", "/quantity"),
      );
      await expect(claimOf("offers", there, { quantity: -3 })).rejects.toSatisfy(
        refusedWith("answers-invalid", "/quantity"),
      );
      await expect(claimOf("offers", there, { counterpart: wanted }, "leader")).rejects.toSatisfy(
        refusedWith("forbidden"),
      );
      await expect(claimOf("offers", there, { unit: farGrid, counterpart: wanted })).rejects.toSatisfy(
        refusedWith("forbidden"),
      );
      await expect(
        world.send("cadre", "project", { offer: wanted, quantity: 1 }, { unit: community }),
      ).rejects.toSatisfy(refusedWith("answers-invalid", "/offer"));
      expect([await balance(there), await balance(wanted)]).toStrictEqual([5, 5]);
    });

    it("find counterparts by theme, nearness, quantity and time, and say why", async () => {
      const wanted = await published("demand", 4, { theme: "order" });
      const near = await published("resource", 9, { theme: "order", title: "near" });
      const little = await published("resource", 1, { theme: "order", title: "little" });
      const far = (
        await world.send("far-grid", "resource", offer(9, { theme: "order", title: "far" }), { unit: farGrid })
      ).receipt.id;
      const other = await published("resource", 9, { theme: "relations", title: "other" });
      const empty = await published("resource", 1, { theme: "order", title: "empty" });
      await claimOf("offers", empty);
      const found = await matches(deps, world.actor("grid"), "demands", wanted);
      const order = found.map((it) => it.case.id).filter((id) => [near, little, far, other, empty].includes(id));
      expect(order.slice(0, 3)).toStrictEqual([near, little, far]);
      expect(order.includes(empty)).toBe(false);
      expect(found.find((it) => it.case.id === near)?.why.map((it) => it.en)).toStrictEqual([
        "Same theme",
        "Same community or street",
        "Enough for all of it",
        "Valid until 2026-12-31",
      ]);
      expect.assert(found.every((it, at) => it.score <= (found[at - 1]?.score ?? 1) && it.score > 0));
    });

    it("are made of lists that the whole county reads", async () => {
      for (const title of ["one", "two", "three"]) await published("resource", 1, { theme: "order", title });
      const { items } = await listSide(deps, world.actor("far-grid"), "offers", { theme: "order" }, { limit: 200 });
      expect(items.length >= 3).toBe(true);
      expect.assert(items.every((it) => it.answers.theme === "order" && it.unit !== grid));
      await expect(listSide(deps, world.actor("nobody"), "offers", {}, {})).rejects.toSatisfy(refusedWith("forbidden"));
      await expect(listSide(deps, world.actor("cadre"), "offers", { unit: "371603" }, {})).rejects.toSatisfy(
        refusedWith("forbidden"),
      );
    });
  });
}
