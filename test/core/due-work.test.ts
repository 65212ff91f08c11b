// Due work: one id for one thing, and how long a failed one waits.
import { describe, expect, it } from "vitest";
import { backOffMilliseconds, type Due, dueId, maxAttempts } from "../../core/due-work.ts";

describe("due work", () => {
  it("has one id for one thing, another for another", () => {
    const things: Due[] = [
      { kind: "case-deadline", case: "a" },
      { kind: "case-deadline", case: "b" },
      { kind: "report-schedule", report: "a" },
      { kind: "report-edition", report: "a", period: "2026-10", unit: "371602" },
      { kind: "report-edition", report: "a", period: "2026-11", unit: "371602" },
      { kind: "report-edition", report: "a", period: "2026-10", unit: "371602001" },
      { kind: "report-delivery", report: "a", period: "2026-10", unit: "371602", person: "leader" },
      { kind: "report-delivery", report: "a", period: "2026-10", unit: "371602", person: "auditor" },
    ];
    expect(new Set(things.map(dueId)).size).toBe(things.length);
    for (const thing of things) expect(dueId({ ...thing })).toBe(dueId(thing));
  });

  it("waits half a minute after the first failure and four times as long after each next one", () => {
    const waits = Array.from({ length: maxAttempts - 1 }, (_, at) => backOffMilliseconds(at + 1) / 60_000);
    expect(waits).toStrictEqual([0.5, 2, 8, 32]);
  });
});
