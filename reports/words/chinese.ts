// How Chinese counts headings and calls a unit's whole and its parts.
import type { UnitLevel } from "../../core/unit.ts";

const digits = "零一二三四五六七八九";

/** `一`, `十二`, `二十`: the numbers of headings, 1 to 99. */
export function numeral(n: number): string {
  const [ten, one] = [Math.floor(n / 10), n % 10];
  return `${ten > 1 ? digits[ten] : ""}${ten > 0 ? "十" : ""}${one > 0 || n === 0 ? digits[one] : ""}`;
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
export function partsOf(level: UnitLevel, titles: readonly string[]): string {
  if (level !== "county") return parts[level] ?? "单位";
  const kinds = ["街道", "镇", "乡"].filter((kind) => titles.some((title) => title.endsWith(kind)));
  const [first, ...others] = kinds;
  if (!first) return "单位";
  return others.length > 0 ? `${first}（${others.join("、")}）` : first;
}
