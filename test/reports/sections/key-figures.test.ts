// Key figures in a report of their own: the table, and what it says in a sentence or two.
import { expect, test } from "vitest";
import type { TallyRow } from "../../../reports/figures/tally.ts";
import { everything, instant, period } from "../sample.ts";
import { chinese, contentOf, drawn } from "./own-report.ts";

const section = {
  kind: "key-figures",
  title: { zh: "总体情况", en: "Overall" },
  indicators: [
    "household-visit/visit-coverage",
    "rectification/rectification-rate",
    { indicator: "household-visit/visit-coverage", over: "quarter" },
    "household-visit/visits",
  ],
} as const;

const visits = (now: number, before?: number) => {
  const rows = (count: number): TallyRow[] => [
    { form: "household-visit", unit: "371602001001G01", counters: { visits: count } },
  ];
  const tallies = new Map([[period("2026-10"), rows(now)]]);
  if (before !== undefined) tallies.set(period("2026-09"), rows(before));
  return { loaded: everything, tallies, stocks: [] };
};
const counts = { ...section, indicators: ["household-visit/visits"] };
const said = (change: object) => contentOf(counts, change).paragraphs.join("");

test("says how many went up, down or stayed, and none where there is nothing to compare", () => {
  expect(said({ tallied: visits(12, 10) })).toBe("本月全区1项可与上月比较的指标中，1项较上月上升。");
  expect(said({ tallied: visits(10, 12) })).toBe("本月全区1项可与上月比较的指标中，1项下降。");
  expect(said({ tallied: visits(10, 10) })).toBe("本月全区1项可与上月比较的指标中，1项持平。");
  expect(said({ tallied: visits(12) })).toBe("上月没有可比数据，本期只列现值。");
});

test("half a month is not compared with a whole one", () => {
  const interim = { tallied: visits(12, 10), asOf: instant("2026-10-20T10:00:00+08:00") };
  expect(said(interim)).toBe("本期尚未结束，各项指标不与上月比较。");
  expect(drawn(counts, interim).text).not.toMatch(/↑|↓/);
});

test("those short of their goal are named with how far", () => {
  const { paragraphs, figures } = contentOf(section);
  expect(figures.map((it) => it.over)).toStrictEqual([undefined, undefined, "第4季度累计", undefined]);
  expect(paragraphs[0]).toMatch(/设有目标的\d项指标.*第4季度累计走访覆盖率低于目标（95\.0%）\d+\.\d个百分点/);
});

test("the table has value, numerator and denominator, the month before, the change and the goal", () => {
  const { html } = drawn(counts, { tallied: visits(1234, 1200) });
  expect(html).toContain("<caption>表1　主要指标</caption>");
  expect(html).toMatch(
    /<th scope="row">走访次数<\/th><td class="num">1,234<\/td>.*<td class="num">1,200<\/td><td class="num">↑34<\/td>/,
  );
  expect(drawn(section).html).toMatch(/<td class="num bad">/);
});

test("no tallies at all give no number that was made up", () => {
  const none = { loaded: everything, tallies: new Map(), stocks: [] };
  for (const figure of contentOf(section, { tallied: none }).figures)
    expect([figure.value ?? 0, figure.previous ?? null]).toStrictEqual([0, null]);
});

test("in English", () => {
  const { text } = drawn(section, { language: "en" });
  expect(text).toMatch(
    /^1\. Overall\nThis month, of Bincheng&#x27;s 3 indicators that can be compared with the month before, /,
  );
  expect(text).toContain("Table 1: Key figures");
  expect(text).toContain("Q4 so far");
  expect(text).not.toMatch(chinese);
});
