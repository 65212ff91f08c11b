// Tallies counted again from the raw submissions and cases must be what the commits added up to.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Problem } from "../../../core/problem.ts";
import { later as after_, type Instant } from "../../../core/time.ts";
import type { Answers, Submission } from "../../../forms/answers/submission.ts";
import { catalogForms } from "../../../forms/catalog/catalog.ts";
import { randomOf } from "../../../functions/demo/random.ts";
import * as keys from "../../../functions/store/keys.ts";
import { getCase } from "../../../functions/usecases/cases/get-case.ts";
import { listCases } from "../../../functions/usecases/cases/list-cases.ts";
import { transition } from "../../../functions/usecases/cases/take-step.ts";
import { claim } from "../../../functions/usecases/exchange/claim.ts";
import { recount } from "../../../functions/usecases/figures/recount.ts";
import { publishDefinition } from "../../../functions/usecases/forms/publish-form.ts";
import { correct, voidSubmission } from "../../../functions/usecases/submissions/correct.ts";
import { submit } from "../../../functions/usecases/submissions/submit.ts";
import { county, demand, grid, offer, openWorld, street, uuid, visit, type World } from "../../support/world.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld({ start: "2026-09-15T02:00:00.000Z" });
});
afterEach(() => world.close());

/** Whether something was taken; what the rules refuse is a part of the history too. */
async function tried(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    return false;
  }
}

