// Offers and demands in a report of their own: counts by unit, bars, a ring, rates.
import { expect, test } from "vitest";
import type { TallyRow } from "../../../reports/figures/tally.ts";
import { everything, period } from "../sample.ts";
import { chinese, contentOf, drawn, heard } from "./own-report.ts";

const section = {
  kind: "claims",
  title: { zh: "供需对接", en: "Offers and demands" },
  indicators: ["resource/offers-published", "demand/demands-published", "project/projects-completed"],
  rates: ["demand/claim-rate"],
  charts: [
    {
      title: { zh: "发布的资源和需求", en: "Published" },
      parts: ["resource/offers-published", "demand/demands-published"],
    },
  ],
  themes: "demand/demands-published",
} as const;
const none = { tallied: { loaded: everything, tallies: new Map(), stocks: [] } };

type Counted = [form: "resource" | "demand" | "project", unit: string, counters: Record<string, number>];
/** These alone, so that every number is known. */
const claimed = (now: Counted[], before: Counted[] = []) => {
  const rows = (of: Counted[]): TallyRow[] => of.map(([form, unit, counters]) => ({ form, unit, counters }));
  const tallies = new Map([
    [period("2026-10"), rows(now)],
    [period("2026-09"), rows(before)],
  ]);
  return { tallied: { loaded: everything, tallies, stocks: [] } };
};
/** Two units of three have something, the district itself one offer; a department had its one demand the month before. */
const known = claimed(
  [
    ["resource", "371602", { "offers-published": 1 }],
    ["resource", "371602001001G01", { "offers-published": 2, "offers-published-quantity": 40 }],
    [
      "demand",
      "371602001001G01",
      { "demands-published": 1, "demands-published-quantity": 8, "demands-published#order": 1 },
    ],
    [
      "demand",
      "371602105201G01",
      {
        "demands-published": 5,
        "demands-published-quantity": 12,
        "demands-published#order": 3,
        "demands-published#relations": 2,
      },
    ],
    ["project", "371602105201G01", { "demands-claimed-quantity": 9, "offers-claimed-quantity": 10 }],
  ],
  [
    ["demand", "371602105201G01", { "demands-published": 3 }],
    ["demand", "371602-D07", { "demands-published": 1 }],
  ],
);
const withRate = {
  ...section,
  indicators: ["resource/offers-published", "demand/demands-published", "demand/claim-rate"],
  rates: ["demand/claim-rate", "resource/offer-claim-rate"],
};

test("tells the counts with their change, the rates in one sentence, and how many units have nothing", () => {
  expect(contentOf(withRate, known).paragraphs).toStrictEqual([
    "本月全区发布资源数3（上月无可比数据），发布需求数6（较上月增加2，增长50.0%），需求认领率45.0%（上月无可比数据）。",
    "需求认领率为45.0%（认领需求数量9，发布需求数量20），上月无可比数据，低于目标（80.0%）35.0个百分点；" +
      "资源认领率为25.0%（认领资源数量10，发布资源数量40），上月无可比数据。",
    // The department has nothing either, but nobody expects offers of it.
    "1个街道（镇）本月没有发布，也没有认领。",
  ]);
});

test("without rates, and where every unit has something, the counts are all that is told", () => {
  const offer = (unit: string): Counted => ["resource", unit, { "offers-published": 1 }];
  const everywhere = claimed([offer("371602001001G01"), offer("371602002001G01"), offer("371602105201G01")]);
  const counts = { ...section, indicators: ["resource/offers-published"], rates: [] };
  expect(contentOf(counts, everywhere).paragraphs, "the first month with any").toStrictEqual([
    "本月全区发布资源数3（上月无可比数据）。",
  ]);
});

test("nothing now after something before is no silence: the fall is told", () => {
  const counts = { ...section, indicators: ["resource/offers-published", "demand/demands-published"], rates: [] };
  const fallen = claimed([], [["resource", "371602001001G01", { "offers-published": 4 }]]);
  expect(contentOf(counts, fallen).paragraphs).toStrictEqual([
    "本月全区发布资源数0（较上月减少4，下降100.0%），发布需求数0（上月无可比数据）。",
    "3个街道（镇）本月没有发布，也没有认领。",
  ]);
});

test("a row has a number of every column, no rate where there is nothing to divide by; the district's own is last", () => {
  const { rows, total, previous } = contentOf(withRate, known);
  expect(rows.map((row) => [row.title, ...row.values])).toStrictEqual([
    ["市中街道", 2, 1, 0],
    ["市西街道", 0, 0, null],
    ["三河湖镇", 0, 5, 0.75],
    ["住房和城乡建设局", 0, 0, null],
    ["滨城区本级", 1, 0, null],
  ]);
  expect([total, previous]).toStrictEqual([
    [3, 6, 0.45],
    [null, 4, null],
  ]);
});

test("bars are of the units that have any of the parts, the largest sum first", () => {
  expect(contentOf(section, known).charts).toStrictEqual([
    {
      title: "发布的资源和需求",
      parts: ["发布资源数", "发布需求数"],
      rows: [
        { title: "三河湖镇", values: [0, 5] },
        { title: "市中街道", values: [2, 1] },
        { title: "滨城区本级", values: [1, 0] },
      ],
    },
  ]);
  const unknown = { title: { zh: "其他", en: "Others" }, parts: ["none/nothing"] };
  expect(contentOf({ ...section, charts: [unknown] }, known).charts, "of a form that is not in use").toStrictEqual([]);
});

test("the ring has the themes that were counted, by their titles; a counter of no form has no ring", () => {
  expect(contentOf(section, known).themes).toStrictEqual({
    title: "发布需求数",
    slices: [
      { label: "平安秩序", value: 4 },
      { label: "邻里关系", value: 2 },
    ],
  });
  expect(contentOf({ ...section, themes: "none/nothing" }, known).themes).toBe(undefined);
});

test("counts every unit's offers and demands, those of the district's own departments in a row of their own, and adds up", () => {
  const { rows, total, columns } = contentOf(section);
  expect(columns.map((it) => it.indicator)).toStrictEqual([...section.indicators]);
  expect(rows.map((it) => it.title)).toContain("住房和城乡建设局");
  for (const at of columns.keys()) expect(rows.reduce((sum, row) => sum + (row.values[at] ?? 0), 0)).toBe(total[at]);
});

test("the table ends with the total and the change, the bars and the ring say what they show", () => {
  const { html, text } = drawn(section);
  expect(text).toMatch(/\n合计\n[\d,]+\n[\d,]+\n[\d,]+\n较上月\n(?:[↑↓][\d,]+|持平)\n/);
  const [bars = "", ring = ""] = heard(html);
  expect(bars).toMatch(/^图1　本月发布的资源和需求。/);
  expect(ring).toMatch(/^图2　本月.*（按主题）。.*合计 \d+$/);
});

test("says so when nothing was published and nothing claimed", () => {
  expect(contentOf(section, none).paragraphs[0]).toBe("本月全区没有发布或认领记录。");
  expect(heard(drawn(section, none).html)[0]).toContain("暂无数据");
});

test("is left out where none of its forms is in use", () => {
  expect(() => contentOf(section, { forms: [] })).toThrow(/there is no claims/);
});

test("in English", () => {
  const { html, text } = drawn(section, { language: "en" });
  expect(text).toMatch(/This month in Bincheng: .+: \d+ \((up|down|as)/);
  expect(text + heard(html).join("")).not.toMatch(chinese);
});
