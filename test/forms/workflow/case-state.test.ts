// What a case's state says of its deadline and of the departments that it concerns.
import { describe, expect, it } from "vitest";
import type { Instant } from "../../../core/time.ts";
import { type CaseState, departmentsOf, isOverdue, prefixed } from "../../../forms/workflow/case-state.ts";

const monday = "2026-10-05T01:00:00.000Z" as Instant;
const tuesday = "2026-10-06T01:00:00.000Z" as Instant;

describe("a case is overdue", () => {
  const overdue = (over: Partial<CaseState>, now = tuesday) =>
    isOverdue({ status: "open", dueAt: monday, ...over } as CaseState, now);

  it("when its deadline has passed, not at the very moment of it", () => {
    expect(overdue({})).toBe(true);
    expect(overdue({}, monday)).toBe(false);
    expect(overdue({ dueAt: tuesday }, monday)).toBe(false);
  });

  it("never without a deadline, once it is closed, or when what the deadline is about was done", () => {
    expect(isOverdue({ status: "open" } as CaseState, tuesday)).toBe(false);
    expect(overdue({ status: "done" })).toBe(false);
    expect(overdue({ metAt: tuesday })).toBe(false);
  });
});

it("a case concerns the owner of its form and the department it was given to, each once", () => {
  const safety = "371602-D07";
  const fire = "371602-D09";
  expect(departmentsOf({ owner: safety })).toStrictEqual([safety]);
  expect(departmentsOf({ owner: safety, department: fire })).toStrictEqual([safety, fire]);
  expect(departmentsOf({ owner: safety, department: safety })).toStrictEqual([safety]);
});

it("expressions know a case's answers by a name before theirs", () => {
  expect(prefixed("case", { what: "灭火器", rooms: 2 })).toStrictEqual({ "case.what": "灭火器", "case.rooms": 2 });
});
