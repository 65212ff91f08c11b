// A report's time has come: its editions and its next time become due work.

import type { Due } from "../../../core/due-work.ts";
import { firstDay, type Period } from "../../../core/period.ts";
import { standsOn } from "../../../core/standing.ts";
import type { Instant } from "../../../core/time.ts";
import { levelOf, type Unit, type UnitLevel } from "../../../core/unit.ts";
import type { ReportDefinition } from "../../../reports/definition.ts";
import type { Edition } from "../../../reports/edition.ts";
import { nextAt, reportedAt } from "../../../reports/schedule.ts";
import type { Deps } from "../../deps.ts";
import type { Write } from "../../ports.ts";
import { dueItem } from "../../store/due-item.ts";
import { editionOf, personOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { all } from "../../store/paging.ts";
import { findUnit, unitsBelow } from "../../store/units.ts";
import { reportEdition } from "../work/report-edition.ts";

const perCommit = 100;

/**
 * Makes an edition due for each unit of the audience, and the report's next time. The next time comes last: a worker that dies
 * before it is followed by one that does all of it again, which changes nothing. `again` is the work that this is, due at the next time.
 *
 * The period is that of the time when this was due, `since`, not of the time when somebody gets to it. A next time that has passed
 * as well is due at once: each period that was missed has its turn, the earliest first.
 */
export async function scheduleReports(
  deps: Deps,
  { report, again }: { report: string; again: Due },
  since: Instant,
): Promise<void> {
  const definition = (await deps.reports()).get(report);
  // A report that was taken out of the catalog has no next time.
  if (!definition) return;
  const period = reportedAt(definition.period, since);
  const units = await withoutEdition(deps, report, period, await audienceOf(deps, definition, period));
  const writes = units.map((unit): Write => {
    const due = reportEdition.due({ report, period, unit });
    return { kind: "put", item: dueItem({ dueAt: since, due }) };
  });
  writes.push({ kind: "put", item: dueItem({ dueAt: nextAt(definition.schedule, since), due: again }) });
  for (let at = 0; at < writes.length; at += perCommit) await deps.table.commit(writes.slice(at, at + perCommit));
}

/** Those whose edition is neither there nor was withdrawn: that one is made anew when somebody orders it. */
async function withoutEdition(deps: Deps, report: string, period: Period, units: string[]): Promise<string[]> {
  const items = await deps.table.getMany(units.map((unit) => keys.editionKey(report, period, unit)));
  const done = (it: Edition) => (it.status === "ready" && !it.interim) || it.status === "withdrawn";
  const made = new Set(items.map(editionOf).flatMap((it) => (done(it) ? [it.unit] : [])));
  return units.filter((unit) => !made.has(unit));
}

const order: UnitLevel[] = ["province", "city", "county", "township", "community", "grid", "building"];

/** The units of the audience that stood in the period. */
async function audienceOf(deps: Deps, { audience }: ReportDefinition, period: Period): Promise<string[]> {
  const deepest = Math.max(...audience.levels.map((level) => order.indexOf(level)));
  // Whatever `from` says: a unit that is new since has an edition too.
  const stood = ({ until }: Unit) => standsOn({ until }, firstDay(period));
  async function walk(unit: Unit): Promise<string[]> {
    const own = audience.levels.includes(unit.level) && stood(unit) ? [unit.code] : [];
    if (order.indexOf(unit.level) >= deepest || unit.level === "department") return own;
    const below = await Promise.all((await unitsBelow(deps, unit.code)).map(walk));
    return [...own, ...below.flat()];
  }
  const tops = await Promise.all(
    (audience.under ? [audience.under] : await counties(deps)).map((code) => findUnit(deps, code)),
  );
  return (await Promise.all(tops.filter((it) => it !== undefined).map(walk))).flat();
}

/** The counties in which somebody holds a post; where somebody's post is at a city, that city instead of its counties. */
async function counties(deps: Deps): Promise<string[]> {
  const units = (await all(deps.table, keys.people())).flatMap((item) => personOf(item).posts.map((post) => post.unit));
  const codes = new Set(
    units.map((unit) => (levelOf(unit) === "department" ? (unit.split("-")[0] ?? unit) : unit).slice(0, 6)),
  );
  return [...codes].filter((code) => ![...codes].some((other) => other !== code && code.startsWith(other))).sort();
}
