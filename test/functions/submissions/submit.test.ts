// A submission arrives: once, twice, late, masked, by the wrong person, many at once.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Problem } from "../../../core/problem.ts";
import type { Instant } from "../../../core/time.ts";
import type { Submission } from "../../../forms/answers/submission.ts";
import { catalogForms } from "../../../forms/catalog/catalog.ts";
import { activityOf, subjectOf, submissionOf, tallyOf } from "../../../functions/store/items.ts";
import * as keys from "../../../functions/store/keys.ts";
import { recount } from "../../../functions/usecases/figures/recount.ts";
import { publishDefinition } from "../../../functions/usecases/forms/publish-form.ts";
import { submit } from "../../../functions/usecases/submissions/submit.ts";
import { textSeen } from "../../support/picture.ts";
import { refusedWith } from "../../support/refused.ts";
import { check, farGrid, grid, openWorld, street, uuid, visit, type World } from "../../support/world.ts";

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const householdVisit = (n: number, over: Partial<Submission> = {}) =>
  world.submission("household-visit", visit({}, over.subject?.replace("_", "-")), {
    id: uuid(n),
    subject: "hou_0001",
    ...over,
  });
const send = (by: string, submission: ReturnType<World["submission"]>) =>
  submit(world.deps, world.actor(by), submission);
const counters = async (period: string, form = "household-visit", unit = grid) => {
  const item = await world.deps.table.get(keys.tallyKey(period, street, unit, form));
  return item ? tallyOf(item).counters : {};
};
const factsOf = async (id: string) => {
  const item = await world.deps.table.get(keys.subjectKey(id));
  return item && subjectOf(item).facts;
};

describe("a submission", () => {
  it("is kept, counted and told to the registry in one commit", async () => {
    const { receipt, repeat } = await send("grid", householdVisit(1));
    expect(repeat).toBe(false);
    expect(receipt.effects).toStrictEqual({ cases: [], facts: 13, entries: 0 });
    expect(await counters("2026-11")).toStrictEqual({
      visits: 1,
      "households-visited": 1,
      "residents-met": 1,
      satisfied: 1,
      "satisfaction-answers": 1,
      "satisfaction-answers#satisfied": 1,
    });
    expect((await factsOf("hou_0001"))?.residence?.source).toBe(uuid(1));
    expect((await factsOf("per_zhang-01"))?.idNumber?.value).toBe("371602195803120018");
  });

  it("puts the persons it is the first to tell of into the registry's count, once", async () => {
    const count = async () => Number((await world.deps.table.get(keys.stockKey(street, grid, "person")))?.count ?? 0);
    const before = await count();
    const residents = ["wang-01", "wang-02"].map((id) => ({
      id,
      name: id,
      relation: "head",
      idType: "none",
      statedSex: "male",
      personType: "registered",
    }));
    await send("grid", { ...householdVisit(2, { subject: "hou_0002" }), answers: visit({ residents }) });
    await send("grid", { ...householdVisit(3, { subject: "hou_0002" }), answers: visit({ residents }) });
    expect(await count()).toBe(before + 2);
  });

  it("gives the same receipt when it comes again, and counts nothing twice", async () => {
    const first = await send("grid", householdVisit(10));
    const tallies = await counters("2026-11");
    world.clock.pass(3_600_000);
    const again = await send("grid", {
      ...householdVisit(10, { filledAt: "2026-11-20T02:00:00.000Z" as Instant }),
      seconds: 93,
    });
    expect(again).toStrictEqual({ receipt: first.receipt, repeat: true });
    expect(await counters("2026-11")).toStrictEqual(tallies);
  });

  it("is refused under an id that belongs to other content", async () => {
    await send("grid", householdVisit(11));
    const other = { ...householdVisit(11), answers: visit({ satisfaction: "dissatisfied" }) };
    await expect(send("grid", other)).rejects.toSatisfy(refusedWith("submission-id-reused"));
  });

  it("is refused under another person's id, without a word of what that was", async () => {
    const theirs = householdVisit(12);
    await send("grid", theirs);
    for (const by of ["far-grid", "administrator", "grid-staff-street"]) {
      await expect(send(by, theirs)).rejects.toSatisfy((error: Problem) => {
        expect(error.code).toBe("submission-id-reused");
        expect(error.details).toStrictEqual({ id: theirs.id });
        return true;
      });
    }
  });

  it("that was sent first and corrected since still gets its receipt when the device sends it again", async () => {
    const { correct } = await import("../../../functions/usecases/submissions/correct.ts");
    const first = householdVisit(13);
    await send("grid", first);
    await correct(world.deps, world.actor("grid"), { ...first, answers: visit({ residence: "rented" }) }, 1);
    const again = await send("grid", first);
    expect(again.repeat).toBe(true);
    expect(again.receipt.revision).toBe(2);
    await expect(send("grid", { ...first, answers: visit({ residence: "temporary" }) })).rejects.toSatisfy(
      refusedWith("submission-id-reused"),
    );
  });

  it("is one, though it was sent five times at once", async () => {
    const before = (await counters("2026-11")).visits ?? 0;
    const all = await Promise.all(Array.from({ length: 5 }, () => send("grid", householdVisit(14))));
    expect(all.filter((it) => !it.repeat).length).toBe(1);
    expect(new Set(all.map((it) => JSON.stringify(it.receipt))).size).toBe(1);
    expect((await counters("2026-11")).visits).toBe(before + 1);
  });

  it("of the same household lands with fifty others at once, and every one counts", async () => {
    await send("grid", householdVisit(99));
    const before = await counters("2026-11");
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, at) => send("grid", householdVisit(100 + at, { subject: "hou_0003" }))),
    );
    expect(all.filter((it) => !it.repeat).length).toBe(50);
    const now = await counters("2026-11");
    expect(now.visits).toBe((before.visits ?? 0) + 50);
    expect(now["households-visited"]).toBe((before["households-visited"] ?? 0) + 1);
    const activity = await world.deps.table.get(keys.activityKey("hou_0003", "household-visit"));
    expect(activity && activityOf(activity).periods["2026-11"]).toBe(50);
  });
});

