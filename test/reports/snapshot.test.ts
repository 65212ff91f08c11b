// A snapshot holds what an edition says, and says nothing that its figures do not.
import { expect, test } from "vitest";
import { canonical } from "../../core/canonical.ts";
import { catalogReports } from "../../reports/catalog/catalog.ts";
import type { ReportDefinition } from "../../reports/definition.ts";
import type { TallyRow } from "../../reports/figures/tally.ts";
import {
  buildSnapshot,
  type SectionContent,
  type Snapshot,
  type SnapshotInput,
  snapshotNeeds,
} from "../../reports/snapshot.ts";
import { sayChange, sayExtremes, shortChange } from "../../reports/wording.ts";
import { district, forms, instant, months, overdueCase, period, sampleInput, tallied, unit } from "./sample.ts";

const monthly = catalogReports().get("monthly-assessment") as ReportDefinition;
const build = (change: Partial<SnapshotInput> = {}): Snapshot => buildSnapshot(monthly, sampleInput(change));

const section = <Kind extends SectionContent["kind"]>(snapshot: Snapshot, kind: Kind, at = 0) =>
  snapshot.sections.filter((it) => it.kind === kind)[at] as Extract<SectionContent, { kind: Kind }>;

const nothing = { tallies: new Map(), stocks: [] };
const noCases = { cases: [], count: 0, atLeast: false };

/** Rectification alone, so that every number is known. */
const rectified = (now: [unit: string, closed: number, due: number][], before: [string, number, number][] = []) => {
  const rows = (of: typeof now): TallyRow[] =>
    of.map(([code, closed, due]) => ({
      form: "rectification",
      unit: code,
      counters: { "rectified-of-due": closed, "rectifications-due": due },
    }));
  return {
    tallies: new Map([
      [period("2026-10"), rows(now)],
      [period("2026-09"), rows(before)],
    ]),
    stocks: [],
  };
};
const rectification = (from: ReturnType<typeof rectified>) =>
  section(build({ tallied: from }), "by-unit", 1).paragraphs.join("");

test("the same input gives the same snapshot, which survives being written and read", () => {
  const snapshot = build();
  expect(canonical(build())).toBe(canonical(snapshot));
  expect(canonical(JSON.parse(canonical(snapshot)))).toBe(canonical(snapshot));
});

test("the title follows from the period and the unit", () => {
  const snapshot = build();
  expect(snapshot.title).toBe("滨城区2026年10月月度考核通报");
  const cover = section(snapshot, "cover");
  expect(cover.title).toBe("关于2026年10月滨城区网格工作考核情况的通报");
  expect(cover.issue).toBe("2026年第10期");
  expect(cover.facts[1]).toStrictEqual({ name: "统计期间", value: "2026年10月1日至2026年10月31日" });
});

test("an edition made before its period is over says so on the cover, a final one does not", () => {
  const interim = build({ asOf: instant("2026-10-31T23:59:59+08:00") });
  expect(interim.interim).toBe(true);
  expect(section(interim, "cover").interim ?? "").toMatch(/2026年10月尚未结束/);
  const final = build({ asOf: instant("2026-11-01T00:00:00+08:00") });
  expect(final.interim).toBe(false);
  expect(section(final, "cover").interim).toBe(undefined);
});

test("half a month is not compared with a whole one", () => {
  const interim = build({ asOf: instant("2026-10-20T10:00:00+08:00") });
  const text = JSON.stringify(interim.sections.filter((it) => it.kind !== "trend" && it.kind !== "method"));
  expect(text).not.toMatch(/较上月|与上月持平|无可比数据|"previous":\d/);
  expect(text).toMatch(/本期尚未结束，各项指标不与上月比较。/);
});

test("a sentence tells value, numerator, denominator, change, goal and who is highest and lowest", () => {
  const said = rectification(
    rectified(
      [
        ["371602001001G01", 19, 20],
        ["371602002001G01", 12, 20],
        ["371602105201G01", 4, 8],
      ],
      [["371602001001G01", 30, 50]],
    ),
  );
  expect(said).toBe(
    "本月全区隐患整改率为72.9%（到期隐患中已销号数35，到期应整改数48），较上月上升12.9个百分点，低于目标（95.0%）22.1个百分点。" +
      "分街道（镇）看，市中街道最高，为95.0%；市西街道最低，为60.0%。1个单位达到目标（95.0%），1个单位未达到。" +
      "三河湖镇到期应整改数不足10，不参与排名。",
  );
});

