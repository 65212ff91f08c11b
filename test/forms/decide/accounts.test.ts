// Entries on balances: whose, by how much, and when none is made.
import { describe, expect, it } from "vitest";
import { Problem } from "../../../core/problem.ts";
import type { Instant } from "../../../core/time.ts";
import { type EntryChange, entriesFor, grantEntries, type OtherAccount } from "../../../forms/decide/accounts.ts";
import type { FormParts } from "../../support/small-forms.ts";
import { smallForm } from "../../support/small-forms.ts";

const fields = {
  quantity: { type: "number" },
  offer: { type: "case" },
  place: { type: "text" },
  spoiled: { type: "yes-no" },
} as const;
const source = {
  caseId: "case-1",
  subject: "hou_1",
  unit: "371602001001G01",
  now: "2026-10-03T01:00:00.000Z" as Instant,
};
const by = { form: "small-form", owner: "371602-D07" };
const entries = (
  accounts: FormParts["accounts"],
  answers: Record<string, string | number | boolean>,
  over: object = {},
) => entriesFor(smallForm(fields, { accounts }).accounts, [by], { ...source, answers, ...over });
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

  it("takes from another case, whose answer asks for one, and never adds", () => {
    const refused = (accounts: FormParts["accounts"], answers: Record<string, string | number>, code: string) =>
      expect(() => entries(accounts, answers)).toThrow(
        expect.toSatisfy((error) => error instanceof Problem && error.details.errors?.[0]?.code === code),
      );
    const named = { quantity: 5, offer: "case-9", place: "case-9" };
    refused([{ of: { answer: "offer" }, name: "remaining", entry: "${quantity}" }], named, "entry-adds");
    refused([{ of: { answer: "place" }, name: "remaining", entry: "-${quantity}" }], named, "unknown");
    const both: FormParts["accounts"] = [
      { of: { answer: "offer" }, name: "remaining", entry: "-${quantity}" },
      { of: { answer: "offer" }, name: "remaining", entry: "${quantity} + 1" },
    ];
    refused(both, named, "entry-adds");
  });

  it("gives back what the case holds, to the last part, and no more", () => {
    const back = (delta: string, taken: number, answer = "offer") =>
      entries(
        [{ of: { answer }, name: "remaining", entry: delta }],
        { offer: "case-9", place: "case-9" },
        {
          taken: new Map([["case-9|remaining", taken]]),
        },
      );
    // 0.3 less 0.1 is 0.19999999999999998.
    expect(back("0.2", 0.3 - 0.1)[0]?.delta).toBe(0.2);
    expect(() => back("0.21", 0.3 - 0.1)).toThrow(Problem);
    // What a text named before that was refused is held all the same.
    expect(back("3", 3, "place")[0]?.delta).toBe(3);
  });

  it("is granted by the account's own form: to its takers, at its floor, to a reader of the case", () => {
    const offering = (over: object) =>
      smallForm(fields, { accounts: [{ of: "self", name: "remaining", opening: "10", floor: 2, ...over }] });
    const [taking] = entries([{ of: { answer: "offer" }, name: "remaining", entry: "-3", floor: -500 }], {
      offer: "case-9",
    });
    const grant = (over: object, about: Partial<OtherAccount> = {}, taker = by) =>
      grantEntries([{ ...(taking as EntryChange), by: [taker] }], {
        others: new Map([["case-9", { form: offering(over), mayRead: true, ...about }]]),
        shared: new Map(),
      });
    const refused = (code: string) =>
      expect.toSatisfy((error) => error instanceof Problem && error.details.errors?.[0]?.code === code);
    expect(grant({})[0]?.floor).toBe(2);
    expect(() => grant({}, {}, { form: "strange", owner: "371602002-D01" })).toThrow(refused("not-taker"));
    expect(grant({ takers: ["strange"] }, {}, { form: "strange", owner: "371602002-D01" })[0]?.floor).toBe(2);
    expect(() => grant({ takers: ["strange"] })).toThrow(refused("not-taker"));
    expect(() => grant({ takers: [] })).toThrow(refused("not-taker"));
    expect(() => grant({}, { mayRead: false })).toThrow(refused("unknown"));
    expect(() => grant({ name: "other" })).toThrow(refused("unknown"));
    expect(() => grantEntries([taking as EntryChange], { others: new Map(), shared: new Map() })).toThrow(
      refused("unknown"),
    );
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
