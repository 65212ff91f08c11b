// The one idea: what a submission does, decided once and purely.
import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../core/calendar.ts";
import { dueId } from "../../../core/due-work.ts";
import { Problem } from "../../../core/problem.ts";
import type { Instant } from "../../../core/time.ts";
import { type Answers, CaseId, type Submission } from "../../../forms/answers/submission.ts";
import type { CompiledForm } from "../../../forms/decide/compiled-form.ts";
import { decide, decideVoid, type KnownToRegistry } from "../../../forms/decide/decide.ts";
import type { Subject } from "../../../forms/registry/subject.ts";
import { type Fields, type FormParts, type Given, smallForm } from "../../support/small-forms.ts";

const unit = "371602001001G01";
const id = "0192f1c4-0000-7000-8000-000000000001";
const filledAt = "2026-10-03T01:00:00.000Z" as Instant;
const now = "2026-10-03T02:00:00.000Z" as Instant;
const title = { zh: "一" };
const household: Subject = { id: "hou_1", type: "household", unit, title: "一号", facts: {}, version: 1 };

const fields: Fields = {
  hose: { type: "choice", options: ["rubber", "steel"] },
  note: { type: "text" },
  rows: { type: "repeat", fields: { what: { type: "text" } } },
  items: {
    type: "checks",
    items: [
      { id: "exit", title: { zh: "出口" } },
      { id: "gas", title: { zh: "燃气" } },
    ],
  },
};
const visit = (parts: FormParts = {}) =>
  smallForm(fields, {
    subject: "household",
    facts: { hose: "household.hoseType" },
    indicators: [
      { id: "visits", title, on: "submitted" },
      { id: "visited", title, on: "submitted", distinct: "subject" },
      { id: "rubber", title, on: "submitted", count: "${hose} = 'rubber'" },
    ],
    ...parts,
  });
const rectification = smallForm(
  { hazard: { type: "text" }, due: { type: "date" } },
  {
    id: "rectification",
    owner: "371602-D30",
    workflow: {
      title: "${hazard}",
      start: "notify",
      deadline: { answer: "due" },
      list: "hazards",
      steps: { notify: { title, transitions: [{ id: "ok", title, to: "done" }] }, done: { title, closed: "done" } },
    },
    indicators: [
      { id: "raised", title, on: "submitted" },
      { id: "due", title, on: "due" },
    ],
  },
);
const raises: FormParts["raises"] = [
  {
    each: "items",
    when: "${result} = 'not-ok'",
    form: "rectification",
    with: { hazard: "concat(${@key}, ':', ${@title}, ':', ${/note})", due: "date(today() + 3)" },
  },
  { each: "rows", form: "rectification", with: { hazard: "${what}" } },
  { when: "${note} != ''", form: "rectification", with: { hazard: "${note}" } },
];

const submissionOf = (answers: Given, over: Partial<Submission> = {}): Submission => ({
  id,
  form: "small-form",
  version: 1,
  unit,
  subject: "hou_1",
  filledAt,
  answers: answers as Answers,
  files: [],
  ...over,
});
const knownWith = (over: Partial<KnownToRegistry> = {}): KnownToRegistry => ({
  subject: household,
  parts: new Map(),
  raised: new Map([["rectification", rectification]]),
  calendar: chinaCalendar,
  hidden: new Map(),
  ...over,
});
const decided = (
  form: CompiledForm,
  answers: Given,
  known: Partial<KnownToRegistry> = {},
  over: Partial<Submission> = {},
) => decide(form, submissionOf(answers, over), answers as Answers, "sent", "somebody", knownWith(known), now);
const monthly = (decision: { tallies: ReturnType<typeof decided>["tallies"] }, form = "small-form") =>
  decision.tallies.find((it) => it.form === form && it.period === "2026-10")?.counters;
const refusedWith = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;

