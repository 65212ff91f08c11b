// Submissions that are there: read, listed, corrected, taken back.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Instant } from "../../../core/time.ts";
import type { Answers, Submission } from "../../../forms/answers/submission.ts";
import { catalogForms } from "../../../forms/catalog/catalog.ts";
import { activityOf, subjectOf, submissionOf, tallyOf } from "../../../functions/store/items.ts";
import * as keys from "../../../functions/store/keys.ts";
import { recount } from "../../../functions/usecases/figures/recount.ts";
import { publishDefinition } from "../../../functions/usecases/forms/publish-form.ts";
import { correct, voidSubmission } from "../../../functions/usecases/submissions/correct.ts";
import { getSubmission, listSubmissions } from "../../../functions/usecases/submissions/read-submissions.ts";
import { submit } from "../../../functions/usecases/submissions/submit.ts";
import { refusedWith } from "../../support/refused.ts";
import { county, farGrid, grid, openWorld, street, uuid, visit, type World } from "../../support/world.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const visits = (n: number, over: Partial<Submission> = {}): Submission =>
  world.submission("household-visit", visit(), { id: uuid(n), subject: "hou_0001", ...over });
const send = (submission: Submission, by = "grid") => submit(world.deps, world.actor(by), submission);
const fix = (submission: Submission, revision?: number, by = "grid") =>
  correct(world.deps, world.actor(by), submission, revision);
const takeBack = (id: string, by = "grid") => voidSubmission(world.deps, world.actor(by), id);
const counters = async (period = "2026-11", unit = grid) => {
  const item = await world.deps.table.get(keys.tallyKey(period, street, unit, "household-visit"));
  return item ? tallyOf(item).counters : {};
};
/** A visit that finds a hazard, which opens a case. */
const hazard = async () =>
  visit({ houseSafety: "hazard", houseHazard: "墙体开裂", housePhotos: [await world.upload("grid", "crack")] });
const nothingDiffers = async () => expect((await recount(world.deps)).differences).toStrictEqual([]);

describe("what is kept of how often a household was visited", () => {
  const day = (year: number, of: number) => new Date(Date.UTC(year, 0, of, 4)).toISOString() as Instant;

  it("stays small over the years, and a visit of long ago counts the household once in its time", async () => {
    const years = Array.from({ length: 12 }, (_, at) => 2015 + at);
    let n = 0;
    for (const year of years)
      for (let at = 1; at < 330; at += 7)
        await send(visits(1000 + n++, { filledAt: day(year, at), answers: visit({ careNeeds: ["none"] }) }));
    // Twice more in the oldest year, then taken back again but for the first: the household was visited in it all the same.
    const late = [visits(9000, { filledAt: day(2015, 8) }), visits(9001, { filledAt: day(2015, 9) })];
    for (const one of late) await send(one);
    for (const one of late) await takeBack(one.id);
    const alone = visits(9002, { filledAt: day(2012, 100) });
    await send(alone);
    expect((await counters("2012"))["households-visited"]).toBe(1);
    await takeBack(alone.id);
    expect((await counters("2012"))["households-visited"]).toBe(0);
    for (const year of years) expect((await counters(String(year)))["households-visited"], String(year)).toBe(1);
    const kept = await world.deps.table.query({ pk: keys.subjectKey("hou_0001").pk, beginsWith: "ACTIVITY#" });
    const sizes = kept.items.map((it) => Buffer.byteLength(JSON.stringify(it)));
    expect(Math.max(...sizes)).toBeLessThan(3 * 1024);
    expect(kept.items.length).toBe(12);
    await nothingDiffers();
  });

  it("forgets an older year whose only visit was taken back, so that the next visit of that year counts the household", async () => {
    await send(visits(1));
    const old = { filledAt: day(2023, 100), answers: visit({ careNeeds: ["none"] }) };
    await send(visits(2, old));
    await takeBack(uuid(2));
    expect((await counters("2023"))["households-visited"]).toBe(0);
    await send(visits(3, old));
    expect((await counters("2023"))["households-visited"]).toBe(1);
    await nothingDiffers();
  });

  it("by an earlier version, all years in one item, is split with the next visit and counts on", async () => {
    await send(visits(1));
    const key = keys.activityKey("hou_0001", "household-visit");
    const item = await world.deps.table.get(key);
    expect.assert(item);
    const { since: _, ...activity } = activityOf(item);
    const earlier = { "2019": 2, "2019-Q1": 2, "2019-01": 2, "2019-W02": 1, "2024": 1, "2024-Q1": 1, "2024-01": 1 };
    const body = { ...activity, periods: { ...activity.periods, ...earlier, "2024-W02": 1 } };
    await world.deps.table.commit([{ kind: "put", item: { ...item, body } }]);
    await send(visits(2));
    const newest = await world.deps.table.get(key);
    expect(Object.keys(newest ? activityOf(newest).periods : {}).every((it) => it.startsWith("2026"))).toBe(true);
    await send(visits(3, { filledAt: day(2019, 9) }));
    expect((await counters("2019"))["households-visited"]).toBe(undefined);
    expect((await counters("2019-W02"))["households-visited"]).toBe(undefined);
    await send(visits(4, { filledAt: day(2019, 40) }));
    expect((await counters("2019-02"))["households-visited"]).toBe(1);
  });
});

