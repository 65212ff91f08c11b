// Publishing is a decision with reasons.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Instant } from "../../core/time.ts";
import { decidePublish, type PublishInput } from "../../forms/publish/publish.ts";
import { definitionOf, type Fields, type FormParts, versionOf } from "../support/small-forms.ts";

const now = "2026-10-03T01:00:00.000Z" as Instant;
const base: Fields = { note: { type: "text" }, kind: { type: "choice", options: ["a", "b"] } };
const draftOf = (fields: Fields = base, parts: FormParts = {}) => definitionOf(fields, parts);
const decide = (over: Partial<PublishInput> = {}) =>
  decidePublish({ draft: draftOf(), filledFor: 1000, known: {}, budgetHours: 1000, now, ...over });
const codes = (decision: ReturnType<typeof decide>) =>
  decision.reasons.map((it) => `${it.severity} ${it.code}${it.field ? ` ${it.field}` : ""}`);
const live = versionOf(draftOf());
const approval = { by: "王主任", reason: "专项工作" };

describe("a form", () => {
  it("that is new is published with an approval by name, not without", () => {
    assert.equal(decide().publish, false);
    assert.deepEqual(codes(decide()), ["approve not-admitted"]);
    assert.equal(decide({ approval }).publish, true);
  });

  it("that changes what was published needs no approval again", () => {
    assert.deepEqual(decide({ live }), {
      publish: true,
      reasons: [],
      burdenHours: decide({ live }).burdenHours,
      onceOnly: [],
    });
  });

  it("that has errors or has expired is not published, whoever agrees", () => {
    const broken = definitionOf(base, {}, { visible: { note: "${nothing}" } });
    assert.equal(decide({ draft: broken, live, approval }).publish, false);
    const expired = draftOf(base, { expires: "2026-10-02" });
    assert.deepEqual(codes(decide({ draft: expired, live, approval })), ["stop expired"]);
    assert.equal(decide({ draft: expired, live, approval }).publish, false);
    assert.equal(decide({ draft: draftOf(base, { expires: "2026-10-03" }), live }).publish, true);
  });

  it("that asks for personal data must say why", () => {
    const phone = (widget: object) =>
      draftOf({ phone: { type: "phone", widget: { sensitive: undefined, ...widget } } });
    assert.deepEqual(codes(decide({ draft: phone({}), live: versionOf(phone({})) })), ["stop not-justified phone"]);
    const justified = phone({ sensitive: { purpose: { zh: "联系" }, legalBasis: "PIPL 13" } });
    assert.deepEqual(codes(decide({ draft: justified, live: versionOf(justified) })), []);
  });

  it("keeps its id, its subject and the types of its fields", () => {
    assert.deepEqual(codes(decide({ live: { ...live, id: "another" } })), ["stop id-changed"]);
    assert.deepEqual(codes(decide({ live: { ...live, subject: "place" } })), ["stop subject-changed"]);
    const number = draftOf({ ...base, note: { type: "number" } });
    assert.deepEqual(codes(decide({ draft: number, live, approval })), ["stop type-changed note"]);
    assert.equal(decide({ draft: number, live, approval }).publish, false);
  });

  it("may ask less, offer less and count otherwise, and is told so", () => {
    const less = draftOf({ kind: { type: "choice", options: ["a"] } });
    assert.deepEqual(codes(decide({ draft: less, live })), ["warn field-removed note", "warn options-removed kind"]);
    const counter = (count: string) =>
      draftOf(base, { indicators: [{ id: "n", title: { zh: "数" }, on: "submitted", count }] });
    assert.deepEqual(codes(decide({ draft: draftOf(), live: versionOf(counter("1")) })), ["warn indicator-removed n"]);
    assert.deepEqual(codes(decide({ draft: counter("2"), live: versionOf(counter("1")) })), [
      "warn indicator-changed n",
    ]);
    assert.equal(decide({ draft: less, live }).publish, true);
  });

  it("costs staff-hours: seconds a field, times how often, for how many; over the budget it needs an approval", () => {
    const weekly = draftOf(base, { cadence: { every: "week", per: "subject" } });
    const decision = decide({ draft: weekly, live: versionOf(weekly), filledFor: 5000 });
    assert.equal(decision.burdenHours, Math.round(((8 + 8) * 5000 * 52) / 3600));
    assert.deepEqual(codes(decision), ["approve over-budget"]);
    assert.equal(decision.publish, false);
    assert.equal(decide({ draft: weekly, live: versionOf(weekly), filledFor: 5000, approval }).publish, true);
    const readonly = draftOf({ ...base, sum: { type: "number", widget: { readonly: true } } });
    assert.equal(decide({ draft: readonly, live }).burdenHours, decide({ live }).burdenHours);
  });

  it("is told what the registry could answer already", () => {
    const draft = draftOf(base, { subject: "household", facts: { note: "household.note" } });
    const decision = decide({ draft, live: versionOf(draft), known: { "household.note": 0.8, "household.other": 1 } });
    assert.deepEqual(decision.onceOnly, [{ field: "note", fact: "household.note", share: 0.8 }]);
    assert.deepEqual(codes(decision), ["note already-known note"]);
    assert.equal(decision.publish, true);
  });
});
