// One figure is rounded, compared and ordered alike wherever it is shown.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { changeOf } from "../../../core/figures/change.ts";
import { inOrder, ranked, smallestRanked } from "../../../core/figures/order.ts";
import { grouped, writeFigure } from "../../../core/figures/rounding.ts";
import { sayChange, sayValue, shortChange } from "../../../reports/wording.ts";
import { zh } from "../../../reports/words/zh.ts";
import { sayChange as sayChangeOnPage, sayValue as sayValueOnPage } from "../../../web/say/figures.ts";

type Vector = { value: number; previous: number; shown: string };
const { changes } = JSON.parse(
  readFileSync(new URL("../../vectors/changes-of-rates.json", import.meta.url), "utf8"),
) as {
  changes: Vector[];
};

describe("the change of a rate", () => {
  it("is the difference of what is printed: 87.0 % after 82.1 % is 4.9", () => {
    for (const { value, previous, shown } of changes)
      expect(changeOf(value, previous, "rate"), `${value} after ${previous}`).toBe(Number(shown));
    expect(changes.length).toBeGreaterThan(60);
  });

  it("is the same on the page, in the report's tables and in its sentences", () => {
    for (const { value, previous, shown } of changes) {
      const size = shown.replace(/^[+-]/, "");
      const row = { unit: "1", title: { zh: "一" }, value, previous, numerator: 0, denominator: 1 };
      const page = sayChangeOnPage("rate", row, "zh");
      expect([page?.amount, page?.sign]).toStrictEqual([size, Math.sign(Number(shown))]);
      if (size === "0.0") {
        expect(shortChange(zh, { value, previous, format: "rate" })).toBe("持平");
        expect(sayChange(zh, { value, previous, format: "rate" }, "上月")).toBe("与上月持平");
      } else {
        expect(shortChange(zh, { value, previous, format: "rate" })).toBe(
          `${shown.startsWith("-") ? "↓" : "↑"}${size}`,
        );
        expect(sayChange(zh, { value, previous, format: "rate" }, "上月")).toContain(`${size}个百分点`);
      }
    }
  });

  it("is none where one of the two is not known", () => {
    expect(changeOf(null, 0.5, "rate")).toBe(undefined);
    expect(changeOf(0.5, null, "rate")).toBe(undefined);
    expect(changeOf(0, undefined, "count")).toBe(undefined);
  });
});

describe("a figure", () => {
  it("is written alike on the page and in the report, rates over 100 % and parts of a count too", () => {
    for (const [value, format, said] of [
      [0.6174, "rate", "61.7%"],
      [1.0188, "rate", "101.9%"],
      [1234567, "count", "1,234,567"],
      [12.5, "count", "12.5"],
      [1234.567, "count", "1,234.57"],
    ] as const) {
      expect(writeFigure(value, format)).toBe(said);
      expect(sayValue(value, format)).toBe(said);
      expect(sayValueOnPage(format, value, "en")).toBe(said);
    }
    expect(grouped(-1234.5)).toBe("-1,234.5");
  });

  it("of a sum in binary changes by what a reader would write", () => {
    expect(changeOf(0.3, 0.1 + 0.2, "count")).toBe(0);
    expect(changeOf(1.1, 1, "count")).toBe(0.1);
  });
});

describe("units", () => {
  const row = (unit: string, value: number | null, denominator = 100) => ({ unit, value, denominator });

  it("are ranked by rates over a denominator that says something; equal rates share a rank", () => {
    const rows = [row("1a", 0.5), row("1b", 0.9), row("1c", 0.9), row("1d", 1, smallestRanked - 1), row("1e", null)];
    expect(ranked(rows, "rate", "1").map((it) => it.rank)).toStrictEqual([3, 1, 1, undefined, undefined]);
    expect(ranked([row("1a", 0.5, smallestRanked)], "rate", "1")[0]?.rank).toBe(1);
    expect(ranked([row("1", 0.5)], "rate", "1")[0]?.rank, "the unit's own row is no competitor").toBe(undefined);
    expect(ranked(rows, "count", "1").some((it) => it.rank)).toBe(false);
  });

  it("come by rank, then those without one by their code, the unit's own last; counts by size", () => {
    const rates = [
      { ...row("1", 0.9) },
      { ...row("1b", 1), rank: undefined },
      { ...row("1c", 0.7), rank: 2 },
      { ...row("1d", 0.8), rank: 1 },
      { ...row("1a", null), rank: undefined },
    ];
    const codes = (rows: readonly { unit: string }[]) => rows.map((it) => it.unit);
    expect(codes(inOrder({ rows: rates, format: "rate", unit: "1" }))).toStrictEqual(["1d", "1c", "1a", "1b", "1"]);
    const counts = [row("1", 99), row("1a", 3), row("1b", 7), row("1c", null), row("1d", 7)];
    expect(codes(inOrder({ rows: counts, format: "count", unit: "1" }))).toStrictEqual(["1b", "1d", "1a", "1c", "1"]);
  });
});
