// How many figures went up or down and which are short of their goal; the table has the rest.
import { changeOf } from "../../../core/figures/change.ts";
import { sayGoal } from "../../wording.ts";
import type { Words } from "../../words/words.ts";
import { type Context, withBefore } from "../context.ts";
import { type KeyFigure, keyFigure, nameOf, periodOver } from "../figure.ts";
import type { SectionNeeds } from "../needs.ts";
import type { Report } from "../section.ts";
import type { KeyFigures, KeyFiguresContent } from "./shape.ts";

/** Each figure's period and the one before, of the longer period too. */
export const needsOfKeyFigures = (section: KeyFigures, { period }: Report): SectionNeeds => ({
  counts: section.indicators.map(({ indicator, over }) => ({
    indicator,
    periods: [...withBefore(period), ...(over ? withBefore(periodOver(period, over)) : [])],
  })),
});

export function contentOfKeyFigures(section: KeyFigures, context: Context): KeyFiguresContent {
  const figures = keyFiguresOf(section, context);
  const said = context.words.text.sentences([sayDirections(figures, context), sayGoals(figures, context.words)]);
  return { kind: "key-figures", title: context.say(section.title), paragraphs: said ? [said] : [], figures };
}

/** `本月全区11项可与上月比较的指标中，6项较上月上升，4项下降，1项持平。` */
function sayDirections(figures: KeyFigure[], { words, called, interim }: Context): string {
  const { keyFigures: say, text } = words;
  if (interim) return say.interim(called.before);
  const changes = figures.flatMap(({ value, previous, format }) => changeOf(value, previous, format) ?? []);
  if (changes.length === 0) return figures.length > 0 ? say.nothing(called.before) : "";
  const [up, down, same] = [(it: number) => it > 0, (it: number) => it < 0, (it: number) => it === 0].map(
    (which) => changes.filter(which).length,
  ) as [number, number, number];
  const parts = [
    up > 0 ? say.up(up, called.before) : "",
    down > 0 ? say.down(down) : "",
    same > 0 ? say.same(same) : "",
  ];
  return say.directions(called.now, called.whole, changes.length, called.before, text.clauses(parts));
}

/** Each figure that has a goal for its period: those that reach it by number, the others by name. */
function sayGoals(figures: KeyFigure[], words: Words): string {
  const { keyFigures: say, text } = words;
  const aimed = figures.filter((it) => it.goal !== undefined && it.value !== null);
  const short = aimed.filter((it) => (it.value as number) < (it.goal as number));
  if (aimed.length === 0) return "";
  if (short.length === 0) return say.allReached(aimed.length);
  const named = text.clauses(short.map((it) => say.short(nameOf(words, it), sayGoal(words, it.value, it.goal) ?? "")));
  const reached = aimed.length - short.length;
  return reached > 0 ? say.someReached(aimed.length, reached, named) : say.noneReached(aimed.length, named);
}

/** The figures alone: the cover shows the first of them. */
export const keyFiguresOf = (section: KeyFigures, context: Context): KeyFigure[] =>
  section.indicators.flatMap(({ indicator: name, over }) => {
    const indicator = context.indicator(name);
    return indicator ? [keyFigure(indicator, context, over)] : [];
  });
