// What checks answers against a form's schema, in browser and server alike, and what it says to people.
import type { LocalText } from "./text.ts";

/**
 * One thing wrong with the answers: `pointer` (RFC 6901) is where it is to be mended, for `required` the missing field
 * itself; at most one finding for each pointer and keyword.
 */
export type AnswerFinding = { pointer: string; keyword: string; params: Record<string, unknown> };

/** A form version's schema, compiled; no findings: the answers fit. */
export type SchemaCheck = (answers: unknown) => AnswerFinding[];

/** Compiles a schema (JSON Schema 2020-12). Throws `definition-invalid` for one that is wrong or reaches outside itself. */
export type AnswerEngine = (schema: object) => SchemaCheck;

type Saying = (params: Record<string, unknown>) => LocalText;

const text =
  (zh: string, en: string): Saying =>
  () => ({ zh, en });
const limit =
  (zh: string, en: string): Saying =>
  ({ limit: value }) => ({
    zh: zh.replace("%", String(value)),
    en: en.replace("%", String(value)),
  });

const formatSayings: Record<string, LocalText> = {
  date: { zh: "请填写正确的日期，如 2026-10-03", en: "Please give a date such as 2026-10-03" },
  time: { zh: "请填写正确的时间", en: "Please give a time" },
  "local-time": { zh: "请填写正确的时间，如 09:30", en: "Please give a time such as 09:30" },
  "date-time": { zh: "请填写正确的日期和时间", en: "Please give a date and time" },
  email: { zh: "请填写正确的电子邮箱", en: "Please give an e-mail address" },
  uri: { zh: "请填写正确的网址", en: "Please give a web address" },
  uuid: { zh: "编号格式不正确", en: "This is not an id" },
  "cn-id": { zh: "身份证号码不正确，请核对", en: "This identity number is not right; please check it" },
  "cn-phone": { zh: "请填写正确的手机号码", en: "Please give a mobile number" },
  "cn-tel": { zh: "请填写正确的电话号码", en: "Please give a telephone number" },
  "cn-credit-code": { zh: "统一社会信用代码不正确，请核对", en: "This credit code is not right; please check it" },
};

const typeSayings: Record<string, LocalText> = {
  string: { zh: "请填写文字", en: "Please give a text" },
  number: { zh: "请填写数字", en: "Please give a number" },
  integer: { zh: "请填写整数", en: "Please give a whole number" },
  boolean: { zh: "请选择是或否", en: "Please answer yes or no" },
  array: { zh: "此项应为列表", en: "This must be a list" },
  object: { zh: "此项应为一组内容", en: "This must be a group of answers" },
};

const wrong: LocalText = { zh: "此项内容不正确", en: "This answer is not right" };

const own = <T>(table: Record<string, T>, name: unknown): T | undefined =>
  typeof name === "string" && Object.hasOwn(table, name) ? table[name] : undefined;

const sayings: Record<string, Saying> = {
  required: text("请填写此项", "Please answer this"),
  type: ({ type }) => own(typeSayings, type) ?? wrong,
  enum: text("请从选项中选择", "Please choose one of the options"),
  const: ({ allowed }) => {
    const [only] = Array.isArray(allowed) ? allowed : [];
    return only === true
      ? { zh: "请勾选此项", en: "Please tick this" }
      : { zh: `此项只能是 ${only}`, en: `This can only be ${only}` };
  },
  minimum: limit("不能小于 %", "At least %"),
  maximum: limit("不能大于 %", "At most %"),
  exclusiveMinimum: limit("应大于 %", "More than %"),
  exclusiveMaximum: limit("应小于 %", "Less than %"),
  multipleOf: limit("应为 % 的倍数", "A multiple of %"),
  minLength: ({ limit: least }) =>
    least === 1
      ? { zh: "请填写此项", en: "Please answer this" }
      : { zh: `不能少于 ${least} 个字`, en: `At least ${least} characters` },
  maxLength: limit("不能超过 % 个字", "At most % characters"),
  pattern: text("格式不正确", "This does not have the right form"),
  format: ({ format }) => own(formatSayings, format) ?? { zh: "格式不正确", en: "This does not have the right form" },
  minItems: limit("至少需要 % 项", "At least % items"),
  maxItems: limit("最多 % 项", "At most % items"),
  uniqueItems: text("内容不能重复", "No item may stand twice"),
  contains: text("缺少必需的一项", "A necessary item is missing"),
  minProperties: limit("至少填写 % 项", "Answer at least %"),
  maxProperties: limit("最多填写 % 项", "Answer at most %"),
  additionalProperties: text("表单中没有这一项", "The form has no such field"),
  unevaluatedProperties: text("表单中没有这一项", "The form has no such field"),
  propertyNames: text("名称不正确", "This name is not allowed"),
  not: text("此项不应填写", "This must not be answered"),
};

/** What a finding says to the person who answered. */
export function messageFor(keyword: string, params: Record<string, unknown>): LocalText {
  return own(sayings, keyword)?.(params) ?? wrong;
}
