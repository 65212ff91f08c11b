// The last periods in a report of their own: lines, table, and the highest and lowest in words.
import { expect, test } from "vitest";
import { district, everything, forms, period, tallied } from "../sample.ts";
import { chinese, contentOf, drawn, heard } from "./own-report.ts";

const section = {
  kind: "trend",
  title: { zh: "近六个月走势", en: "The last six months" },
  indicators: ["household-visit/visit-coverage", "household-visit/visits"],
  periods: 6,
} as const;

test("tells six months, the highest and the lowest of them and the present one", () => {
  const { periods, lines, paragraphs } = contentOf(section);
  expect(periods.map((it) => it.short)).toStrictEqual(["5月", "6月", "7月", "8月", "9月", "10月"]);
  expect(lines.map((it) => it.points.length)).toStrictEqual([6, 6]);
  expect(paragraphs[0]).toMatch(
    /^走访覆盖率近6期最高为\d+月的[\d.]+%，最低为\d+月的[\d.]+%，本月为[\d.]+%。走访次数近6期/,
  );
});

test("begins where there is something to count", () => {
  const two = { tallied: tallied(district, ["2026-09", "2026-10"]) };
  expect(contentOf(section, two).periods.map((it) => it.short)).toStrictEqual(["9月", "10月"]);
  const one = { tallied: tallied(district, ["2026-10"]) };
  expect(contentOf(section, one).paragraphs[0]).toMatch(/走访次数自10月起才有数据，为[\d,]+。/);
  const none = { tallied: { loaded: everything, tallies: new Map(), stocks: [] } };
  expect(contentOf(section, none).paragraphs[0]).toMatch(/走访覆盖率近2期没有数据。/);
});

test("draws rates and counts apart, and the table has a row for each period", () => {
  const { html, text } = drawn(section);
  expect(heard(html).map((it) => it.split("。")[0])).toStrictEqual(["图1　走访覆盖率走势", "图2　走访次数走势"]);
  for (const { title } of contentOf(section).periods) expect(text).toContain(`\n${title}\n`);
  expect(html).toMatch(/colspan="2">走访覆盖率/);
});

test("quarters and years are told by their own names", () => {
  const { periods } = contentOf({ ...section, periods: 3 }, { period: period("2026-Q4"), forms });
  expect(periods.map((it) => it.short)).toStrictEqual(["第2季度", "第3季度", "第4季度"]);
  const years = contentOf({ ...section, periods: 2 }, { period: period("2026"), forms });
  expect(years.periods.map((it) => it.short)).toStrictEqual(["2025年", "2026年"]);
});

test("in English", () => {
  const { html, text } = drawn(section, { language: "en" });
  expect(text).toMatch(
    /: of the last 6 periods highest in \w+ with [\d.]+%, lowest in \w+ with [\d.]+%; this month [\d.]+%\./,
  );
  expect(text + heard(html).join("")).not.toMatch(chinese);
});