describe("a submission", () => {
  it("tells facts, counts, and says so on its receipt", () => {
    const decision = decided(visit(), { hose: "rubber" });
    expect(decision.facts[0]?.subject.facts.hoseType?.value).toBe("rubber");
    expect(monthly(decision)).toStrictEqual({ visits: 1, rubber: 1, visited: 1 });
    expect(decision.submission.effects).toStrictEqual({ cases: [], facts: 1, entries: 0 });
    expect(decision.submission.revision).toBe(1);
    expect(decision.submission.receivedAt).toBe(now);
    expect(decision.activity?.periods["2026-Q4"]).toBe(1);
  });

  it("gives the same decision from the same knowledge, and changes nothing of what it was given", () => {
    const known = knownWith();
    const answers = { hose: "rubber", rows: [{ what: "x" }] };
    const before = structuredClone({ answers, household });
    const one = decided(visit({ raises }), answers, known);
    expect(decided(visit({ raises }), answers, known)).toStrictEqual(one);
    expect({ answers, household }).toStrictEqual(before);
  });

  it("counts when it was filled, however late it arrives", () => {
    const decision = decided(visit(), {}, {}, { filledAt: "2026-09-20T01:00:00.000Z" as Instant });
    expect(decision.submission.countedAt).toBe("2026-09-20T01:00:00.000Z");
    expect(decision.tallies.map((it) => it.period)).toStrictEqual(["2026-W38", "2026-09", "2026-Q3", "2026"]);
  });

  it("counts when it arrived where the device's clock ran ahead, by more than ten minutes", () => {
    const ahead = decided(visit(), {}, {}, { filledAt: "2027-01-01T00:00:00.000Z" as Instant });
    expect(ahead.submission.countedAt).toBe(now);
    expect(ahead.submission.filledAt).toBe("2027-01-01T00:00:00.000Z");
    const alittle = decided(visit(), {}, {}, { filledAt: "2026-10-03T02:09:00.000Z" as Instant });
    expect(alittle.submission.countedAt).toBe("2026-10-03T02:09:00.000Z");
  });

  it("visits a household that was visited before without counting it again", () => {
    const first = decided(visit(), {});
    const second = decided(
      visit(),
      {},
      { activity: { ...(first.activity as object), version: 1 } as KnownToRegistry["activity"] },
      { id: id.replace(/1$/, "2") },
    );
    expect(monthly(second)).toStrictEqual({ visits: 1 });
  });
});

describe("raised cases", () => {
  const answers = {
    note: "另有隐患",
    rows: [{ what: "甲" }, { what: "乙" }],
    items: { exit: { result: "ok" }, gas: { result: "not-ok" } },
  };

  it("are one for each line, row or condition that calls for one, filled from there", () => {
    const decision = decided(visit({ raises }), answers);
    expect(decision.cases.map((it) => [it.id.slice(id.length), it.title])).toStrictEqual([
      ["~2", "gas:燃气:另有隐患"],
      ["~1001", "甲"],
      ["~1002", "乙"],
      ["~2001", "另有隐患"],
    ]);
    for (const it of decision.cases) expect(CaseId.safeParse(it.id).success).toBe(true);
    const [gas] = decision.cases;
    expect([gas?.raisedBy, gas?.owner, gas?.list, gas?.unit, gas?.subject]).toStrictEqual([
      id,
      "371602-D30",
      "hazards",
      unit,
      "hou_1",
    ]);
    expect(gas?.openedAt).toBe(filledAt);
    expect(decision.submission.cases).toStrictEqual(decision.cases.map((it) => it.id));
  });

  it("have their deadline as due work, and count as submissions of their own form", () => {
    const decision = decided(visit({ raises }), { items: { gas: { result: "not-ok" } } });
    expect(decision.cases[0]?.dueAt).toBe("2026-10-06T09:30:00.000Z");
    expect(decision.due.map((it) => [dueId(it.due), it.dueAt])).toStrictEqual([
      [`case-deadline:${id}~2`, "2026-10-06T09:30:00.000Z"],
    ]);
    expect(monthly(decision, "rectification")).toStrictEqual({ raised: 1, due: 1 });
  });

  it("keep their numbers however the submission is corrected", () => {
    const both = { rows: [{ what: "甲" }], items: { exit: { result: "not-ok" }, gas: { result: "not-ok" } } };
    const first = decided(visit({ raises }), { rows: [{ what: "甲" }], items: { gas: { result: "not-ok" } } });
    const corrected = decided(visit({ raises }), both, { previous: first.submission });
    expect(corrected.cases.map((it) => it.id.slice(id.length))).toStrictEqual(["~1"]);
    expect(corrected.submission.cases.map((it) => it.slice(id.length))).toStrictEqual(["~2", "~1001", "~1"]);
  });

  it("cannot be of a form that is not published", () => {
    expect(() => decided(visit({ raises }), { note: "x" }, { raised: new Map() })).toThrow(
      expect.toSatisfy(refusedWith("form-closed")),
    );
    expect(() => decided(visit({ raises }), {}, { raised: new Map() })).not.toThrow();
  });

  it("are not a thousand", () => {
    const rows = Array.from({ length: 1000 }, () => ({ what: "x" }));
    expect(() => decided(visit({ raises }), { rows })).toThrow(expect.toSatisfy(refusedWith("commit-too-large")));
  });
});