test("without anything due there is no rate, no highest and no lowest", () => {
  expect(rectification(rectified([]))).toBe("本月全区没有可以计算隐患整改率的数据。");
});

test("in the first period there is nothing to compare with", () => {
  const said = rectification(rectified([["371602001001G01", 10, 10]]));
  expect(said).toMatch(/上月无可比数据，达到目标（95.0%）。/);
  expect(said, "one ranked unit is no comparison").not.toMatch(/最高|最低/);
});

test("units that are all alike are not told apart", () => {
  const row = (title: string, value: number) => ({ title, value });
  expect(sayExtremes([row("甲", 1), row("乙", 1)], "街道")).toBe("分街道看，各单位均为100.0%。");
  // Told apart only where the printed numbers are.
  expect(sayExtremes([row("甲", 0.91234), row("乙", 0.91233)], "街道")).toBe("分街道看，各单位均为91.2%。");
  expect(sayExtremes([row("甲", 1), row("乙", 1), row("丙", 0.5)], "街道")).toBe(
    "分街道看，甲、乙最高，为100.0%；丙最低，为50.0%。",
  );
});

test("a change is the difference of the numbers as printed", () => {
  // 61.74 % and 59.36 %: printed 61.7 and 59.4, which differ by 2.3 though the rates differ by 2.4.
  expect(sayChange(0.6174, 0.5936, "rate", "上月")).toBe("较上月上升2.3个百分点");
  expect(shortChange(0.6174, 0.5936, "rate")).toBe("↑2.3");
  expect(sayChange(0.50001, 0.5, "rate", "上月")).toBe("与上月持平");
  expect(sayChange(0, 12, "count", "上月")).toBe("较上月减少12，下降100.0%");
  expect(sayChange(12, 0, "count", "上月")).toBe("较上月增加12");
  expect(sayChange(0, 0, "count", "上月")).toBe("与上月持平");
  expect(shortChange(1234, 0, "count")).toBe("↑1,234");
  expect(sayChange(0.5, null, "rate", "上月")).toBe("上月无可比数据");
});

test("coverage of the quarter so far is told beside the month's and scored by it", () => {
  const { rows, total, toDateTitle, paragraphs } = section(build(), "by-unit", 0);
  expect(toDateTitle).toBe("第4季度累计");
  for (const row of rows) {
    expect((row.toDate?.value as number) > (row.value as number)).toBe(true);
    expect([10, 8, 6, 0].includes(row.toDate?.points as number)).toBe(true);
  }
  expect(total.toDate?.numerator).toBe(rows.reduce((sum, row) => sum + (row.toDate?.numerator ?? 0), 0));
  expect(paragraphs[1] ?? "").toMatch(/^截至数据时点，全区第4季度累计走访覆盖率为/);
});

test("overdue cases come longest overdue first, no more than fifty, and the number of all is stated", () => {
  const cases = Array.from({ length: 60 }, (_, at) =>
    overdueCase(`c${at}`, `事项${at}`, new Date(Date.parse("2026-10-30T00:00:00Z") - at * 3_600_000).toISOString()),
  );
  const told = section(build({ overdue: { cases, count: 173, atLeast: false } }), "overdue-cases");
  expect(told.cases.length).toBe(50);
  expect(told.cases[0]?.title).toBe("事项59");
  expect(told.paragraphs[0] ?? "").toMatch(/共有173件事项逾期未办结，逾期最长的已有4天。下表列出逾期时间最长的50件。$/);
  expect(section(build({ overdue: noCases }), "overdue-cases").paragraphs[0] ?? "").toMatch(/没有逾期未办结的事项。$/);
  const many = section(build({ overdue: { cases, count: 2000, atLeast: true } }), "overdue-cases");
  expect(many.paragraphs[0] ?? "").toMatch(/共有至少2,000件/);
});

test("what arrived late is told against the edition of the period before, which stays as it was", () => {
  const all = tallied(district, months);
  const earlier = build({ period: period("2026-09"), asOf: instant("2026-10-01T08:00:00+08:00"), tallied: all });
  const late: TallyRow = { form: "household-visit", unit: "371602001001G01", counters: { visits: 7 } };
  const tallies = new Map(all.tallies).set(period("2026-09"), [...(all.tallies.get(period("2026-09")) ?? []), late]);
  const { late: told } = section(build({ earlier, tallied: { ...all, tallies } }), "method");
  expect(told?.lines.map((line) => [line.title, line.now.numerator - line.before.numerator])).toStrictEqual([
    ["走访次数", 7],
  ]);
  expect(told?.sentence ?? "").toMatch(/^2026年9月通报（数据截至2026年10月1日 08:00）公布后又有补报或更正，1项指标/);
});

