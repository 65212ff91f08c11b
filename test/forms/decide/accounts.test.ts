// Entries on balances: whose, by how much, and when none is made.
import { describe, expect, it } from "vitest";
import { Problem } from "../../../core/problem.ts";
import type { Instant } from "../../../core/time.ts";
import { entriesFor, mergeEntries } from "../../../forms/decide/accounts.ts";
import type { FormParts } from "../../support/small-forms.ts";
import { smallForm } from "../../support/small-forms.ts";

const fields = { quantity: { type: "number" }, offer: { type: "case" }, spoiled: { type: "yes-no" } } as const;
const source = {
  caseId: "case-1",
  subject: "hou_1",
  unit: "371602001001G01",
  now: "2026-10-03T01:00:00.000Z" as Instant,
};
const entries = (
  accounts: FormParts["accounts"],
  answers: Record<string, string | number | boolean>,
  over: object = {},
) => mergeEntries(entriesFor(smallForm(fields, { accounts }).accounts, { ...source, answers, ...over }));
const told = (made: ReturnType<typeof entries>) => made.map((it) => [it.owner, it.name, it.delta, it.opening]);

describe("an entry", () => {
  it("is made on the case, the subject, the unit or the case that an answer names", () => {
    const accounts: FormParts["accounts"] = [
      { of: "self", name: "remaining", opening: "${quantity}" },
      { of: "subject", name: "points", entry: "2" },
      { of: "unit", name: "budget", entry: "-${quantity} * 100" },
      { of: { answer: "offer" }, name: "remaining", entry: "-${quantity}" },
    ];
    expect(told(entries(accounts, { quantity: 3, offer: "case-9" }))).toStrictEqual([
      ["case-1", "remaining", 3, true],
      ["hou_1", "points", 2, false],
      ["371602001001G01", "budget", -300, false],
      ["case-9", "remaining", -3, false],
    ]);
  });

  it("is not made where it is nothing, or nobody's", () => {
    const accounts: FormParts["accounts"] = [
      { of: "unit", name: "budget", entry: "if(${spoiled} = true(), -5, 0)" },
      { of: { answer: "offer" }, name: "remaining", entry: "-1" },
      { of: "subject", name: "points", entry: "1" },
    ];
    expect(entries(accounts, { spoiled: false, offer: "" }, { subject: undefined })).toStrictEqual([]);
  });

  it("is one for each account, however many rules meant it", () => {
    const accounts: FormParts["accounts"] = [
      { of: "unit", name: "budget", entry: "-5", floor: -100 },
      { of: "unit", name: "budget", entry: "2" },
      { of: "self", name: "remaining", opening: "10", entry: "-4" },
      { of: "subject", name: "points", entry: "1" },
      { of: "subject", name: "points", entry: "-1" },
    ];
    const made = entries(accounts, {});
    expect(told(made)).toStrictEqual([
      ["371602001001G01", "budget", -3, false],
      ["case-1", "remaining", 6, true],
    ]);
    expect(made[0]?.floor).toBe(0);
  });

  it("may not open an account below its floor", () => {
    const refused = (accounts: FormParts["accounts"], quantity: number) =>
      expect(() => entries(accounts, { quantity })).toThrow(
        expect.toSatisfy((error) => error instanceof Problem && error.code === "answers-invalid"),
      );
    refused([{ of: "self", name: "remaining", opening: "${quantity}" }], -1);
    refused([{ of: "self", name: "remaining", opening: "${quantity}", entry: "-4" }], 3);
    expect(
      entries([{ of: "self", name: "remaining", opening: "${quantity}", floor: -5 }], { quantity: -5 }).length,
    ).toBe(1);
  });
});
