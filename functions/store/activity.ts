// How often a form was filled for a subject: its newest years in one item, each older one in an item of its own, so that none grows for ever.
import { type Period, yearOf } from "../../core/period.ts";
import type { Instant } from "../../core/time.ts";
import { allPeriods } from "../../forms/decide/counters.ts";
import type { Activity } from "../../forms/registry/subject.ts";
import type { Deps } from "../deps.ts";
import { activityOf, activityYearOf } from "./items.ts";
import * as keys from "./keys.ts";

/** Activity with all that bears on these instants, however long ago they are. */
export async function loadActivity(
  deps: Deps,
  subject: string,
  form: string,
  instants: Instant[],
): Promise<Activity | undefined> {
  const item = await deps.table.get(keys.activityKey(subject, form));
  if (!item) return undefined;
  const activity = activityOf(item);
  const { since = "" } = activity;
  const years = new Set(instants.flatMap(allPeriods).map(yearOf));
  const apart = [...years].filter((year) => year < since);
  const older = await deps.table.getMany(apart.map((year) => keys.activityYearKey(subject, form, year)));
  return { ...activity, periods: Object.assign({}, activity.periods, ...older.map(activityYearOf)), apart };
}

/** The item of the newest two years, and those of the older ones that are at hand: empty, where a year has nothing left. */
export function splitActivity({ apart = [], ...activity }: Activity): {
  newest: Activity;
  older: Map<string, Record<string, number>>;
} {
  const years = Object.keys(activity.periods).map((period) => Number(yearOf(period as Period)));
  const lastButOne = String(Math.max(1, ...years) - 1);
  // It only goes forward: a year that was put apart once is looked for there.
  const since = activity.since !== undefined && activity.since > lastButOne ? activity.since : lastButOne;
  const newest: Record<string, number> = {};
  const older = new Map<string, Record<string, number>>(apart.map((year) => [year, {}]));
  for (const [period, count] of Object.entries(activity.periods)) {
    const year = yearOf(period as Period);
    if (year >= since) newest[period] = count;
    else older.set(year, { ...older.get(year), [period]: count });
  }
  return { newest: { ...activity, periods: newest, since }, older };
}
