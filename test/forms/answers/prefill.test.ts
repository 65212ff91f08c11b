// What the registry answers already, how it is masked, and how masked values come back true.
import { describe, expect, it } from "vitest";
import type { Instant } from "../../../core/time.ts";
import { maskAnswers, restoreMasked } from "../../../forms/answers/masked.ts";
import { maskOf, masksOf } from "../../../forms/answers/masks.ts";
import { prefill } from "../../../forms/answers/prefill.ts";
import type { Answers } from "../../../forms/answers/submission.ts";
import type { Subject } from "../../../forms/registry/subject.ts";
import { definitionOf } from "../../support/small-forms.ts";

const at = "2026-09-01T00:00:00.000Z" as Instant;
const form = definitionOf(
  {
    hose: { type: "text" },
    phone: { type: "phone" },
    care: {
      type: "multi-choice",
      options: ["alone", "ill"],
      widget: { sensitive: { purpose: { zh: "关爱" }, legalBasis: "PIPL" } },
    },
    score: { type: "number", widget: { readonly: true } },
    residents: { type: "repeat", fields: { name: { type: "text" }, idNumber: { type: "id-number" } } },
    unknown: { type: "text" },
  },
  {
    subject: "household",
    facts: {
      hose: "household.hoseType",
      phone: "household.phone",
      care: "household.care",
      score: "household.score",
      unknown: "household.unknown",
      residents: {
        each: "person",
        fact: "household.residents",
        facts: { name: "person.name", idNumber: "person.idNumber" },
      },
    },
  },
);
const masks = masksOf(form, new Map());
const fact = (value: Subject["facts"][string]["value"]) => ({ value, source: "s-1", confirmedAt: at });
const rows = [
  { id: "p-1", name: "张建国", idNumber: "11010519491231002X" },
  { id: "p-2", name: "李秀英", idNumber: "110105196812310028" },
];
const household = {
  facts: {
    hoseType: fact("rubber"),
    phone: fact("13812345678"),
    care: fact(["alone"]),
    score: fact(5),
    residents: fact(rows),
  },
};

describe("a form that is opened for a subject", () => {
  it("holds what the registry knows, with its source, but nothing that is calculated", () => {
    const { answers, from } = prefill(form, household);
    expect(answers).toStrictEqual({ hose: "rubber", phone: "13812345678", care: ["alone"], residents: rows });
    expect(from["/hose"]).toStrictEqual({ confirmedAt: at, source: "s-1" });
    expect(Object.keys(from)).toStrictEqual(["/hose", "/phone", "/care", "/residents"]);
  });
});

describe("sensitive answers", () => {
  it("are masked by the kind of their field, in rows too", () => {
    expect(maskAnswers(masks, prefill(form, household).answers)).toStrictEqual({
      hose: "rubber",
      phone: "138****5678",
      care: "***",
      residents: [
        { id: "p-1", name: "张建国", idNumber: "110105********002X" },
        { id: "p-2", name: "李秀英", idNumber: "110105********0028" },
      ],
    });
    expect(maskOf(form.ui.widgets.hose)).toBe(undefined);
    expect(maskOf(undefined)).toBe(undefined);
  });

  it("come back true when a device confirms what it was shown masked", () => {
    const answers = prefill(form, household).answers;
    expect(restoreMasked(form, masks, maskAnswers(masks, answers), household)).toStrictEqual(answers);
  });

  it("come back true in the right row when rows were moved or taken out", () => {
    const sent = { residents: [{ id: "p-2", name: "李秀英", idNumber: "110105********0028" }] };
    expect(restoreMasked(form, masks, sent, household)).toStrictEqual({ residents: [rows[1]] });
  });

  it("stay as sent where they are not the mask of what the registry holds in that row", () => {
    const sent: Answers = {
      phone: "139****0000",
      residents: [
        { id: "p-1", name: "张建国", idNumber: "110105********0028" },
        { id: "p-3", name: "王", idNumber: "110105********002X" },
      ],
    };
    expect(restoreMasked(form, masks, sent, household)).toStrictEqual(sent);
    expect(restoreMasked(form, masks, sent, undefined)).toStrictEqual(sent);
    expect(restoreMasked(form, masks, { phone: "***" }, { facts: {} })).toStrictEqual({ phone: "***" });
  });

  it("that were typed anew are taken as they are", () => {
    expect(restoreMasked(form, masks, { phone: "13900000000" }, household)).toStrictEqual({ phone: "13900000000" });
  });
});
