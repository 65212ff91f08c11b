// Unit by unit in a report of their own: a table for each, and who lags behind.
import { expect, test } from "vitest";
import { district, unit } from "../sample.ts";
import { chinese, contentOf, drawn } from "./own-report.ts";

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
