// Plausible data of Bincheng for the fake API: the demonstration's people and registry, with cases, offers and demands on top.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { periodsOf } from "../../core/period.ts";
import { type Instant, type LocalDate, later } from "../../core/time.ts";
import { parentOf } from "../../core/unit.ts";
import type { Answers } from "../../forms/answers/submission.ts";
import { catalogForms } from "../../forms/catalog/catalog.ts";
import type { FormVersion, Transition } from "../../forms/definition/definition.ts";
import type { Subject } from "../../forms/registry/subject.ts";
import { demoUnits } from "../../functions/demo/district.ts";
import { demoHouseholds } from "../../functions/demo/households.ts";
import { demoPeople } from "../../functions/demo/people.ts";
import { demoPlaces } from "../../functions/demo/places.ts";
import { randomOf } from "../../functions/demo/random.ts";

const folder = join(import.meta.dirname, "../../functions/demo/data/bincheng-371602.csv");
const HOUR = 3_600_000;

export type FakeCase = {
  id: string;
  form: string;
  title: string;
  unit: string;
  subject?: string;
  step: string;
  openedAt: Instant;
  stepDueAt?: Instant;
  dueAt?: Instant;
  answers: Answers;
  remaining?: number;
  history: { id: string; at: Instant; by: string; transition: string; from: string; to: string; answers: Answers }[];
  version: number;
};

export type FakeDistrict = ReturnType<typeof fakeDistrict>;

export function fakeDistrict(now: Instant) {
  const random = randomOf(371602);
  const units = demoUnits(readFileSync(folder, "utf8"));
  const people = demoPeople({ random, units });
  const forms: FormVersion[] = catalogForms().map((form) => ({
    ...form,
    version: 1,
    publishedAt: later(now, -90 * 24 * HOUR),
    publishedBy: "administrator",
  }));
  const visit = forms.find((it) => it.id === "household-visit") as FormVersion;
  const on = "2026-01-05" as LocalDate;
  const subjects = [
    ...demoHouseholds({ random, units, visit, on, count: 200 }),
    ...demoPlaces({ random, units, on, count: 40 }),
  ].map((it, index) => ({ ...it, activity: activityOf(it, index, now) }));
  const cases = new Map<string, FakeCase>();
  for (const it of [...hazards(now), ...offers(now), ...demands(now), ...projects(now)]) cases.set(it.id, it);
  return { units, people, forms, subjects, cases };
}

/** Every fifth household was visited this period, others some months ago, some never. */
function activityOf(it: Subject, index: number, now: Instant) {
  const form = it.type === "household" ? "household-visit" : it.type === "place" ? "hazard-check" : undefined;
  if (!form || index % 3 === 2) return {};
  const last = later(now, (index % 5 === 0 ? -2 : -(100 + (index % 40))) * 24 * HOUR);
  const { month, quarter, year } = periodsOf(last);
  return { [form]: { last, periods: { [month]: 1, [quarter]: 1, [year]: 1 } } };
}

const id = (number: number): string => `0199c0de-0000-7000-8000-${String(number).padStart(12, "0")}`;
const grid = "371602001001G01";

