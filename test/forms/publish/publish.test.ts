// Publishing is a decision with reasons.
import { describe, expect, it } from "vitest";
import type { Instant } from "../../../core/time.ts";
import { lintDefinition } from "../../../forms/publish/lint.ts";
import { decidePublish, type PublishInput } from "../../../forms/publish/publish.ts";
import { definitionOf, type Fields, type FormParts, versionOf } from "../../support/small-forms.ts";

const now = "2026-10-03T01:00:00.000Z" as Instant;
const base: Fields = { note: { type: "text" }, kind: { type: "choice", options: ["a", "b"] } };
const draftOf = (fields: Fields = base, parts: FormParts = {}) => definitionOf(fields, parts);
const decide = (over: Partial<PublishInput> = {}) =>
  decidePublish({ draft: draftOf(), problems: [], filledFor: 1000, known: {}, budgetHours: 1000, now, ...over });
const codes = (decision: ReturnType<typeof decide>) =>
  decision.reasons.map((it) => `${it.severity} ${it.code}${it.field ? ` ${it.field}` : ""}`);
const live = versionOf(draftOf());
const approval = { by: "王主任", reason: "专项工作" };

describe("a form", () => {
  it("that is new is published with an approval by name, not without", () => {
    expect(decide().publish).toBe(false);
    expect(codes(decide())).toStrictEqual(["approve not-admitted"]);
    expect(decide({ approval }).publish).toBe(true);
  });

  it("that changes what was published needs no approval again", () => {
    expect(decide({ live })).toStrictEqual({
      publish: true,
      reasons: [],
      burdenHours: decide({ live }).burdenHours,
      onceOnly: [],
    });
  });

  it("that has errors or has expired is not published, whoever agrees", () => {
    const broken = definitionOf(base, {}, { visible: { note: "${nothing}" } });
    expect(decide({ draft: broken, problems: lintDefinition(broken), live, approval }).publish).toBe(false);
    const expired = draftOf(base, { expires: "2026-10-02" });
    expect(codes(decide({ draft: expired, live, approval }))).toStrictEqual(["stop expired"]);
    expect(decide({ draft: expired, live, approval }).publish).toBe(false);
    expect(decide({ draft: draftOf(base, { expires: "2026-10-03" }), live }).publish).toBe(true);
  });

  it("that asks for personal data must say why", () => {
    const phone = (widget: object) =>
      draftOf({ phone: { type: "phone", widget: { sensitive: undefined, ...widget } } });
    expect(codes(decide({ draft: phone({}), live: versionOf(phone({})) }))).toStrictEqual(["stop not-justified phone"]);
    const justified = phone({ sensitive: { purpose: { zh: "联系" }, legalBasis: "PIPL 13" } });
    expect(codes(decide({ draft: justified, live: versionOf(justified) }))).toStrictEqual([]);
  });

  it("keeps its id, its subject and the types of its fields", () => {
    expect(codes(decide({ live: { ...live, id: "another" } }))).toStrictEqual(["stop id-changed"]);
    expect(codes(decide({ live: { ...live, subject: "place" } }))).toStrictEqual(["stop subject-changed"]);
    const number = draftOf({ ...base, note: { type: "number" } });
    expect(codes(decide({ draft: number, live, approval }))).toStrictEqual(["stop type-changed note"]);
    expect(decide({ draft: number, live, approval }).publish).toBe(false);
  });

  it("may ask less, offer less and count otherwise, and is told so", () => {
    const less = draftOf({ kind: { type: "choice", options: ["a"] } });
    expect(codes(decide({ draft: less, live }))).toStrictEqual([
      "warn field-removed note",
      "warn options-removed kind",
    ]);
    const counter = (count: string) =>
      draftOf(base, { indicators: [{ id: "n", title: { zh: "数" }, on: "submitted", count }] });
    expect(codes(decide({ draft: draftOf(), live: versionOf(counter("1")) }))).toStrictEqual([
      "warn indicator-removed n",
    ]);
    expect(codes(decide({ draft: counter("2"), live: versionOf(counter("1")) }))).toStrictEqual([
      "warn indicator-changed n",
    ]);
    // What counts as it did before is no news.
    expect(codes(decide({ draft: counter("1"), live: versionOf(counter("1")) }))).toStrictEqual([]);
    expect(decide({ draft: less, live }).publish).toBe(true);
  });

  it("costs staff-hours: seconds a field, times how often, for how many; over the budget it needs an approval", () => {
    const weekly = draftOf(base, { cadence: { every: "week", per: "subject" } });
    const decision = decide({ draft: weekly, live: versionOf(weekly), filledFor: 5000 });
    expect(decision.burdenHours).toBe(Math.round(((8 + 8) * 5000 * 52) / 3600));
    expect(codes(decision)).toStrictEqual(["approve over-budget"]);
    expect(decision.publish).toBe(false);
    expect(decide({ draft: weekly, live: versionOf(weekly), filledFor: 5000, approval }).publish).toBe(true);
    const readonly = draftOf({ ...base, sum: { type: "number", widget: { readonly: true } } });
    expect(decide({ draft: readonly, live }).burdenHours).toBe(decide({ live }).burdenHours);
  });

  it("is told what the registry could answer already", () => {
    const draft = draftOf(base, { subject: "household", facts: { note: "household.note" } });
    const decision = decide({ draft, live: versionOf(draft), known: { "household.note": 0.8, "household.other": 1 } });
    expect(decision.onceOnly).toStrictEqual([{ field: "note", fact: "household.note", share: 0.8 }]);
    expect(codes(decision)).toStrictEqual(["note already-known note"]);
    expect(decision.publish).toBe(true);
  });
});
