// A form version made ready for decisions: every expression of its effects parsed once.
import { evaluate } from "../../core/expression/evaluate.ts";
import { parseExpression } from "../../core/expression/parse.ts";
import type { Expression } from "../../core/expression/types.ts";
import type { Instant } from "../../core/time.ts";
import type { Answer, Answers } from "../answers/submission.ts";
import {
  type AccountRule,
  type Counter,
  type FormVersion,
  isRatio,
  type Raise,
  type Transition,
  type Widget,
} from "../definition/definition.ts";
import { kindOf } from "../fields/table.ts";
import { type CompiledQuestions, compileQuestions } from "../questions/compile.ts";

/** `namesCase`: the answer that names whose account it is asks for a case. */
export type CompiledAccount = { rule: AccountRule; opening?: Expression; entry?: Expression; namesCase: boolean };
export type CompiledRaise = { rule: Raise; when?: Expression; with: [string, Expression][] };
export type CompiledCounter = { counter: Counter; count?: Expression };
export type CompiledTransition = {
  transition: Transition;
  questions?: CompiledQuestions;
  when?: Expression;
  accounts: CompiledAccount[];
};
export type CompiledForm = {
  version: FormVersion;
  questions: CompiledQuestions;
  accounts: CompiledAccount[];
  raises: CompiledRaise[];
  counters: CompiledCounter[];
  caseTitle?: Expression;
  /** By `step/transition`. */
  transitions: Map<string, CompiledTransition>;
};

const compiled = new WeakMap<FormVersion, CompiledForm>();

/** Parses every expression of a version; remembered for the same object. Throws `expression-invalid`. */
export function compileForm(version: FormVersion): CompiledForm {
  const known = compiled.get(version);
  if (known) return known;
  const parsed = (text: string | undefined) => (text === undefined ? undefined : parseExpression(text));
  const questions = compileQuestions(version);
  const namesCase = caseFields(version);
  const account = (rule: AccountRule): CompiledAccount => ({
    rule,
    opening: parsed(rule.opening),
    entry: parsed(rule.entry),
    namesCase: typeof rule.of === "object" && namesCase.has(rule.of.answer),
  });
  const transitions = new Map<string, CompiledTransition>();
  for (const [name, step] of Object.entries(version.workflow?.steps ?? {})) {
    for (const transition of step.transitions) {
      transitions.set(`${name}/${transition.id}`, {
        transition,
        questions: transition.questions && compileQuestions(transition.questions),
        when: parsed(transition.when),
        accounts: (transition.accounts ?? []).map((rule) => account(rule)),
      });
    }
  }
  const result: CompiledForm = {
    version,
    questions,
    accounts: version.accounts.map((rule) => account(rule)),
    raises: version.raises.map((rule) => ({
      rule,
      when: parsed(rule.when),
      with: Object.entries(rule.with).map(([field, text]) => [field, parseExpression(text)]),
    })),
    counters: version.indicators
      .filter((it): it is Counter => !isRatio(it))
      .map((counter) => ({ counter, count: parsed(counter.count) })),
    caseTitle: parsed(version.workflow?.title),
    transitions,
  };
  compiled.set(version, result);
  return result;
}

/** The answers that name a case, whoever asks for them: a step's answer stands over the form's of the same name. */
export function caseFields({ ui, workflow }: Pick<FormVersion, "ui" | "workflow">): Set<string> {
  const steps = Object.values(workflow?.steps ?? {}).flatMap((it) => it.transitions);
  const asked = [ui, ...steps.flatMap((it) => it.questions?.ui ?? [])].flatMap((it) => Object.entries(it.widgets));
  const isCase = (widget: Widget) => kindOf(widget.type).names === "case";
  const others = new Set(asked.filter(([, widget]) => !isCase(widget)).map(([path]) => path));
  return new Set(asked.filter(([path, widget]) => isCase(widget) && !others.has(path)).map(([path]) => path));
}

/** What an expression of a form's effects says of answers. */
export const resultOf = (
  expression: Expression,
  answers: Answers,
  now: Instant,
  place: (string | number)[] = [],
  extra?: Record<string, Answer>,
): Answer => evaluate(expression, { answers, path: place, now, extra }) as Answer;

/** A number an expression says; 0 for nothing or for what is no number. */
export function numberOf(value: Answer): number {
  if (value === true) return 1;
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : 0;
}
