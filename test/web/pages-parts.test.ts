// What the pages say of dates, deadlines, figures and what is due, without a browser.
import { expect, test } from "vitest";
import type { SubjectView } from "../../api/registry.ts";
import type { Me } from "../../api/service.ts";
import type { Answer } from "../../core/answer.ts";
import type { FigureRow } from "../../core/figures/figures.ts";
import type { Instant } from "../../core/time.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import { destinationsFor } from "../../web/app/navigation.ts";
import { link, parseRoute } from "../../web/app/router.ts";
import { dueSubjects } from "../../web/registry/due-subjects.ts";
import { sayDay, sayDeadline } from "../../web/say/dates.ts";
import { leadingFirst, sayChange, sayValue } from "../../web/say/figures.ts";
import { sayUnit } from "../../web/say/place-name.ts";
import { aboutSubject, matchesSubject } from "../../web/say/subject.ts";

const now = "2026-10-03T01:12:00.000Z" as Instant;

test("says how near a deadline is by the days of the district, not of UTC", () => {
  const said = (due: string) => sayDeadline(due, now, "zh");
  expect(said("2026-10-03T09:30:00.000Z")).toStrictEqual({ text: "今天到期", tone: "warn" });
  expect(said("2026-10-03T16:30:00.000Z")).toStrictEqual({ text: "明天到期", tone: "warn" });
  expect(said("2026-10-03")).toStrictEqual({ text: "今天到期", tone: "warn" });
  expect(said("2026-10-06T01:00:00.000Z")).toStrictEqual({ text: "3 天后到期", tone: "warn" });
  expect(said("2026-10-09T01:00:00.000Z")).toStrictEqual({ text: "6 天后到期", tone: "" });
  expect(said("2026-12-09T01:00:00.000Z")).toStrictEqual({ text: "截止 12月9日", tone: "" });
  expect(said("2026-10-03T01:00:00.000Z")).toStrictEqual({ text: "已超期", tone: "danger" });
  expect(said("2026-10-01T01:00:00.000Z")).toStrictEqual({ text: "已超期 2 天", tone: "danger" });
});

test("names the year only where it is another one", () => {
  expect(sayDay("2026-10-02T20:00:00.000Z", "zh", now)).toBe("10月3日");
  expect(sayDay("2025-10-02T20:00:00.000Z", "zh", now)).toBe("2025年10月3日");
  expect(sayDay("2025-10-02T20:00:00.000Z", "en", now)).toBe("3 Oct 2025");
});

const household = (title: string, last?: string, periods: Record<string, number> = {}): SubjectView => ({
  id: title,
  type: "household",
  unit: "371602001001G01",
  title,
  facts: {},
  activity: last ? { visit: { last: last as Instant, periods } } : {},
  version: 1,
});

test("lists who is still to be visited this quarter, those never seen first, then those longest ago", () => {
  const cadence = { every: "quarter", per: "subject" } as const;
  const form = { id: "visit", owner: "371602-D03", subject: "household", cadence };
  const subjects = [
    household("seen", "2026-10-01T00:00:00.000Z", { "2026-Q4": 1 }),
    household("lately", "2026-09-01T00:00:00.000Z", { "2026-Q3": 1 }),
    household("long ago", "2026-02-01T00:00:00.000Z", { "2026-Q1": 2 }),
    household("never"),
    { ...household("a shop"), type: "place" as const },
  ];
  const due = dueSubjects(form, subjects, now);
  expect(due?.total).toBe(4);
  expect(due?.open.map((it) => it.title)).toStrictEqual(["never", "long ago", "lately"]);
  expect(dueSubjects({ ...form, cadence: { every: "month", per: "unit" } }, subjects, now)).toBe(undefined);
  // Of a form that is filled in one community, those who live there alone.
  expect(dueSubjects({ ...form, units: ["371602001002"] }, subjects, now)?.total).toBe(0);
  expect(dueSubjects({ ...form, units: ["371602001001"] }, subjects, now)?.total).toBe(4);
});

test("finds a subject by all the words typed, in its title or what is known of it", () => {
  const it = {
    ...household("渤海九路 8 号 张建国"),
    facts: { phone: { value: "138****5678", confirmedAt: now, source: "x" } },
  };
  expect(matchesSubject(it, "张建国 九路")).toBe(true);
  expect(matchesSubject(it, "5678")).toBe(true);
  expect(!matchesSubject(it, "张建国 十路")).toBe(true);
});

const known = (value: Answer) => ({ value, confirmedAt: now, source: "x" });

test("finds a subject however the words are typed: in any case, with blanks around, by its id, or nothing at all", () => {
  const shop = { ...household("Bohai Shop"), id: "pla_0007", facts: { owner: known("Li Na"), rooms: known(12) } };
  expect(matchesSubject(shop, "  bohai   LI ")).toBe(true);
  expect(matchesSubject(shop, "PLA_0007")).toBe(true);
  expect(matchesSubject(shop, " ")).toBe(true);
  expect(matchesSubject(shop, "12"), "a number is no text").toBe(false);
  expect(matchesSubject(shop, "shopp"), "the title ends where the id begins").toBe(false);
});