describe("a correction", () => {
  it("changes the tallies by the difference, and counts where the submission counted", () => {
    const first = decided(visit(), { hose: "rubber" });
    const second = decided(
      visit(),
      { hose: "steel" },
      { previous: first.submission },
      { filledAt: "2026-11-05T00:00:00.000Z" as Instant },
    );
    expect(monthly(second)).toStrictEqual({ rubber: -1 });
    expect([...new Set(second.tallies.map((it) => it.period))]).toStrictEqual(["2026-W40", "2026-10"]);
    expect(second.activity).toBe(undefined);
    expect([second.submission.revision, second.submission.receivedAt, second.submission.by]).toStrictEqual([
      2,
      now,
      "somebody",
    ]);
    expect(second.submission.countedAt).toBe(filledAt);
  });

  it("that changes nothing counted changes no tally", () => {
    const first = decided(visit(), { hose: "rubber" });
    expect(decided(visit(), { hose: "rubber", note: "更正" }, { previous: first.submission }).tallies).toStrictEqual(
      [],
    );
  });

  it("does not undo what a newer submission told", () => {
    const first = decided(visit(), { hose: "rubber" });
    const newer: Subject = { ...household, facts: { hoseType: { value: "steel", source: "newer", confirmedAt: now } } };
    expect(decided(visit(), { hose: "rubber" }, { previous: first.submission, subject: newer }).facts).toStrictEqual(
      [],
    );
  });

  it("is refused where a case was opened or a balance changed", () => {
    const opens = visit({ workflow: rectification.version.workflow });
    const first = decided(opens, {});
    expect(() => decided(opens, {}, { previous: first.submission })).toThrow(
      expect.toSatisfy(refusedWith("has-consequences")),
    );
    const pays = visit({ accounts: [{ of: "unit", name: "budget", entry: "1" }] });
    expect(() => decided(pays, {}, { previous: decided(pays, {}).submission })).toThrow(
      expect.toSatisfy(refusedWith("has-consequences")),
    );
  });
});

describe("taking a submission back", () => {
  it("takes its tallies back to the last one", () => {
    const first = decided(visit(), { hose: "rubber" });
    const back = decideVoid(visit(), first.submission, first.activity);
    expect(monthly(back)).toStrictEqual({ visits: -1, rubber: -1, visited: -1 });
    expect(back.submission.status).toBe("void");
    expect(back.submission.revision).toBe(2);
    expect(back.activity?.periods).toStrictEqual({});
  });

  it("leaves a household visited that was visited twice", () => {
    const first = decided(visit(), {});
    const second = decided(visit(), {}, { activity: first.activity });
    expect(monthly(decideVoid(visit(), second.submission, second.activity))?.visited).toBe(undefined);
  });

  it("is refused where cases or entries rest on it", () => {
    const raising = decided(visit({ raises }), { note: "x" });
    expect(() => decideVoid(visit({ raises }), raising.submission, undefined)).toThrow(
      expect.toSatisfy(refusedWith("has-consequences")),
    );
    const pays = visit({ accounts: [{ of: "unit", name: "budget", entry: "1" }] });
    expect(() => decideVoid(pays, decided(pays, {}).submission, undefined)).toThrow(
      expect.toSatisfy(refusedWith("has-consequences")),
    );
  });
});

