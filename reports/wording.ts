// The Chinese that reports are written in: numbers, changes, what a unit's whole and its parts are called.
import { changeOf, writeSize } from "../core/figures/change.ts";
import type { FigureFormat } from "../core/figures/rounding.ts";
import { kindOf, type Period, type PeriodKind } from "../core/period.ts";
import { type Instant, localDate, localTime } from "../core/time.ts";
import { levelOf, type UnitLevel } from "../core/unit.ts";
import { formatValue } from "./charts/style.ts";

/** `91.4%` of 0.914, `1,234`; a dash where there is no value. Rates over 100 % stay as they are. */
export const sayValue = (value: number | null, format: FigureFormat): string => formatValue(value, format);

export const sayCount = (value: number): string => formatValue(value, "count");

/** `1月` and `本季度` in the words of each kind of period. */
export const periodWords = {
  week: { now: "本周", before: "上周" },
  month: { now: "本月", before: "上月" },
  quarter: { now: "本季度", before: "上季度" },
  year: { now: "本年", before: "上年" },
} as const satisfies Record<PeriodKind, { now: string; before: string }>;

/** What a period is called beside others of the same report: `10月`, `第45周`, `第4季度`, `2026年`. */
export function shortTitle(period: Period): string {
  const number = Number(period.slice(5).replace(/^\D/, ""));
  const titles = { week: `第${number}周`, month: `${number}月`, quarter: `第${number}季度`, year: `${period}年` };
  return titles[kindOf(period)];
}

/** `2026年11月1日`. */
export function sayDate(at: Instant): string {
  const [year, month, day] = localDate(at).split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** `2026年11月1日 08:00`, by the clocks of the district. */
export const sayMoment = (at: Instant): string => `${sayDate(at)} ${localTime(at)}`;

/** `较上月上升2.3个百分点`, `较上月减少12，下降4.8%`, `与上月持平`, `上月无可比数据`. */
export function sayChange(value: number | null, previous: number | null, format: FigureFormat, before: string): string {
  const change = changeOf(value, previous, format);
  if (change === undefined) return `${before}无可比数据`;
  if (change === 0) return `与${before}持平`;
  const size = writeSize(change, format);
  if (format === "rate") return `较${before}${change > 0 ? "上升" : "下降"}${size}个百分点`;
  const share =
    previous && previous > 0 ? `，${change > 0 ? "增长" : "下降"}${sayValue(Math.abs(change) / previous, "rate")}` : "";
  return `较${before}${change > 0 ? "增加" : "减少"}${size}${share}`;
}

/** The change in a cell of a table: `↑2.3`, `↓12`, `持平`, `—`. */
export function shortChange(value: number | null, previous: number | null, format: FigureFormat): string {
  const change = changeOf(value, previous, format);
  if (change === undefined) return "—";
  if (change === 0) return "持平";
  return `${change > 0 ? "↑" : "↓"}${writeSize(change, format)}`;
}

/** `达到目标（95.0%）`, `低于目标（95.0%）3.3个百分点`. */
export function sayGoal(value: number | null, goal: number | undefined): string | undefined {
  if (value === null || goal === undefined) return undefined;
  const target = `目标（${sayValue(goal, "rate")}）`;
  if (value >= goal) return `达到${target}`;
  const gap = changeOf(goal, value, "rate") ?? 0;
  return gap === 0 ? `略低于${target}` : `低于${target}${writeSize(gap, "rate")}个百分点`;
}

const wholes: [ending: string, whole: string][] = [
  ["街道", "全街道"],
  ["街道办事处", "全街道"],
  ["镇", "全镇"],
  ["乡", "全乡"],
  ["居委会", "全社区"],
  ["社区", "全社区"],
  ["村委会", "全村"],
  ["村", "全村"],
  ["网格", "全网格"],
  ["省", "全省"],
  ["市", "全市"],
  ["县", "全县"],
  ["旗", "全旗"],
  ["区", "全区"],
];

/** What all of a unit is called: `全区` of 滨城区, `全街道` of 市中街道; its title where that says nothing. */
export const wholeOf = (title: string): string => wholes.find(([ending]) => title.endsWith(ending))?.[1] ?? title;

const parts: Partial<Record<UnitLevel, string>> = {
  province: "市",
  city: "县（市、区）",
  township: "社区（村）",
  community: "网格",
  grid: "楼栋",
};

/** What the units below a unit are called; townships by what they are: `街道`, `街道（镇、乡）`. */
export function partsOf(unit: string, titles: readonly string[]): string {
  const level = levelOf(unit);
  if (level !== "county") return parts[level] ?? "单位";
  const kinds = ["街道", "镇", "乡"].filter((kind) => titles.some((title) => title.endsWith(kind)));
  const [first, ...others] = kinds;
  if (!first) return "单位";
  return others.length > 0 ? `${first}（${others.join("、")}）` : first;
}

/** Names in a row: `甲、乙、丙`, and beyond `most` only the first with their number. */
export const names = (titles: readonly string[], most = 4): string =>
  titles.length <= most ? titles.join("、") : `${titles.slice(0, most).join("、")}等${titles.length}个`;

/**
 * `分街道看，甲最高，为98.2%；乙最低，为70.1%。` of rates in the order of their rank; nothing of fewer than two.
 */
export function sayExtremes(
  ranked: readonly { title: string | { zh: string }; value: number | null }[],
  parts: string,
): string {
  const [first, last] = [ranked[0], ranked.at(-1)];
  if (!first || !last || ranked.length < 2) return "";
  const said = (value: number | null) => sayValue(value, "rate");
  if (said(first.value) === said(last.value)) return `分${parts}看，各单位均为${said(first.value)}。`;
  const those = ({ value }: { value: number | null }) =>
    names(
      ranked.filter((it) => it.value === value).map((it) => (typeof it.title === "string" ? it.title : it.title.zh)),
    );
  return `分${parts}看，${those(first)}最高，为${said(first.value)}；${those(last)}最低，为${said(last.value)}。`;
}

const digits = "零一二三四五六七八九";

/** `一`, `十二`, `二十`: the numbers of headings, 1 to 99. */
export function numeral(n: number): string {
  const [ten, one] = [Math.floor(n / 10), n % 10];
  return `${ten > 1 ? digits[ten] : ""}${ten > 0 ? "十" : ""}${one > 0 || n === 0 ? digits[one] : ""}`;
}
