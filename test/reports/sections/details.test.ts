// Unit by unit in a report of their own: a table for each, and who lags behind.
import { expect, test } from "vitest";
import type { TallyRow } from "../../../reports/figures/tally.ts";
import { snapshotNeeds } from "../../../reports/snapshot.ts";
import { district, everything, forms, period, unit } from "../sample.ts";
import { chinese, contentOf, definitionOf, drawn } from "./own-report.ts";

const section = {
  kind: "details",
  title: { zh: "分单位情况", en: "Unit by unit" },
  indicators: ["household-visit/visit-coverage", "household-visit/demands-raised"],
  behind: "household-visit/visit-coverage",
} as const;

test("each unit stands beside the whole; rates alone have a rank", () => {
  const { units } = contentOf(section);
  expect(units.map((it) => it.title)).toStrictEqual(["市中街道", "市西街道", "三河湖镇"]);
  expect(units.map((it) => it.lines[0]?.rank).sort()).toStrictEqual([1, 2, 3]);
  for (const { lines } of units) {
    expect(lines[0]?.ranked).toBe(3);
    expect([lines[1]?.rank, lines[1]?.whole]).toStrictEqual([undefined, undefined]);
  }
});

test("names those of its communities that lag behind it, and loads them only when told to", () => {
  for (const { behind, lines } of contentOf(section).units) {
    const own = lines[0]?.value as number;
    expect.assert(behind && behind.rows.length > 0);
    expect(behind.title).toMatch(/^走访覆盖率较低的社区（村）$/);
    for (const row of behind.rows) expect(row.value < own).toBe(true);
  }
  expect(contentOf({ ...section, behind: undefined }).units.some((it) => it.behind)).toBe(false);
});

/** Rectification alone, in October: so many closed of so many due. */
const rectified = (units: [unit: string, closed: number, due: number][]) => {
  const rows = units.map(
    ([code, closed, due]): TallyRow => ({
      form: "rectification",
      unit: code,
      counters: { "rectified-of-due": closed, "rectifications-due": due },
    }),
  );
  return { tallied: { loaded: everything, tallies: new Map([[period("2026-10"), rows]]), stocks: [] } };
};
const rectification = {
  ...section,
  indicators: ["rectification/rectification-rate", "rectification/rectifications-due"],
  behind: "rectification/rectification-rate",
};
const known = rectified([
  ["371602001001G01", 10, 10],
  ["371602001002G01", 8, 10],
  ["371602002001G01", 10, 20],
  ["371602002002G01", 5, 10],
  ["371602105201G01", 2, 4],
  ["371602105202G01", 4, 4],
]);

test("each line has the unit's value beside that of all, and its rank among those that are ranked", () => {
  const { units, wholeTitle } = contentOf(rectification, known);
  expect(wholeTitle).toBe("全区");
  expect(units.map(({ title, lines }) => [title, lines[0]?.rank, lines[0]?.ranked])).toStrictEqual([
    ["市中街道", 1, 2],
    ["市西街道", 2, 2],
    // Of eight cases: too few for a rank.
    ["三河湖镇", undefined, 2],
  ]);
  expect(units[1]?.lines).toStrictEqual([
    {
      title: "隐患整改率",
      format: "rate",
      value: 0.5,
      numerator: 15,
      denominator: 30,
      previous: null,
      whole: 39 / 58,
      rank: 2,
      ranked: 2,
    },
    { title: "到期应整改数", format: "count", value: 30, numerator: 30, denominator: 1, previous: null },
  ]);
});

test("a number has neither a whole nor a rank in the table, a rate without rank a dash", () => {
  const { text } = drawn(rectification, known);
  expect(text).toMatch(
    /（一）市中街道\n指标\n本月\n分子 \/ 分母\n上月\n较上月\n全区\n位次\n隐患整改率\n90\.0%\n18 \/ 20\n—\n—\n67\.2%\n1\/2\n到期应整改数\n20\n—\n—\n/,
  );
  expect(text).toMatch(/（三）三河湖镇\n[\s\S]*隐患整改率\n75\.0%\n6 \/ 8\n—\n—\n67\.2%\n—\n/);
  expect(text).toContain("隐患整改率较低的社区（村）：滨河社区80.0%（8/10）。");
});

