// The cover: who says what about which period, in a report that has nothing else.
import { expect, test } from "vitest";
import { instant, period } from "../sample.ts";
import { chinese, contentOf, drawn } from "./own-report.ts";

const section = {
  kind: "cover",
  masthead: { zh: "网格工作通报", en: "Bulletin of grid work" },
  subject: { zh: "网格工作考核情况", en: "how grid work stands" },
} as const;

test("the title follows from the period and the unit", () => {
  const cover = contentOf(section);
  expect(cover.title).toBe("关于2026年10月滨城区网格工作考核情况的通报");
  expect(cover.masthead).toBe("滨城区网格工作通报");
  expect(cover.issue).toBe("2026年第10期");
  expect(cover.facts[1]).toStrictEqual({ name: "统计期间", value: "2026年10月1日至2026年10月31日" });
  expect(contentOf(section, { period: period("2026-Q3") }).facts[1]?.value).toBe("2026年7月1日至2026年9月30日");
});

test("an edition made before its period is over says so, a final one does not", () => {
  const interim = { asOf: instant("2026-10-31T23:59:59+08:00") };
  expect(contentOf(section, interim).interim ?? "").toMatch(/2026年10月尚未结束/);
  expect(drawn(section, interim).html).toMatch(/class="notice">阶段数据：/);
  const final = { asOf: instant("2026-11-01T00:00:00+08:00") };
  expect(contentOf(section, final).interim).toBe(undefined);
  expect(drawn(section, final).html).not.toContain("notice");
});

test("without key figures and figures by unit it has neither cards nor a lead", () => {
  expect(contentOf(section).figures).toStrictEqual([]);
  expect(contentOf(section).lead).toStrictEqual([]);
  expect(drawn(section).text).toContain("滨城区网格工作通报\n2026年第10期");
});

test("in English it has no Chinese character, and its masthead fits its line", () => {
  const { text, html } = drawn(section, { language: "en" });
  expect(text).toContain("How grid work stands: Bincheng, October 2026");
  expect(text).toContain("1 October 2026 to 31 October 2026");
  expect(text).not.toMatch(chinese);
  const size = Number(/font-size:(\d+)pt/.exec(html)?.[1]);
  expect(size).toBeGreaterThan(15);
});
