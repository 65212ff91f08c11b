// A case and its steps: who may take one, and what becomes of it.
import { describe, expect, it } from "vitest";
import { chinaCalendar } from "../../../core/calendar.ts";
import type { Actor, Role } from "../../../core/person.ts";
import { Problem } from "../../../core/problem.ts";
import type { Instant } from "../../../core/time.ts";
import type { Answers } from "../../../forms/answers/submission.ts";
import type { Workflow } from "../../../forms/definition/definition.ts";
import { advance, openTransitions, passDeadline } from "../../../forms/workflow/advance.ts";
import type { CaseState } from "../../../forms/workflow/case-state.ts";
import { deadlineWork, openCase } from "../../../forms/workflow/open.ts";
import type { FormParts } from "../../support/small-forms.ts";
import { questionsOf, smallForm } from "../../support/small-forms.ts";

const unit = "371602001001G01";
const owner = "371602-D07";
const openedAt = "2026-10-09T01:00:00.000Z" as Instant; // Friday, 09:00
const later = "2026-10-12T01:00:00.000Z" as Instant;
const title = { zh: "一" };
const who = (person: string, role: Role, at: string): Actor => ({ person, name: person, posts: [{ role, unit: at }] });
const grid = who("grid", "grid-staff", unit);
const handler = who("handler", "handler", owner);
const verifier = who("verifier", "verifier", owner);

const hazard = (over: Partial<Record<keyof Workflow, unknown>> = {}, parts: FormParts = {}) =>
  smallForm(
    { what: { type: "text" }, quantity: { type: "integer" }, offer: { type: "case" }, due: { type: "date" } },
    {
      owner,
      workflow: {
        title: "${what}",
        start: "rectify",
        steps: {
          rectify: {
            title,
            actors: [
              { role: "grid-staff", at: "grid" },
              { role: "handler", at: "department" },
            ],
            deadline: { hours: 4, kind: "working" },
            transitions: [
              {
                id: "rectified",
                title,
                to: "review",
                handles: true,
                questions: questionsOf({ result: { type: "text", required: true } }),
              },
              { id: "only-large", title, to: "review", when: "${quantity} > 10" },
            ],
          },
          review: {
            title,
            actors: [{ role: "verifier" }, { role: "handler" }],
            transitions: [
              { id: "pass", title, to: "cancelled", verifies: true },
              { id: "fail", title, to: "rectify", verifies: true, questions: questionsOf({ why: { type: "text" } }) },
            ],
          },
          cancelled: { title, closed: "done" },
        },
        ...over,
      } as never,
      indicators: [
        { id: "opened", title, on: "step:rectify" },
        { id: "reviewed", title, on: "step:review" },
        { id: "closed", title, on: "closed" },
        { id: "overdue", title, on: "overdue" },
        { id: "ended", title, on: "step:ended" },
      ],
      ...parts,
    },
  );
const form = hazard();
const opened = (of = form, answers: Answers = { what: "灭火器" }): CaseState =>
  openCase(of, { id: "c-1", answers, unit, by: "grid", at: openedAt }, chinaCalendar);
const step = (state: CaseState, transition: string, by: Actor, answers: Answers = {}, of = form, at = later) =>
  advance(
    of,
    state,
    { id: `${transition}-${state.version}`, transition, answers, by: by.person, at },
    by,
    chinaCalendar,
  );
const refused = (code: string, work: () => unknown, reason?: string) =>
  expect(work).toThrow(
    expect.toSatisfy((error) => error instanceof Problem && error.code === code && error.details.reason === reason),
  );
const idsFor = (state: CaseState, actor: Actor, of = form) =>
  openTransitions(of, state, actor).map((it) => it.transition.id);

