// A snapshot holds what an edition says, and says nothing that its figures do not.
import { describe, expect, it, test } from "vitest";
import { canonical } from "../../core/canonical.ts";
import { catalogReports } from "../../reports/catalog/catalog.ts";
import type { ReportDefinition } from "../../reports/definition.ts";
import { countsOf } from "../../reports/figures/count.ts";
import { findIndicator } from "../../reports/indicators/indicator.ts";
import type { Context } from "../../reports/sections/context.ts";
import { contextFor } from "../../reports/sections/needs.ts";
import { type SectionContent, sections } from "../../reports/sections/table.ts";
import { buildSnapshot, type Snapshot, type SnapshotInput, snapshotNeeds } from "../../reports/snapshot.ts";
import { district, everything, forms, instant, months, period, sampleInput, tallied } from "./sample.ts";
import { only } from "./sections/own-report.ts";

const monthly = catalogReports().get("monthly-assessment") as ReportDefinition;
const build = (change: Partial<SnapshotInput> = {}): Snapshot => buildSnapshot(monthly, sampleInput(change));

const section = <Kind extends SectionContent["kind"]>(snapshot: Snapshot, kind: Kind, at = 0) =>
  snapshot.sections.filter((it) => it.kind === kind)[at] as Extract<SectionContent, { kind: Kind }>;

const nothing = { loaded: everything, tallies: new Map(), stocks: [] };
const noCases = { cases: [], count: 0, atLeast: false };

test("the same input gives the same snapshot, which survives being written and read", () => {
  const snapshot = build();
  expect(canonical(build())).toBe(canonical(snapshot));
  expect(canonical(JSON.parse(canonical(snapshot)))).toBe(canonical(snapshot));
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

test("the title follows from the period and the unit", () => {
  expect([build().title, build().issuer]).toStrictEqual(["滨城区2026年10月月度考核通报", "滨城区网格化服务管理中心"]);
});

test("exactly what a snapshot needs is enough to build it", () => {
  const all = tallied(district, months);
  const needs = snapshotNeeds(monthly, period("2026-10"), forms);
  expect(canonical(build({ tallied: only(all, needs) }))).toBe(canonical(build({ tallied: all })));
  expect(needs.tallies.length < 60).toBe(true);
  expect([needs.overdue, needs.furtherBelow]).toStrictEqual([{ lists: ["hazards", "cases"], limit: 50 }, true]);
});

describe("a count that nobody loaded", () => {
  const needs = snapshotNeeds(monthly, period("2026-10"), forms);

  it("is refused, for it would be printed as nought", () => {
    const lacking = { ...needs, tallies: needs.tallies.filter((it) => it.period !== "2026-09") };
    const tallied = only(sampleInput().tallied, lacking);
    expect(() => build({ tallied })).toThrow(/of which was not loaded: household-visit 2026-09/);
    const stocks = only(sampleInput().tallied, { ...needs, stocks: [] });
    expect(() => build({ tallied: stocks })).toThrow(/was not loaded: household/);
  });

  it("is refused to a section that forgets to say it needs it, though another section needs the same", () => {
    const forgetful = { counts: [{ indicator: "household-visit/visits", periods: [period("2026-10")] }] };
    const visits = findIndicator("household-visit/visits", forms);
    expect.assert(visits);
    const context = {
      counts: countsOf(sampleInput().tallied),
      indicator: () => visits,
      overdue: () => noCases,
      unitsBelow: () => [],
    } as unknown as Context;
    const own = contextFor(forgetful, "highlights", context);
    expect(own.counts.count(visits, period("2026-10"), "371602").numerator).toBeGreaterThan(0);
    expect(() => own.counts.count(visits, period("2026-09"), "371602")).toThrow(/^highlights asks for .*2026-09/);
    expect(() => own.counts.begun(visits, period("2026-09"), "371602")).toThrow(/was not loaded/);
    expect(() => own.overdue()).toThrow(/overdue cases that it does not say it needs/);
    expect(() => own.unitsBelow("371602001")).toThrow(/units further below/);
  });
});

test("every kind of section stands under its own name, and says in a line what it is", () => {
  for (const [kind, row] of Object.entries(sections)) {
    expect(row.shape.shape.kind.value).toBe(kind);
    expect(row.says.length).toBeGreaterThan(10);
  }
});

test("a report in English is English in every sentence; in Chinese a snapshot says nothing of its language", () => {
  const english = buildSnapshot({ ...monthly, language: "en" }, sampleInput({ overdue: noCases }));
  expect(english.language).toBe("en");
  expect(english.title).toBe("Monthly assessment: Bincheng, October 2026");
  expect(JSON.stringify(english)).not.toMatch(/[\u4e00-\u9fff]/);
  expect("language" in build()).toBe(false);
});
