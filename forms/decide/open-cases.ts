// The cases that a submission opens: its own where its form is a workflow, and those that its rows and lines call for.
import type { Calendar } from "../../core/calendar.ts";
import { truthy } from "../../core/expression/evaluate.ts";
import { referencesOf } from "../../core/expression/references.ts";
import type { MaskKind } from "../../core/mask.ts";
import { problem } from "../../core/problem.ts";
import type { Instant } from "../../core/time.ts";
import { type FactMasks, factsByName, hiddenBy, isPlain, type Masks, madeOf, masksOf } from "../answers/masks.ts";
import type { Answer, Answers, Submission, SubmissionRecord } from "../answers/submission.ts";
import type { Activity, Subject } from "../registry/subject.ts";
import type { CaseState } from "../workflow/case-state.ts";
import { type Opening, openCase } from "../workflow/open.ts";
import { type CompiledForm, type CompiledRaise, resultOf } from "./compiled-form.ts";

/** What the registry knows that bears on this submission. */
export type KnownToRegistry = {
  subject?: Subject;
  /** Subjects of the rows of its repeats, by id. */
  parts: ReadonlyMap<string, Subject>;
  /** How often the form was filled for the subject, by period. */
  activity?: Activity;
  /** The live versions of the forms that this one raises. */
  raised: ReadonlyMap<string, CompiledForm>;
  calendar: Calendar;
  /** How facts are hidden, by their targets. */
  hidden: FactMasks;
  /** The submission as it stands, where this corrects it. */
  previous?: SubmissionRecord;
};

/** A submission with all that decides what it does; `at` is the time by which it counts. */
export type Filling = {
  form: CompiledForm;
  submission: Submission;
  /** Those that count. */
  answers: Answers;
  /** What of them is hidden. */
  masks: Masks;
  by: string;
  known: KnownToRegistry;
  at: Instant;
};

export type OpenedCase = { form: CompiledForm; state: CaseState };

/** The case that the submission itself is, where its form is a workflow. */
export function openOwnCase({ form, submission, answers, masks, by, known, at }: Filling): OpenedCase[] {
  if (!form.version.workflow) return [];
  const { id, unit, subject } = submission;
  return [{ form, state: openCase(form, { id, answers, masks, unit, subject, by, at }, known.calendar) }];
}

/** A case is a write of its own, and a commit has a hundred. */
const mostRaised = 90;

/** Rows and lines of one raise are numbered from 1; those of the next one begin at the next thousand. */
const perRaise = 1000;

/** A case for every row or line that calls for one; its number stays the same however the submission is corrected. */
export function raiseCases(filling: Filling): OpenedCase[] {
  const { form, answers, at, known } = filling;
  let count = 0;
  return form.raises.flatMap((raise, index) => {
    const target = known.raised.get(raise.rule.form);
    const called = linesOf(form, raise, answers).filter(
      ({ place, extra }) => !raise.when || truthy(resultOf(raise.when, answers, at, place, extra)),
    );
    count += called.length;
    if (count > mostRaised) throw problem("commit-too-large", { cases: count });
    return called.map((line) => {
      if (!target) throw problem("form-closed", { form: raise.rule.form });
      if (line.number >= perRaise) throw problem("commit-too-large", { rows: line.number });
      const opening = openingOf(filling, target, raise, index * perRaise + line.number, line);
      return { form: target, state: openCase(target, opening, known.calendar) };
    });
  });
}

function openingOf(
  { submission, answers, masks, known, by, at }: Filling,
  target: CompiledForm,
  raise: CompiledRaise,
  number: number,
  line: Line,
): Opening {
  const given = raise.with
    .map(([field, expression]) => [field, resultOf(expression, answers, at, line.place, line.extra)] as const)
    .filter(([, value]) => value !== "" && value !== null && value !== undefined);
  const { id, unit, subject } = submission;
  const inherited = inheritedBy(raise, masks, known);
  return {
    id: `${id}~${number}`,
    answers: Object.fromEntries(given),
    masks: new Map([...Object.entries(inherited), ...masksOf(target.version, known.hidden)]),
    ...(Object.keys(inherited).length > 0 && { inherited }),
    unit,
    subject,
    raisedBy: id,
    by,
    at,
  };
}

/** How the raised case's answers are hidden that are made of hidden ones of this form. */
function inheritedBy(
  raise: CompiledRaise,
  masks: Masks,
  { hidden, subject }: KnownToRegistry,
): Record<string, MaskKind> {
  const named = factsByName(subject?.type, hidden);
  const found = raise.with.flatMap(([field, expression]): [string, MaskKind][] => {
    const [mask] = referencesOf(expression).flatMap((it) => hiddenBy(it, masks, named) ?? []);
    return mask ? [[field, isPlain(expression) ? mask : madeOf(mask)]] : [];
  });
  return Object.fromEntries(found);
}

type Line = { number: number; place: (string | number)[]; extra: Record<string, Answer> };

function linesOf(form: CompiledForm, raise: CompiledRaise, answers: Answers): Line[] {
  const { each } = raise.rule;
  if (!each) return [{ number: 1, place: [], extra: {} }];
  const value = answers[each];
  if (Array.isArray(value))
    return value.map((_, index) => ({ number: index + 1, place: [each, index], extra: { key: index + 1, title: "" } }));
  const items = form.questions.fields.find((field) => field.path === each)?.items ?? [];
  return items.flatMap((item, index) =>
    value && typeof value === "object" && item.id in value
      ? [{ number: index + 1, place: [each, item.id], extra: { key: item.id, title: item.title.zh } }]
      : [],
  );
}