describe("a step", () => {
  it("moves the case on, keeps what was answered and by whom, and begins the next step's deadline", () => {
    const { state } = step(opened(), "rectified", handler, { result: "已更换" });
    expect([state.step, state.status, state.version]).toStrictEqual(["review", "open", 2]);
    expect(state.history).toStrictEqual([
      {
        id: "rectified-1",
        at: later,
        by: "handler",
        transition: "rectified",
        from: "rectify",
        to: "review",
        answers: { result: "已更换" },
        handles: true,
      },
    ]);
    expect(state.stepDueAt).toBe(undefined);
    const back = step(state, "fail", verifier, { why: "未更换" }).state;
    expect(back.stepDueAt).toBe("2026-10-12T06:30:00.000Z"); // 4 working hours from 09:00, the noon break between
  });

  it("is open to the roles it names at the levels it names, in whose unit the case lies", () => {
    expect(idsFor(opened(), grid)).toStrictEqual(["rectified", "only-large"]);
    expect(idsFor(opened(), handler)).toStrictEqual(["rectified", "only-large"]);
    const nobody = [
      verifier,
      who("elsewhere", "grid-staff", "371602002001G01"),
      who("above", "grid-staff", "371602001001"),
      who("town", "handler", "371602001"),
      who("other department", "handler", "371602-D14"),
      who("other county", "handler", "371603-D07"),
      { person: "nobody", name: "", posts: [] },
    ];
    for (const actor of nobody) {
      expect(idsFor(opened(), actor), actor.person).toStrictEqual([]);
      refused("forbidden", () => step(opened(), "rectified", actor, { result: "x" }));
    }
  });

  it("without a level is open to the role at every level above the case", () => {
    const { state } = step(opened(), "rectified", grid, { result: "x" });
    expect(idsFor(state, who("town", "verifier", "371602001"))).toStrictEqual(["pass", "fail"]);
    expect(idsFor(state, who("town", "verifier", "371602002"))).toStrictEqual([]);
  });

  it("of the assignee is open to that one person", () => {
    const steps = {
      ...form.version.workflow?.steps,
      rectify: { title, actors: [{ assignee: true }], transitions: [{ id: "go", title, to: "cancelled" }] },
    };
    const assigned = hazard({ steps });
    expect(idsFor({ ...opened(assigned), assignee: "handler" }, handler, assigned)).toStrictEqual(["go"]);
    expect(idsFor(opened(assigned), handler, assigned)).toStrictEqual([]);
  });

  it("of the owner is open to the role at the very unit or above it", () => {
    const steps = {
      ...form.version.workflow?.steps,
      rectify: {
        title,
        actors: [{ role: "handler", at: "owner" }],
        transitions: [{ id: "go", title, to: "cancelled" }],
      },
    };
    const published = hazard({ steps });
    const offer = { ...opened(published), unit: "371602-D18" };
    expect(idsFor(offer, who("library", "handler", "371602-D18"), published)).toStrictEqual(["go"]);
    expect(idsFor(offer, who("county", "handler", "371602"), published)).toStrictEqual(["go"]);
    expect(idsFor(offer, handler, published)).toStrictEqual([]);
  });

  it("is open only while its condition holds of all that was answered", () => {
    refused("transition-not-open", () => step(opened(), "only-large", grid));
    expect(step(opened(form, { what: "x", quantity: 11 }), "only-large", grid).state.step).toBe("review");
  });

  it("that the case does not stand before, or that is closed, is not open", () => {
    refused("transition-not-open", () => step(opened(), "pass", verifier));
    refused("transition-not-open", () => step(opened(), "constructor", grid));
    const closed = step(step(opened(), "rectified", grid, { result: "x" }).state, "pass", verifier).state;
    expect([closed.status, closed.closedAt]).toStrictEqual(["done", later]);
    expect(idsFor(closed, verifier)).toStrictEqual([]);
    refused("transition-not-open", () => step(closed, "pass", verifier));
  });

  it("keeps no answers to what it does not ask", () => {
    const { state } = step(opened(form, { what: "x", quantity: 2 }), "rectified", grid, {
      result: "ok",
      quantity: 99,
      what: "改",
    });
    expect(state.history[0]?.answers).toStrictEqual({ result: "ok" });
    const { state: passed } = step(state, "pass", verifier, { quantity: 99 });
    expect(passed.history[1]?.answers).toStrictEqual({});
  });
});

