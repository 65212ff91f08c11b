// Figures of an indicator for a unit and those below it.

import type { Figures } from "../../../core/figures/figures.ts";
import { type Period, previous } from "../../../core/period.ts";
import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import { countsOf, needsOf } from "../../../reports/figures/count.ts";
import { type FigureUnit, figuresOf } from "../../../reports/figures/figures.ts";
import { findIndicator } from "../../../reports/indicators/indicator.ts";
import type { Deps } from "../../deps.ts";
import { allForms } from "../../store/forms.ts";
import { loadTallied, unitsBelowIn } from "../../store/tallies.ts";
import { findUnit } from "../../store/units.ts";

export type FiguresQuery = { indicator: string; period: Period; unit: string; by?: "children" };

/**
 * The figures of a period, with those of the period before; `by: "children"` adds a row for each unit below.
 * Throws `forbidden`, `not-found` for a unit or indicator that is not there, `content-invalid` for a name that several forms have.
 */
export async function figures(
  deps: Deps,
  actor: Actor,
  { indicator: name, period, unit: code, by }: FiguresQuery,
): Promise<Figures> {
  if (!can(actor, "figures.read", { unit: code })) throw problem("forbidden", { action: "figures.read" });
  const unit = await findUnit(deps, code);
  if (!unit) throw problem("not-found", { unit: code });
  const indicator = findIndicator(name, await allForms(deps));
  if (!indicator) throw problem("not-found", { indicator: name });
  const asOf = deps.clock.now();
  const needs = needsOf([period, previous(period)].map((it) => ({ indicator, period: it })));
  const tallied = await loadTallied(deps, code, needs);
  const below = by === "children" ? await unitsBelowIn(deps, code, period) : [];
  const scope = {
    unit: { unit: code, title: unit.title },
    below: below.map(
      (it): FigureUnit => ({
        unit: it.code,
        title: it.title,
        optional: it.level === "department" || it.until !== undefined,
      }),
    ),
    period,
    asOf,
  };
  const found = figuresOf(indicator, scope, countsOf(tallied));
  return by === "children" ? found : { ...found, rows: [] };
}
