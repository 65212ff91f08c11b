// Forms for tests of the client: a short one, a long one, one of every field type, and one for each type alone.
import type { FormVersion, Questions, Widget } from "../../../forms/definition/definition.ts";
import { type FieldType, fieldTypes } from "../../../forms/fields/table.ts";
import { exampleField } from "../../support/example-fields.ts";
import { questionsOf } from "../../support/small-forms.ts";

const version = (id: string, questions: Questions, at = 1): FormVersion => ({
  id,
  title: { zh: "测试表", en: "A test form" },
  purpose: { zh: "测试", en: "Testing" },
  legalBasis: "测试",
  owner: "371602-D01",
  expires: "2027-12-31",
  filledBy: ["grid-staff"],
  facts: {},
  accounts: [],
  workflow: null,
  raises: [],
  indicators: [],
  ...questions,
  version: at,
  publishedAt: "2026-10-01T00:00:00.000Z",
  publishedBy: "tester",
});

const text = (zh: string, en: string) => ({ zh, en });

/** A name that must be given, photos and a remark. */
export const shortForm = (at = 1): FormVersion =>
  version(
    "short",
    {
      schema: {
        type: "object",
        additionalProperties: false,
        required: ["name"],
        properties: {
          name: { type: "string", minLength: 1, maxLength: 20 },
          photos: { type: "array", items: { type: "string" } },
          ...(at === 1 && { remark: { type: "string" } }),
        },
      },
      ui: {
        pages: [
          { title: text("基本情况", "Basics"), fields: at === 1 ? ["name", "photos", "remark"] : ["name", "photos"] },
        ],
        widgets: {
          name: { type: "text", title: text("名称", "Name") },
          photos: { type: "photo", title: text("照片", "Photos") },
          remark: { type: "long-text", title: text("备注", "Remark") },
        },
      },
      logic: { visible: {}, required: {}, calculated: {}, constraints: [] },
    },
    at,
  );

/** One that was published before its pattern was looked at: its logic fails whatever is answered. */
export const faultyForm = (): FormVersion =>
  version(
    "faulty",
    questionsOf(
      { name: { type: "text", widget: { title: text("名称", "Name") } } },
      { constraints: [{ field: "name", test: "regex(., '(')", message: text("x", "x") }] },
    ),
  );

const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ value: `v${at}`, title: text(`选项${at + 1}`, `Option ${at + 1}`) }));

const titled = (name: string) => ({ title: text(`项目 ${name}`, `Field ${name}`), hint: text("说明", "A hint") });
const examples = (types: readonly FieldType[]) => types.map((type) => [type, exampleField(type)] as const);
const withTitles = (questions: Questions): Questions => {
  for (const [name, widget] of Object.entries(questions.ui.widgets)) Object.assign(widget, titled(name));
  return questions;
};

/** One question of a type, called by its name, as the table's example has it. */
export const oneField = (type: FieldType): FormVersion =>
  version(`one-${type}`, withTitles(questionsOf(Object.fromEntries(examples([type])))));

/** One field of every type, called by its type, a few on each page; and a choice of many, which is a list. */
export function everyField(): FormVersion {
  const many = { type: "choice", options: options(9).map((it) => it.value) } as const;
  const required = { type: "text", required: true } as const;
  const questions = withTitles(questionsOf({ ...Object.fromEntries(examples(fieldTypes)), text: required, many }));
  const names = ["text", ...fieldTypes.filter((it) => it !== "text"), "many"];
  const pages = [names.slice(0, 9), names.slice(9, 17), names.slice(17, 25), names.slice(25)];
  questions.ui.pages = pages.map((fields, at) => ({ title: text(`第${at + 1}页`, `Page ${at + 1}`), fields }));
  return version("every-field", questions);
}

/** So many fields on one page, a tenth of them with logic: what measurements of speed type into. */
export function longForm(count: number): FormVersion {
  const names = Array.from({ length: count }, (_, at) => `q${at}`);
  const widgets: Record<string, Widget> = {};
  const properties: Record<string, object> = {};
  const visible: Record<string, string> = {};
  const calculated: Record<string, string> = {};
  for (const [at, name] of names.entries()) {
    const kind = at % 10 === 9 ? "calculated" : at % 5 === 3 ? "choice" : "text";
    widgets[name] =
      kind === "choice"
        ? { type: "choice", title: text(`问题 ${at}`, `Question ${at}`), options: options(4) }
        : { type: "text", title: text(`问题 ${at}`, `Question ${at}`) };
    properties[name] = { type: "string" };
    if (kind === "calculated") calculated[name] = `concat(\${q${at - 1}}, '-', \${q${at - 2}})`;
    if (at % 10 === 5) visible[name] = `not(\${q${at - 5}} = 'hide')`;
  }
  return version("long", {
    schema: { type: "object", required: [], properties } as unknown as Questions["schema"],
    // A page takes at most 100 fields in a published form; here they stand on one, which is the worst.
    ui: { pages: [{ title: text("全部", "All"), fields: names }], widgets },
    logic: { visible, required: {}, calculated, constraints: [] },
  });
}
