// A small district with tallies, made up the same way every time, for the tests of figures and reports.
import type { Period } from "../../core/period.ts";
import { Instant } from "../../core/time.ts";
import { levelOf, parentOf, type Unit } from "../../core/unit.ts";
import { catalogForms } from "../../forms/catalog/catalog.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import type { Needs, StockRow, TallyRow } from "../../reports/figures/tally.ts";
import type { SnapshotInput } from "../../reports/snapshot.ts";

export const instant = (text: string): Instant => Instant.parse(text);
export const period = (text: string): Period => text as Period;

export const forms: FormVersion[] = catalogForms().map((form) => ({
  ...form,
  version: 1,
  publishedAt: "2026-01-01T00:00:00.000Z",
  publishedBy: "somebody",
}));

export const unit = (code: string, zh: string, en?: string): Unit => ({
  code,
  title: { zh, en },
  level: levelOf(code),
  parent: parentOf(code),
});

/** Numbers that look random and are the same every time (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export type District = { unit: Unit; below: Unit[]; furtherBelow: Map<string, Unit[]> };

/** Two streets and a town with two communities each. */
export const district: District = {
  unit: unit("371602", "滨城区", "Bincheng"),
  below: [
    unit("371602001", "市中街道", "Shizhong"),
    unit("371602002", "市西街道", "Shixi"),
    unit("371602105", "三河湖镇", "Sanhehu"),
    unit("371602-D07", "住房和城乡建设局", "Housing"),
  ],
  furtherBelow: new Map([
    ["371602001", [unit("371602001001", "新苑社区", "Xinyuan"), unit("371602001002", "滨河社区", "Binhe")]],
    ["371602002", [unit("371602002001", "清怡社区", "Qingyi"), unit("371602002002", "御景社区", "Yujing")]],
    ["371602105", [unit("371602105201", "曹口村", "Caokou"), unit("371602105202", "杨集村", "Yangji")]],
  ]),
};

export const gridsOf = ({ furtherBelow }: District, perCommunity = 2): string[] =>
  [...furtherBelow.values()]
    .flat()
    .flatMap(({ code }) => Array.from({ length: perCommunity }, (_, at) => `${code}G0${at + 1}`));

/** Tallies of every grid in some months and their quarters; shares rise from month to month. */
export function tallied(place: District, months: readonly string[], seed = 1) {
  const roll = dice(seed);
  const between = (from: number, to: number) => Math.floor(from + roll() * (to - from + 1));
  const tallies = new Map<Period, TallyRow[]>();
  const add = (at: string, form: string, code: string, counters: Record<string, number>) => {
    const rows = tallies.get(period(at)) ?? [];
    tallies.set(period(at), rows);
    rows.push({ form, unit: code, counters });
  };
  const stocks: StockRow[] = [];
  for (const grid of gridsOf(place)) {
    const households = between(280, 480);
    stocks.push(
      { type: "household", unit: grid, count: households },
      { type: "place", unit: grid, count: between(5, 30) },
    );
    const zeal = 0.2 + roll() * 0.25;
    for (const [at, month] of months.entries()) {
      const visited = Math.floor(households * Math.min(1, zeal * (0.8 + at * 0.06)));
      const due = between(0, 14);
      const closed = between(Math.floor(due * 0.7), due);
      add(month, "household-visit", grid, {
        visits: visited + between(0, 20),
        "households-visited": visited,
        "demands-raised": between(0, 9),
        satisfied: Math.floor(visited * 0.9),
        "satisfaction-answers": Math.floor(visited * 0.95),
      });
      add(month, "hazard-check", grid, {
        "hazard-checks": 8,
        "places-checked": between(0, 5),
        "hazards-found": between(0, 6),
      });
      add(month, "rectification", grid, {
        "rectifications-due": due,
        "rectified-of-due": closed,
        "rectified-in-time": between(0, closed),
      });
      const offered = between(0, 2);
      const asked = between(0, 3);
      add(month, "resource", grid, { "offers-published": offered, "offers-published-quantity": offered * 10 });
      add(month, "demand", grid, {
        "demands-published": asked,
        "demands-published-quantity": asked * 8,
        "demands-published#order": asked,
      });
      add(month, "project", grid, {
        "offers-claimed": between(0, offered),
        "offers-claimed-quantity": between(0, offered * 9),
        "demands-claimed": between(0, asked),
        "demands-claimed-quantity": between(0, asked * 8),
        "projects-completed": between(0, 2),
      });
    }
    for (const quarter of new Set(months.map((it) => `${it.slice(0, 5)}Q${Math.ceil(Number(it.slice(5)) / 3)}`))) {
      add(quarter, "household-visit", grid, { "households-visited": Math.floor(households * (0.84 + roll() * 0.16)) });
    }
  }
  const last = months.at(-1) as string;
  add(last, "resource", "371602-D07", { "offers-published": 4, "offers-published-quantity": 40 });
  return { loaded: everything, tallies, stocks };
}

const years = [2025, 2026];
const periods = years.flatMap((year) => [
  ...Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, "0")}`),
  ...[1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`),
]);
/** All that anybody may ask for was read; what is not in the tallies was 0. */
export const everything: Needs = {
  tallies: forms.flatMap(({ id: form }) => periods.map((it) => ({ form, period: period(it) }))),
  stocks: ["household", "person", "building", "organisation", "place", "asset"],
};

export const months = ["2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"];

/** All that a snapshot of the district for October 2026 is made from. */
export function sampleInput(change: Partial<SnapshotInput> = {}): SnapshotInput {
  return {
    ...district,
    period: period("2026-10"),
    asOf: instant("2026-11-01T08:00:00+08:00"),
    forms,
    tallied: tallied(district, months),
    overdue: {
      count: 2,
      atLeast: false,
      cases: [
        overdueCase("b", "和平小区3号楼消防通道堆放杂物", "2026-10-20T17:30:00+08:00"),
        overdueCase("a", "渤海七路夜市私拉电线", "2026-10-31T17:30:00+08:00"),
      ],
    },
    ...change,
  };
}

export const overdueCase = (id: string, title: string, dueAt: string) => ({
  id,
  title,
  form: { zh: "隐患整改", en: "Rectification" },
  unit: "371602001001G01",
  line: [
    { zh: "市中街道", en: "Shizhong" },
    { zh: "新苑社区", en: "Xinyuan" },
    { zh: "第1网格", en: "Grid 1" },
  ],
  step: { zh: "整改中", en: "Being rectified" },
  dueAt: instant(dueAt),
});
