// The staff of the demonstration: somebody for every role by a name that can be remembered, and one for every grid.
import type { Person, Post, Role } from "../../core/person.ts";
import type { Unit, UnitCode } from "../../core/unit.ts";
import { county } from "./district.ts";
import { inventName } from "./invented.ts";
import { pick, type Random } from "./random.ts";

/** The grids of `grid-staff` and `grid-staff-2`, in two townships. */
export const demoGrids = ["371602001001G01", "371602002001G01"] as const;

type Named = { id: string; name: string; role: Role; unit: UnitCode; duty?: Post["duty"] };

const named: Named[] = [
  { id: "administrator", name: "周明", role: "administrator", unit: county },
  { id: "grid-staff", name: "李秀兰", role: "grid-staff", unit: demoGrids[0], duty: "head" },
  { id: "grid-staff-2", name: "王志强", role: "grid-staff", unit: demoGrids[1], duty: "head" },
  { id: "cadre", name: "张丽霞", role: "cadre", unit: "371602001001" },
  { id: "dispatcher", name: "刘海涛", role: "dispatcher", unit: "371602001" },
  { id: "handler", name: "陈立军", role: "handler", unit: `${county}-D07` },
  { id: "verifier", name: "赵静", role: "verifier", unit: county },
  { id: "supervisor", name: "孙永平", role: "supervisor", unit: county },
  { id: "appraiser", name: "郑雅琴", role: "appraiser", unit: county },
  { id: "township-administrator", name: "胡建业", role: "administrator", unit: "371602001" },
  { id: "township-leader", name: "马文华", role: "leader", unit: "371602001" },
  { id: "leader", name: "高学峰", role: "leader", unit: county },
  { id: "auditor", name: "沈敏", role: "auditor", unit: county },
];

/** Who looks after a grid: one of the named two, else the grid's own. */
export function staffOf(grid: UnitCode): string {
  return named.find((it) => it.role === "grid-staff" && it.unit === grid)?.id ?? `staff-${grid.toLowerCase()}`;
}

/** Each township has a cadre and a leader of its own: `cadre-371602001`, `leader-371602001`. */
export const cadreOf = (township: UnitCode): string => `cadre-${township}`;
export const leaderOf = (township: UnitCode): string => `leader-${township}`;

/** Everybody: the named thirteen, a cadre and a leader for each township, the staff of each grid. */
export function demoPeople({ random, units }: { random: Random; units: Unit[] }): Person[] {
  const invent = () => inventName(random, pick(random, ["male", "female"]));
  const townships = units.filter((unit) => unit.level === "township");
  const grids = units.filter((unit) => unit.level === "grid" && !demoGrids.some((it) => it === unit.code));
  return [
    ...named.map(({ id, name, ...post }) => person(id, name, post)),
    ...townships.flatMap(({ code }) => [
      person(cadreOf(code), invent(), { role: "cadre", unit: code }),
      person(leaderOf(code), invent(), { role: "leader", unit: code }),
    ]),
    ...grids.map(({ code }) => person(staffOf(code), invent(), { role: "grid-staff", unit: code, duty: "head" })),
  ];
}

const person = (id: string, name: string, post: Post): Person => ({
  id,
  name,
  email: `${id}@example.org`,
  language: "zh",
  posts: [post],
});
