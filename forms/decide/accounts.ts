// Entries on bounded balances: what a submission or transition changes, and whose balance it is.
import { problem } from "../../core/problem.ts";
import type { Instant } from "../../core/time.ts";
import type { Answers } from "../answers/submission.ts";
import { type CompiledAccount, numberOf, resultOf } from "./compiled-form.ts";

/** One change of one balance. The commit refuses what would take a balance below its floor. */
export type EntryChange = {
  /** A case id, subject id or unit code. */
  owner: string;
  name: string;
  delta: number;
  floor: number;
  /** The account's first entry: the account must not be there yet. */
  opening: boolean;
  /** A case that an answer named: it must be open. */
  ofCase: boolean;
};

/** Where the answers stand whose accounts these are. */
export type EntrySource = { caseId: string; subject?: string; unit: string; answers: Answers; now: Instant };

/**
 * The entries a list of account rules makes; none for a subject's account without a subject, or an answer that names nobody.
 * Throws `answers-invalid` when an opening is below the floor.
 */
export function entriesFor(accounts: CompiledAccount[], source: EntrySource): EntryChange[] {
  const entries: EntryChange[] = [];
  for (const account of accounts) {
    const { of, name, floor } = account.rule;
    const owner = ownerOf(account, source);
    if (!owner) continue;
    const ofCase = typeof of === "object";
    if (account.opening) {
      const delta = numberOf(resultOf(account.opening, source.answers, source.now));
      if (delta < floor) throw tooSmall(name);
      entries.push({ owner, name, delta, floor, opening: true, ofCase });
    }
    if (account.entry) {
      const delta = numberOf(resultOf(account.entry, source.answers, source.now));
      if (delta !== 0) entries.push({ owner, name, delta, floor, opening: false, ofCase });
    }
  }
  return entries;
}

/** One entry for each account: a commit writes each balance once, however many rules meant it. The strictest floor holds. */
export function mergeEntries(entries: EntryChange[]): EntryChange[] {
  const merged = new Map<string, EntryChange>();
  for (const entry of entries) {
    const key = `${entry.owner}|${entry.name}`;
    const same = merged.get(key);
    merged.set(key, same ? together(same, entry) : entry);
  }
  return [...merged.values()].filter((it) => it.opening || it.delta !== 0);
}

function together(a: EntryChange, b: EntryChange): EntryChange {
  const both = {
    ...a,
    delta: a.delta + b.delta,
    floor: Math.max(a.floor, b.floor),
    opening: a.opening || b.opening,
    ofCase: a.ofCase || b.ofCase,
  };
  if (both.opening && both.delta < both.floor) throw tooSmall(both.name);
  return both;
}

function ownerOf(account: CompiledAccount, source: EntrySource): string | undefined {
  const { of } = account.rule;
  if (of === "self") return source.caseId;
  if (of === "unit") return source.unit;
  if (of === "subject") return source.subject;
  const answer = source.answers[of.answer];
  return typeof answer === "string" && answer !== "" ? answer : undefined;
}

const tooSmall = (name: string) =>
  problem("answers-invalid", {
    errors: [
      {
        pointer: `/${name}`,
        code: "balance-below-floor",
        message: { zh: "数量不能低于下限", en: "The quantity is below the floor" },
      },
    ],
  });