describe("a submission that opens a case", () => {
  const form = smallForm(
    { quantity: { type: "integer" }, until: { type: "date" } },
    {
      accounts: [{ of: "self", name: "remaining", opening: "${quantity}" }],
      workflow: {
        title: "concat('剩余 ', ${quantity})",
        start: "open",
        deadline: { answer: "until" },
        list: "offers",
        steps: {
          open: { title, deadline: { hours: 4, kind: "working" }, transitions: [{ id: "x", title, to: "end" }] },
          end: { title, closed: "done" },
        },
      },
      indicators: [
        { id: "offers", title, on: "submitted" },
        { id: "opened", title, on: "step:open" },
        { id: "due", title, on: "due" },
      ],
    },
  );

  it("opens it under its own id, with its account, its deadlines and its counters", () => {
    const decision = decided(form, { quantity: 10, until: "2026-12-31" }, { subject: undefined });
    const [it] = decision.cases;
    expect([it?.id, it?.title, it?.step, it?.status, it?.openedBy]).toStrictEqual([
      id,
      "剩余 10",
      "open",
      "open",
      "somebody",
    ]);
    expect(it?.dueAt).toBe("2026-12-31T09:30:00.000Z");
    expect(decision.entries).toStrictEqual([
      expect.objectContaining({ owner: id, name: "remaining", delta: 10, floor: 0, opening: true, whose: "own" }),
    ]);
    expect(monthly(decision)).toStrictEqual({ offers: 1, opened: 1 });
    expect(decision.tallies.find((tally) => tally.period === "2026-12")?.counters).toStrictEqual({ due: 1 });
    expect(decision.submission.effects).toStrictEqual({ cases: [id], facts: 0, entries: 1 });
  });

  it("has a title where the expression says nothing, and no deadline where none was answered", () => {
    const untitled = smallForm(
      { what: { type: "text" } },
      { workflow: { ...(rectification.version.workflow as object), title: "${what}" } as never },
    );
    const decision = decided(untitled, {}, { subject: undefined });
    expect(decision.cases[0]?.title).toBe("小表");
    expect(decision.cases[0]?.dueAt).toBe(undefined);
    expect(decision.due).toStrictEqual([]);
  });
});

describe("effects without end", () => {
  const stopped = (pointer: RegExp) =>
    expect.toSatisfy(
      (error) =>
        error instanceof Problem &&
        error.code === "expression-limit" &&
        pointer.test(error.details.errors?.[0]?.pointer ?? ""),
    );
  const many = Array.from({ length: 600 }, (_, n) => ({ id: `r${n}`, what: "x" }));

  it("end at the rule that spends the last step", () => {
    const counts = Array.from({ length: 60 }, (_, n) => ({
      id: `c${n}`,
      title,
      on: "submitted" as const,
      count: `${Array(12).fill("count(${rows/what})").join(" + ")}`,
    }));
    expect(() => decided(visit({ indicators: counts }), { rows: many })).toThrow(stopped(/^\/indicators\/0\/count$/));
    const slow = { each: "rows", form: "rectification", when: "count(${/rows/what}) + count(${/rows/what}) < 0" };
    expect(() => decided(visit({ raises: Array(10).fill(slow) }), { rows: many.concat(many) })).toThrow(
      stopped(/^\/raises\/[1-9]\/when$/),
    );
  });

  it("raise no more cases than one commit holds", () => {
    const all = { each: "rows", form: "rectification", with: { hazard: "${what}" } };
    const cases = (count: number) => decided(visit({ raises: [all] }), { rows: many.slice(0, count) }).cases;
    expect(cases(90).length).toBe(90);
    expect(() => cases(91)).toThrow(expect.toSatisfy((error) => (error as Problem).code === "commit-too-large"));
  });
});
