// What the charts show, that they are the same every time, and that they can be read without seeing.
import { describe, expect, test } from "vitest";
import { barByUnit } from "../../../reports/charts/bar-by-unit.ts";
import { donut } from "../../../reports/charts/donut.ts";
import { lineByPeriod } from "../../../reports/charts/line-by-period.ts";
import { stackedBars } from "../../../reports/charts/stacked-bars.ts";
import { formatValue } from "../../../reports/charts/style.ts";

/** The texts that are drawn, in the order of the file. */
const drawn = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((it) => it[1]);
/** How far below the top a text stands. */
const heightOf = (svg: string, text: string) =>
  Number(new RegExp(`translate\\([\\d.]+ ([\\d.]+)\\)"[^>]*>${text}<`).exec(svg)?.[1]);
const description = (svg: string) => /<desc>([^<]*)<\/desc>/.exec(svg)?.[1];

const units = [
  { label: "市中街道", value: 1.043, previous: 0.91 },
  { label: "杨柳雪镇", value: 0.55, previous: 0.6 },
  { label: "秦皇台乡", value: null },
];
const coverage = () => barByUnit({ title: "走访覆盖率", rows: units, format: "rate", goal: 0.9 });
const series = [
  { name: "居民诉求", points: [1, 2, 3].map((m) => ({ label: `${m}月`, value: m * 0.3 })) },
  { name: "安全隐患", points: [{ label: "2月", value: 0.5 }] },
];
const trend = () => lineByPeriod({ title: "办结率", series, format: "rate" });
const handled = () =>
  stackedBars({ title: "办理情况", rows: [{ label: "市中街道", values: [1200, 34] }], series: ["已办结", "办理中"] });
const kinds = () =>
  donut({
    title: "事件类别",
    slices: [
      { label: "环境卫生", value: 3 },
      { label: "燃气安全", value: 1 },
      { label: "其他", value: 0 },
    ],
  });

test("a value is written as people read it, and a rate above 100 % is not cut", () => {
  expect(formatValue(0.914, "rate")).toBe("91.4%");
  expect(formatValue(1.043, "rate")).toBe("104.3%");
  expect(formatValue(1234567, "count")).toBe("1,234,567");
  expect(formatValue(12.5, "count")).toBe("12.5");
  expect(formatValue(null, "count")).toBe("—");
});

describe("bars by unit", () => {
  test("show each unit in the order given, with its value, and a dash for one of which nothing is known", () => {
    const heights = ["市中街道", "杨柳雪镇", "秦皇台乡"].map((unit) => heightOf(coverage(), unit));
    expect(heights).toStrictEqual(heights.toSorted((a, b) => a - b));
    const texts = drawn(coverage());
    expect(texts.filter((it) => /^[\d.]+%$|^—$/.test(it ?? ""))).toStrictEqual(["104.3%", "55.0%", "—"]);
  });

  test("mark the units below the goal, and say what the colour means", () => {
    expect(coverage().match(/fill="#d9730d"/g)?.length).toBe(1);
    expect(drawn(coverage()).includes("目标 90.0% · 橙色为未达目标")).toBe(true);
    const reached = barByUnit({ title: "走访覆盖率", rows: units.slice(0, 1), format: "rate", goal: 0.9 });
    expect(reached).not.toMatch(/橙色|#d9730d/);
  });

  test("grow with the number of units", () => {
    const height = (count: number) => {
      const rows = Array.from({ length: count }, (_, i) => ({ label: `第${i}网格`, value: i }));
      return Number(/height="(\d+)"/.exec(barByUnit({ title: "网格", rows, format: "count" }))?.[1]);
    };
    expect(height(40) - height(20)).toBe(height(60) - height(40));
    expect(height(40) > height(20)).toBe(true);
  });
});

test("a line names its newest value, and a period that one series lacks still has its place", () => {
  const texts = drawn(trend());
  for (const text of ["居民诉求 90.0%", "安全隐患 50.0%", "1月", "2月", "3月"])
    expect(texts.includes(text), text).toBe(true);
});

test("stacked bars show the parts and their total; a part without room keeps its number for the description", () => {
  expect(drawn(handled()).includes("1,234")).toBe(true);
  expect(drawn(handled()).includes("1,200")).toBe(true);
  expect(!drawn(handled()).includes("34")).toBe(true);
  expect(description(handled())).toBe("市中街道 已办结 1,200，办理中 34，合计 1,234");
});

test("a ring shows counts and shares, the total in its middle, and no slice of nothing", () => {
  const texts = drawn(kinds());
  expect(texts.includes("环境卫生 3 (75.0%)") && texts.includes("燃气安全 1 (25.0%)")).toBe(true);
  expect(texts.includes("4") && texts.includes("合计")).toBe(true);
  expect(!texts.some((it) => it?.startsWith("其他"))).toBe(true);
});

test("a chart without data says so in place of a blank space", () => {
  const empties = [
    barByUnit({ title: "空", rows: [], format: "count" }),
    barByUnit({ title: "空", rows: [{ label: "市中街道", value: null }], format: "count" }),
    lineByPeriod({ title: "空", series: [], format: "count" }),
    stackedBars({ title: "空", rows: [{ label: "市中街道", values: [0, 0] }], series: ["甲", "乙"] }),
    donut({ title: "空", slices: [{ label: "甲", value: 0 }] }),
  ];
  for (const svg of empties) expect(drawn(svg)).toStrictEqual(["空", "暂无数据", "本期没有可以显示的数据"]);
  expect(drawn(donut({ title: "Empty", slices: [], language: "en" })).slice(1, 2)).toStrictEqual(["No data"]);
});

test("all that a chart shows is in its description, for those who hear it", () => {
  for (const svg of [coverage(), trend(), handled(), kinds()]) {
    const label = /role="img" aria-label="([^"]*)"/.exec(svg)?.[1];
    expect(label).toBe(`${/<title>([^<]*)/.exec(svg)?.[1]}。${description(svg)}`);
  }
  expect(description(coverage())).toBe(
    "市中街道 104.3% (上期 91.0%)，杨柳雪镇 55.0% (上期 60.0%)，秦皇台乡 —。目标 90.0%",
  );
});

test("the same figures give the same bytes, whatever was drawn before", () => {
  const first = [coverage(), trend(), handled(), kinds()];
  const again = [kinds(), handled(), trend(), coverage()].reverse();
  expect(again).toStrictEqual(first);
});

test("two charts of one document share no name inside", () => {
  const names = (svg: string) => new Set([...svg.matchAll(/(?:id="|url\(#)([^")]+)/g)].map((it) => it[1]));
  const other = lineByPeriod({ title: "走访", series, format: "rate" });
  expect(names(trend()).size > 0).toBe(true);
  expect([...names(trend())].filter((it) => names(other).has(it))).toStrictEqual([]);
});

test("names and titles are text, never markup", () => {
  const title = `<script>"&`;
  const svg = barByUnit({ title, rows: [{ label: `<img src=x onerror="x">`, value: 1 }], format: "count" });
  expect(svg).not.toMatch(/<script|<img/);
  expect(svg).toMatch(/<title>&lt;script&gt;&quot;&amp;<\/title>/);
});

test("a chart carries no style sheet and no style attribute, which the web client's policy would refuse", () => {
  for (const svg of [coverage(), trend(), handled(), kinds()]) expect(svg).not.toMatch(/<style|style=|class=/);
});

test("no letter has an outline, which Chromium would print as a Type 3 font", () => {
  for (const svg of [coverage(), trend(), handled(), kinds()]) expect(svg).not.toMatch(/<text[^>]*stroke=/);
});