test("tells beside a subject's title where it is and who answers for it, but not what the title says already", () => {
  const home = (title: string, facts: Record<string, Answer>) =>
    aboutSubject({
      ...household(title),
      facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, known(value)])),
    });
  expect(home("一号", { owner: "孙", contact: "李", head: "张", address: "渤海九路", phone: "138" })).toBe(
    "渤海九路 · 张 · 李 · 孙",
  );
  expect(home("渤海九路 8 号", { address: "渤海九路", head: "张" })).toBe("张");
  expect(home("一号", { address: "", head: null, contact: 5 })).toBe("");
  expect(home("一号", {})).toBe("");
});

test("names a grid together with its community, every other unit by itself, and one that nobody here knows not at all", () => {
  const unit = (code: string, zh: string) => ({ code, title: { zh } });
  const me = {
    units: [unit("371602", "滨城区"), unit("371602001001", "新苑社区"), unit("371602001001G01", "第一网格")],
    posts: [
      { unit: "371602001001G02", unitTitle: { zh: "第二网格" } },
      { unit: "371602-D07", unitTitle: { zh: "应急局" } },
    ],
  } as unknown as Me;
  const named = (code: string) => sayUnit(me, code, (text) => text.zh);
  expect(named("371602001001G01")).toBe("新苑社区 第一网格");
  expect(named("371602001001G02"), "by the title of a post").toBe("新苑社区 第二网格");
  expect(named("371602001001")).toBe("新苑社区");
  expect(named("371602-D07"), "a department stands without what is above it").toBe("应急局");
  expect(named("371602009")).toBe("");
});

const row = (unit: string, value: number | null, rank?: number, denominator = 100): FigureRow => ({
  unit,
  title: { zh: unit },
  value,
  numerator: 0,
  denominator,
  previous: 0.5,
  rank,
});

test("writes rates with one decimal, never clamped, and changes in points", () => {
  expect(sayValue("rate", 1.0188, "zh")).toBe("101.9%");
  expect(sayValue("rate", null, "zh")).toBe("—");
  expect(sayValue("count", 1234567, "en")).toBe("1,234,567");
  expect(sayChange("rate", row("1", 0.476), "en")).toStrictEqual({ amount: "2.4", text: "2.4 points", sign: -1 });
  expect(sayChange("rate", { ...row("1", 0.5), previous: null }, "en")).toBe(undefined);
});

test("an address survives being written and read", () => {
  expect(parseRoute(link(["cases", "0199~1", "办理"], { view: "mine", list: undefined }))).toStrictEqual({
    path: ["cases", "0199~1", "办理"],
    query: { view: "mine" },
  });
  expect(parseRoute("#/cases/%E0%A4%A")).toStrictEqual({ path: ["cases", "%E0%A4%A"], query: {} });
});

test("a phone's four tabs are those a role needs most", () => {
  const me = (role: string, forms: string[], actions: string[]) =>
    ({ posts: [{ role }], forms, actions: ["case.read", ...actions] }) as unknown as Me;
  const tabs = (it: Me) =>
    destinationsFor(it)
      .slice(0, 4)
      .map((place) => place.id);
  expect(tabs(me("grid-staff", ["visit"], ["figures.read"]))).toStrictEqual(["today", "fill", "cases", "exchange"]);
  expect(tabs(me("leader", [], ["figures.read", "report.read"]))).toStrictEqual([
    "overview",
    "cases",
    "exchange",
    "reports",
  ]);
  expect(tabs(me("administrator", [], ["form.write", "figures.read", "report.read"]))).toStrictEqual([
    "admin",
    "overview",
    "cases",
    "exchange",
  ]);
  expect(tabs(me("handler", ["incident"], []))).toStrictEqual(["cases", "exchange", "fill"]);
  expect(tabs(me("cadre", ["demand"], ["figures.read"]))).toStrictEqual(["cases", "exchange", "fill", "overview"]);
});

test("a leader sees the indicators with a goal first, visits and hazards before all others, then other rates, then counts", () => {
  const form = (id: string, ...indicators: object[]) => ({ id, indicators }) as unknown as FormVersion;
  const forms = [
    form("incident", { id: "closed", ratio: {}, goal: 0.9 }, { id: "all" }),
    form("rectification", { id: "done", ratio: {}, goal: 0.9 }),
    form("household-visit", { id: "safe", ratio: {} }, { id: "visits" }, { id: "coverage", ratio: {}, goal: 0.95 }),
    form("hazard-check", { id: "checked", ratio: {}, goal: 0.9 }),
  ];
  expect(leadingFirst(forms).map((it) => it.indicator.id)).toStrictEqual([
    "coverage",
    "checked",
    "done",
    "closed",
    "safe",
    "visits",
    "all",
  ]);
});
