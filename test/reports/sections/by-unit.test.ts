// One indicator by unit in a report of its own: sentences, chart and table.
import { expect, test } from "vitest";
import type { TallyRow } from "../../../reports/figures/tally.ts";
import { district, everything, period, unit } from "../sample.ts";
import { chinese, contentOf, drawn, heard } from "./own-report.ts";

const coverage = {
  kind: "by-unit",
  title: { zh: "入户走访", en: "Household visits" },
  indicator: "household-visit/visit-coverage",
  show: ["chart", "table"],
  toDate: { period: "quarter" },
} as const;
const rectification = {
  kind: "by-unit",
  title: { zh: "隐患整改", en: "Rectification" },
  indicator: "rectification/rectification-rate",
  show: ["chart", "table"],
} as const;

/** Rectification alone, so that every number is known. */
const rectified = (now: [unit: string, closed: number, due: number][], before: [string, number, number][] = []) => {
  const rows = (of: typeof now): TallyRow[] =>
    of.map(([code, closed, due]) => ({
      form: "rectification",
      unit: code,
      counters: { "rectified-of-due": closed, "rectifications-due": due },
    }));
  return {
    loaded: everything,
    tallies: new Map([
      [period("2026-10"), rows(now)],
      [period("2026-09"), rows(before)],
    ]),
    stocks: [],
  };
};
const known = rectified(
  [
    ["371602001001G01", 19, 20],
    ["371602002001G01", 12, 20],
    ["371602105201G01", 4, 8],
  ],
  [["371602001001G01", 30, 50]],
);
const said = (tallied: ReturnType<typeof rectified>, language?: "en") =>
  contentOf(rectification, { tallied, language }).paragraphs.join("");

test("a sentence tells value, numerator, denominator, change, goal and who is highest and lowest", () => {
  expect(said(known)).toBe(
    "本月全区隐患整改率为72.9%（到期隐患中已销号数35，到期应整改数48），较上月上升12.9个百分点，低于目标（95.0%）22.1个百分点。" +
      "分街道（镇）看，市中街道最高，为95.0%；市西街道最低，为60.0%。1个单位达到目标（95.0%），1个单位未达到。" +
      "三河湖镇到期应整改数不足10，不参与排名。",
  );
});

test("in English as well", () => {
  expect(said(known, "en")).toMatch(
    /^This month in Bincheng, .+ is 72\.9% \(.+: 35, .+: 48\), up 12\.9 points on the month before, 22\.1 points below the goal \(95\.0%\)\. Of the townships, Shizhong had the highest with 95\.0%, Shixi the lowest with 60\.0%\. 1 unit reaches the goal \(95\.0%\), 1 not\. Sanhehu: .+ under 10, not ranked\.$/,
  );
  for (const section of [coverage, rectification]) {
    const { text, html } = drawn(section, { language: "en" });
    expect(text).not.toMatch(chinese);
    expect(heard(html).join("")).not.toMatch(chinese);
  }
});

test("without anything due there is no rate, no highest and no lowest, and no chart that claims any", () => {
  expect(said(rectified([]))).toBe("本月全区没有可以计算隐患整改率的数据。");
  expect(heard(drawn(rectification, { tallied: rectified([]) }).html)[0]).toMatch(/暂无数据/);
});

test("in the first period there is nothing to compare with", () => {
  const first = said(rectified([["371602001001G01", 10, 10]]));
  expect(first).toMatch(/上月无可比数据，达到目标（95.0%）。/);
  expect(first, "one ranked unit is no comparison").not.toMatch(/最高|最低/);
});

test("the table has a row for each unit by rank and the total last; who is short of the goal and who is not ranked is marked", () => {
  const { html, text } = drawn(rectification, { tallied: known });
  expect(text).toMatch(
    /\n1\n市中街道\n19\n20\n95\.0%\n60\.0%\n↑35\.0\n2\n市西街道\n12\n20\n60\.0%\n—\n—\n—\n三河湖镇\n/,
  );
  expect(text).toMatch(/\n合计\n35\n48\n72\.9%\n60\.0%\n↑12\.9\n/);
  expect(html.match(/bar short/g)?.length).toBe(3);
  expect(text).toContain("* 到期应整改数不足10，不参与排名。");
  expect(heard(html)[0]).toMatch(/^图1　各单位本月隐患整改率。市中街道 95\.0% \(上期 60\.0%\)/);
});

test("shows what its definition says, a table, a chart or both", () => {
  expect(drawn({ ...rectification, show: ["table"] } as never).html).not.toContain("<svg");
  expect(drawn({ ...rectification, show: ["chart"] } as never).html).not.toContain("<table");
});

test("coverage of the quarter so far is told beside the month's and scored by it", () => {
  const { rows, total, toDateTitle, paragraphs } = contentOf(coverage);
  expect(toDateTitle).toBe("第4季度累计");
  for (const row of rows) {
    expect((row.toDate?.value as number) > (row.value as number)).toBe(true);
    expect([10, 8, 6, 0].includes(row.toDate?.points as number)).toBe(true);
  }
  expect(total.toDate?.numerator).toBe(rows.reduce((sum, row) => sum + (row.toDate?.numerator ?? 0), 0));
  expect(paragraphs[1] ?? "").toMatch(/^截至数据时点，全区第4季度累计走访覆盖率为/);
  expect(drawn(coverage).text).toContain("第4季度累计\n得分\n");
});

test("a street's report speaks of its communities and names its whole", () => {
  const [street] = district.below;
  const change = { unit: street, below: district.furtherBelow.get("371602001"), furtherBelow: new Map() };
  const { rows, paragraphs } = contentOf(coverage, change);
  expect(rows.map((row) => row.title).sort()).toStrictEqual(["新苑社区", "滨河社区"].sort());
  expect(paragraphs[0] ?? "").toMatch(/^本月全街道走访覆盖率/);
  expect(paragraphs[0] ?? "").toMatch(/分社区（村）看，/);
});

test("a community that was merged away before has no row", () => {
  const gone = { ...unit("371602003", "旧街道"), until: "2026-10-15" };
  const { rows } = contentOf(coverage, { below: [...district.below, gone] });
  expect(rows.some((row) => row.title === "旧街道")).toBe(false);
});
