// The units that gained most, in a report of their own.
import { expect, test } from "vitest";
import type { TallyRow } from "../../../reports/figures/tally.ts";
import { everything, instant, period } from "../sample.ts";
import { chinese, contentOf, drawn } from "./own-report.ts";

const rate = {
  kind: "highlights",
  title: { zh: "进步单位", en: "Who gained most" },
  indicator: "rectification/rectification-rate",
} as const;
const visits = { ...rate, indicator: "household-visit/visits" };

const streets = ["371602001", "371602002", "371602105"] as const;
type Done = [closed: number, due: number];
const rectified = (now: Done[], before: Done[] = []) => {
  const rows = (of: Done[]): TallyRow[] =>
    of.map(([closed, due], at) => ({
      form: "rectification",
      unit: `${streets[at]}001G01`,
      counters: { "rectified-of-due": closed, "rectifications-due": due },
    }));
  const tallies = new Map([
    [period("2026-10"), rows(now)],
    [period("2026-09"), rows(before)],
  ]);
  return { tallied: { loaded: everything, tallies, stocks: [] } };
};
const gains = rectified(
  [
    [12, 20],
    [19, 20],
    [10, 20],
  ],
  [
    [10, 20],
    [10, 20],
    [15, 20],
  ],
);

test("name those that gained, the largest gain first, and nobody who lost", () => {
  const { rows, paragraphs } = contentOf(rate, gains);
  expect(rows.map((it) => it.title)).toStrictEqual(["市西街道", "市中街道"]);
  expect(paragraphs).toStrictEqual(["隐患整改率较上月进步最大的是市西街道、市中街道。"]);
});

test("are three at most, also of counts", () => {
  const tallies = new Map([
    [period("2026-10"), [1, 2, 3].map((n, at) => visit(at, n * 10))],
    [period("2026-09"), [1, 2, 3].map((n, at) => visit(at, n))],
  ]);
  tallies.get(period("2026-10"))?.push({ form: "household-visit", unit: "371602-D07", counters: { visits: 5 } });
  const { rows } = contentOf(visits, { tallied: { loaded: everything, tallies, stocks: [] } });
  expect(rows.map((it) => [it.title, it.value - it.previous])).toStrictEqual([
    ["三河湖镇", 27],
    ["市西街道", 18],
    ["市中街道", 9],
  ]);
});

const visit = (at: number, count: number): TallyRow => ({
  form: "household-visit",
  unit: `${streets[at]}001G01`,
  counters: { visits: count },
});

test("when nobody gained it says so, without a table", () => {
  const lost = rectified([[10, 20]], [[15, 20]]);
  expect(contentOf(rate, lost).paragraphs).toStrictEqual(["与上月相比，没有街道（镇）的隐患整改率有所进步。"]);
  expect(drawn(rate, lost).html).not.toContain("<table");
});

test("a gain that does not show in print is none, and neither is one over few cases", () => {
  expect(contentOf(rate, rectified([[5001, 10000]], [[5000, 10000]])).rows).toStrictEqual([]);
  expect(contentOf(rate, rectified([[9, 9]], [[1, 9]])).rows).toStrictEqual([]);
});

test("in the first period, and while it runs, nobody is said to have gained or not", () => {
  expect(contentOf(rate, rectified([[10, 20]])).paragraphs).toStrictEqual(["隐患整改率在上月没有可比数据。"]);
  const running = { ...gains, asOf: instant("2026-10-20T10:00:00+08:00") };
  expect(contentOf(rate, running).paragraphs).toStrictEqual(["本期尚未结束，各项指标不与上月比较。"]);
});

test("the table says both months, what they are made of, and the change", () => {
  const { text, html } = drawn(rate, gains);
  expect(html).toContain("<caption>表1　隐患整改率较上月进步最大的单位</caption>");
  expect(text).toMatch(/\n市西街道\n95\.0%\n19 \/ 20\n50\.0%\n↑45\.0\n市中街道\n60\.0%\n12 \/ 20\n50\.0%\n↑10\.0$/);
});

test("in English", () => {
  const { text } = drawn(rate, { ...gains, language: "en" });
  expect(text).toContain("Rectification rate gained most on the month before in Shixi, Shizhong.");
  expect(text).not.toMatch(chinese);
});