describe("a recount", () => {
  it("finds no difference after a long history of everything that can happen", { timeout: 120_000 }, async () => {
    const { deps, clock } = world;
    const random = randomOf(20261122);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const photo = await world.upload("grid", "photo");
    const sent: Submission[] = [];
    const done: Record<string, number> = {};
    let n = 1;

    const visits = (): Submission => {
      const subject = pick(["hou_0001", "hou_0002", "hou_0003"]);
      const safe = random() < 0.8;
      const asks = random() < 0.3;
      const filledAt = after_(clock.now(), -Math.floor(random() * 20 * 86_400_000)) as Instant;
      return world.submission(
        "household-visit",
        visit(
          {
            satisfaction: pick(["very-satisfied", "satisfied", "neutral", "dissatisfied", "no-answer"]),
            careNeeds: pick([["none"], ["disability"], ["living-alone", "chronic-illness"]]),
            ...(safe ? {} : { houseSafety: "hazard", houseHazard: "开裂", housePhotos: [photo] }),
            ...(asks ? { demandRaised: true, demandTheme: pick(["order", "resources"]), demandContent: "诉求" } : {}),
          },
          subject.replace("_", "-"),
        ),
        { id: uuid(n++), subject, filledAt },
      );
    };
    const lists = async () => (await listCases(deps, world.actor("leader"), { unit: county }, { limit: 200 })).items;

    const acts: Record<string, () => Promise<unknown>> = {
      visit: async () => {
        const submission = visits();
        sent.push(submission);
        await submit(deps, world.actor("grid"), submission);
      },
      correct: async () => {
        const submission = pick(sent);
        await correct(
          deps,
          world.actor("grid"),
          { ...submission, answers: { ...submission.answers, satisfaction: pick(["satisfied", "dissatisfied"]) } },
          undefined,
        );
      },
      takeBack: () => voidSubmission(deps, world.actor("grid"), pick(sent).id),
      offer: () =>
        world.send(
          "cadre",
          random() < 0.5 ? "resource" : "demand",
          {
            ...(random() < 0.5 ? offer(1 + Math.floor(random() * 9)) : demand(3)),
            provider: "馆",
            theme: pick(["order", "resources"]),
            validUntil: clock.now().slice(0, 10),
          } as Answers,
          { unit: "371602001001", id: uuid(n++) },
        ),
      claim: async () => {
        const open = (await lists()).filter((it) => it.list === "offers" || it.list === "demands");
        const target = pick(open);
        if (target)
          await claim(deps, world.actor("cadre"), target.list as "offers", target.id, {
            id: uuid(n++),
            quantity: 1 + Math.floor(random() * 3),
            due: clock.now().slice(0, 10),
          });
      },
      step: async () => {
        const state = pick(await lists());
        if (!state) return;
        const { transitions } = await getCase(deps, world.actor("leader"), state.id);
        expect(transitions).toStrictEqual([]);
        const by = pick(["grid", "cadre", "handler", "verifier", "verifier-street"]);
        const [wanted] = (await getCase(deps, world.actor(by), state.id)).transitions.sort(() => random() - 0.5);
        if (!wanted) return;
        const answers: Answers = {
          measure: "限期整改",
          noticePhoto: [photo],
          afterPhotos: [photo],
          failReason: "未改",
          withdrawReason: "撤回",
          proof: [photo],
          rating: pick([2, 5]),
          closingNote: "结",
        };
        const asked = Object.keys(wanted.questions?.schema.properties ?? {});
        await transition(deps, world.actor(by), state.id, {
          id: uuid(n++),
          transition: wanted.id,
          answers: Object.fromEntries(Object.entries(answers).filter(([name]) => asked.includes(name))),
        });
      },
      time: async () => {
        clock.pass(Math.floor(random() * 3 * 86_400_000));
        await world.tick();
      },
    };
    const names = [
      "visit",
      "visit",
      "visit",
      "correct",
      "takeBack",
      "offer",
      "claim",
      "claim",
      "step",
      "step",
      "step",
      "step",
      "time",
    ];
    for (let at = 0; at < 400; at++) {
      const name = at < 10 ? "visit" : pick(names);
      const taken = await tried(acts[name] as () => Promise<unknown>);
      const key = `${name}${taken ? "" : " refused"}`;
      done[key] = (done[key] ?? 0) + 1;
    }
    for (const name of new Set(names)) expect((done[name] ?? 0) >= 5, `${name}: ${JSON.stringify(done)}`).toBe(true);

    const found = await recount(deps);
    expect(found.differences).toStrictEqual([]);
    expect.assert(
      found.submissions > 50 && found.cases > 20 && found.tallies > 20,
      JSON.stringify({ ...found, differences: 0 }),
    );
    expect(world.errors).toStrictEqual([]);
  });

  it("sees a tally that was tampered with, and sets it right when asked", async () => {
    await world.send("grid", "household-visit", visit({}, "hou-0001"), { subject: "hou_0001" });
    const key = keys.tallyKey("2026-09", street, grid, "household-visit");
    await world.deps.table.commit([{ kind: "update", key, add: { "n:visits": 1 }, set: { "n:invented": 7 } }]);
    const { differences } = await recount(world.deps);
    expect(differences.map((it) => [it.counter, it.kept - it.counted]).sort()).toStrictEqual([
      ["invented", 7],
      ["visits", 1],
    ]);
    await recount(world.deps, { repair: true });
    expect((await recount(world.deps)).differences).toStrictEqual([]);
  });

  it("sees a tally that stands where everything was taken back", async () => {
    const { receipt } = await world.send("grid", "household-visit", visit({}, "hou-0001"), {
      subject: "hou_0001",
      filledAt: "2025-03-03T02:00:00.000Z" as Instant,
    });
    await voidSubmission(world.deps, world.actor("grid"), receipt.id);
    expect((await recount(world.deps)).differences).toStrictEqual([]);
    await world.deps.table.commit([
      { kind: "update", key: keys.tallyKey("2025-03", street, grid, "household-visit"), add: { "n:visits": 1 } },
    ]);
    expect((await recount(world.deps)).differences.length).toBe(1);
    await recount(world.deps, { repair: true });
  });

  it("counts each household in the order in which its visits came, also over a change of the form", async () => {
    const pack = catalogForms().find((it) => it.id === "gas-check");
    expect.assert(pack);
    const signature = await world.upload("grid", "signature", "image/png");
    const check = (version: number, filledAt: string) =>
      world.send(
        "grid",
        "gas-check",
        { gasType: "none", signature },
        { version, subject: "hou_0001", filledAt: filledAt as Instant },
      );
    world.clock.set("2026-09-25T02:00:00.000Z");
    await check(1, "2026-09-20T02:00:00.000Z");
    const counted = { id: "gas-again", title: { zh: "再数" }, on: "submitted" as const, distinct: "subject" as const };
    await publishDefinition(
      world.deps,
      "administrator",
      { ...pack, indicators: [...pack.indicators, { at: "event", ...counted }] },
      undefined,
    );
    world.clock.pass(60_000);
    await check(2, "2026-09-10T02:00:00.000Z");
    expect((await recount(world.deps)).differences).toStrictEqual([]);
  });
});
