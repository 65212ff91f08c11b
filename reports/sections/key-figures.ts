// Key figures: the indicators that come first, for the whole unit.

import { changeOf } from "../../core/figures/change.ts";
import type { FigureFormat } from "../../core/figures/rounding.ts";
import { firstDay, type Period, type PeriodKind, periodOf } from "../../core/period.ts";
import { atLocal } from "../../core/time.ts";
import type { SectionOf } from "../definition.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { sayChange, sayCount, sayGoal, sayValue, shortTitle } from "../wording.ts";
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

export type KeyFiguresContent = { kind: "key-figures"; title: string; paragraphs: string[]; figures: KeyFigure[] };

/** The section of key figures: how many went up or down and which are short of their goal; the table has the rest. */
export function keyFigures(section: SectionOf<"key-figures">, context: Context): KeyFiguresContent {
  const figures = keyFiguresOf(section, context);
  const sentences = [sayDirections(figures, context), sayGoals(figures)].filter(Boolean);
  return { kind: "key-figures", title: section.title.zh, paragraphs: [sentences.join("")].filter(Boolean), figures };
}

/** `表1所列11项可比指标中，6项较上月上升，4项下降，1项持平。` */
function sayDirections(figures: KeyFigure[], { words, interim }: Context): string {
  if (interim) return `本期尚未结束，各项指标不与${words.before}比较。`;
  const changes = figures.flatMap(({ value, previous, format }) => changeOf(value, previous ?? null, format) ?? []);
  if (changes.length === 0) return figures.length > 0 ? `${words.before}没有可比数据，本期只列现值。` : "";
  const counted = (said: string, number: number) => (number > 0 ? [`${number}项${said}`] : []);
  const parts = [
    ...counted(`较${words.before}上升`, changes.filter((it) => it > 0).length),
    ...counted("下降", changes.filter((it) => it < 0).length),
    ...counted("持平", changes.filter((it) => it === 0).length),
  ];
  return `${words.now}${words.whole}${changes.length}项可与${words.before}比较的指标中，${parts.join("，")}。`;
}

/** Each figure that has a goal for its period: those that reach it by number, the others by name. */
function sayGoals(figures: KeyFigure[]): string {
  const aimed = figures.filter((it) => it.goal !== undefined && it.value !== null);
  const short = aimed.filter((it) => (it.value as number) < (it.goal as number));
  if (aimed.length === 0) return "";
  if (short.length === 0) return `设有目标的${aimed.length}项指标全部达到目标。`;
  const named = short.map((it) => `${it.over ?? ""}${it.title}${sayGoal(it.value, it.goal)}`);
  const reached = aimed.length - short.length;
  const some = reached > 0 ? `，${reached}项达到目标；` : "均未达到目标：";
  return `设有目标的${aimed.length}项指标${reached > 0 ? "中" : ""}${some}${named.join("，")}。`;
}

/** The figures alone: the cover shows the first of them. */
export function keyFiguresOf(section: SectionOf<"key-figures">, context: Context): KeyFigure[] {
  return section.indicators.flatMap(({ indicator: name, over }) => {
    const indicator = context.indicator(name);
    return indicator ? [keyFigure(indicator, context, over)] : [];
  });
}

/** The longer period that a period lies in, by its first day. */
export const periodOver = (period: Period, kind: PeriodKind): Period =>
  periodOf(atLocal(firstDay(period), "00:00"), kind);

/** One figure of the whole unit; `over` a longer period it is not compared: the one before was whole, this one may not be. */
export function keyFigure(indicator: Indicator, context: Context, over?: PeriodKind): KeyFigure {
  const period = over ? periodOver(context.period, over) : context.period;
  const { total, goal } = figuresFor(context, indicator, { below: [], period });
  const { value, numerator, denominator, previous } = total;
  return {
    indicator: indicator.id,
    title: indicator.title.zh,
    format: indicator.format,
    value,
    numerator,
    denominator,
    numeratorTitle: indicator.numerator.title.zh,
    denominatorTitle: indicator.denominator?.title.zh,
    ...(!over && !context.interim && { previous }),
    goal,
    period,
    ...(over && { over: `${shortTitle(period)}累计` }),
  };
}

/** `走访覆盖率为61.7%（走访户数1,234，在册户数2,000），较上月上升2.3个百分点`: a clause without a full stop. */
export function sentenceOf(figure: KeyFigure, { words }: Pick<Context, "words">): string {
  const { title, format, value, numerator, denominator, numeratorTitle, denominatorTitle, previous, goal, over } =
    figure;
  const name = `${over ?? ""}${title}`;
  if (value === null) return `${name}无法计算（${denominatorTitle ?? "分母"}为0）`;
  const made =
    format === "rate" ? `（${numeratorTitle}${sayCount(numerator)}，${denominatorTitle}${sayCount(denominator)}）` : "";
  const change = previous === undefined ? undefined : sayChange(value, previous, format, words.before);
  return [`${name}为${sayValue(value, format)}${made}`, change, sayGoal(value, goal)].filter(Boolean).join("，");
}
