import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chinaCalendar, isWorkingDay } from "../../../core/calendar.ts";
import { readNationalId } from "../../../core/national-id.ts";
import { can } from "../../../core/permission.ts";
import { type Actor, Person, Role } from "../../../core/person.ts";
import { isMobile } from "../../../core/phone.ts";
import type { Instant, LocalDate } from "../../../core/time.ts";
import { localDate } from "../../../core/time.ts";
import { levelOf, parentOf, townshipOf, Unit } from "../../../core/unit.ts";
import { checkAnswers } from "../../../forms/answers/check.ts";
import { CaseId, SubjectId, Submission } from "../../../forms/answers/submission.ts";
import { catalogForms } from "../../../forms/catalog/catalog.ts";
import { compileForm } from "../../../forms/decide/compiled-form.ts";
import { decide } from "../../../forms/decide/decide.ts";
import type { FormVersion } from "../../../forms/definition/definition.ts";
import { advance, passDeadline } from "../../../forms/workflow/advance.ts";
import type { CaseState } from "../../../forms/workflow/case-state.ts";
import { ajvEngine } from "../../../functions/adapters/answers/ajv.ts";
import { demoUnits } from "../../../functions/demo/district.ts";
import { demoHouseholds } from "../../../functions/demo/households.ts";
import { demoGrids, demoPeople, staffOf } from "../../../functions/demo/people.ts";
import { demoPhotos } from "../../../functions/demo/photos.ts";
import { demoPlaces } from "../../../functions/demo/places.ts";
import { randomOf } from "../../../functions/demo/random.ts";
import { demoSubmissions } from "../../../functions/demo/submissions.ts";
import { demoTransitions } from "../../../functions/demo/transitions.ts";

const from = "2026-08-01" as LocalDate;
const to = "2026-10-31" as LocalDate;
const regions = readFileSync(join(import.meta.dirname, "../../../functions/demo/data/bincheng-371602.csv"), "utf8");
const forms: ReadonlyMap<string, FormVersion> = new Map(
  catalogForms().map((form) => [form.id, { ...form, version: 1, publishedAt: "", publishedBy: "administrator" }]),
);

/** The demonstration of a seed, as loading makes it. */
function makeDemo(seed: number) {
  const random = randomOf(seed);
  const visit = forms.get("household-visit");
  expect.assert(visit);
  const units = demoUnits(regions);
  const people = demoPeople({ random, units });
  const registered = demoHouseholds({ random, units, visit, on: from });
  const places = demoPlaces({ random, units, on: from });
  const households = registered.filter((it) => it.type === "household");
  const submissions = demoSubmissions({ random, units, households, places, forms, from, to });
  const transitions = demoTransitions({ random, submissions, forms, to });
  return { units, people, subjects: [...registered, ...places], submissions, transitions };
}

const demo = makeDemo(20260801);
const { units, people, subjects, submissions, transitions } = demo;
const files = Object.values(demoPhotos());

const unitCodes = new Map(units.map((unit) => [unit.code, unit]));
const subjectsById = new Map(subjects.map((subject) => [subject.id, subject]));
const households = subjects.filter((it) => it.type === "household");
const residents = subjects.filter((it) => it.type === "person");
const places = subjects.filter((it) => it.type === "place");
const actors = new Map(people.map(({ id, name, posts }): [string, Actor] => [id, { person: id, name, posts }]));
const actorOf = (id: string): Actor => {
  const actor = actors.get(id);
  expect.assert(actor, `nobody is ${id}`);
  return actor;
};

test("The same seed gives the same demonstration, another seed another one", () => {
  expect(makeDemo(20260801)).toStrictEqual(demo);
  const other = makeDemo(7);
  expect(other.submissions[0]).not.toStrictEqual(submissions[0]);
  expect(other.units).toStrictEqual(units);
});

