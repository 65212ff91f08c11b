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

function build(change: Partial<SnapshotInput> = {}, language: "zh" | "en" = "zh", others: object[] = [keyFigures]) {
  const one = definitionOf(section, language);
  const [first] = one.sections;
  const told = others.map((it) => definitionOf(it).sections[1]);
  const definition = { ...one, sections: [first, ...told, ...one.sections.slice(1)] } as typeof one;
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

/** Key figures of so many indicators, beside the method. */
const figuresOf = (...indicators: string[]) => [{ ...keyFigures, indicators }];

test("a formula has its goal and the kind of period it is one for; a rate without a goal has none", () => {
  const told = figuresOf("household-visit/visit-coverage", "demand/claim-rate", "resource/offer-claim-rate");
  const { formulas } = methodIn(build({}, "zh", told));
  expect(formulas).toStrictEqual([
    {
      title: "走访覆盖率",
      formula: "期内走访过的户数 ÷ 在册户数（统计时点），同一户只计一次",
      numerator: "走访户数",
      denominator: "在册户数",
      goal: "每季度95.0%",
    },
    {
      title: "需求认领率",
      formula: "期内认领数量 ÷ 期内发布数量",
      numerator: "认领需求数量",
      denominator: "发布需求数量",
      goal: "80.0%",
    },
    {
      title: "资源认领率",
      formula: "期内认领数量 ÷ 期内发布数量",
      numerator: "认领资源数量",
      denominator: "发布资源数量",
    },
  ]);
});

const counted = "本通报全部数字由系统计数器自动汇总，数据截至2026年11月1日 08:00；此后补报、更正的数据在下一期说明。";
const rounding = "比率保留一位小数，可以超过100%，不作截断；比率的增减为两期公布数值之差，单位为百分点。";
const ranking = "排名只在分母不少于10的单位之间进行，比率相同的并列；分母为0的比率记为“—”。";
const overdue = "逾期事项指截止时间早于数据截至时点且尚未办结的事项，逾期天数为满24小时的日历天数。";

test("tells the rules that every report has, and of the register only where a rate is divided by it", () => {
  const rulesWith = (...indicators: string[]) => methodIn(build({}, "zh", figuresOf(...indicators))).rules;
  expect(rulesWith("household-visit/visits", "demand/claim-rate")).toStrictEqual([
    counted,
    rounding,
    ranking,
    overdue,
    "不对个人排名。",
  ]);
  expect(rulesWith("household-visit/visits", "demand/claim-rate", "household-visit/visit-coverage")).toStrictEqual([
    counted,
    "“在册”数为数据截至时点登记簿中的数量，上月及以前各期的比率也按这一数量计算。",
    rounding,
    ranking,
    overdue,
    "不对个人排名。",
  ]);
});

test("tells how points are given, from the highest rate down, as the definition gives them", () => {
  const byUnit = {
    kind: "by-unit",
    title: { zh: "入户走访", en: "Household visits" },
    indicator: "household-visit/visit-coverage",
    show: ["table"],
  };
  const bands = [
    { from: 0.8, points: 4 },
    { from: 0.925, points: 10 },
  ];
  const { rules } = methodIn(build({}, "zh", [byUnit, { ...byUnit, toDate: { period: "quarter", bands } }]));
  expect(rules[4]).toBe(
    "“第4季度累计”自该期首日计至数据截至时点；得分按未取舍的比率计：92.5%及以上得10分，80%及以上得4分，其余不得分。",
  );
});

test("a register that grew since is nothing that came late; a case that fell due for the rate is", () => {
  const told = figuresOf("household-visit/visit-coverage", "rectification/rectification-rate");
  const earlier = build(september, "zh", told);
  const grown = all.stocks.map((row) => ({ ...row, count: row.count + 10 }));
  expect(methodIn(build({ earlier, tallied: { ...all, stocks: grown } }, "zh", told)).late?.lines).toStrictEqual([]);
  const due: TallyRow = { form: "rectification", unit: "371602001001G01", counters: { "rectifications-due": 3 } };
  const tallies = new Map(all.tallies).set(period("2026-09"), [...(all.tallies.get(period("2026-09")) ?? []), due]);
  const lines = methodIn(build({ earlier, tallied: { ...all, tallies } }, "zh", told)).late?.lines ?? [];
  expect(
    lines.map(({ title, before, now }) => [
      title,
      now.numerator - before.numerator,
      now.denominator - before.denominator,
    ]),
  ).toStrictEqual([["隐患整改率", 0, 3]]);
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