describe("a submission from a phone that was without network", () => {
  it("counts in the week in which it was filled, and changes no newer fact", async () => {
    await send("grid", householdVisit(200, { subject: "hou_0002", filledAt: world.clock.now() }));
    const weekAgo = "2026-11-12T02:00:00.000Z" as Instant;
    const before = (await counters("2026-W46")).visits ?? 0;
    await send("grid", {
      ...householdVisit(201, { subject: "hou_0002", filledAt: weekAgo }),
      answers: visit({ residence: "rented" }, "hou-0002"),
    });
    expect((await counters("2026-W46")).visits).toBe(before + 1);
    expect((await factsOf("hou_0002"))?.residence?.value).toBe("owned");
  });

  it("lands under the version of the form it was filled with, a newer one being live", async () => {
    const pack = catalogForms().find((it) => it.id === "gas-check");
    expect.assert(pack);
    const stricter = { ...pack, schema: { ...pack.schema, required: [...(pack.schema.required as string[]), "note"] } };
    const { form } = await publishDefinition(world.deps, "administrator", stricter, undefined);
    expect(form.version).toBe(2);
    const signature = await world.upload("grid", "signature", "image/png");
    const answers = { gasType: "none", signature };
    const late = world.submission("gas-check", answers, { id: uuid(210), subject: "hou_0001", version: 1 });
    expect((await send("grid", late)).repeat).toBe(false);
    await expect(send("grid", { ...late, id: uuid(211), version: 2 })).rejects.toSatisfy(
      refusedWith("answers-invalid", "/note"),
    );
    await expect(send("grid", { ...late, id: uuid(212), version: 3 })).rejects.toSatisfy(
      refusedWith("content-invalid", "/form"),
    );
  });

  it("comes too late when it was filled in after the form's last day", async () => {
    const pack = catalogForms().find((it) => it.id === "incident");
    expect.assert(pack);
    await publishDefinition(world.deps, "administrator", { ...pack, expires: "2026-11-20" }, undefined);
    world.deps.memory.forget("form:incident");
    const photos = [await world.upload("grid", "photo")];
    const answers = {
      title: "井盖",
      category: "component-facilities",
      source: "grid",
      urgency: "urgent",
      description: "破损",
      location: { lat: 37, lng: 118 },
      photos,
    };
    const incident = (n: number, filledAt: string) =>
      world.submission("incident", answers, { id: uuid(n), filledAt: filledAt as Instant });
    expect((await send("grid", incident(220, "2026-11-20T15:59:59.000Z"))).repeat).toBe(false);
    await expect(send("grid", incident(221, "2026-11-20T16:00:00.000Z"))).rejects.toSatisfy(refusedWith("form-closed"));
  });
});

describe("masked answers", () => {
  it("that a device confirms are kept true", async () => {
    const household = { ...householdVisit(300), subject: "hou_0001" };
    await send("grid", household);
    const masked = visit({
      residents: [
        {
          id: "zhang-01",
          name: "张建国",
          relation: "head",
          idType: "resident-id",
          idNumber: "371602********0018",
          phone: "138****8000",
          personType: "registered",
        },
      ],
    });
    await send("grid", { ...household, id: uuid(301), answers: masked });
    expect((await factsOf("per_zhang-01"))?.idNumber?.value).toBe("371602195803120018");
    expect((await factsOf("per_zhang-01"))?.phone?.value).toBe("13800138000");
  });

  it("that are the mask of nothing the registry holds are refused", async () => {
    await send("grid", householdVisit(303));
    const masked = visit({
      residents: [
        {
          id: "zhang-01",
          name: "张建国",
          relation: "head",
          idType: "resident-id",
          idNumber: "371602********0019",
          personType: "registered",
        },
      ],
    });
    await expect(send("grid", { ...householdVisit(302), answers: masked })).rejects.toSatisfy(
      refusedWith("answers-invalid", "/residents/0/idNumber"),
    );
  });
});