describe("The demonstration district", () => {
  const count = (level: Unit["level"]) => units.filter((unit) => unit.level === level).length;

  test("has 15 townships, 402 communities and villages, 1,182 grids, 30 departments", () => {
    expect(["township", "community", "grid", "department"].map((it) => count(it as Unit["level"]))).toStrictEqual([
      15, 402, 1182, 30,
    ]);
  });

  test("hangs together: each unit is well formed, once, below the unit its code says, told after it", () => {
    const told = new Set<string>();
    for (const unit of units) {
      Unit.parse(unit);
      expect(levelOf(unit.code), unit.code).toBe(unit.level);
      expect(unit.parent, unit.code).toBe(parentOf(unit.code));
      expect.assert(unit.parent === undefined || told.has(unit.parent), unit.code);
      expect(!told.has(unit.code), unit.code).toBe(true);
      told.add(unit.code);
    }
  });

  test("has a grid in every community and village, but none over the pseudo-unit", () => {
    const withGrid = new Set(units.filter((unit) => unit.level === "grid").map((unit) => unit.parent));
    const without = units.filter((unit) => unit.level === "community" && !withGrid.has(unit.code));
    expect(without.map((unit) => unit.title.zh)).toStrictEqual(["鲁北类似村委会"]);
  });

  test("gives 市中街道 the 85 grids it reports", () => {
    expect(units.filter((unit) => unit.level === "grid" && unit.code.startsWith("371602001")).length).toBe(85);
  });
});

describe("The people of the demonstration", () => {
  test("are well formed, each once, at units that there are, with addresses that reach nobody", () => {
    for (const person of people) {
      Person.parse(person);
      expect(person.email ?? "").toMatch(/@example\.org$/);
      for (const post of person.posts) expect(unitCodes.has(post.unit), person.id).toBe(true);
    }
    expect(new Set(people.map((it) => it.id)).size).toBe(people.length);
  });

  test("hold every role", () => {
    const held = new Set(people.flatMap((person) => person.posts.map((post) => post.role)));
    expect([...held].sort()).toStrictEqual([...Role.options].sort());
  });

  test("have the names that sign-in and documents speak of", () => {
    const unitOf = (id: string) => actorOf(id).posts[0]?.unit ?? "";
    expect(["grid-staff", "grid-staff-2"].map(unitOf)).toStrictEqual([...demoGrids]);
    expect(townshipOf(demoGrids[0])).not.toBe(townshipOf(demoGrids[1]));
    expect(unitOf("handler")).toBe("371602-D07");
    expect(unitOf("township-leader")).toBe("371602001");
    expect(["administrator", "leader", "auditor", "verifier", "supervisor"].map(unitOf)).toStrictEqual(
      Array(5).fill("371602"),
    );
  });

  test("look after every grid, and lead every township", () => {
    for (const { code, level } of units) {
      if (level === "grid") expect(actorOf(staffOf(code)).posts[0]?.unit).toBe(code);
      if (level === "township")
        expect(actorOf(`leader-${code}`).posts.map((it) => [it.role, it.unit])).toStrictEqual([["leader", code]]);
    }
  });
});

describe("The registry of the demonstration", () => {
  test("holds 2,000 households, 60 in each of the two grids that are shown, and 400 places", () => {
    expect(households.length).toBe(2000);
    for (const grid of demoGrids) expect(households.filter((it) => it.unit === grid).length).toBe(60);
    expect(places.length).toBe(400);
    expect.assert(residents.length > 4000 && residents.length < 7000, `${residents.length} residents`);
  });

  test("has every subject once, in a grid that there is, residents in the grid of their household", () => {
    expect(subjectsById.size).toBe(subjects.length);
    for (const subject of subjects) {
      SubjectId.parse(subject.id);
      expect(unitCodes.get(subject.unit)?.level, subject.id).toBe("grid");
      expect(subject.title).not.toBe("");
      if (subject.type === "person") expect(subjectsById.get(subject.partOf ?? "")?.unit).toBe(subject.unit);
    }
  });

  test("gives people well-formed numbers that nobody has: no district is 371699, no operator has 154", () => {
    const ids = residents.flatMap((it) => it.facts.idNumber?.value ?? []);
    const phones = residents.flatMap((it) => it.facts.phone?.value ?? []);
    expect.assert(ids.length > 4000 && phones.length > 2000);
    for (const id of ids) expect(readNationalId(String(id), from)?.region, String(id)).toBe("371699");
    for (const phone of phones)
      expect.assert(isMobile(String(phone)) && String(phone).startsWith("154"), String(phone));
  });

  test("tells birth and sex as the identity number does, and the name fits", () => {
    for (const { facts } of residents) {
      const read = facts.idNumber && readNationalId(String(facts.idNumber.value));
      if (read) expect([facts.birth?.value, facts.sex?.value]).toStrictEqual([read.birth, read.sex]);
      if (/[军芳]$/.test(String(facts.name?.value))) {
        expect(facts.sex?.value).toBe(String(facts.name?.value).endsWith("军") ? "male" : "female");
      }
    }
  });
});

