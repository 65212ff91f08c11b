// How the figures were made: formulas, rules, and what reached an earlier edition's period too late for it.

import { smallestRanked } from "../../core/figures/order.ts";
import type { FigureFormat } from "../../core/figures/rounding.ts";
import { previous, titleOf } from "../../core/period.ts";
import type { Instant } from "../../core/time.ts";
import type { SectionOf } from "../definition.ts";
import type { Band } from "../figures/score.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { sayMoment, sayValue, shortTitle } from "../wording.ts";
import type { Context } from "./context.ts";
import { type KeyFigure, periodOver } from "./key-figures.ts";

export type LateLine = {
  title: string;
  format: FigureFormat;
  before: { value: number | null; numerator: number; denominator: number };
  now: { value: number | null; numerator: number; denominator: number };
};

export type MethodContent = {
  kind: "method";
  title: string;
  formulas: { title: string; formula: string; numerator: string; denominator: string; goal?: string }[];
  rules: string[];
  /** What was published of the period before, against what is counted now; absent without an earlier edition. */
  late?: { periodTitle: string; asOf: Instant; lines: LateLine[]; sentence: string };
};

/** What of an earlier edition is compared. */
export type Earlier = { asOf: Instant; figures: KeyFigure[] };

/** The last section. `used` are the indicators of the whole report, `missing` the names that no form in use has. */
export function method(
  section: SectionOf<"method">,
  context: Context,
  { used, missing, earlier }: { used: readonly Indicator[]; missing: readonly string[]; earlier?: Earlier },
): MethodContent {
  return {
    kind: "method",
    title: section.title.zh,
    formulas: used.flatMap((it) => formulaOf(it) ?? []),
    rules: [...rulesOf(context, used), ...section.notes.map((note) => note.zh), ...sayMissing(missing)],
    late: earlier && lateArrivals(earlier, context),
  };
}

function formulaOf({
  title,
  formula,
  numerator,
  denominator,
  goal,
  goalOf,
}: Indicator): MethodContent["formulas"][number] | undefined {
  if (!denominator) return undefined;
  const per = goalOf ? { week: "每周", month: "每月", quarter: "每季度", year: "每年" }[goalOf] : "";
  return {
    title: title.zh,
    formula: formula?.zh ?? "",
    numerator: numerator.title.zh,
    denominator: denominator.title.zh,
    ...(goal !== undefined && { goal: `${per}${sayValue(goal, "rate")}` }),
  };
}

function rulesOf(context: Context, used: readonly Indicator[]): string[] {
  const { asOf, words, definition, period } = context;
  const stock = used.some((it) => it.denominator && "stock" in it.denominator);
  const toDate = definition.sections.flatMap((it) => (it.kind === "by-unit" && it.toDate ? [it.toDate] : []))[0];
  return [
    `本通报全部数字由系统计数器自动汇总，数据截至${sayMoment(asOf)}；此后补报、更正的数据在下一期说明。`,
    stock ? `“在册”数为数据截至时点登记簿中的数量，${words.before}及以前各期的比率也按这一数量计算。` : "",
    `比率保留一位小数，可以超过100%，不作截断；比率的增减为两期公布数值之差，单位为百分点。`,
    `排名只在分母不少于${smallestRanked}的单位之间进行，比率相同的并列；分母为0的比率记为“—”。`,
    toDate
      ? `“${shortTitle(periodOver(period, toDate.period))}累计”自该期首日计至数据截至时点；${sayBands(toDate.bands)}。`
      : "",
    `逾期事项指截止时间早于数据截至时点且尚未办结的事项，逾期天数为满24小时的日历天数。`,
  ].filter(Boolean);
}

/** `得分按未四舍五入的比率计：95%及以上得10分，…，其余不得分`. */
function sayBands(bands: readonly Band[]): string {
  const steps = [...bands]
    .sort((a, b) => b.from - a.from)
    .map((band) => `${percent(band.from)}及以上得${band.points}分`);
  return `得分按未取舍的比率计：${steps.join("，")}，其余不得分`;
}

const percent = (share: number): string => `${Math.round(share * 1e4) / 100}%`;

const sayMissing = (missing: readonly string[]): string[] =>
  missing.length > 0 ? [`以下指标所属的表单尚未启用，本期未列出：${missing.join("、")}。`] : [];

function lateArrivals(earlier: Earlier, context: Context): NonNullable<MethodContent["late"]> {
  const before = previous(context.period);
  const lines = earlier.figures.flatMap((told): LateLine[] => {
    const indicator = told.over ? undefined : context.indicator(told.indicator);
    if (!indicator) return [];
    const now = context.counts.count(indicator, before, context.unit.code);
    // A stock is that of today: its change is nothing that came late.
    const stock = indicator.denominator && "stock" in indicator.denominator;
    const same = now.numerator === told.numerator && (stock || now.denominator === told.denominator);
    const { value, numerator, denominator } = told;
    return same ? [] : [{ title: told.title, format: told.format, before: { value, numerator, denominator }, now }];
  });
  const periodTitle = titleOf(before).zh;
  const published = `${periodTitle}通报（数据截至${sayMoment(earlier.asOf)}）`;
  const sentence =
    lines.length > 0
      ? `${published}公布后又有补报或更正，${lines.length}项指标的数字有变化，按现有数据列示如下。原通报不作更改。`
      : `${published}公布的各项指标与按现有数据重新计算的结果一致，没有补报或更正造成的变化。`;
  return { periodTitle, asOf: earlier.asOf, lines, sentence };
}
