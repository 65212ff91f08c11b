// What the name of an indicator means: a counter, one part of it, or a rate, with the titles that a report prints.
import { expect, test } from "vitest";
import { Problem } from "../../../core/problem.ts";
import type { Counter, FormVersion } from "../../../forms/definition/definition.ts";
import { choicesOf, countersOf, findIndicator } from "../../../reports/indicators/indicator.ts";
import { forms } from "../sample.ts";

const form = (id: string): FormVersion => {
  const found = forms.find((it) => it.id === id);
  expect.assert(found, id);
  return found;
};
/** The form with these indicators more. */
const withMore = (id: string, ...more: FormVersion["indicators"]): FormVersion => ({
  ...form(id),
  indicators: [...form(id).indicators, ...more],
});

test("a count has the title of its counter and nothing it is divided by", () => {
  expect(findIndicator("household-visit/visits", forms)).toStrictEqual({
    id: "household-visit/visits",
    title: { zh: "走访次数", en: "Visits" },
    format: "count",
    numerator: {
      form: "household-visit",
      counter: "visits",
      title: { zh: "走访次数", en: "Visits" },
      distinct: false,
    },
  });
});

test("a part of a count is called by the count and the choice, in both languages", () => {
  const title = { zh: "发布需求数（平安秩序）", en: "Demands published (Safety and order)" };
  expect(findIndicator("demand/demands-published#order", forms)).toStrictEqual({
    id: "demand/demands-published#order",
    title,
    format: "count",
    numerator: { form: "demand", counter: "demands-published#order", title, distinct: false },
  });
  expect(
    findIndicator("demand/demands-published#gone", forms)?.title,
    "a choice that is no longer listed",
  ).toStrictEqual({
    zh: "发布需求数（gone）",
    en: "Demands published (gone)",
  });
});

test("where a title has no English, a part is called by its Chinese", () => {
  const chineseOnly: Counter = { id: "asked", title: { zh: "需求" }, on: "submitted", at: "event", by: "theme" };
  expect(findIndicator("demand/asked#order", [withMore("demand", chineseOnly)])?.title).toStrictEqual({
    zh: "需求（平安秩序）",
    en: "需求 (Safety and order)",
  });
});

test("a rate has its formula, its goal, and what it is made of, of the form itself or of another", () => {
  expect(findIndicator("demand/claim-rate", forms)).toStrictEqual({
    id: "demand/claim-rate",
    title: { zh: "需求认领率", en: "Claim rate of demands" },
    format: "rate",
    formula: {
      zh: "期内认领数量 ÷ 期内发布数量",
      en: "quantity claimed in the period ÷ quantity published in the period",
    },
    goal: 0.8,
    numerator: {
      form: "project",
      counter: "demands-claimed-quantity",
      title: { zh: "认领需求数量", en: "Quantity claimed of demands" },
      distinct: false,
    },
    denominator: {
      form: "demand",
      counter: "demands-published-quantity",
      title: { zh: "发布需求数量", en: "Quantity asked for" },
      distinct: false,
    },
  });
});

test("the goal of who was reached is one for the form's own cadence, that of how often is one for every period", () => {
  expect(findIndicator("household-visit/visit-coverage", forms)?.goalOf).toBe("quarter");
  expect(findIndicator("household-visit/satisfaction-rate", forms)).not.toHaveProperty("goalOf");
  const { cadence: _, ...always } = form("household-visit");
  expect(findIndicator("household-visit/visit-coverage", [always])).not.toHaveProperty("goalOf");
});

test("a rate is there only with both of its parts", () => {
  const demand = form("demand");
  const rate = demand.indicators.find((it) => it.id === "claim-rate");
  expect.assert(rate && "ratio" in rate);
  const of = (numerator: string, denominator: string) =>
    findIndicator("demand/own-rate", [
      withMore("demand", { ...rate, id: "own-rate", ratio: { numerator, denominator } }),
      form("resource"),
    ]);
  expect(of("demands-closed", "demands-published")?.denominator).toMatchObject({ counter: "demands-published" });
  expect(of("project/claims", "demands-published"), "of a form that is not in use").toBe(undefined);
  expect(of("demands-published", "project/claims"), "of a form that is not in use").toBe(undefined);
  expect(of("resource/nothing", "demands-published"), "of a form that does not count it").toBe(undefined);
  expect(of("claim-rate", "demands-published"), "a rate is no part of a rate").toBe(undefined);
});

test("a name that several forms have is refused with all of them", () => {
  const twice = [form("demand"), withMore("resource", ...form("demand").indicators.slice(0, 1))];
  let refused: unknown;
  try {
    findIndicator("demands-published", twice);
  } catch (error) {
    refused = error;
  }
  expect.assert(refused instanceof Problem);
  expect(refused.details.errors).toStrictEqual([
    {
      pointer: "/indicator",
      code: "ambiguous",
      message: {
        zh: "指标 demands-published 在多个表单中都有：demand, resource",
        en: "Several forms have demands-published: demand, resource",
      },
    },
  ]);
});

test("a counter is broken down by the choices of its question, wherever that is asked", () => {
  expect(choicesOf(form("demand"), "demands-published").map((it) => [it.value, it.title.zh])).toStrictEqual([
    ["public-service", "公共服务"],
    ["resources", "资源共享"],
    ["order", "平安秩序"],
    ["relations", "邻里关系"],
  ]);
  // Asked when somebody settles an incident, not when it is reported.
  const settled: Counter = { id: "settled", title: { zh: "办结" }, on: "closed", at: "event", by: "settledBy" };
  expect(choicesOf(withMore("incident", settled), "settled").map((it) => it.title.en)).toStrictEqual([
    "Grid",
    "Community or village",
  ]);
  expect(choicesOf(form("demand"), "demands-closed"), "by nothing").toStrictEqual([]);
  expect(choicesOf(form("demand"), "claim-rate"), "a rate").toStrictEqual([]);
  const freely: Counter = { id: "freely", title: { zh: "数量" }, on: "submitted", at: "event", by: "quantity" };
  expect(choicesOf(withMore("demand", freely), "freely"), "by what has no choices").toStrictEqual([]);
});

test("reads every counter it is made of, of the register none", () => {
  const read = (name: string) => {
    const indicator = findIndicator(name, forms);
    return indicator && countersOf(indicator).map((it) => `${it.form}/${it.counter}`);
  };
  expect(read("demand/claim-rate")).toStrictEqual([
    "project/demands-claimed-quantity",
    "demand/demands-published-quantity",
  ]);
  expect(read("household-visit/visit-coverage")).toStrictEqual(["household-visit/households-visited"]);
  expect(read("household-visit/visits")).toStrictEqual(["household-visit/visits"]);
});
