// A snapshot holds what an edition says, and says nothing that its figures do not.
import assert from "node:assert/strict";
import { test } from "node:test";
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
  assert.equal(canonical(build()), canonical(snapshot));
  assert.equal(canonical(JSON.parse(canonical(snapshot))), canonical(snapshot));
});

test("the title follows from the period and the unit", () => {
  const snapshot = build();
  assert.equal(snapshot.title, "滨城区2026年10月月度考核通报");
  const cover = section(snapshot, "cover");
  assert.equal(cover.title, "关于2026年10月滨城区网格工作考核情况的通报");
  assert.equal(cover.issue, "2026年第10期");
  assert.deepEqual(cover.facts[1], { name: "统计期间", value: "2026年10月1日至2026年10月31日" });
});

test("an edition made before its period is over says so on the cover, a final one does not", () => {
  const interim = build({ asOf: instant("2026-10-31T23:59:59+08:00") });
  assert.equal(interim.interim, true);
  assert.match(section(interim, "cover").interim ?? "", /2026年10月尚未结束/);
  const final = build({ asOf: instant("2026-11-01T00:00:00+08:00") });
  assert.equal(final.interim, false);
  assert.equal(section(final, "cover").interim, undefined);
});

test("half a month is not compared with a whole one", () => {
  const interim = build({ asOf: instant("2026-10-20T10:00:00+08:00") });
  const text = JSON.stringify(interim.sections.filter((it) => it.kind !== "trend" && it.kind !== "method"));
  assert.doesNotMatch(text, /较上月|与上月持平|无可比数据|"previous":\d/);
  assert.match(text, /本期尚未结束，各项指标不与上月比较。/);
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
  assert.equal(
    said,
    "本月全区隐患整改率为72.9%（到期隐患中已销号数35，到期应整改数48），较上月上升12.9个百分点，低于目标（95.0%）22.1个百分点。" +
      "分街道（镇）看，市中街道最高，为95.0%；市西街道最低，为60.0%。1个单位达到目标（95.0%），1个单位未达到。" +
      "三河湖镇到期应整改数不足10，不参与排名。",
  );
});

test("without anything due there is no rate, no highest and no lowest", () => {
  assert.equal(rectification(rectified([])), "本月全区没有可以计算隐患整改率的数据。");
});

test("in the first period there is nothing to compare with", () => {
  const said = rectification(rectified([["371602001001G01", 10, 10]]));
  assert.match(said, /上月无可比数据，达到目标（95.0%）。/);
  assert.doesNotMatch(said, /最高|最低/, "one ranked unit is no comparison");
});

test("units that are all alike are not told apart", () => {
  const row = (title: string, value: number) => ({ title, value });
  assert.equal(sayExtremes([row("甲", 1), row("乙", 1)], "街道"), "分街道看，各单位均为100.0%。");
  // Told apart only where the printed numbers are.
  assert.equal(sayExtremes([row("甲", 0.91234), row("乙", 0.91233)], "街道"), "分街道看，各单位均为91.2%。");
  assert.equal(
    sayExtremes([row("甲", 1), row("乙", 1), row("丙", 0.5)], "街道"),
    "分街道看，甲、乙最高，为100.0%；丙最低，为50.0%。",
  );
});

test("a change is the difference of the numbers as printed", () => {
  // 61.74 % and 59.36 %: printed 61.7 and 59.4, which differ by 2.3 though the rates differ by 2.4.
  assert.equal(sayChange(0.6174, 0.5936, "rate", "上月"), "较上月上升2.3个百分点");
  assert.equal(shortChange(0.6174, 0.5936, "rate"), "↑2.3");
  assert.equal(sayChange(0.50001, 0.5, "rate", "上月"), "与上月持平");
  assert.equal(sayChange(0, 12, "count", "上月"), "较上月减少12，下降100.0%");
  assert.equal(sayChange(12, 0, "count", "上月"), "较上月增加12");
  assert.equal(sayChange(0, 0, "count", "上月"), "与上月持平");
  assert.equal(shortChange(1234, 0, "count"), "↑1,234");
  assert.equal(sayChange(0.5, null, "rate", "上月"), "上月无可比数据");
});

test("coverage of the quarter so far is told beside the month's and scored by it", () => {
  const { rows, total, toDateTitle, paragraphs } = section(build(), "by-unit", 0);
  assert.equal(toDateTitle, "第4季度累计");
  for (const row of rows) {
    assert.ok((row.toDate?.value as number) > (row.value as number));
    assert.ok([10, 8, 6, 0].includes(row.toDate?.points as number));
  }
  assert.equal(
    total.toDate?.numerator,
    rows.reduce((sum, row) => sum + (row.toDate?.numerator ?? 0), 0),
  );
  assert.match(paragraphs[1] ?? "", /^截至数据时点，全区第4季度累计走访覆盖率为/);
});