describe("a correction", () => {
  it("changes the counters by the difference, and keeps what was before", async () => {
    await send(visits(1));
    const before = await counters();
    const receipt = await fix({ ...visits(1), answers: visit({ satisfaction: "dissatisfied" }) }, 1);
    expect(receipt.revision).toBe(2);
    expect((await counters()).satisfied).toBe((before.satisfied ?? 0) - 1);
    expect((await counters()).visits).toBe(before.visits);
    const earlier = await world.deps.table.get(keys.revisionKey(uuid(1), 1));
    expect(earlier && submissionOf(earlier).answers.satisfaction).toBe("satisfied");
    await nothingDiffers();
  });

  it("sent twice is made once", async () => {
    await send(visits(2));
    const corrected = { ...visits(2), answers: visit({ residence: "rented" }) };
    const first = await fix(corrected, 1);
    expect(await fix(corrected, 1)).toStrictEqual(first);
    expect(await fix(corrected)).toStrictEqual(first);
  });

  it("is refused when somebody else corrected meanwhile", async () => {
    await send(visits(3));
    await fix({ ...visits(3), answers: visit({ residence: "rented" }) }, 1);
    await expect(fix({ ...visits(3), answers: visit({ residence: "temporary" }) }, 1)).rejects.toSatisfy(
      refusedWith("precondition-failed"),
    );
    const both = await Promise.allSettled(
      ["with-others", "temporary"].map((residence) => fix({ ...visits(3), answers: visit({ residence }) }, 2)),
    );
    expect(both.map((it) => it.status).sort()).toStrictEqual(["fulfilled", "rejected"]);
    await nothingDiffers();
  });

  it("keeps form, version, unit and subject", async () => {
    await send(visits(4));
    for (const over of [{ subject: "hou_0002" }, { unit: "371602001001G02" }] as Partial<Submission>[]) {
      await expect(fix({ ...visits(4), ...over }, 1)).rejects.toSatisfy((error) =>
        refusedWith(over.unit ? "forbidden" : "content-invalid")(error),
      );
    }
    await expect(fix({ ...visits(4), version: 2 }, 1)).rejects.toSatisfy(refusedWith("content-invalid", "/form"));
    const pack = catalogForms().find((it) => it.id === "household-visit");
    expect.assert(pack);
    await publishDefinition(world.deps, "administrator", { ...pack, icon: "2" }, undefined);
    await expect(fix({ ...visits(4), version: 2 }, 1)).rejects.toSatisfy(refusedWith("content-invalid", "/subject"));
  });

  it("is its author's alone; others do not learn that there is one", async () => {
    await send(visits(5));
    for (const by of ["next-grid", "far-grid", "leader", "administrator", "handler"]) {
      await expect(fix({ ...visits(5), answers: visit({ residence: "rented" }) }, 1, by)).rejects.toSatisfy(
        refusedWith("not-found"),
      );
    }
    await expect(fix(visits(999))).rejects.toSatisfy(refusedWith("not-found"));
  });

  it("is checked as the submission was", async () => {
    await send(visits(6));
    await expect(fix({ ...visits(6), answers: visit({ residence: "castle" }) })).rejects.toSatisfy(
      refusedWith("answers-invalid", "/residence"),
    );
    await expect(
      fix({ ...visits(6), answers: visit({ residence: "rented" }), files: [`${"e".repeat(64)}.jpg`] }),
    ).rejects.toSatisfy(refusedWith("content-invalid", "/files/0"));
  });

  it("that finds one more hazard raises one more case, the others stay", async () => {
    const answers = await hazard();
    await send({ ...visits(7), answers });
    const receipt = await fix({
      ...visits(7),
      answers: { ...answers, demandRaised: true, demandTheme: "order", demandContent: "希望修缮" },
    });
    expect(receipt.effects.cases).toStrictEqual([`${uuid(7)}~1001`, `${uuid(7)}~1`]);
    await nothingDiffers();
  });

  it("of an old visit leaves what a newer one told", async () => {
    await send(visits(8, { filledAt: "2026-11-01T02:00:00.000Z" as Instant }));
    await send(visits(9));
    await fix({
      ...visits(8, { filledAt: "2026-11-01T02:00:00.000Z" as Instant }),
      answers: visit({ residence: "temporary" }),
    });
    const item = await world.deps.table.get(keys.subjectKey("hou_0001"));
    expect(item && subjectOf(item).facts.residence?.value).toBe("owned");
  });
});

