// Figures say what a recount by hand would say, and never more than they know.
import { expect, test } from "vitest";
import type { Figures } from "../../../core/figures/figures.ts";
import { inOrder } from "../../../core/figures/order.ts";
import { kindOf, type Period, previous } from "../../../core/period.ts";
import { Problem } from "../../../core/problem.ts";
import { isWithin } from "../../../core/unit.ts";
import { countsOf } from "../../../reports/figures/count.ts";
import { figuresOf } from "../../../reports/figures/figures.ts";
import { coverageBands, pointsOf } from "../../../reports/figures/score.ts";
import type { StockRow, Tallied, TallyRow } from "../../../reports/figures/tally.ts";
import { findIndicator, type Indicator } from "../../../reports/indicators/indicator.ts";
import { district, everything, forms, instant, months, period, tallied } from "../sample.ts";

const indicator = (name: string): Indicator => {
  const found = findIndicator(name, forms);
  expect.assert(found, name);
  return found;
};
const coverage = indicator("household-visit/visit-coverage");
const asOf = instant("2026-11-01T08:00:00+08:00");
const all = tallied(district, months);

const figures = (of: Indicator, at: string, from: Tallied = all): Figures =>
  figuresOf(
    of,
    {
      unit: { unit: district.unit.code, title: district.unit.title },
      below: district.below.map((it) => ({ unit: it.code, title: it.title, optional: it.level === "department" })),
      period: period(at),
      asOf,
    },
    countsOf(from),
  );

/** Sums row by row, without any of the product's sums. */
function recount(from: Tallied, of: Indicator, at: Period, unit: string): { numerator: number; denominator: number } {
  const months =
    kindOf(at) === "quarter"
      ? [1, 2, 3].map((n) => `${at.slice(0, 5)}${String((Number(at.slice(6)) - 1) * 3 + n).padStart(2, "0")}`)
      : [at];
  const sum = (form: string, counter: string, distinct: boolean) =>
    (distinct ? [at] : months)
      .flatMap((one) => from.tallies.get(one as Period) ?? [])
      .filter((row) => row.form === form && isWithin(row.unit, unit))
      .reduce((total, row) => total + (row.counters[counter] ?? 0), 0);
  const { numerator, denominator } = of;
  const below = !denominator
    ? 1
    : "stock" in denominator
      ? from.stocks
          .filter((row) => row.type === denominator.stock && isWithin(row.unit, unit))
          .reduce((total, row) => total + row.count, 0)
      : sum(denominator.form, denominator.counter, denominator.distinct);
  return { numerator: sum(numerator.form, numerator.counter, numerator.distinct), denominator: below };
}

test("every figure is what a recount of all tallies gives, for each unit, in months and quarters", () => {
  const names = forms.flatMap((form) => form.indicators.map((it) => `${form.id}/${it.id}`));
  let compared = 0;
  for (const name of names) {
    for (const at of ["2026-10", "2026-07", "2026-Q4", "2026-Q3"]) {
      const { rows, total } = figures(indicator(name), at);
      for (const row of [...rows.filter((it) => it.unit !== district.unit.code), total]) {
        const expected = recount(all, indicator(name), period(at), row.unit);
        expect({ numerator: row.numerator, denominator: row.denominator }, `${name} ${at} ${row.unit}`).toStrictEqual(
          expected,
        );
        expect(row.value).toBe(expected.denominator === 0 ? null : expected.numerator / expected.denominator);
        compared += Number(expected.numerator > 0);
      }
    }
  }
  expect(compared > 100, `only ${compared} figures had anything to count`).toBe(true);
});

test("numerators and denominators of the rows add up to the total, also of what the unit itself did", () => {
  const own: TallyRow[] = [
    { form: "resource", unit: "371602", counters: { "offers-published": 3 } },
    // A township that the tree does not know any more.
    { form: "resource", unit: "371602999001G01", counters: { "offers-published": 5 } },
  ];
  const tallies = new Map(all.tallies).set(period("2026-10"), [...(all.tallies.get(period("2026-10")) ?? []), ...own]);
  const { rows, total } = figures(indicator("resource/offers-published"), "2026-10", { ...all, tallies });
  expect(rows.reduce((sum, row) => sum + row.numerator, 0)).toBe(total.numerator);
  const rest = rows.find((row) => row.unit === "371602");
  expect([rest?.title.zh, rest?.numerator]).toStrictEqual(["滨城区本级", 8]);
  expect(rows.find((row) => row.unit === "371602-D07")?.numerator, "a department that published has a row").toBe(4);
});

test("a department has no row where nothing was counted for it", () => {
  expect(figures(coverage, "2026-10").rows.some((row) => row.unit === "371602-D07")).toBe(false);
});

const small = (
  counts: [unit: string, numerator: number, denominator: number][],
  before: [string, number, number][] = [],
): Tallied => {
  const rows = (from: typeof counts): TallyRow[] =>
    from.map(([unit, closed, due]) => ({
      form: "rectification",
      unit,
      counters: { "rectified-of-due": closed, "rectifications-due": due },
    }));
  return {
    loaded: everything,
    tallies: new Map([
      [period("2026-10"), rows(counts)],
      [period("2026-09"), rows(before)],
    ]),
    stocks: [],
  };
};
const rate = indicator("rectification/rectification-rate");

test("a rate over 100 % is told as it is, and one over nothing is not told", () => {
  const { rows } = figures(rate, "2026-10", small([["371602001001G01", 12, 10]]));
  expect(rows.map(({ value, numerator, denominator }) => [value, numerator, denominator])).toStrictEqual([
    [1.2, 12, 10],
    [null, 0, 0],
    [null, 0, 0],
  ]);
});

