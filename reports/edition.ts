// An edition: one report for one unit and period, made once and kept.
import { type Period, rangeOf } from "../core/period.ts";
import type { LocalText } from "../core/text.ts";
import { type Instant, millisecondsOf } from "../core/time.ts";
import type { UnitCode } from "../core/unit.ts";

export type EditionId = { report: string; period: Period; unit: UnitCode };

type About = EditionId & { title: LocalText; unitTitle: LocalText };

export type ReadyEdition = About & {
  status: "ready";
  madeAt: Instant;
  /** SHA-256 of the snapshot's file (canonical JSON); it stands on the last page too. */
  hash: string;
  pages: number;
  /** Names of the files. */
  pdf: string;
  json: string;
  /** Made before its period was over: the edition that counts will take its place. */
  interim: boolean;
};

/** Ordered, and not there yet; `before` is the interim edition that may be read meanwhile. */
export type EditionInMaking = About & { status: "making"; orderedAt: Instant; before?: ReadyEdition };
export type Edition = ReadyEdition | EditionInMaking;

/** One edition on its way to one recipient. */
export type Delivery = EditionId & {
  person: string;
  at: Instant;
} & ({ status: "sent"; messageId: string } | { status: "skipped"; reason: "no-address" });

/** Whether a period is not yet over at an instant. */
export const isRunning = (period: Period, at: Instant): boolean => at < rangeOf(period).to;

/** Asked for again within this time, an interim edition is still good. */
const interimMilliseconds = 10 * 60_000;

/** Whether an edition may be handed out as it is, instead of being made anew. */
export function isCurrent(edition: Edition, now: Instant): edition is ReadyEdition {
  if (edition.status !== "ready") return false;
  if (!edition.interim) return true;
  return isRunning(edition.period, now) && millisecondsOf(now) - millisecondsOf(edition.madeAt) < interimMilliseconds;
}

/** Longer than all attempts of a piece of due work take together. */
const makingMilliseconds = 60 * 60_000;

/** What there is of an edition: one that nobody makes any more is not being made, and may be asked for again. */
export function standingOf(edition: Edition, now: Instant): Edition | undefined {
  const givenUp =
    edition.status === "making" && millisecondsOf(now) - millisecondsOf(edition.orderedAt) > makingMilliseconds;
  return givenUp ? edition.before : edition;
}

/** The files of an edition without their ending: `editions/monthly-assessment/2026-10/371602`. Each interim one has its own. */
export function fileStem({ report, period, unit }: EditionId, interimAsOf?: Instant): string {
  const stem = `editions/${report}/${period}/${unit}`;
  return interimAsOf ? `${stem}.interim-${interimAsOf.replace(/[-:.]/g, "")}` : stem;
}
