// The method in a report with key figures, whose formulas and late arrivals it tells.
import { expect, test } from "vitest";
import { documentOf } from "../../../reports/document/document.ts";
import type { TallyRow } from "../../../reports/figures/tally.ts";
import { buildSnapshot, type SnapshotInput, snapshotNeeds } from "../../../reports/snapshot.ts";
import { district, forms, instant, months, period, sampleInput, tallied } from "../sample.ts";
import { chinese, contentOf, definitionOf, drawn, only } from "./own-report.ts";

const section = {
  kind: "method",
  title: { zh: "统计说明", en: "How this was counted" },
  notes: [{ zh: "不对个人排名。", en: "Nobody is ranked." }],
} as const;
const keyFigures = {
  kind: "key-figures",
  title: { zh: "总体情况", en: "Overall" },
  indicators: ["household-visit/visits", "household-visit/visit-coverage", "none/nothing"],
} as const;

function build(change: Partial<SnapshotInput> = {}, language: "zh" | "en" = "zh") {
  const one = definitionOf(section, language);
  const [first] = one.sections;
  const [, figures] = definitionOf(keyFigures).sections;
  const definition = { ...one, sections: [first, figures, ...one.sections.slice(1)] } as typeof one;
  const input = sampleInput(change);
  const needs = snapshotNeeds(definition, input.period, forms);
  return buildSnapshot(definition, { ...input, tallied: only(input.tallied, needs) });
}
const methodIn = (snapshot: ReturnType<typeof build>) => {
  const found = snapshot.sections.find((it) => it.kind === "method");
  expect.assert(found);
  return found;
};

const all = tallied(district, months);
const september = { period: period("2026-09"), asOf: instant("2026-10-01T08:00:00+08:00"), tallied: all };
const late: TallyRow = { form: "household-visit", unit: "371602001001G01", counters: { visits: 7 } };
const withLate = new Map(all.tallies).set(period("2026-09"), [...(all.tallies.get(period("2026-09")) ?? []), late]);

test("alone it has its rules, its notes and the hash of the snapshot", () => {
  const { text } = drawn(section);
  expect(text).toMatch(
    /^一、统计说明\n（一）统计口径\n本通报全部数字由系统计数器自动汇总，数据截至2026年11月1日 08:00；/,
  );
  expect(text).toContain("\n不对个人排名。\n");
  expect(text).not.toContain("指标算法");
  expect(text.endsWith("0123456789abcdef".repeat(4))).toBe(true);
});

test("gives the formula of every rate of the report, and the names that no form in use has", () => {
  const { formulas, rules } = methodIn(build());
  expect(formulas.map((it) => [it.title, it.numerator, it.denominator])).toStrictEqual([
    ["走访覆盖率", "走访户数", "在册户数"],
  ]);
  expect(rules.at(-1)).toBe("以下指标所属的表单尚未启用，本期未列出：none/nothing。");
  expect(documentOf(build(), "0")).toContain("<caption>表2　比率的算法</caption>");
});

test("what arrived late is told against the edition of the period before, which stays as it was", () => {
  const snapshot = build({ earlier: build(september), tallied: { ...all, tallies: withLate } });
  const { late: told } = methodIn(snapshot);
  expect(told?.lines.map((line) => [line.title, line.now.numerator - line.before.numerator])).toStrictEqual([
    ["走访次数", 7],
  ]);
  expect(told?.sentence ?? "").toMatch(/^2026年9月通报（数据截至2026年10月1日 08:00）公布后又有补报或更正，1项指标/);
  expect(documentOf(snapshot, "0")).toMatch(/<h3>（三）上期数据补报说明<\/h3>[\s\S]*2026年9月数据变化/);
});

test("where nothing arrived late that is said, and without an earlier edition nothing", () => {
  const earlier = build(september);
  const told = methodIn(build({ earlier, tallied: all })).late;
  expect([told?.lines, told?.sentence.includes("没有补报或更正造成的变化")]).toStrictEqual([[], true]);
  expect(methodIn(build()).late).toBe(undefined);
  const interim = { ...earlier, interim: true };
  expect(methodIn(build({ earlier: interim })).late, "an interim edition was no publication").toBe(undefined);
});

test("what an earlier edition told and the report no longer does is nobody's late arrival", () => {
  const { late: told } = contentOf(section, { earlier: build(september), tallied: { ...all, tallies: withLate } });
  expect(told?.lines).toStrictEqual([]);
});

test("in English", () => {
  const snapshot = build({ earlier: build(september), tallied: { ...all, tallies: withLate } }, "en");
  expect(JSON.stringify(methodIn(snapshot))).not.toMatch(chinese);
  expect(methodIn(snapshot).late?.sentence).toContain("1 indicator has changed");
  expect(drawn(section, { language: "en" }).text).not.toMatch(chinese);
});