describe("a case that a step assigns", () => {
  const steps = {
    triage: {
      title,
      actors: [{ role: "grid-staff" }],
      transitions: [
        {
          id: "assign",
          title,
          to: "handle",
          assigns: "department",
          questions: questionsOf({ department: { type: "unit" } }),
        },
      ],
    },
    handle: {
      title,
      actors: [{ role: "handler", at: "department" }],
      transitions: [{ id: "return", title, to: "triage" }],
    },
  };
  const assigns = hazard({ start: "triage", steps });
  const gas = who("gas", "handler", "371602-D14");
  const assign = (state: CaseState, department: string) => step(state, "assign", grid, { department }, assigns).state;

  it("is handled by that department beside the one that answers for the form", () => {
    const state = assign(opened(assigns), "371602-D14");
    expect(state.department).toBe("371602-D14");
    expect([idsFor(state, gas, assigns), idsFor(state, handler, assigns)]).toStrictEqual([["return"], ["return"]]);
    expect(idsFor(state, who("other", "handler", "371602-D15"), assigns)).toStrictEqual([]);
    expect(idsFor(state, who("other county", "handler", "371603-D14"), assigns)).toStrictEqual([]);
  });

  it("and comes back goes to the department that is named next", () => {
    const back = step(assign(opened(assigns), "371602-D14"), "return", gas, {}, assigns).state;
    const again = assign(back, "371602-D15");
    expect([again.department, idsFor(again, gas, assigns)]).toStrictEqual(["371602-D15", []]);
  });

  it("to what is no department stays where it was", () => {
    for (const unit of ["371602001", "x", "", "371602-D1"])
      expect(assign(opened(assigns), unit).department, unit).toBe(undefined);
  });
});

describe("the handler", () => {
  it("is never the verifier, whatever posts they hold", () => {
    const both: Actor = { ...handler, posts: [...handler.posts, ...verifier.posts] };
    const { state } = step(opened(), "rectified", both, { result: "x" });
    expect(idsFor(state, both)).toStrictEqual([]);
    refused("forbidden", () => step(state, "pass", both), "handler-never-verifies");
    expect(idsFor(state, verifier)).toStrictEqual(["pass", "fail"]);
  });

  it("of an earlier round stays excluded after a return", () => {
    const first = step(opened(), "rectified", handler, { result: "x" }).state;
    const second = step(step(first, "fail", verifier).state, "rectified", grid, { result: "y" }).state;
    expect(idsFor(second, handler)).toStrictEqual([]);
    expect(idsFor(second, who("another handler", "handler", owner))).toStrictEqual(["pass", "fail"]);
  });
});

describe("counters", () => {
  const monthly = (changes: { period: string; counters: Record<string, number> }[]) =>
    changes.find((it) => it.period === "2026-10")?.counters;

  it("change by the difference of two states", () => {
    const handled = step(opened(), "rectified", grid, { result: "x" });
    expect(monthly(handled.tallies)).toStrictEqual({ reviewed: 1 });
    const failed = step(handled.state, "fail", verifier);
    expect(failed.tallies).toStrictEqual([]);
    const passed = step(handled.state, "pass", verifier);
    expect(monthly(passed.tallies)).toStrictEqual({ closed: 1 });
  });

  it("of a step that is reached twice count it once", () => {
    const again = step(
      step(step(opened(), "rectified", grid, { result: "x" }).state, "fail", verifier).state,
      "rectified",
      grid,
      { result: "y" },
    );
    expect(again.tallies).toStrictEqual([]);
  });
});