test("nobody lags behind where all are alike or too small to compare", () => {
  expect(contentOf(rectification, known).units.map(({ title, behind }) => [title, behind])).toStrictEqual([
    [
      "市中街道",
      {
        title: "隐患整改率较低的社区（村）",
        rows: [{ title: "滨河社区", value: 0.8, numerator: 8, denominator: 10 }],
      },
    ],
    ["市西街道", undefined],
    ["三河湖镇", undefined],
  ]);
  expect(drawn(rectification, rectified([["371602001001G01", 10, 10]])).text).not.toContain("较低的");
});

test("three are named at most, the lowest first", () => {
  const villages = [1, 2, 3, 4, 5].map((at) => unit(`37160200100${at}`, `第${at}社区`));
  const furtherBelow = new Map([["371602001", villages]]);
  const closed = [50, 9, 7, 8, 6];
  const { tallied } = rectified(closed.map((it, at) => [`37160200100${at + 1}G01`, it, at === 0 ? 50 : 10]));
  const [street] = contentOf(rectification, { tallied, furtherBelow }).units;
  expect(street?.behind?.rows.map((row) => [row.title, row.value])).toStrictEqual([
    ["第5社区", 0.6],
    ["第3社区", 0.7],
    ["第4社区", 0.8],
  ]);
});

test("of a number nobody lags behind, nor of what no form in use has", () => {
  for (const behind of ["rectification/rectifications-due", "none/nothing"]) {
    const { units } = contentOf({ ...rectification, behind }, known);
    expect(units.map((it) => it.behind)).toStrictEqual([undefined, undefined, undefined]);
  }
});

test("a city's report names the streets and towns that lag behind in each county", () => {
  const city = {
    unit: unit("3716", "滨州市"),
    below: [district.unit],
    furtherBelow: new Map([["371602", district.below.slice(0, 3)]]),
  };
  expect(contentOf(rectification, { ...known, ...city }).units[0]?.behind).toStrictEqual({
    title: "隐患整改率较低的街道（镇）",
    rows: [{ title: "市西街道", value: 0.5, numerator: 15, denominator: 30 }],
  });
});

test("asks for the units two levels below only where some of them are named", () => {
  const asked = (of: object) => snapshotNeeds(definitionOf(of), period("2026-10"), forms).furtherBelow;
  expect([asked(section), asked({ ...section, behind: undefined })]).toStrictEqual([true, false]);
});

test("a street that was merged away within the period keeps its details where something was counted", () => {
  const gone = { ...unit("371602003", "旧街道"), until: "2026-10-15" };
  const change = { ...rectified([["371602003001G01", 3, 4]]), below: [...district.below, gone] };
  const mixed = { ...rectification, indicators: ["household-visit/visits", "rectification/rectification-rate"] };
  const merged = contentOf(mixed, change).units.find((it) => it.title === "旧街道");
  expect(merged?.lines.map((line) => [line.title, line.numerator])).toStrictEqual([["隐患整改率", 3]]);
});

test("has no section where no form in use has its indicators", () => {
  expect(() => contentOf({ ...rectification, indicators: ["none/nothing"] }, known)).toThrow(/there is no details/);
});

test("is drawn as a numbered table for each unit", () => {
  const { html, text } = drawn(section);
  for (const heading of ["（一）市中街道", "（二）市西街道", "（三）三河湖镇"])
    expect(html).toContain(`<caption><h3>${heading}</h3></caption>`);
  expect(text).toMatch(/走访覆盖率较低的社区（村）：\S+[\d.]+%（[\d,]+\/[\d,]+）/);
  expect(text).toMatch(/\n指标\n本月\n分子 \/ 分母\n上月\n较上月\n全区\n位次\n/);
});

test("a street that was merged away before has no details, and a unit without any below has no section", () => {
  const gone = { ...unit("371602003", "旧街道"), until: "2026-10-15" };
  const { units } = contentOf(section, { below: [...district.below, gone] });
  expect(units.some((it) => it.title === "旧街道")).toBe(false);
  expect(() => contentOf(section, { below: [] })).toThrow(/there is no details/);
});

test("a street needs no third level", () => {
  const [street] = district.below;
  const change = { unit: street, below: district.furtherBelow.get("371602001"), furtherBelow: new Map() };
  expect(contentOf(section, change).units.every((it) => it.behind === undefined)).toBe(true);
});

test("in English", () => {
  const { text } = drawn(section, { language: "en" });
  expect(text).toMatch(/\(1\) Shizhong\n/);
  expect(text).toMatch(/Communities with the lowest .+: (Xinyuan|Binhe) [\d.]+%/);
  expect(text).not.toMatch(chinese);
});