describe("The submissions of the demonstration", () => {
  const checks = new Map([...forms].map(([id, form]) => [id, ajvEngine(form.schema)]));

  test("are about 6,000, of every pack that is filled by hand, oldest first, in the days asked for", () => {
    expect.assert(submissions.length > 5500 && submissions.length < 6800, `${submissions.length}`);
    const kinds = new Set(submissions.map((it) => it.submission.form));
    expect([...kinds].sort()).toStrictEqual(["demand", "hazard-check", "household-visit", "project", "resource"]);
    let last = "";
    for (const { submission } of submissions) {
      expect(submission.filledAt >= last).toBe(true);
      last = submission.filledAt;
      const day = localDate(submission.filledAt);
      expect.assert(day >= from && day <= to && isWorkingDay(day, chinaCalendar), day);
    }
  });

  test("are each a valid submission, and their answers count exactly as they are sent", () => {
    const ids = new Set<string>();
    for (const { submission } of submissions) {
      Submission.parse(submission);
      expect(submission.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
      ids.add(submission.id);
      const form = forms.get(submission.form);
      const check = checks.get(submission.form);
      expect.assert(form && check);
      const context = { now: submission.filledAt };
      const { answers, errors } = checkAnswers(compileForm(form).questions, submission.answers, context, check);
      expect(errors, `${submission.form} ${submission.id}`).toStrictEqual([]);
      expect(answers).toStrictEqual(submission.answers);
    }
    expect(ids.size).toBe(submissions.length);
  });

  test("are sent by somebody who may, about a subject of that grid", () => {
    for (const { submission, by } of submissions) {
      const form = forms.get(submission.form);
      expect.assert(form);
      const resource = { unit: submission.unit, owner: form.owner, filledBy: form.filledBy };
      expect(can(actorOf(by), "submission.create", resource), `${by} ${submission.form}`).toBe(true);
      if (form.subject) expect(subjectsById.get(submission.subject ?? "")?.unit).toBe(submission.unit);
    }
  });

  test("name only pictures that come with them, each by the hash of its bytes", () => {
    const names = new Set(files.map((it) => it.name));
    for (const { name, bytes } of files) expect(name).toBe(`${createHash("sha256").update(bytes).digest("hex")}.png`);
    for (const it of [...submissions.map(({ submission }) => submission), ...transitions]) {
      for (const file of it.files) expect(names.has(file)).toBe(true);
    }
  });

  test("visit nearly every household of some townships in a quarter, and two of three in others", () => {
    const inThirdQuarter = (at: Instant) => localDate(at) < "2026-10-01";
    const visited = new Set(
      submissions
        .filter(({ submission: it }) => it.form === "household-visit" && inThirdQuarter(it.filledAt))
        .map((it) => it.submission.subject),
    );
    const rates = [...new Set(households.map((it) => townshipOf(it.unit)))].map((township) => {
      const those = households.filter((it) => townshipOf(it.unit) === township);
      return those.filter((it) => visited.has(it.id)).length / those.length;
    });
    expect(rates.length).toBe(15);
    expect(Math.max(...rates) > 0.92 && Math.min(...rates) < 0.7 && Math.min(...rates) > 0.45, rates.join(" ")).toBe(
      true,
    );
  });
});

test("The whole story can be lived: every claim finds enough left, every transition its step and its person", () => {
  const compiled = new Map([...forms].map(([id, form]) => [id, compileForm(form)]));
  const formOf = (id: string) => {
    const form = compiled.get(id);
    expect.assert(form, id);
    return form;
  };
  const cases = new Map<string, CaseState>();
  const balances = new Map<string, number>();
  const enter = (entries: ReturnType<typeof decide>["entries"]) => {
    for (const { owner, name, delta, floor, opening, whose } of entries) {
      const key = `${owner} ${name}`;
      expect(balances.has(key), key).toBe(!opening);
      if (whose === "other") expect(cases.get(owner)?.status, `${key} ${delta}`).toBe("open");
      balances.set(key, (balances.get(key) ?? 0) + delta);
      expect((balances.get(key) ?? 0) >= floor, key).toBe(true);
    }
  };
  const passDeadlines = (now: Instant) => {
    for (const state of cases.values()) {
      const passed = passDeadline(formOf(state.form), state, now);
      if (passed) cases.set(state.id, passed.state);
    }
  };
  const live = ({ submission, by }: (typeof submissions)[number]) => {
    const known = { parts: new Map(), raised: compiled, calendar: chinaCalendar, hidden: new Map() };
    const decision = decide(
      formOf(submission.form),
      submission,
      submission.answers,
      "",
      by,
      known,
      submission.filledAt,
    );
    enter(decision.entries);
    for (const it of decision.cases) cases.set(CaseId.parse(it.id), it);
  };
  const take = (taken: (typeof transitions)[number]) => {
    const state = cases.get(taken.case);
    expect.assert(state, taken.case);
    const form = formOf(state.form);
    const { questions } = form.transitions.get(`${state.step}/${taken.transition}`) ?? {};
    if (questions) {
      const check = ajvEngine(questions.questions.schema);
      expect(checkAnswers(questions, taken.answers, { now: taken.at }, check).errors, taken.transition).toStrictEqual(
        [],
      );
    }
    const advanced = advance(form, state, taken, actorOf(taken.by), chinaCalendar);
    enter(advanced.entries);
    cases.set(state.id, advanced.state);
  };

  const events = [
    ...submissions.map((it) => ({ at: it.submission.filledAt, happen: () => live(it) })),
    ...transitions.map((it) => ({ at: it.at, happen: () => take(it) })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  let day = "";
  for (const { at, happen } of events) {
    // Deadlines end at 17:30; what happens after it the same day is rare enough to look once more.
    if (localDate(at) !== day || at.slice(11) > "09:30") passDeadlines(at);
    day = localDate(at);
    happen();
  }

  const ofForm = (id: string) => [...cases.values()].filter((it) => it.form === id);
  const share = (those: CaseState[], holds: (it: CaseState) => unknown) => those.filter(holds).length / those.length;
  const hazards = ofForm("rectification");
  expect(hazards.length > 300).toBe(true);
  const inTime = share(
    hazards.filter((it) => it.dueAt && localDate(it.dueAt) <= to),
    (it) => it.closedAt && it.dueAt && it.closedAt <= it.dueAt,
  );
  expect.assert(inTime > 0.65 && inTime < 0.9, `${inTime} in time`);
  expect.assert(
    hazards.some((it) => it.overdueAt && it.status === "done") &&
      hazards.some((it) => it.overdueAt && it.status === "open"),
  );
  expect.assert(share(ofForm("project"), (it) => it.status === "done") > 0.4);
  for (const outcome of ["open", "done", "withdrawn", "expired"]) {
    expect.assert(
      ofForm("demand").some((it) => it.status === outcome),
      `no demand ${outcome}`,
    );
  }
});
