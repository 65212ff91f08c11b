// A form version made ready for decisions: every expression of its effects parsed once.
import { evaluate } from "../../core/expression/evaluate.ts";
import { toldAt } from "../../core/expression/faults.ts";
import { parseExpression } from "../../core/expression/parse.ts";
import { type Budget, budgetOf, type Expression } from "../../core/expression/types.ts";
import { pointerOf } from "../../core/pointer.ts";
import type { Instant } from "../../core/time.ts";
import type { Answer, Answers } from "../answers/submission.ts";
import {
  type AccountRule,
  type Counter,
  type FormVersion,
  isRatio,
  type Raise,
  type Transition,
} from "../definition/definition.ts";
import { type CompiledQuestions, compileQuestions } from "../questions/compile.ts";
import { caseFields, listedValues } from "../questions/widgets.ts";

/** `namesCase`: the answer that names whose account it is asks for a case. */
export type CompiledAccount = { rule: AccountRule; opening?: Expression; entry?: Expression; namesCase: boolean };
export type CompiledRaise = { rule: Raise; when?: Expression; with: [string, Expression][] };
/** `values`: those that a counter is broken down by; whatever else an answer holds counts as one. */
export type CompiledCounter = { counter: Counter; count?: Expression; values: ReadonlySet<string> };
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
  const parsed = (text: string | undefined, ...place: (string | number)[]) =>
    text === undefined ? undefined : parsedAt(text, place);
  const questions = compileQuestions(version);
  const namesCase = caseFields(version);
  const account = (rule: AccountRule, place: (string | number)[]): CompiledAccount => ({
    rule,
    opening: parsed(rule.opening, ...place, "opening"),
    entry: parsed(rule.entry, ...place, "entry"),
    namesCase: typeof rule.of === "object" && namesCase.has(rule.of.answer),
  });
  const transitions = new Map<string, CompiledTransition>();
  for (const [name, step] of Object.entries(version.workflow?.steps ?? {})) {
    for (const [at, transition] of step.transitions.entries()) {
      const place = ["workflow", "steps", name, "transitions", at];
      transitions.set(`${name}/${transition.id}`, {
        transition,
        questions: transition.questions && compileQuestions(transition.questions),
        when: parsed(transition.when, ...place, "when"),
        accounts: (transition.accounts ?? []).map((rule, index) => account(rule, [...place, "accounts", index])),
      });
    }
  }
  const result: CompiledForm = {
    version,
    questions,
    accounts: version.accounts.map((rule, at) => account(rule, ["accounts", at])),
    raises: version.raises.map((rule, at) => ({
      rule,
      when: parsed(rule.when, "raises", at, "when"),
      with: Object.entries(rule.with).map(([field, text]) => [field, parsedAt(text, ["raises", at, "with", field])]),
    })),
    counters: version.indicators
      .map((counter, at) => ({ counter, at }))
      .filter((it): it is { counter: Counter; at: number } => !isRatio(it.counter))
      .map(({ counter, at }) => ({
        counter,
        count: parsed(counter.count, "indicators", at, "count"),
        values: new Set(counter.by === undefined ? [] : listedValues(version, counter.by)),
      })),
    caseTitle: parsed(version.workflow?.title, "workflow", "title"),
    transitions,
  };
  compiled.set(version, result);
  return result;
}

/** Where each expression of a form's effects stands in its definition. */
const places = new WeakMap<Expression, string>();

function parsedAt(text: string, place: (string | number)[]): Expression {
  const expression = parseExpression(text);
  places.set(expression, pointerOf(place));
  return expression;
}

/** What all effects of one submission or step may take together, in steps. */
const wholeDecision = 10_000_000;
// The decision never waits: whatever is evaluated until it is made is of this one.
let budget: Budget | undefined;

/** A decision, all expressions of which have one budget of steps. Throws `expression-limit`, at the rule that spends the last of it. */
export function bounded<Decided>(decide: () => Decided): Decided {
  const before = budget;
  budget ??= budgetOf(wholeDecision);
  try {
    return decide();
  } finally {
    budget = before;
  }
}

/** What an expression of a form's effects says of answers. Throws `expression-limit`, at its place in the definition. */
export const resultOf = (
  expression: Expression,
  answers: Answers,
  now: Instant,
  place: (string | number)[] = [],
  extra?: Record<string, Answer>,
): Answer => {
  try {
    return evaluate(expression, { answers, path: place, now, extra, budget });
  } catch (error) {
    throw toldAt(error, places.get(expression) ?? "");
  }
};

/** A number an expression says; 0 for nothing or for what is no number. */
export function numberOf(value: Answer): number {
  if (value === true) return 1;
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : 0;
}