describe("entries", () => {
  const back = hazard(
    {
      start: "claimed",
      steps: {
        claimed: {
          title,
          actors: [{ role: "grid-staff" }],
          transitions: [
            {
              id: "withdraw",
              title,
              to: "ended",
              questions: {
                ...questionsOf({ why: { type: "text" } }),
                schema: { type: "object", properties: { why: { type: "string" } } },
              },
              accounts: [
                { of: { answer: "offer" }, name: "remaining", entry: "${quantity}" },
                { of: "unit", name: "budget", entry: "-1" },
              ],
            },
            {
              id: "give-back-all",
              title,
              to: "claimed",
              accounts: [{ of: { answer: "offer" }, name: "remaining", entry: "${quantity}" }],
            },
            {
              id: "take-more",
              title,
              to: "claimed",
              accounts: [{ of: { answer: "offer" }, name: "remaining", entry: "-2" }],
            },
          ],
        },
        ended: { title, closed: "withdrawn" },
      },
    },
    { accounts: [{ of: { answer: "offer" }, name: "remaining", entry: "-${quantity}" }] },
  );

  it("of a withdrawal give back what was claimed", () => {
    const { entries } = step(opened(back, { offer: "o-1", quantity: 3 }), "withdraw", grid, { why: "x" }, back);
    expect(entries.map((it) => [it.owner, it.delta, it.whose])).toStrictEqual([
      ["o-1", 3, "other"],
      [unit, -1, "form"],
    ]);
  });

  it("give back no more than the case holds, however often the step is taken", () => {
    const tooMuch = expect.toSatisfy(
      (error) => error instanceof Problem && error.details.errors?.[0]?.code === "entry-adds",
    );
    const claimed = opened(back, { offer: "o-1", quantity: 3 });
    const once = step(claimed, "give-back-all", grid, {}, back);
    expect(once.entries[0]?.delta).toBe(3);
    expect(() => step(once.state, "give-back-all", grid, {}, back)).toThrow(tooMuch);
    expect(() => step(once.state, "withdraw", grid, {}, back)).toThrow(tooMuch);
    const more = step(claimed, "take-more", grid, {}, back).state;
    expect(step(more, "give-back-all", grid, {}, back).entries[0]?.delta).toBe(3);
    const nothing = hazard({ ...back.version.workflow });
    expect(() => step(opened(nothing, { offer: "o-1", quantity: 3 }), "withdraw", grid, {}, nothing)).toThrow(tooMuch);
  });

  it("rest on what the case was opened with, not on what is sent along", () => {
    const { entries } = step(
      opened(back, { offer: "o-1", quantity: 3 }),
      "withdraw",
      grid,
      { why: "x", quantity: 1000, offer: "o-2" },
      back,
    );
    expect(entries[0]?.owner).toStrictEqual("o-1");
    expect(entries[0]?.delta).toStrictEqual(3);
  });
});

