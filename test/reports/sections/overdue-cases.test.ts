// Overdue cases in a report of their own.
import { expect, test } from "vitest";
import { overdueCase } from "../sample.ts";
import { chinese, contentOf, drawn, snapshotOf } from "./own-report.ts";

const section = {
  kind: "overdue-cases",
  title: { zh: "逾期未办结事项", en: "Overdue cases" },
  lists: ["hazards", "cases"],
  limit: 50,
} as const;

const cases = Array.from({ length: 60 }, (_, at) =>
  overdueCase(`c${at}`, `事项${at}`, new Date(Date.parse("2026-10-30T00:00:00Z") - at * 3_600_000).toISOString()),
);
const noCases = { cases: [], count: 0, atLeast: false };

test("come longest overdue first, no more than the limit, and the number of all is stated", () => {
  const told = contentOf(section, { overdue: { cases, count: 173, atLeast: false } });
  expect(told.cases.length).toBe(50);
  expect(told.cases[0]?.title).toBe("事项59");
  expect(told.paragraphs[0] ?? "").toMatch(/共有173件事项逾期未办结，逾期最长的已有4天。下表列出逾期时间最长的50件。$/);
  const many = contentOf(section, { overdue: { cases, count: 2000, atLeast: true } });
  expect(many.paragraphs[0] ?? "").toMatch(/共有至少2,000件/);
});

test("each is a row with where it is, its step, its day and how long", () => {
  const { text } = drawn(section);
  expect(text).toContain(
    "\n1\n和平小区3号楼消防通道堆放杂物\n隐患整改\n市中街道新苑社区第1网格\n整改中\n2026-10-20\n11天\n",
  );
  expect(text).toMatch(/\n2\n渤海七路夜市私拉电线\n.*\n2026-10-31\n不足1天$/s);
});

test("without any that is said, and there is no table", () => {
  expect(contentOf(section, { overdue: noCases }).paragraphs[0] ?? "").toMatch(/没有逾期未办结的事项。$/);
  expect(drawn(section, { overdue: noCases }).html).not.toContain("<table");
});

test("a title that holds markup is text", () => {
  const evil = { count: 1, atLeast: false, cases: [overdueCase("a", "<img src=x>{{x}}", "2026-10-20T17:30:00+08:00")] };
  expect(drawn(section, { overdue: evil }).html).toContain("&lt;img src&#x3D;x&gt;{{x}}");
});

test("in English all but what people wrote is English", () => {
  const overdue = {
    count: 1,
    atLeast: false,
    cases: [overdueCase("a", "Wires across the road", "2026-10-20T17:30:00+08:00")],
  };
  const { text } = drawn(section, { overdue, language: "en" });
  expect(text).toContain("1 open case is overdue in Bincheng, the longest for 11 days.");
  expect(text).toContain("Shizhong, Xinyuan, Grid 1");
  expect(text).not.toMatch(chinese);
  expect(snapshotOf(section, { overdue, language: "en" }).title).toBe("Report: Bincheng, October 2026");
});