test("where nothing arrived late that is said, and without an earlier edition nothing", () => {
  const all = tallied(district, months);
  const earlier = build({ period: period("2026-09"), asOf: instant("2026-10-01T08:00:00+08:00"), tallied: all });
  const told = section(build({ earlier, tallied: all }), "method").late;
  expect([told?.lines, told?.sentence.includes("没有补报或更正造成的变化")]).toStrictEqual([[], true]);
  expect(section(build(), "method").late).toBe(undefined);
  expect(
    section(build({ earlier: { ...earlier, interim: true } }), "method").late,
    "an interim edition was no publication",
  ).toBe(undefined);
});

test("a report of forms that are not in use leaves their sections out and says what is missing", () => {
  const snapshot = build({ forms: forms.filter((form) => form.id === "household-visit") });
  expect(snapshot.sections.map((it) => it.kind)).toStrictEqual([
    "cover",
    "key-figures",
    "by-unit",
    "trend",
    "details",
    "overdue-cases",
    "method",
  ]);
  expect(section(snapshot, "method").rules.at(-1) ?? "").toMatch(
    /尚未启用，本期未列出：.*rectification\/rectification-rate/,
  );
});

test("no tallies at all give a snapshot without a single number made up", () => {
  const snapshot = build({ tallied: nothing, overdue: noCases });
  for (const figure of section(snapshot, "key-figures").figures) {
    expect([figure.value ?? 0, figure.previous ?? null]).toStrictEqual([0, null]);
  }
  expect(canonical(snapshot)).not.toMatch(/NaN|undefined|Infinity/);
  expect(section(snapshot, "trend").paragraphs[0] ?? "").toMatch(/走访覆盖率近2期没有数据。/);
  expect(section(snapshot, "claims").paragraphs[0]).toBe("本月全区没有发布或认领记录。");
});

test("a street's report speaks of its communities, names its whole and needs no third level", () => {
  const [street] = district.below;
  const snapshot = build({ unit: street, below: district.furtherBelow.get("371602001"), furtherBelow: new Map() });
  const { rows, paragraphs } = section(snapshot, "by-unit", 0);
  expect(rows.map((row) => row.title).sort()).toStrictEqual(["新苑社区", "滨河社区"].sort());
  expect(paragraphs[0] ?? "").toMatch(/^本月全街道走访覆盖率/);
  expect(paragraphs[0] ?? "").toMatch(/分社区（村）看，/);
  expect.assert(section(snapshot, "details").units.every((it) => it.behind === undefined));
});

test("each unit's details name those of its communities that lag behind it", () => {
  const units = section(build(), "details").units;
  expect(units.map((it) => it.title)).toStrictEqual(["市中街道", "市西街道", "三河湖镇"]);
  for (const { behind, lines } of units) {
    const own = lines[0]?.value as number;
    expect.assert(behind && behind.rows.length > 0);
    for (const row of behind.rows) expect(row.value < own).toBe(true);
  }
});

test("a community that was merged away before has no details, only what it still counted", () => {
  const gone = { ...unit("371602003", "旧街道"), until: "2026-10-15" };
  const snapshot = build({ below: [...district.below, gone] });
  expect.assert(!section(snapshot, "details").units.some((it) => it.title === "旧街道"));
  expect.assert(!section(snapshot, "by-unit", 0).rows.some((row) => row.title === "旧街道"));
});

test("exactly what a snapshot needs is enough to build it", () => {
  const all = tallied(district, months);
  const needs = snapshotNeeds(monthly, period("2026-10"), forms);
  const wanted = new Set(needs.tallies.map((it) => `${it.form} ${it.period}`));
  const tallies = new Map(
    [...all.tallies].map(([at, rows]) => [at, rows.filter((row) => wanted.has(`${row.form} ${at}`))]),
  );
  const stocks = all.stocks.filter((row) => needs.stocks.includes(row.type));
  expect(canonical(build({ tallied: { tallies, stocks } }))).toBe(canonical(build({ tallied: all })));
  expect(needs.tallies.length < 60).toBe(true);
});
