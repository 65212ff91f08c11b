// Offers and demands in a report of their own: counts by unit, bars, a ring, rates.
import { expect, test } from "vitest";
import { everything } from "../sample.ts";
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