test("only units with at least ten cases are ranked, equal rates share a place, and the rest follow in the order of the tree", () => {
  const from = small([
    ["371602001001G01", 9, 9],
    ["371602002001G01", 9, 10],
    ["371602105201G01", 18, 20],
  ]);
  const found = figures(rate, "2026-10", from);
  expect(inOrder(found).map(({ unit, rank }) => [unit, rank])).toStrictEqual([
    ["371602002", 1],
    ["371602105", 1],
    ["371602001", undefined],
  ]);
});

test("counts are not ranked", () => {
  expect(figures(indicator("household-visit/visits"), "2026-10").rows.every((row) => row.rank === undefined)).toBe(
    true,
  );
});

test("each row tells the value of the period before", () => {
  const { rows, total } = figures(coverage, "2026-10");
  for (const row of [...rows, total]) {
    const { numerator, denominator } = recount(all, coverage, previous(period("2026-10")), row.unit);
    expect(row.previous).toBe(numerator / denominator);
  }
});

test("before a form was in use there is nothing to compare with, and after that 0 is a value", () => {
  const first = figures(coverage, "2026-05");
  expect.assert([...first.rows, first.total].every((row) => row.previous === null));
  const count = indicator("rectification/rectifications-due");
  const second = figures(count, "2026-10", small([["371602001001G01", 1, 2]], [["371602002001G01", 1, 4]]));
  expect(second.rows.map((row) => row.previous)).toStrictEqual([0, 4, 0]);
});

test("a quarter adds up its months, but counts each household once", () => {
  const visits = indicator("household-visit/visits");
  const quarter = figures(visits, "2026-Q3").total.numerator;
  expect(quarter).toBe(
    ["2026-07", "2026-08", "2026-09"].reduce((sum, at) => sum + figures(visits, at).total.numerator, 0),
  );
  const households = indicator("household-visit/households-visited");
  const once = (all.tallies.get(period("2026-Q3")) ?? []).reduce(
    (sum, row) => sum + (row.counters["households-visited"] ?? 0),
    0,
  );
  expect(figures(households, "2026-Q3").total.numerator).toBe(once);
});

test("what is due once a quarter has a goal for the quarter and none for a month", () => {
  expect(figures(coverage, "2026-10").goal).toBe(undefined);
  expect(figures(coverage, "2026-Q4").goal).toBe(0.95);
  expect(figures(rate, "2026-10").goal).toBe(0.95);
});

test("an indicator is found by form and id, by its id alone, and by one choice of its breakdown", () => {
  expect(findIndicator("visit-coverage", forms)?.id).toBe("household-visit/visit-coverage");
  const part = indicator("household-visit/care-needs#disability");
  expect(part.numerator.counter).toBe("care-needs#disability");
  expect(part.title.zh).toMatch(/^有关爱需求的走访（.*残疾.*）$/);
  for (const name of [
    "household-visit/nothing",
    "nothing",
    "hazard-check/visit-coverage",
    "visit-coverage#a",
    "visits#a",
  ]) {
    expect(findIndicator(name, forms), name).toBe(undefined);
  }
});

test("a name that two forms have is refused and both are named", () => {
  const twice = forms.map((form) =>
    form.id === "demand" ? { ...form, indicators: [...form.indicators, ...(forms[0]?.indicators ?? [])] } : form,
  );
  const name = forms[0]?.indicators[0]?.id as string;
  expect(() => findIndicator(name, twice)).toThrow(
    expect.toSatisfy(
      (error) =>
        error instanceof Problem && error.code === "content-invalid" && error.details.errors?.[0]?.code === "ambiguous",
    ),
  );
});

test("points follow the bands by the exact rate, not the printed one", () => {
  const points = (value: number | null) => pointsOf(value, coverageBands);
  expect([1.02, 0.95, 19 / 20, 0.9496, 0.9, 0.899, 0.85, 0.849, 0].map(points)).toStrictEqual([
    10, 10, 10, 8, 8, 6, 6, 0, 0,
  ]);
  expect(points(null)).toBe(null);
});

test("sums of money stay exact to the sixth decimal", () => {
  const row = (amount: number): TallyRow => ({
    form: "demand",
    unit: "371602001001G01",
    counters: { "demands-published-quantity": amount },
  });
  const stocks: StockRow[] = [];
  const from = { loaded: everything, tallies: new Map([[period("2026-10"), [row(0.1), row(0.2)]]]), stocks };
  expect(figures(indicator("demand/demands-published-quantity"), "2026-10", from).total.numerator).toBe(0.3);
});

test("a rate of a form that is filled in some units alone is one of the register there, at every level", () => {
  const [one, other] = district.below.filter((it) => it.level === "township");
  expect.assert(one && other);
  const inOne = (units: string[]) =>
    forms.map((form) => (form.id === "household-visit" ? { ...form, units } : form)) as typeof forms;
  const rowsOf = (units: string[]) => {
    const rate = findIndicator("household-visit/visit-coverage", inOne(units));
    expect.assert(rate);
    const { total, rows } = figures(rate, "2026-10");
    return { total: total.denominator, of: new Map(rows.map((it) => [it.unit, it.denominator])) };
  };
  const everywhere = figures(coverage, "2026-10");
  const whole = everywhere.rows.find((it) => it.unit === one.code)?.denominator;
  const held = rowsOf([one.code]);
  expect(held.total).toBe(whole);
  expect(held.of.get(one.code)).toBe(whole);
  expect(held.of.get(other.code) ?? 0).toBe(0);
  expect(rowsOf([district.unit.code]).total).toBe(everywhere.total.denominator);
});
