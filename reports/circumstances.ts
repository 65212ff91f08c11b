// How an edition came about, where that is to be said: late, by one clock alone, or in the place of another.
import { type Instant, localDate } from "../core/time.ts";
import type { Words } from "./words/words.ts";

/** Who said that the machine's clock is right. */
export type Voucher = { person: string; name: string };

export type Circumstances = {
  /** When it was due, of one that was made on a later day. */
  due?: Instant;
  /** No second clock confirmed the date. */
  unconfirmed?: true;
  /** All other clocks disagreed, and this person vouched for ours. */
  vouchedBy?: Voucher;
  /** The edition in whose place it was made. */
  replaces?: { madeAt: Instant; at: Instant; name: string; reason: string };
};

/** The day on which an edition was due, where it is over by now. */
export const lateSince = (due: Instant, now: Instant): Instant | undefined =>
  localDate(now) > localDate(due) ? due : undefined;

/** What stands at the head of an edition and in its mail: what changes how it is to be read. */
export function noticesOf({ circumstances: say, date, moment }: Words, of: Circumstances, madeAt: Instant): string[] {
  const { due, vouchedBy, replaces } = of;
  return [
    replaces ? say.replaces(moment(replaces.madeAt), moment(replaces.at), replaces.name, replaces.reason) : "",
    due ? say.late(date(due), date(madeAt)) : "",
    vouchedBy ? say.vouched(vouchedBy.name) : "",
  ].filter(Boolean);
}

/** All of it, for the notes on how the report was made. */
export const remarksOf = (words: Words, of: Circumstances, madeAt: Instant): string[] => [
  ...noticesOf(words, of, madeAt),
  ...(of.unconfirmed ? [words.circumstances.unconfirmed] : []),
];