test("overdue cases come longest overdue first, no more than fifty, and the number of all is stated", () => {
  const cases = Array.from({ length: 60 }, (_, at) =>
    overdueCase(`c${at}`, `事项${at}`, new Date(Date.parse("2026-10-30T00:00:00Z") - at * 3_600_000).toISOString()),
  );
  const told = section(build({ overdue: { cases, count: 173, atLeast: false } }), "overdue-cases");
  assert.equal(told.cases.length, 50);
  assert.equal(told.cases[0]?.title, "事项59");
  assert.match(told.paragraphs[0] ?? "", /共有173件事项逾期未办结，逾期最长的已有4天。下表列出逾期时间最长的50件。$/);
  assert.match(section(build({ overdue: noCases }), "overdue-cases").paragraphs[0] ?? "", /没有逾期未办结的事项。$/);
  const many = section(build({ overdue: { cases, count: 2000, atLeast: true } }), "overdue-cases");
  assert.match(many.paragraphs[0] ?? "", /共有至少2,000件/);
});

test("what arrived late is told against the edition of the period before, which stays as it was", () => {
  const all = tallied(district, months);
  const earlier = build({ period: period("2026-09"), asOf: instant("2026-10-01T08:00:00+08:00"), tallied: all });
  const late: TallyRow = { form: "household-visit", unit: "371602001001G01", counters: { visits: 7 } };
  const tallies = new Map(all.tallies).set(period("2026-09"), [...(all.tallies.get(period("2026-09")) ?? []), late]);
  const { late: told } = section(build({ earlier, tallied: { ...all, tallies } }), "method");
  assert.deepEqual(
    told?.lines.map((line) => [line.title, line.now.numerator - line.before.numerator]),
    [["走访次数", 7]],
  );
  assert.match(told?.sentence ?? "", /^2026年9月通报（数据截至2026年10月1日 08:00）公布后又有补报或更正，1项指标/);
});

test("where nothing arrived late that is said, and without an earlier edition nothing", () => {
  const all = tallied(district, months);
  const earlier = build({ period: period("2026-09"), asOf: instant("2026-10-01T08:00:00+08:00"), tallied: all });
  const told = section(build({ earlier, tallied: all }), "method").late;
  assert.deepEqual([told?.lines, told?.sentence.includes("没有补报或更正造成的变化")], [[], true]);
  assert.equal(section(build(), "method").late, undefined);
  assert.equal(
    section(build({ earlier: { ...earlier, interim: true } }), "method").late,
    undefined,
    "an interim edition was no publication",
  );
});

test("a report of forms that are not in use leaves their sections out and says what is missing", () => {
  const snapshot = build({ forms: forms.filter((form) => form.id === "household-visit") });
  assert.deepEqual(
    snapshot.sections.map((it) => it.kind),
    ["cover", "key-figures", "by-unit", "trend", "details", "overdue-cases", "method"],
  );
  assert.match(
    section(snapshot, "method").rules.at(-1) ?? "",
    /尚未启用，本期未列出：.*rectification\/rectification-rate/,
  );
});

test("no tallies at all give a snapshot without a single number made up", () => {
  const snapshot = build({ tallied: nothing, overdue: noCases });
  for (const figure of section(snapshot, "key-figures").figures) {
    assert.deepEqual([figure.value ?? 0, figure.previous ?? null], [0, null]);
  }
  assert.doesNotMatch(canonical(snapshot), /NaN|undefined|Infinity/);
  assert.match(section(snapshot, "trend").paragraphs[0] ?? "", /走访覆盖率近2期没有数据。/);
  assert.equal(section(snapshot, "claims").paragraphs[0], "本月全区没有发布或认领记录。");
});

test("a street's report speaks of its communities, names its whole and needs no third level", () => {
  const [street] = district.below;
  const snapshot = build({ unit: street, below: district.furtherBelow.get("371602001"), furtherBelow: new Map() });
  const { rows, paragraphs } = section(snapshot, "by-unit", 0);
  assert.deepEqual(rows.map((row) => row.title).sort(), ["新苑社区", "滨河社区"].sort());
  assert.match(paragraphs[0] ?? "", /^本月全街道走访覆盖率/);
  assert.match(paragraphs[0] ?? "", /分社区（村）看，/);
  assert.ok(section(snapshot, "details").units.every((it) => it.behind === undefined));
});

test("each unit's details name those of its communities that lag behind it", () => {
  const units = section(build(), "details").units;
  assert.deepEqual(
    units.map((it) => it.title),
    ["市中街道", "市西街道", "三河湖镇"],
  );
  for (const { behind, lines } of units) {
    const own = lines[0]?.value as number;
    assert.ok(behind && behind.rows.length > 0);
    for (const row of behind.rows) assert.ok(row.value < own);
  }
});

test("a community that was merged away before has no details, only what it still counted", () => {
  const gone = { ...unit("371602003", "旧街道"), until: "2026-10-15" };
  const snapshot = build({ below: [...district.below, gone] });
  assert.ok(!section(snapshot, "details").units.some((it) => it.title === "旧街道"));
  assert.ok(!section(snapshot, "by-unit", 0).rows.some((row) => row.title === "旧街道"));
});

test("exactly what a snapshot needs is enough to build it", () => {
  const all = tallied(district, months);
  const needs = snapshotNeeds(monthly, period("2026-10"), forms);
  const wanted = new Set(needs.tallies.map((it) => `${it.form} ${it.period}`));
  const tallies = new Map(
    [...all.tallies].map(([at, rows]) => [at, rows.filter((row) => wanted.has(`${row.form} ${at}`))]),
  );
  const stocks = all.stocks.filter((row) => needs.stocks.includes(row.type));
  assert.equal(canonical(build({ tallied: { tallies, stocks } })), canonical(build({ tallied: all })));
  assert.ok(needs.tallies.length < 60);
});
