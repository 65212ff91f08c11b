// The largest submission that a form allows: how many writes its commit has, so that none is published that could not be sent.
import { mostItemBytes, mostWrites } from "../../core/commit-limit.ts";
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

/** Facts of the subject (a form that asks for none may be sent with one), and how often the form was filled for it: the newest years and, of a late submission, two older ones. */
const subjectOf = ({ facts }: FormDefinition): number => 3 + Number(Object.keys(facts).length > 0);

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

/** Tallies of when cases were opened, which those of one commit share: a raised case counts as a submission of its form, too. */
function opened({ indicators, workflow }: FormDefinition): number {
  const start = workflow?.steps[workflow.start];
  const counts = indicators.some(
    (it) =>
      !isRatio(it) &&
      (it.on === "submitted" ||
        it.on === `step:${workflow?.start}` ||
        (it.on === "closed" && start?.closed !== undefined)),
  );
  return counts ? perMoment : 0;
}

/** On how many days the cases of a raise may be due that are counted by that; `each` where each case's own answers say it. */
function dueApart(form: FormDefinition, { each, with: given }: Raise, other: FormDefinition): number | "each" {
  if (!isDue(other)) return 0;
  const deadline = other.workflow?.deadline;
  if (!each || !deadline || !("answer" in deadline)) return 1;
  const expression = given[deadline.answer];
  if (expression === undefined) return 1;
  const parsed = parseExpression(expression);
  if (referencesOf(parsed).some((it) => it !== "@key" && it !== "@title")) return "each";
  const { type, items = [] } = form.ui.widgets[each] ?? {};
  const lines = type === "checks" ? items.map(({ id, title }) => ({ key: id, title: title.zh })) : undefined;
  if (!lines) return referencesOf(parsed).length === 0 ? 1 : "each";
  const days = seasons.map((now) => new Set(lines.map((extra) => String(resultOf(parsed, {}, now, [], extra)))).size);
  return Math.max(...days);
}

/** An expression may say another thing at another time of the year. */
const seasons = Array.from({ length: 24 }, (_, half) => {
  const day = half % 2 === 0 ? "05" : "20";
  return `2026-${String(Math.floor(half / 2) + 1).padStart(2, "0")}-${day}T02:00:00.000Z` as Instant;
});

const isDue = (form: FormDefinition): boolean => form.indicators.some((it) => !isRatio(it) && it.on === "due");

type Answered = { $defs?: Record<string, SchemaNode>; properties: Record<string, SchemaNode> };
const schemaOf = ({ schema }: FormDefinition): Answered => schema as object as Answered;

/** What a reference names, which the gate of schemas lets lead into `$defs` alone. */
const named = ({ $defs }: Answered, { $ref }: SchemaNode): SchemaNode | undefined =>
  typeof $ref === "string" ? ($defs?.[$ref.split("/").at(-1) ?? ""] ?? {}) : undefined;

/** Rows of a repeat, or lines of a table of checks. */
function rowsOf(form: FormDefinition, field: string): number {
  const { type, items } = form.ui.widgets[field] ?? {};
  if (type === "checks" && items) return items.length;
  const schema = schemaOf(form);
  const node = schema.properties[field];
  return Number(node?.maxItems ?? (node && named(schema, node)?.maxItems) ?? mostItems);
}

/**
 * The largest submission of a form that is to be published, and why it is too large: its own, or what it makes of the submissions of
 * another form that raises it. What was too large before is told, and is not this form's to mend. `forms`: those that are live.
 */
export function judgeLargest(
  form: FormDefinition,
  live: FormDefinition | undefined,
  forms: readonly FormDefinition[],
): { writes: number; reasons: Reason[] } {
  const before = new Map(forms.map((it) => [it.id, it]));
  const after = new Map(before).set(form.id, form);
  const own = largestOf(form, after);
  const theirs = forms
    .filter((it) => it.id !== form.id && it.raises.some((raise) => raise.form === form.id))
    .flatMap((it) => {
      const now = largestOf(it, after);
      const grows = live === undefined || now.writes > largestOf(it, before).writes;
      return tooMany(it, now).map((reason) => forRaiser(it, grows ? reason : { ...reason, severity: "warn" }));
    });
  return { writes: own.writes, reasons: [...tooMany(form, own), ...theirs, ...tooLong(form)] };
}

function forRaiser({ title }: FormDefinition, reason: Reason): Reason {
  const { zh, en = zh } = reason.message;
  return {
    ...reason,
    message: {
      zh: `表单《${title.zh}》会由此表生成事项，${zh}`,
      en: `The form ${title.en ?? title.zh} raises cases of this one. ${en}`,
    },
  };
}

/** A submission is kept as it was sent and as it counts: twice, in one item. Chinese takes three bytes a character. */
const bytesPerCharacter = 3 * 2;

/** What nobody fills to its end may be published; whoever does is told that it is too much, and keeps it. */
function tooLong(form: FormDefinition): Reason[] {
  const schema = schemaOf(form);
  const charactersOf = (node: SchemaNode, depth = 0): number => {
    if (depth > 8) return 0;
    const other = named(schema, node);
    if (other) return charactersOf(other, depth + 1);
    if (node.enum !== undefined || node.const !== undefined) return 20;
    const inside = Object.values(node.properties ?? {}).reduce((sum, it) => sum + charactersOf(it, depth + 1), 0);
    const rows = node.items ? Number(node.maxItems ?? 1) * charactersOf(node.items, depth + 1) : 0;
    return inside + rows + Number(node.maxLength ?? 10);
  };
  const questions = Object.entries(schema.properties)
    .map(([field, node]) => ({ field, characters: charactersOf(node) }))
    .sort((a, b) => b.characters - a.characters);
  const bytes = questions.reduce((sum, it) => sum + it.characters, 0) * bytesPerCharacter;
  const [longest] = questions;
  if (bytes <= mostItemBytes || !longest) return [];
  const kilobytes = Math.round(bytes / 1024);
  const most = mostItemBytes / 1024;
  return [
    {
      code: "item-too-large",
      severity: "warn",
      field: longest.field,
      message: {
        zh: `每个字都填满时一份约 ${kilobytes} KB，上限 ${most} KB：填得过长的会被退回修改`,
        en: `Filled to its last character a submission takes some ${kilobytes} KB of ${most}: what is too long is given back`,
      },
    },
  ];
}

/** Why a form whose largest submission exceeds one commit is not published: the question to shorten, and to how many rows. */
function tooMany(form: FormDefinition, { writes, growing }: Largest): Reason[] {
  if (writes <= mostWrites) return [];
  const heaviest = [...growing].sort((a, b) => b.rows * b.each - a.rows * a.each)[0];
  if (!heaviest) return [{ code: "commit-too-large", severity: "stop", message: say(writes) }];
  const { field, rows, each } = heaviest;
  const fits = rows - Math.ceil((writes - mostWrites) / each);
  const title = form.ui.widgets[field]?.title ?? { zh: field };
  return [{ code: "commit-too-large", severity: "stop", field, message: say(writes, title, fits) }];
}

const say = (writes: number, title?: LocalText, fits = 0): LocalText => {
  const zh = `填满一份需写入 ${writes} 项，上限 ${mostWrites} 项`;
  const en = `Filled to its end, one submission makes ${writes} writes; at most ${mostWrites} are possible`;
  if (!title || fits < 1) return { zh, en };
  return {
    zh: `${zh}：请把“${title.zh}”限为至多 ${fits} 行`,
    en: `${en}: let ${title.en ?? title.zh} have at most ${fits} rows`,
  };
};
