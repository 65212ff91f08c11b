// Forms for tests of the client: one of every field type, and one of two questions.
import type { FormVersion, Questions, Widget } from "../../../forms/definition/definition.ts";

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

const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ value: `v${at}`, title: text(`选项${at + 1}`, `Option ${at + 1}`) }));

const kinds: Record<string, [Widget["type"], object, Partial<Widget>?]> = {
  note: ["note", { type: "string" }],
  text: ["text", { type: "string" }],
  remark: ["long-text", { type: "string" }],
  number: ["number", { type: "number" }, { unitLabel: text("平方米", "m²") }],
  count: ["integer", { type: "integer" }],
  money: ["money", { type: "number" }],
  date: ["date", { type: "string", format: "date" }],
  time: ["time", { type: "string" }],
  moment: ["date-time", { type: "string", format: "date-time" }],
  few: ["choice", { type: "string" }, { options: options(4) }],
  many: ["choice", { type: "string" }, { options: options(9) }],
  several: ["multi-choice", { type: "array", items: { type: "string" } }, { options: options(3) }],
  agreed: ["yes-no", { type: "boolean" }],
  place: ["place", { type: "object" }],
  photos: ["photo", { type: "array", items: { type: "string" } }],
  papers: ["file", { type: "array", items: { type: "string" } }],
  signature: ["signature", { type: "string" }],
  barcode: ["barcode", { type: "string" }],
  unit: ["unit", { type: "string" }],
  person: ["person", { type: "string" }],
  subject: ["subject", { type: "string" }],
  case: ["case", { type: "string" }],
  phone: [
    "phone",
    { type: "string", format: "cn-phone" },
    { sensitive: { purpose: text("联系", "To call"), legalBasis: "测试" } },
  ],
  idNumber: ["id-number", { type: "string", format: "cn-id" }],
  code: ["credit-code", { type: "string", format: "cn-credit-code" }],
  house: ["group", { type: "object", properties: { floor: { type: "integer" } } }, { fields: ["floor"] }],
  people: [
    "repeat",
    { type: "array", items: { type: "object", properties: { id: { type: "string" }, name: { type: "string" } } } },
    { fields: ["name"], rowTitle: "name" },
  ],
  checks: [
    "checks",
    { type: "object" },
    {
      items: [
        { id: "wiring", title: text("线路", "Wiring") },
        { id: "exit", title: text("出口", "Exit") },
      ],
    },
  ],
};

/** One field of every type, a few on each page. */
export function everyField(): FormVersion {
  const names = Object.keys(kinds);
  const pages = [names.slice(0, 9), names.slice(9, 17), names.slice(17, 25), names.slice(25)];
  const widgets: Record<string, Widget> = {
    "house/floor": { type: "integer", title: text("楼层", "Floor") },
    "people/name": { type: "text", title: text("姓名", "Name") },
  };
  const properties: Record<string, object> = {};
  for (const [name, [type, schema, more]] of Object.entries(kinds)) {
    widgets[name] = { type, title: text(`项目 ${name}`, `Field ${name}`), hint: text("说明", "A hint"), ...more };
    properties[name] = schema;
  }
  return version("every-field", {
    schema: { type: "object", additionalProperties: false, required: ["text"], properties } as Questions["schema"],
    ui: { pages: pages.map((fields, at) => ({ title: text(`第${at + 1}页`, `Page ${at + 1}`), fields })), widgets },
    logic: { visible: {}, required: {}, calculated: {}, constraints: [] },
  });
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
