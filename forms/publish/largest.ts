// The largest submission that a form allows: how many writes its commit has, so that none is published that could not be sent.
import { mostWrites } from "../../core/commit-limit.ts";
import { parseExpression } from "../../core/expression/parse.ts";
import { referencesOf } from "../../core/expression/references.ts";
import type { LocalText } from "../../core/text.ts";
import type { Instant } from "../../core/time.ts";
import { mostItems } from "../answers/size.ts";
import { resultOf } from "../decide/compiled-form.ts";
import { type FactRule, type FormDefinition, isRatio, type Raise } from "../definition/definition.ts";
import type { SchemaNode } from "../fields/field-kind.ts";
import type { Reason } from "./decision.ts";

/** What grows with the rows or lines of one question. */
type Growing = { field: string; rows: number; each: number };
export type Largest = { writes: number; growing: Growing[] };

/** Tallies of one form stand by week and month; subjects that are counted once by quarter and year too. */
const perMoment = 2;
const perSubject = 4;

/**
 * At most so many writes: each question answered to its end, every condition true. `raised`: the definitions of the forms that it
 * raises; of one that nobody published nothing is raised. functions/store/commit-decision.ts plans the writes that are counted here.
 */
export function largestOf(form: FormDefinition, raised: ReadonlyMap<string, FormDefinition>): Largest {
  const growing = [...Object.entries(form.facts).flatMap((it) => told(form, ...it)), ...form.raises.flatMap(cases)];
  // The submission and, where it is corrected, its revision before.
  const fixed = 2 + caseOf(form) + subjectOf(form) + tallies(form) + form.raises.reduce((sum, it) => sum + once(it), 0);
  return { writes: fixed + growing.reduce((sum, { rows, each }) => sum + rows * each, 0), growing };

  function cases(raise: Raise): Growing[] {
    const other = raised.get(raise.form);
    if (!raise.each || !other) return [];
    const apart = dueApart(form, raise, other) === "each" ? perMoment : 0;
    return [{ field: raise.each, rows: rowsOf(form, raise.each), each: caseOf(other) + apart }];
  }
  /** What a raise writes once, however many cases it opens; and its case where it is one alone. */
  function once(raise: Raise): number {
    const other = raised.get(raise.form);
    if (!other) return 0;
    const moments = dueApart(form, raise, other);
    return opened(other) + (moments === "each" ? 0 : moments * perMoment) + (raise.each ? 0 : caseOf(other));
  }
}

/** A case, the work of its deadline, and entries: a balance and what changed it; of another's case that it is open, too. */
const caseOf = ({ workflow, accounts }: FormDefinition): number =>
  (workflow ? 2 : 0) + accounts.reduce((sum, { of }) => sum + (typeof of === "object" ? 3 : 2), 0);

/** Facts of the subject, and how often the form was filled for it. */
const subjectOf = ({ subject, facts }: FormDefinition): number =>
  Number(subject !== undefined) + Number(Object.keys(facts).length > 0);

/** Each row that is a subject of its own; persons met for the first time are counted in the register, once for all. */
function told(form: FormDefinition, path: string, rule: FactRule): Growing[] {
  return typeof rule === "string"
    ? []
    : [
        { field: path, rows: rowsOf(form, path), each: 1 },
        { field: path, rows: 1, each: 1 },
      ];
}

/** Tallies of the form itself: when it was filled (a case is opened at the same time), and when its case is due. */
function tallies(form: FormDefinition): number {
  const once = form.indicators.some((it) => !isRatio(it) && it.distinct === "subject");
  const filled = form.indicators.some((it) => !isRatio(it));
  return (once ? perSubject : filled ? perMoment : 0) + (form.workflow && isDue(form) ? perMoment : 0);
}

/** Tallies of when cases were opened, which those of one commit share. */
const opened = (form: FormDefinition): number =>
  form.indicators.some((it) => !isRatio(it) && it.on !== "submitted" && it.on !== "due") ? perMoment : 0;

/** On how many days the cases of a raise may be due that are counted by that; `each` where each case's own answers say it. */
function dueApart(form: FormDefinition, { each, with: given }: Raise, other: FormDefinition): number | "each" {
  if (!isDue(other)) return 0;
  const deadline = other.workflow?.deadline;
  if (!each || !deadline || !("answer" in deadline)) return 1;
  const expression = given[deadline.answer];
  if (expression === undefined) return 1;
  const parsed = parseExpression(expression);
  if (referencesOf(parsed).some((it) => it !== "@key" && it !== "@title")) return "each";
  const lines = form.ui.widgets[each]?.items?.map(({ id, title }) => ({ key: id, title: title.zh }));
  if (!lines) return referencesOf(parsed).length === 0 ? 1 : "each";
  const days = seasons.map((now) => new Set(lines.map((extra) => String(resultOf(parsed, {}, now, [], extra)))).size);
  return Math.max(...days);
}

/** An expression may say another thing at another time of the year. */
const seasons = ["2026-01-15", "2026-04-15", "2026-07-15", "2026-10-15"].map((it) => `${it}T02:00:00.000Z` as Instant);

const isDue = (form: FormDefinition): boolean => form.indicators.some((it) => !isRatio(it) && it.on === "due");
/** Rows of a repeat, or lines of a table of checks. */
function rowsOf(form: FormDefinition, field: string): number {
  const { items } = form.ui.widgets[field] ?? {};
  if (items) return items.length;
  const { $defs, properties } = form.schema as { $defs?: Record<string, SchemaNode>; properties: object };
  const named = (properties as Record<string, SchemaNode>)[field];
  const node = typeof named?.$ref === "string" ? $defs?.[named.$ref.split("/").at(-1) ?? ""] : named;
  return Number(named?.maxItems ?? node?.maxItems ?? mostItems);
}

/** Why a form whose largest submission exceeds one commit is not published: the question to shorten, and to how many rows. */
export function tooMany(form: FormDefinition, { writes, growing }: Largest): Reason[] {
  if (writes <= mostWrites) return [];
  const heaviest = [...growing].sort((a, b) => b.rows * b.each - a.rows * a.each)[0];
  if (!heaviest) return [{ code: "commit-too-large", severity: "stop", message: say(writes) }];
  const { field, rows, each } = heaviest;
  const fits = rows - Math.ceil((writes - mostWrites) / each);
  const title = form.ui.widgets[field]?.title ?? { zh: field };
  return [{ code: "commit-too-large", severity: "stop", field, message: say(writes, title, fits) }];
}

const say = (writes: number, title?: LocalText, fits = 0): LocalText => {
  const zh = `填满时一次提交要写 ${writes} 项，至多 ${mostWrites} 项`;
  const en = `Filled to its end, one submission makes ${writes} writes; at most ${mostWrites} are possible`;
  if (!title || fits < 1) return { zh, en };
  return {
    zh: `${zh}：请把“${title.zh}”限为至多 ${fits} 行`,
    en: `${en}: let ${title.en ?? title.zh} have at most ${fits} rows`,
  };
};