describe("a deadline", () => {
  const due = "2026-10-10T09:30:00.000Z" as Instant;
  const answers = { what: "x", due: "2026-10-10" };

  it("is a rule in the working calendar, or the end of the working day that was answered", () => {
    const byRule = hazard({ deadline: { days: 2, kind: "working" } });
    expect(opened(byRule).dueAt).toBe("2026-10-12T09:30:00.000Z"); // Saturday 10 October is worked, for the National Day
    expect(opened(hazard({ deadline: { answer: "due" } }), answers).dueAt).toBe(due);
    expect(opened(hazard({ deadline: { answer: "due" } }), { what: "x" }).dueAt).toBe(undefined);
    for (const due of ["1899-12-31", "9999-01-01", "x"])
      expect(opened(hazard({ deadline: { answer: "due" } }), { what: "x", due }).dueAt, due).toBe(undefined);
  });

  it("that passes makes the case overdue once, in the period of the deadline", () => {
    const overdue = hazard({ deadline: { answer: "due" } });
    const state = opened(overdue, answers);
    expect(passDeadline(overdue, state, "2026-10-10T09:29:59.000Z" as Instant)).toBe(undefined);
    const passed = passDeadline(overdue, state, later);
    expect(passed?.state.overdueAt).toBe(due);
    expect(passed?.state.status).toBe("open");
    expect(passed?.tallies.find((it) => it.period === "2026-10")?.counters).toStrictEqual({ overdue: 1 });
    expect(passDeadline(overdue, passed?.state as CaseState, later)).toBe(undefined);
  });

  it("moves the case where its workflow says, at the time of the deadline", () => {
    const expires = hazard({
      deadline: { answer: "due" },
      onDeadline: { to: "ended" },
      steps: { ...form.version.workflow?.steps, ended: { title, closed: "expired" } },
    });
    const passed = passDeadline(expires, opened(expires, answers), later);
    expect([passed?.state.step, passed?.state.status, passed?.state.closedAt]).toStrictEqual(["ended", "expired", due]);
    expect(passed?.state.history[0]?.by).toBe("system");
    expect(passed?.tallies.find((it) => it.period === "2026-10")?.counters).toStrictEqual({ ended: 1 });
    expect(passDeadline(expires, passed?.state as CaseState, later)).toBe(undefined);
  });

  it("that only moves the case to another step passes once, and the case is overdue there", () => {
    const escalates = hazard({ deadline: { answer: "due" }, onDeadline: { to: "review" } });
    const passed = passDeadline(escalates, opened(escalates, answers), later);
    expect([passed?.state.step, passed?.state.status, passed?.state.overdueAt]).toStrictEqual(["review", "open", due]);
    expect(passDeadline(escalates, passed?.state as CaseState, later)).toBe(undefined);
  });

  it("is found passed by a step that is taken late, though no tick has come yet", () => {
    const overdue = hazard({ deadline: { answer: "due" } });
    const inTime = step(
      opened(overdue, answers),
      "rectified",
      grid,
      { result: "x" },
      overdue,
      due.replace("30:00", "29:00") as Instant,
    );
    expect(inTime.state.overdueAt).toBe(undefined);
    const late = step(opened(overdue, answers), "rectified", grid, { result: "x" }, overdue, due);
    expect(late.state.overdueAt).toBe(due);
    expect(late.tallies.find((it) => it.period === "2026-10")?.counters).toStrictEqual({ reviewed: 1, overdue: 1 });
    const closed = step(inTime.state, "pass", verifier, {}, overdue);
    expect(closed.state.overdueAt).toBe(due);
    expect(passDeadline(overdue, closed.state, later)).toBe(undefined);
  });

  it("that a step meets is not missed by what comes after, but by a return that comes too late", () => {
    const steps = form.version.workflow?.steps;
    const meets = hazard({
      deadline: { answer: "due" },
      steps: { ...steps, review: { ...steps?.review, meetsDeadline: true } },
    });
    const early = "2026-10-10T01:00:00.000Z" as Instant;
    const met = step(opened(meets, answers), "rectified", grid, { result: "x" }, meets, early).state;
    expect([met.metAt, passDeadline(meets, met, later)]).toStrictEqual([early, undefined]);
    const passed = step(met, "pass", verifier, {}, meets).state;
    expect([passed.metAt, passed.overdueAt]).toStrictEqual([early, undefined]);
    const returned = step(met, "fail", verifier, { why: "x" }, meets).state;
    expect([returned.metAt, returned.overdueAt]).toStrictEqual([undefined, due]);
  });

  it("of a closed case does nothing, and makes no work", () => {
    const some = hazard({ deadline: { answer: "due" } });
    const closed: CaseState = { ...opened(some, answers), status: "done" };
    expect(passDeadline(some, closed, later)).toBe(undefined);
    expect(deadlineWork(closed)).toStrictEqual([]);
    expect(deadlineWork(opened(some, answers)).length).toBe(1);
  });
});
