// One figure of the whole unit, as the cover, tables, sentences and the mail tell it.
import type { FigureFormat } from "../../core/figures/rounding.ts";
import { firstDay, type Period, type PeriodKind, periodOf } from "../../core/period.ts";
import { atLocal } from "../../core/time.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { sayChange, sayCount, sayGoal, sayMade, sayValue } from "../wording.ts";
import type { Words } from "../words/words.ts";
import { type Context, figuresFor } from "./context.ts";

export type KeyFigure = {
  indicator: string;
  title: string;
  format: FigureFormat;
  value: number | null;
  numerator: number;
  denominator: number;
  numeratorTitle: string;
  denominatorTitle?: string;
  /** Absent where it is not compared: over a longer period, or while the period runs. */
  previous?: number | null;
  goal?: number;
  period: Period;
  /** There where the figure is that of a longer period so far: `第4季度累计`. */
  over?: string;
};

/** Tells rows apart: the unit's own row bears the code of the total. */
export const rowKey = ({ unit, title }: { unit: string; title: { zh: string } }): string => `${unit} ${title.zh}`;

/** The longer period that a period lies in, by its first day. */
export const periodOver = (period: Period, kind: PeriodKind): Period =>
  periodOf(atLocal(firstDay(period), "00:00"), kind);

/** One figure of the whole unit; `over` a longer period it is not compared: the one before was whole, this one may not be. */
export function keyFigure(indicator: Indicator, context: Context, over?: PeriodKind): KeyFigure {
  const { say, words } = context;
  const period = over ? periodOver(context.period, over) : context.period;
  const { total, goal } = figuresFor(context, indicator, { below: [], period });
  const { value, numerator, denominator, previous } = total;
  return {
    indicator: indicator.id,
    title: say(indicator.title),
    format: indicator.format,
    value,
    numerator,
    denominator,
    numeratorTitle: say(indicator.numerator.title),
    denominatorTitle: indicator.denominator && say(indicator.denominator.title),
    ...(!over && !context.interim && { previous }),
    goal,
    period,
    ...(over && { over: words.figure.toDate(words.short(period)) }),
  };
}

/** Its title, and over which longer period: `第4季度累计走访覆盖率`. */
export const nameOf = ({ figure }: Words, { title, over }: KeyFigure): string =>
  over ? figure.over(over, title) : title;

/** `走访覆盖率为61.7%（走访户数1,234，在册户数2,000），较上月上升2.3个百分点`: a clause without a full stop. */
export function sentenceOf(figure: KeyFigure, { words, called }: Pick<Context, "words" | "called">): string {
  const { text } = words;
  const { format, value, numerator, denominator, numeratorTitle, previous, goal } = figure;
  const name = nameOf(words, figure);
  const denominatorTitle = figure.denominatorTitle ?? words.figure.denominator;
  if (value === null) return words.figure.none(name, denominatorTitle);
  const counted = [
    words.figure.counted(numeratorTitle, sayCount(numerator)),
    words.figure.counted(denominatorTitle, sayCount(denominator)),
  ];
  const is = words.figure.is(name, sayValue(value, format));
  return text.clauses([
    format === "rate" ? text.with(is, text.clauses(counted)) : is,
    previous === undefined ? undefined : sayChange(words, { value, previous, format }, called.before),
    sayGoal(words, value, goal),
  ]);
}

export type Card = { name: string; value: string; made: string; change: string };

/** A figure as a card of the cover shows it; the mail says the same. */
export function cardOf(words: Words, figure: KeyFigure, before: string): Card {
  const { value, format, previous, goal } = figure;
  const change = previous === undefined ? undefined : sayChange(words, { value, previous, format }, before);
  return {
    name: nameOf(words, figure),
    value: sayValue(value, format),
    made: sayMade(figure),
    change: words.text.clauses([change, sayGoal(words, value, goal)]),
  };
}
