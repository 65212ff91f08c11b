// What of a form's answers is hidden: what is sensitive, and what is made of it.
import { expect, it } from "vitest";
import { type FactMasks, masksOf } from "../../../forms/answers/masks.ts";
import { definitionOf, type Fields, type FormParts } from "../../support/small-forms.ts";

const sensitive = { purpose: { zh: "测试" }, legalBasis: "测试" };
const fields: Fields = {
  phone: { type: "phone", widget: { sensitive } },
  care: { type: "yes-no", widget: { sensitive } },
  note: { type: "text" },
  same: { type: "text" },
  made: { type: "text" },
  again: { type: "text" },
  rows: { type: "repeat", fields: { idNumber: { type: "id-number", widget: { sensitive } }, last: { type: "text" } } },
};
const masks = (logic: Parameters<typeof definitionOf>[2], known: FactMasks = new Map(), parts: FormParts = {}) =>
  Object.fromEntries(masksOf(definitionOf(fields, { subject: "household", ...parts }, logic), known));
const own = { phone: "phone", care: "all", "rows/idNumber": "id-number" };

it("is what is sensitive, and no more where nothing is made of it", () => {
  expect(masks({ calculated: { made: "${note}" } })).toStrictEqual(own);
});

it("is what is made of it: the same as it where it is just that, else whole; what is shown to its grid stays so", () => {
  expect(
    masks({ calculated: { again: "concat(${made}, 'x')", made: "concat(${same}, 'x')", same: "${phone}" } }),
  ).toStrictEqual({ ...own, same: "phone", made: "whole", again: "whole" });
  expect(masks({ calculated: { made: "if(${care}, 'a', 'b')" } })).toStrictEqual({ ...own, made: "all" });
  expect(masks({ calculated: { "rows/last": "substr(${idNumber}, 14)", made: "count(${rows})" } })).toStrictEqual({
    ...own,
    "rows/last": "whole",
    made: "whole",
  });
});

it("is what answers or is made of a fact that some form hides", () => {
  const known: FactMasks = new Map<string, "name" | "phone" | { phone: "phone" }>([
    ["household.note", "name"],
    ["household.members", { phone: "phone" }],
    ["person.note", "phone"],
  ]);
  expect(masks({}, known, { facts: { note: "household.note" } })).toStrictEqual({ ...own, note: "name" });
  expect(masks({ calculated: { same: "${@subject.note}", made: "${@subject.members}" } }, known)).toStrictEqual({
    ...own,
    same: "name",
    made: "whole",
  });
});

it("can be told of a form that begins with what nobody can read", () => {
  const odd: Fields = { ...fields, note: { type: "text", widget: { initial: "=1 +" } } };
  expect(Object.fromEntries(masksOf(definitionOf(odd), new Map()))).toStrictEqual(own);
});