describe("what is refused, and leaves nothing behind,", () => {
  /** The ids under which the cases below send what must be refused. */
  const refusedIds = [400, 402, 403, 404];
  afterEach(async () => {
    for (const n of refusedIds)
      expect(await world.deps.table.get(keys.submissionKey(uuid(n))), String(n)).toBe(undefined);
    expect((await recount(world.deps)).differences).toStrictEqual([]);
  });

  it("is a subject that is not there, is another's, or is of another type: with the same words", async () => {
    const answers = new Set<string>();
    for (const subject of ["hou_none", "hou_far1", "hou_next", "pla_0001"]) {
      await expect(send("grid", householdVisit(400, { subject }))).rejects.toSatisfy((error: Problem) => {
        answers.add(JSON.stringify([error.code, error.details]));
        return refusedWith("content-invalid", "/subject")(error);
      });
    }
    expect(answers.size).toBe(1);
    await expect(send("grid", householdVisit(400, { subject: undefined }))).rejects.toSatisfy(
      refusedWith("content-invalid", "/subject"),
    );
  });

  it("is a stranger's subject, also for a form that asks for none", async () => {
    const claim = { title: "x", theme: "order", content: "x", quantity: 1, validUntil: "2026-12-31" };
    await expect(send("grid", world.submission("demand", claim, { subject: "hou_far1" }))).rejects.toSatisfy(
      refusedWith("content-invalid", "/subject"),
    );
    expect(await world.deps.table.get(keys.activityKey("hou_far1", "demand"))).toBe(undefined);
  });

  it("is a member of another household", async () => {
    const residents = [
      { id: "far-01", name: "远", relation: "head", idType: "none", statedSex: "male", personType: "registered" },
    ];
    await submit(world.deps, world.actor("far-grid"), {
      ...householdVisit(401, { unit: farGrid, subject: "hou_far1" }),
      answers: visit({ residents }),
    });
    await expect(
      send("grid", {
        ...householdVisit(402),
        answers: visit({ residents: [{ ...residents[0], name: "改名" }] as never }),
      }),
    ).rejects.toSatisfy(refusedWith("answers-invalid", "/residents/0/id"));
    expect((await factsOf("per_far-01"))?.name?.value).toBe("远");
  });

  it("is a unit that is not there, or where one may not fill the form", async () => {
    await expect(send("grid", householdVisit(403, { unit: "371602001009G01" }))).rejects.toSatisfy(
      refusedWith("content-invalid", "/unit"),
    );
    await expect(send("grid", householdVisit(403, { unit: farGrid, subject: "hou_far1" }))).rejects.toSatisfy(
      refusedWith("forbidden"),
    );
    await expect(send("cadre", householdVisit(403))).rejects.toSatisfy(refusedWith("forbidden"));
  });

  it("is a file that is listed and that nobody uploaded; one that an answer alone mentions may come later", async () => {
    const photo = `${"e".repeat(64)}.jpg`;
    await expect(send("grid", householdVisit(404, { files: [photo] }))).rejects.toSatisfy(
      refusedWith("content-invalid", "/files/0"),
    );
    const { repeat } = await send("grid", { ...householdVisit(408), answers: visit({ photos: [photo] }) });
    expect(repeat).toBe(false);
  });
});

describe("a file", () => {
  it("named twice in one submission is one file", async () => {
    const photo = await world.upload("grid", "twice");
    const { receipt } = await send("grid", {
      ...householdVisit(500, { files: [photo, photo] }),
      answers: visit({ photos: [photo] }),
    });
    const item = await world.deps.table.get(keys.submissionKey(receipt.id));
    expect(item && submissionOf(item).files).toStrictEqual([photo]);
  });

  it("is seen by those who may see what shows it, and by nobody else", async () => {
    const photo = await world.upload("grid", "seen");
    const sees = async (by: string) =>
      textSeen(world, by, photo).then(
        () => true,
        (error: Problem) => {
          expect(error.code).toBe("not-found");
          return false;
        },
      );
    expect([await sees("grid"), await sees("cadre"), await sees("handler")]).toStrictEqual([true, false, false]);
    const signature = await world.upload("grid", "signed", "image/png");
    const answers = check(signature, { wiring: { result: "not-ok", photos: [photo] } });
    const { receipt } = await send("grid", world.submission("hazard-check", answers as never, { subject: "pla_0001" }));
    expect(receipt.effects.cases.length).toBe(1);
    // The street's people, and the department that answers for the check and its rectification.
    for (const by of ["cadre", "leader", "handler", "verifier"]) expect(await sees(by), by).toBe(true);
    for (const by of ["far-grid", "next-grid", "gas-handler", "nobody"]) expect(await sees(by), by).toBe(false);
    // Shown again elsewhere by somebody who has it too, it is still seen where it was shown first.
    await world.upload("far-grid", "seen");
    await submit(world.deps, world.actor("far-grid"), {
      ...householdVisit(501, { unit: farGrid, subject: "hou_far1" }),
      answers: visit({
        photos: [photo],
        residents: [
          { id: "far-01", name: "远", relation: "head", idType: "none", statedSex: "male", personType: "registered" },
        ],
      }),
    });
    for (const by of ["cadre", "handler", "far-grid"]) expect(await sees(by), by).toBe(true);
  });
});