describe("a submission taken back", () => {
  it("counts nowhere any more, stays readable, and is taken back once", async () => {
    await send(visits(19));
    await send(visits(20, { subject: "hou_0002", answers: visit({}, "person-20") }));
    const before = await counters();
    const receipt = await takeBack(uuid(20));
    expect(await takeBack(uuid(20))).toStrictEqual(receipt);
    expect((await counters()).visits).toBe((before.visits ?? 0) - 1);
    expect((await counters())["households-visited"]).toBe((before["households-visited"] ?? 0) - 1);
    expect((await getSubmission(world.deps, world.actor("grid"), uuid(20))).status).toBe("void");
    await nothingDiffers();
  });

  it("is not corrected any more, and gives its receipt when it is sent again", async () => {
    await send(visits(20));
    await takeBack(uuid(20));
    await expect(fix({ ...visits(20), answers: visit({ residence: "rented" }) })).rejects.toSatisfy(
      refusedWith("form-closed"),
    );
    expect((await send(visits(20))).repeat).toBe(true);
  });

  it("may be so by its author and by those who oversee the unit", async () => {
    await send(visits(21));
    for (const by of ["next-grid", "cadre", "handler", "leader"]) {
      await expect(takeBack(uuid(21), by)).rejects.toSatisfy(refusedWith("not-found"));
    }
    expect((await takeBack(uuid(21), "supervisor")).revision).toBe(2);
    await expect(takeBack(uuid(998))).rejects.toSatisfy(refusedWith("not-found"));
  });

  it("is not where a case rests on it", async () => {
    await send({ ...visits(7), answers: await hazard() });
    await expect(takeBack(uuid(7))).rejects.toSatisfy(refusedWith("has-consequences"));
  });

  it("is once, though two do it at once", async () => {
    await send(visits(22));
    await send(visits(23));
    const before = (await counters()).visits ?? 0;
    await Promise.allSettled([takeBack(uuid(22)), takeBack(uuid(22), "supervisor")]);
    expect((await counters()).visits).toBe(before - 1);
    await nothingDiffers();
  });
});

