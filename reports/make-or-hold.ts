// Whether a final edition is made now, and what it then says of how it came about; or is held, because of its clock.
import type { ClockVerdict, Sighting } from "../core/other-clocks.ts";
import type { Instant } from "../core/time.ts";
import { type Circumstances, lateSince } from "./circumstances.ts";
import type { ReportDefinition } from "./definition.ts";
import type { Edition, EditionId, HeldEdition } from "./edition.ts";
import { dueOf } from "./schedule.ts";

export type Held = Pick<HeldEdition, "heldAt" | "since" | "clocks">;
export type MakeOrHold = { made: Circumstances; held?: undefined } | { made?: undefined; held: Held };

/** What the decision hangs on. `edition`: what stands of it; `since`: when it became due, of one that nobody ordered; `clock`: of `judgeClock`. */
export type Considered = {
  edition: Edition | undefined;
  since: Instant | undefined;
  clock: { verdict: ClockVerdict; by: readonly Sighting[] };
  now: Instant;
};

/** Held while every other clock disagrees with ours, unless whoever ordered it vouched for ours. */
export function makeOrHold(
  { schedule }: ReportDefinition,
  { period }: EditionId,
  { edition, since, clock, now }: Considered,
): MakeOrHold {
  const ordered = edition?.status === "making" ? edition : undefined;
  const before = ordered ?? (edition?.status === "held" ? edition : undefined);
  // Nobody can be late with what was ordered just now.
  const wanted = before ? before.since : since;
  const due = wanted && [wanted, dueOf(schedule, period)].toSorted().at(-1);
  const vouchedBy = clock.verdict === "disputed" ? ordered?.vouchedBy : undefined;
  if (clock.verdict === "disputed" && !vouchedBy)
    return { held: { heldAt: before?.heldAt ?? now, since: due ?? now, clocks: [...clock.by] } };
  const late = due && lateSince(due, now);
  const last = edition?.withdrawn?.at(-1);
  return {
    made: {
      ...(late && { due: late }),
      ...(clock.verdict === "unconfirmed" && { unconfirmed: true }),
      ...(vouchedBy && { vouchedBy }),
      ...(last && {
        replaces: {
          madeAt: last.madeAt,
          at: last.withdrawal.at,
          name: last.withdrawal.name,
          reason: last.withdrawal.reason,
        },
      }),
    },
  };
}
