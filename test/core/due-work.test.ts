// Due work: one id for one thing, and how long a failed one waits.
import { describe, expect, it } from "vitest";
import { type Due, dueId, mailPatience, type Patience, patience } from "../../core/due-work.ts";

/** The pauses between attempts, in minutes. */
const waits = ({ attempts, pause }: Patience) =>
  Array.from({ length: attempts - 1 }, (_, at) => pause(at + 1) / 60_000);

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
    expect(waits(patience)).toStrictEqual([0.5, 2, 8, 32]);
  });

  it("that is a mail waits longer and longer, never over six hours, and is given up after five days", () => {
    const minutes = waits(mailPatience);
    expect(minutes.slice(0, 11)).toStrictEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
    expect(Math.max(...minutes)).toBe(360);
    const days = minutes.reduce((sum, it) => sum + it, 0) / (24 * 60);
    expect(days).toBeGreaterThan(5);
    expect(days).toBeLessThan(5.25);
  });
});