describe("reading submissions", () => {
  it("shows sensitive answers masked, and never what was sent", async () => {
    await send(visits(1));
    const shown = await getSubmission(world.deps, world.actor("grid"), uuid(1));
    expect((shown.answers.residents as Answers[])[0]?.idNumber).toBe("371602********0018");
    expect("sent" in shown).toBe(false);
  });

  it("is for the unit's people, the form's department and the author", async () => {
    await send(visits(1));
    const may = async (by: string) =>
      getSubmission(world.deps, world.actor(by), uuid(1)).then(
        () => true,
        (error) => !refusedWith("not-found")(error),
      );
    for (const by of ["grid", "cadre", "leader", "auditor", "handler-street"]) expect(await may(by), by).toBe(true);
    for (const by of ["next-grid", "far-grid", "handler", "nobody"]) expect(await may(by), by).toBe(false);
  });

  it("lists a unit's subtree, by whole days of the district", async () => {
    const at = (n: number, filledAt: string) =>
      send(visits(n, { subject: "hou_0003", answers: visit({}, "person-3"), filledAt: filledAt as Instant }));
    await at(30, "2026-10-02T15:59:59.999Z"); // 2 October, 23:59:59.999
    await at(31, "2026-10-02T16:00:00.000Z"); // 3 October, 00:00
    await at(32, "2026-10-03T15:59:59.999Z");
    await at(33, "2026-10-03T16:00:00.000Z");
    const list = async (from?: string, to?: string, unit = street) =>
      (
        await listSubmissions(world.deps, world.actor("leader"), { form: "household-visit", unit, from, to }, {})
      ).items.map((it) => Number.parseInt(it.id.slice(-4), 16));
    expect(await list("2026-10-03", "2026-10-03")).toStrictEqual([32, 31]);
    expect(await list("2026-10-02T16:00:00.000Z", "2026-10-03T15:59:59.999Z")).toStrictEqual([32, 31]);
    expect(await list("2026-10-02", "2026-10-04")).toStrictEqual([33, 32, 31, 30]);
    expect(await list("2026-10-02", "2026-10-04", county)).toStrictEqual([33, 32, 31, 30]);
    expect(await list("2026-10-02", "2026-10-04", farGrid)).toStrictEqual([]);
    expect(await list("2026-10-04", "2026-10-02")).toStrictEqual([]);
  });

  it("goes page by page, each once", async () => {
    for (let n = 40; n < 50; n++) await send(visits(n));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listSubmissions(
        world.deps,
        world.actor("leader"),
        { form: "household-visit", unit: county },
        { limit: 3, cursor },
      );
      seen.push(...page.items.map((it) => it.id));
      cursor = page.cursor;
    } while (cursor);
    expect([new Set(seen).size, seen.length]).toStrictEqual([10, 10]);
    const all = await listSubmissions(
      world.deps,
      world.actor("leader"),
      { form: "household-visit", unit: county },
      { limit: 200 },
    );
    expect(seen).toStrictEqual(all.items.map((it) => it.id));
    for (const bad of [
      "",
      "x",
      Buffer.from("[9,null]").toString("base64url"),
      Buffer.from("[0,1]").toString("base64url"),
      Buffer.from("[-1,null]").toString("base64url"),
    ]) {
      await expect(
        listSubmissions(world.deps, world.actor("leader"), { form: "household-visit", unit: county }, { cursor: bad }),
        bad,
      ).rejects.toSatisfy(refusedWith("cursor-invalid"));
    }
  });

  it("of another unit is refused", async () => {
    await expect(
      listSubmissions(world.deps, world.actor("far-grid"), { form: "household-visit", unit: grid }, {}),
    ).rejects.toSatisfy(refusedWith("forbidden"));
    await expect(
      listSubmissions(world.deps, world.actor("leader"), { form: "no-form", unit: grid }, {}),
    ).rejects.toSatisfy(refusedWith("not-found"));
  });
});
