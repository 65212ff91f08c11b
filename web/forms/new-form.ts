// What a form begins as: the least that can be published, with one question.
import { townshipOf } from "../../core/unit.ts";
import type { FormDefinition } from "../../forms/definition/definition.ts";

/** `owner`: for whom it is made; below a county it is filled there alone, until an administrator of the county says otherwise. */
export const newForm = (id: string, owner: string, expires: string): FormDefinition => ({
  id,
  title: { zh: "新表单", en: "New form" },
  purpose: { zh: "填写这张表单的用途", en: "What this form is for" },
  legalBasis: "填写依据的法律、文件名称与条款",
  owner,
  ...(townshipOf(owner).length > 6 && { units: [owner.split("-")[0] ?? owner] }),
  expires,
  filledBy: ["grid-staff"],
  schema: {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    additionalProperties: false,
    required: ["note"],
    properties: { note: { title: "情况说明", type: "string", minLength: 1, maxLength: 500 } },
    examples: [{ note: "正常" }],
  },
  ui: {
    pages: [{ title: { zh: "基本情况", en: "Basics" }, fields: ["note"] }],
    widgets: { note: { type: "long-text", title: { zh: "情况说明", en: "Note" } } },
  },
  logic: { visible: {}, required: {}, calculated: {}, constraints: [] },
  facts: {},
  accounts: [],
  workflow: null,
  raises: [],
  indicators: [],
});
