// Every problem the product tells, in one list: a code never changes its meaning. On the wire: RFC 9457.
import { type Language, type LocalText, say } from "./text.ts";

/** One thing that is wrong with one field: `pointer` is a JSON Pointer (RFC 6901) into what was sent. */
export type FieldError = { pointer: string; code: string; message: LocalText };

export type ProblemDetails = { [name: string]: unknown; errors?: FieldError[] };

/** An expected failure that ends the request; everything else that is thrown is a bug. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly details: ProblemDetails;
  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(`${code}${details.errors ? `: ${details.errors.map((e) => `${e.pointer} ${e.code}`).join(", ")}` : ""}`);
    this.name = "Problem";
    this.code = code;
    this.status = problems[code].status;
    this.details = details;
  }
}

type Listed = { status: number; title: LocalText };

export const problems = {
  "request-invalid": { status: 400, title: { zh: "请求格式不正确", en: "The request is not well formed" } },
  "cursor-invalid": { status: 400, title: { zh: "分页标记无效", en: "The cursor is not one of ours" } },
  "not-signed-in": { status: 401, title: { zh: "请先登录", en: "Please sign in" } },
  forbidden: { status: 403, title: { zh: "您没有这项权限", en: "You may not do this" } },
  "not-found": { status: 404, title: { zh: "没有找到", en: "Not found" } },
  "method-not-allowed": { status: 405, title: { zh: "不支持的操作", en: "This method is not allowed here" } },
  "submission-id-reused": {
    status: 409,
    title: { zh: "该编号已用于另一份内容不同的填报", en: "This id already belongs to a submission with other content" },
  },
  "changed-meanwhile": {
    status: 409,
    title: { zh: "内容已被他人修改，请刷新后重试", en: "Somebody changed this meanwhile; reload and try again" },
  },
  "balance-insufficient": { status: 409, title: { zh: "剩余数量不足", en: "Not enough is left" } },
  "transition-not-open": { status: 409, title: { zh: "当前步骤不能办理此操作", en: "This step cannot be taken now" } },
  "has-consequences": {
    status: 409,
    title: { zh: "已产生后续办理，不能撤销或更改", en: "Later steps rest on this; it can no longer be taken back" },
  },
  "form-closed": { status: 409, title: { zh: "该表单已停止填报", en: "This form no longer takes answers" } },
  "edition-not-ready": { status: 409, title: { zh: "报告正在生成", en: "The report is still being made" } },
  "too-busy": { status: 503, title: { zh: "系统繁忙，请稍后重试", en: "Too busy, please try again" } },
  "precondition-failed": {
    status: 412,
    title: { zh: "内容已被他人修改，请刷新后重试", en: "Somebody changed this meanwhile; reload and try again" },
  },
  "body-too-large": { status: 413, title: { zh: "内容过大", en: "The content is too large" } },
  "file-type-not-allowed": { status: 415, title: { zh: "不支持的文件类型", en: "This type of file is not allowed" } },
  "answers-invalid": { status: 422, title: { zh: "填写内容有误", en: "Some answers need correction" } },
  "content-invalid": { status: 422, title: { zh: "内容有误", en: "Some values need correction" } },
  "definition-invalid": { status: 422, title: { zh: "表单定义有误", en: "The form definition has errors" } },
  "publish-refused": { status: 422, title: { zh: "表单不能发布", en: "The form cannot be published" } },
  "expression-invalid": { status: 422, title: { zh: "表达式有误", en: "The expression has errors" } },
  "expression-limit": { status: 422, title: { zh: "表达式过于复杂", en: "The expression needs too many steps" } },
  "item-too-large": { status: 413, title: { zh: "内容过大", en: "The content is too large to keep as one record" } },
  "commit-too-large": { status: 413, title: { zh: "一次提交的内容过多", en: "Too much for one commit" } },
  "store-full": { status: 507, title: { zh: "存储空间已满，未保存", en: "The disk is full; nothing was saved" } },
  "store-unreachable": {
    status: 503,
    title: {
      zh: "数据文件不在原处或无法读写，未保存",
      en: "The store is gone or cannot be reached; nothing was saved",
    },
  },
  "store-damaged": {
    status: 503,
    title: { zh: "数据文件已损坏，未保存", en: "The store is damaged; nothing was saved" },
  },
  "store-read-only": {
    status: 503,
    title: { zh: "数据目录不可写，未保存", en: "The store cannot be written to; nothing was saved" },
  },
  "store-newer": {
    status: 500,
    title: {
      zh: "数据由更新版本的系统写入，请先升级",
      en: "This was written by a newer version; this one must be upgraded to read it",
    },
  },
  "internal-error": { status: 500, title: { zh: "系统出错，请稍后重试", en: "Something went wrong on our side" } },
} as const satisfies Record<string, Listed>;

export type ProblemCode = keyof typeof problems;

/** A Problem to throw. */
export const problem = (code: ProblemCode, details?: ProblemDetails): Problem => new Problem(code, details);

/** The RFC 9457 body of a problem in the reader's language. */
export function problemBody(it: Problem, language: Language) {
  const { errors, ...rest } = it.details;
  return {
    type: `/problems/${it.code}`,
    title: say(problems[it.code].title, language),
    status: it.status,
    code: it.code,
    ...rest,
    ...(errors && { errors: errors.map((e) => ({ ...e, message: say(e.message, language) })) }),
  };
}
