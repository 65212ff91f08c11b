// An edition: one report for one unit and period, made once and kept.
import type { Sighting } from "../core/other-clocks.ts";
import { type Period, rangeOf } from "../core/period.ts";
import type { LocalText } from "../core/text.ts";
import { type Instant, millisecondsOf } from "../core/time.ts";
import type { UnitCode } from "../core/unit.ts";
import type { Circumstances, Voucher } from "./circumstances.ts";

export type EditionId = { report: string; period: Period; unit: UnitCode };

type About = EditionId & { title: LocalText; unitTitle: LocalText };

/** What was printed and kept. */
type Made = About & {
  madeAt: Instant;
  /** SHA-256 of the snapshot's file (canonical JSON); it stands on the last page too. */
  hash: string;
  pages: number;
  /** Names of the files. */
  pdf: string;
  json: string;
  /** Made before its period was over: the edition that counts will take its place. */
  interim: boolean;
  /** How it came about; absent of interim editions, and of those that were made before anybody asked other clocks. */
  circumstances?: Circumstances;
};

/** Who took an edition back, when, and why. */
export type Withdrawal = { by: string; name: string; at: Instant; reason: string };
/** It is kept and read as it was; nobody is mailed it any more. */
export type WithdrawnEdition = Made & { withdrawal: Withdrawal };

/** Those that were withdrawn before it, the first first. */
type Past = { withdrawn?: WithdrawnEdition[] };

export type ReadyEdition = Made & Past & { status: "ready" };

/** Ordered, and not there yet; `before` is the interim edition that may be read meanwhile. */
export type EditionInMaking = About &
  Past & {
    status: "making";
    orderedAt: Instant;
    before?: ReadyEdition;
    /** When it was due, and since when it was held, of one that was. */
    since?: Instant;
    heldAt?: Instant;
    /** Who said that our clock is right, whatever the others say. */
    vouchedBy?: Voucher;
  };

/** Not made, because every other clock disagrees with ours; made as soon as one agrees, or somebody vouches for ours. */
export type HeldEdition = About &
  Past & {
    status: "held";
    heldAt: Instant;
    /** When it was due. */
    since: Instant;
    /** By how much ours was ahead of each of the others. */
    clocks: Sighting[];
    before?: ReadyEdition;
  };

/** There is none, because the last one was withdrawn. */
export type NoEdition = About & Past & { status: "withdrawn" };

export type Edition = ReadyEdition | EditionInMaking | HeldEdition | NoEdition;

/** Which one of its period and unit it is: 2 where one was withdrawn before. */
export const numberOf = (edition: Past | undefined): number => (edition?.withdrawn?.length ?? 0) + 1;

/** So many withdrawals of one edition are kept; whoever wants more has another problem. */
export const mostWithdrawn = 20;

/** One edition on its way to one recipient. `number`: of the edition, where it is not the first. */
export type Delivery = EditionId & {
  person: string;
  number?: number;
  at: Instant;
} & (
    | { status: "waiting" }
    | { status: "sent"; messageId: string }
    | { status: "skipped"; reason: "no-address" | "withdrawn" }
    /** The mail server took it to be for nobody, or for nobody from us: it would say the same tomorrow. */
    | { status: "refused"; reason: string }
  );

/** How far an edition has come on its way to somebody, as people are told. */
export type DeliveryStatus = "waiting" | "retrying" | "given-up" | "refused" | "sent" | "skipped";

/** Whether nobody tries any more to send it, though it was not sent: such a delivery, and no other, can be sent again. */
export const isLeft = ({ status }: { status: DeliveryStatus }): boolean =>
  status === "given-up" || status === "refused" || status === "skipped";

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

/** Longer than all attempts of a piece of due work take together, where nothing keeps it waiting. */
const makingMilliseconds = 60 * 60_000;

/**
 * Whether it was ordered so long ago that nobody may be making it any more. Its work tells: it may also wait, for days, as for a browser
 * that the operator must name.
 */
export const isLongInMaking = (edition: Edition, now: Instant): edition is EditionInMaking =>
  edition.status === "making" && millisecondsOf(now) - millisecondsOf(edition.orderedAt) > makingMilliseconds;

/** What there is of an edition whose order came to nothing; it may be asked for again. */
export function withoutOrder(edition: EditionInMaking): Edition | undefined {
  const { report, period, unit, title, unitTitle, withdrawn } = edition;
  return edition.before ?? (withdrawn && { report, period, unit, title, unitTitle, withdrawn, status: "withdrawn" });
}

/**
 * The files of an edition without their ending: `editions/monthly-assessment/2026-10/371602`. One that was made anew has its own, and so
 * has each interim one, and one that was held: nothing that was counted by a doubtful clock is taken up after that.
 */
export function fileStem({ report, period, unit }: EditionId, number = 1, apart?: Apart): string {
  const anew = number > 1 ? `.${number}` : "";
  return `editions/${report}/${period}/${unit}${anew}${apart ? `.${apart.as}-${apart.at.replace(/[-:.]/g, "")}` : ""}`;
}
type Apart = { as: "interim" | "held"; at: Instant };
