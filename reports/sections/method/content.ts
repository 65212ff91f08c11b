// How the figures were made: formulas, rules, and what reached an earlier edition's period too late for it.
import { smallestRanked } from "../../../core/figures/order.ts";
import { previous, titleOf } from "../../../core/period.ts";
import type { Band } from "../../figures/score.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { sayValue } from "../../wording.ts";
import type { Words } from "../../words/words.ts";
import { ByUnit } from "../by-unit/shape.ts";
import { type Context, indicatorsOf, sectionsOf } from "../context.ts";
import { periodOver } from "../figure.ts";
import { KeyFigures, type KeyFiguresContent } from "../key-figures/shape.ts";
import type { SectionNeeds } from "../needs.ts";
import type { Report } from "../section.ts";
import type { LateLine, Method, MethodContent } from "./shape.ts";

/** The key figures of the period before, which an edition published then. */
export const needsOfMethod = (_: Method, { period, sections }: Report): SectionNeeds => ({
  counts: comparedIn(sections).map((indicator) => ({ indicator, periods: [previous(period)] })),
});

const comparedIn = (sections: Report["sections"]): string[] =>
  sectionsOf(sections, KeyFigures).flatMap((it) =>
    it.indicators.flatMap(({ indicator, over }) => (over ? [] : indicator)),
  );

export const contentOfMethod = (section: Method, context: Context): MethodContent => ({
  kind: "method",
  title: context.say(section.title),
  formulas: context.used.flatMap((it) => formulaOf(it, context) ?? []),
  rules: [...context.remarks, ...rulesOf(context), ...section.notes.map(context.say), ...sayMissing(context)],
  late: lateArrivals(context),
});

function formulaOf(indicator: Indicator, { say, words }: Context): MethodContent["formulas"][number] | undefined {
  const { title, formula, numerator, denominator, goal, goalOf } = indicator;
  if (!denominator) return undefined;
  const per = goalOf ? words.method.per[goalOf] : "";
  return {
    title: say(title),
    formula: formula ? say(formula) : "",
    numerator: say(numerator.title),
    denominator: say(denominator.title),
    ...(goal !== undefined && { goal: words.method.goal(per, sayValue(goal, "rate")) }),
  };
}

function rulesOf({ asOf, words, called, sections, period, used }: Context): string[] {
  const say = words.method;
  const stock = used.some((it) => it.denominator && "stock" in it.denominator);
  const [toDate] = sectionsOf(sections, ByUnit).flatMap((it) => it.toDate ?? []);
  return [
    say.counted(words.moment(asOf)),
    stock ? say.stock(called.before) : "",
    say.rounding,
    say.ranking(smallestRanked),
    toDate
      ? say.toDate(words.figure.toDate(words.short(periodOver(period, toDate.period))), sayBands(toDate.bands, words))
      : "",
    say.overdue,
  ].filter(Boolean);
}

/** `得分按未取舍的比率计：95%及以上得10分，…，其余不得分`. */
function sayBands(bands: readonly Band[], { method, text }: Words): string {
  const steps = [...bands].sort((a, b) => b.from - a.from).map((band) => method.score(percent(band.from), band.points));
  return method.scores(text.clauses(steps));
}

const percent = (share: number): string => `${Math.round(share * 1e4) / 100}%`;

const sayMissing = ({ missing, words }: Context): string[] =>
  missing.length > 0 ? [words.method.missing(words.text.list(missing))] : [];

function lateArrivals(context: Context): MethodContent["late"] {
  const { earlier, words, say, counts, unit } = context;
  if (!earlier) return undefined;
  const before = previous(context.period);
  // What the report no longer tells is nobody's late arrival.
  const compared = new Map(indicatorsOf(context, comparedIn(context.sections)).map((it) => [it.id, it]));
  const published = (earlier.sections as KeyFiguresContent[]).flatMap((it) =>
    it.kind === "key-figures" ? it.figures : [],
  );
  const lines = published.flatMap((told): LateLine[] => {
    const indicator = told.over ? undefined : compared.get(told.indicator);
    if (!indicator) return [];
    const now = counts.count(indicator, before, unit.code);
    // A stock is that of today: its change is nothing that came late.
    const stock = indicator.denominator && "stock" in indicator.denominator;
    const same = now.numerator === told.numerator && (stock || now.denominator === told.denominator);
    const { value, numerator, denominator } = told;
    // Its title of today: the earlier edition may have been in the other language.
    const title = say(indicator.title);
    return same ? [] : [{ title, format: told.format, before: { value, numerator, denominator }, now }];
  });
  const periodTitle = say(titleOf(before));
  const at = words.moment(earlier.asOf);
  const sentence =
    lines.length > 0 ? words.method.late(periodTitle, at, lines.length) : words.method.notLate(periodTitle, at);
  return { periodTitle, asOf: earlier.asOf, lines, sentence };
}