function hazards(now: Instant): FakeCase[] {
  const at = (hours: number) => later(now, hours * HOUR);
  const one = (number: number, title: string, step: string, due: number, more: Partial<FakeCase> = {}): FakeCase => ({
    id: id(number),
    form: "rectification",
    title,
    unit: grid,
    step,
    openedAt: at(-200 + number),
    stepDueAt: at(due),
    dueAt: at(due + 96),
    answers: {
      hazard: title,
      item: "extinguishers",
      due: at(due + 96).slice(0, 10),
      placeType: "nine-small",
      description: "两具灭火器压力不足，已告知店主",
      location: { lat: 37.383, lng: 118.017, accuracy: 12, text: "渤海九路与黄河五路路口北侧" },
    },
    history: [],
    version: 1,
    ...more,
  });
  const told = {
    id: id(90),
    at: at(-100),
    by: "grid-staff",
    transition: "notify",
    from: "notify",
    to: "rectify",
    answers: { measure: "更换灭火器并检查其余两具" },
  };
  return [
    one(1, "不符合：灭火器配置有效（新苑便利店）", "rectify", -50, { history: [told] }),
    one(2, "不符合：安全出口畅通（惠民面馆）", "notify", 0.02),
    one(3, "不符合：电动车不在楼道充电（幸福家园 3 号楼 2 单元）", "rectify", 40, {
      history: [{ ...told, id: id(91) }],
    }),
    one(4, "不符合：消防通道无占用（阳光花园西门）", "review", 70, { history: [{ ...told, id: id(92) }] }),
    one(5, "不符合：用电线路整齐（王记小吃店）", "cancelled", -300, { history: [{ ...told, id: id(93) }] }),
  ];
}

function listed(
  form: string,
  now: Instant,
  number: number,
  title: string,
  unit: string,
  answers: Answers,
  remaining: number,
): FakeCase {
  const until = later(now, (20 + number) * 24 * HOUR).slice(0, 10);
  return {
    id: id(number),
    form,
    title,
    unit,
    step: "open",
    openedAt: later(now, -number * 9 * HOUR),
    answers: { title, content: title, validUntil: until, ...answers },
    remaining,
    history: [],
    version: 1,
  };
}

const offers = (now: Instant): FakeCase[] => [
  listed(
    "resource",
    now,
    101,
    "会议室周末向社区开放",
    "371602-D18",
    { theme: "resources", quantity: 12, quantityUnit: "场" },
    5,
  ),
  listed(
    "resource",
    now,
    102,
    "医生每周二下午义诊",
    "371602-D12",
    { theme: "public-service", quantity: 40, quantityUnit: "人次" },
    36,
  ),
  listed(
    "resource",
    now,
    103,
    "青年志愿者课后辅导",
    "371602001",
    { theme: "public-service", quantity: 20, quantityUnit: "课时" },
    3,
  ),
  listed(
    "resource",
    now,
    104,
    "调解员驻社区值班",
    "371602-D03",
    { theme: "relations", quantity: 8, quantityUnit: "天" },
    0,
  ),
  listed(
    "resource",
    now,
    105,
    "闲置电动轮椅出借",
    "371602001001",
    { theme: "resources", quantity: 2, quantityUnit: "台" },
    1,
  ),
];

const demands = (now: Instant): FakeCase[] => [
  listed(
    "demand",
    now,
    201,
    "独居老人每月上门理发",
    grid,
    { theme: "public-service", quantity: 12, quantityUnit: "人次" },
    8,
  ),
  listed("demand", now, 202, "楼道照明改造需要电工", grid, { theme: "order", quantity: 3, quantityUnit: "处" }, 3),
  listed(
    "demand",
    now,
    203,
    "暑期儿童阅读场地",
    "371602001002",
    { theme: "resources", quantity: 6, quantityUnit: "次" },
    6,
  ),
];

const projects = (now: Instant): FakeCase[] => [
  {
    ...listed(
      "project",
      now,
      301,
      "独居老人每月上门理发",
      grid,
      { quantity: 4, claimer: "滨城区图书馆志愿队", demand: id(201) },
      0,
    ),
    step: "claimed",
    remaining: undefined,
  },
];

/** What an actor may do with a case now: by role alone, which is enough for the pages. */
export function transitionsOf(form: FormVersion | undefined, step: string, roles: string[]): Transition[] {
  const now = form?.workflow?.steps[step];
  const may = (now?.actors ?? []).some((actor) => "role" in actor && roles.includes(actor.role));
  return may ? (now?.transitions ?? []) : [];
}

export const linesAbove = (code: string): string[] => {
  const above = parentOf(code);
  return above ? [above, ...linesAbove(above)] : [];
};
