// The cover: who says what about which period, in a report that has nothing else.
import { expect, test } from "vitest";
import type { TallyRow } from "../../../reports/figures/tally.ts";
import { buildSnapshot } from "../../../reports/snapshot.ts";
import { everything, instant, period, sampleInput } from "../sample.ts";
import { chinese, contentOf, definitionOf, drawn } from "./own-report.ts";

const section = {
  kind: "cover",
  masthead: { zh: "网格工作通报", en: "Bulletin of grid work" },
  subject: { zh: "网格工作考核情况", en: "how grid work stands" },
} as const;

test("the title follows from the period and the unit", () => {
  const cover = contentOf(section);
  expect(cover.title).toBe("关于2026年10月滨城区网格工作考核情况的通报");
  expect(cover.masthead).toBe("滨城区网格工作通报");
  expect(cover.issue).toBe("2026年第10期");
  expect(cover.facts[1]).toStrictEqual({ name: "统计期间", value: "2026年10月1日至2026年10月31日" });
  expect(contentOf(section, { period: period("2026-Q3") }).facts[1]?.value).toBe("2026年7月1日至2026年9月30日");
});

test("an edition made before its period is over says so, a final one does not", () => {
  const interim = { asOf: instant("2026-10-31T23:59:59+08:00") };
  expect(contentOf(section, interim).interim ?? "").toMatch(/2026年10月尚未结束/);
  expect(drawn(section, interim).html).toMatch(/class="notice">阶段数据：/);
  const final = { asOf: instant("2026-11-01T00:00:00+08:00") };
  expect(contentOf(section, final).interim).toBe(undefined);
  expect(drawn(section, final).html).not.toContain("notice");
});

test("without key figures and figures by unit it has neither cards nor a lead", () => {
  expect(contentOf(section).figures).toStrictEqual([]);
  expect(contentOf(section).lead).toStrictEqual([]);
  expect(drawn(section).text).toContain("滨城区网格工作通报\n2026年第10期");
});

/** Its cover in a report that has these sections as well; rectification alone was counted. */
function coverBeside(...others: object[]) {
  const rows = (
    [
      ["371602001001G01", 19, 20],
      ["371602002001G01", 12, 20],
      ["371602105201G01", 4, 8],
    ] as const
  ).map(
    ([unit, closed, due]): TallyRow => ({
      form: "rectification",
      unit,
      counters: { "rectified-of-due": closed, "rectifications-due": due },
    }),
  );
  const tallied = { loaded: everything, tallies: new Map([[period("2026-10"), rows]]), stocks: [] };
  const one = definitionOf(section);
  const sections = [...one.sections, ...others.map((it) => definitionOf(it).sections[1])];
  const found = buildSnapshot({ ...one, sections } as typeof one, sampleInput({ tallied })).sections[0];
  expect.assert(found?.kind === "cover");
  return found;
}

test("shows the first three key figures", () => {
  const indicators = ["rectification-rate", "rectifications-due", "rectified", "rectifications-overdue"];
  const { figures, lead } = coverBeside({ kind: "key-figures", title: { zh: "总体情况", en: "Overall" }, indicators });
  expect(figures.map((it) => [it.title, it.numerator])).toStrictEqual([
    ["隐患整改率", 35],
    ["到期应整改数", 48],
    ["销号数", 0],
  ]);
  expect(lead, "no figure is told by unit").toStrictEqual([]);
});

test("leads with every indicator that is told by unit, and who is highest and lowest of those ranked", () => {
  const byUnit = { kind: "by-unit", title: { zh: "隐患整改", en: "Rectification" }, show: ["table"] };
  const { lead } = coverBeside(
    { ...byUnit, indicator: "rectification/rectification-rate" },
    { ...byUnit, indicator: "rectification/rectifications-due" },
  );
  expect(lead).toStrictEqual([
    "10月，全区隐患整改率为72.9%（到期隐患中已销号数35，到期应整改数48），上月无可比数据，低于目标（95.0%）22.1个百分点。" +
      "分街道（镇）看，市中街道最高，为95.0%；市西街道最低，为60.0%。" +
      "到期应整改数为48，上月无可比数据。",
  ]);
});

test("counts its issues within the year; a yearly report has none", () => {
  const issue = (of: string) => contentOf(section, { period: period(of) }).issue;
  expect([issue("2026-W05"), issue("2026-Q4"), issue("2026")]).toStrictEqual(["2026年第5期", "2026年第4期", undefined]);
  expect(drawn(section, { period: period("2026") }).text).toMatch(/^滨城区网格工作通报\n滨城区中心　2026年11月1日\n/);
});

test("its masthead is as large as its line allows, but no larger than thirty points", () => {
  const size = (zh: string) =>
    Number(/font-size:(\d+)pt/.exec(drawn({ ...section, masthead: { ...section.masthead, zh } } as never).html)?.[1]);
  expect(size("通报")).toBe(30);
  // 滨城区 with seventeen characters more: twenty of 19 pt, a tenth apart, are 147 mm of the 156.
  expect(size("网格工作通报".repeat(3).slice(1))).toBe(19);
});

test("in English it has no Chinese character, and its masthead fits its line", () => {
  const { text, html } = drawn(section, { language: "en" });
  expect(text).toContain("How grid work stands: Bincheng, October 2026");
  expect(text).toContain("1 October 2026 to 31 October 2026");
  expect(text).not.toMatch(chinese);
  const size = Number(/font-size:(\d+)pt/.exec(html)?.[1]);
  expect(size).toBeGreaterThan(15);
});
