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

test("all units reach the goal, some do or none does; a rate that is the goal reaches it", () => {
  const reached = (closed: [number, number, number]) =>
    said(
      rectified([
        ["371602001001G01", closed[0], 20],
        ["371602002001G01", closed[1], 20],
        ["371602105201G01", closed[2], 20],
      ]),
    ).replace(/^.*最低，为[^。]*。/, "");
  expect(reached([20, 19, 19])).toBe("参与排名的3个单位均达到目标（95.0%）。");
  expect(reached([20, 19, 18])).toBe("2个单位达到目标（95.0%），1个单位未达到。");
  expect(reached([18, 17, 16])).toBe("参与排名的3个单位均未达到目标（95.0%）。");
});

test("what is done at the district itself counts in the whole, and is not called a unit that is too small", () => {
  const own = rectified([
    ["371602001001G01", 20, 20],
    ["371602002001G01", 20, 20],
    ["371602105201G01", 20, 20],
    ["371602", 2, 4],
  ]);
  expect(contentOf(rectification, { tallied: own }).paragraphs).toStrictEqual([
    "本月全区隐患整改率为96.9%（到期隐患中已销号数62，到期应整改数64），上月无可比数据，达到目标（95.0%）。" +
      "分街道（镇）看，各单位均为100.0%。参与排名的3个单位均达到目标（95.0%）。",
  ]);
});

test("a number of cases has neither rank nor goal, and no unit is too small for it", () => {
  const cases = { ...rectification, indicator: "rectification/rectifications-due" };
  expect(contentOf(cases, { tallied: known }).paragraphs).toStrictEqual([
    "本月全区到期应整改数为48，较上月减少2，下降4.0%。",
  ]);
});

/** Of a hundred households each, so many visited in October, and in the quarter so far. */
const visited = (units: [unit: string, inMonth: number, inQuarter: number][]) => {
  const rows = (at: 1 | 2): TallyRow[] =>
    units.map((it) => ({ form: "household-visit", unit: it[0], counters: { "households-visited": it[at] } }));
  const tallies = new Map([
    [period("2026-10"), rows(1)],
    [period("2026-Q4"), rows(2)],
  ]);
  return {
    tallied: {
      loaded: everything,
      tallies,
      stocks: units.map(([code]) => ({ type: "household" as const, unit: code, count: 100 })),
    },
  };
};
const month =
  "本月全区走访覆盖率为50.0%（走访户数200，在册户数400），上月无可比数据。" +
  "分街道（镇）看，市中街道最高，为60.0%；三河湖镇最低，为45.0%。";

test("says how many units have how many points, from the most to none, and nothing of a goal that is the quarter's", () => {
  const all = visited([
    ["371602001001G01", 60, 96],
    ["371602002001G01", 50, 80],
    ["371602105201G01", 45, 95],
    // The district's own households: in the whole, but no unit that gets points.
    ["371602", 45, 86],
  ]);
  expect(contentOf(coverage, all).paragraphs).toStrictEqual([
    month,
    "截至数据时点，全区第4季度累计走访覆盖率为89.3%（走访户数357）；按累计覆盖率评分，得10分的2个、不得分的1个。",
  ]);
});

test("bands of a district's own, in whatever order they stand", () => {
  const bands = [
    { from: 0.8, points: 3 },
    { from: 0.95, points: 7 },
    { from: 0.9, points: 5 },
  ];
  const all = visited([
    ["371602001001G01", 60, 96],
    ["371602002001G01", 50, 80],
    ["371602105201G01", 45, 92],
  ]);
  const [, points] = contentOf({ ...coverage, toDate: { period: "quarter", bands } }, all).paragraphs;
  expect(points).toBe(
    "截至数据时点，全区第4季度累计走访覆盖率为89.3%（走访户数268）；按累计覆盖率评分，得7分的1个、得5分的1个、得3分的1个。",
  );
});

test("where no unit has households of its own nobody gets points, and the sentence ends before them", () => {
  expect(contentOf(coverage, visited([["371602", 45, 86]])).paragraphs[1]).toBe(
    "截至数据时点，全区第4季度累计走访覆盖率为86.0%（走访户数86）。",
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
  expect(first, "one ranked unit is no comparison").not.toMatch(/最高|最低|参与排名的/);
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
