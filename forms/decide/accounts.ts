// Entries on bounded balances: what a submission or transition changes, and whose balance it is.

import { withoutNoise } from "../../core/expression/values.ts";
import { problem } from "../../core/problem.ts";
import type { LocalText } from "../../core/text.ts";
import type { Instant } from "../../core/time.ts";
import type { Answers } from "../answers/submission.ts";
import type { AccountRule } from "../definition/definition.ts";
import { type CompiledAccount, type CompiledForm, numberOf, resultOf } from "./compiled-form.ts";

/** One change of one balance. The commit refuses what would take a balance below its floor. */
export type EntryChange = {
  /** A case id, subject id or unit code. */
  owner: string;
  name: string;
  delta: number;
  /** Of an account of the form's own; another case's account has its own, which `granted` finds. */
  floor: number;
  /** The account's first entry: the account must not be there yet. */
  opening: boolean;
  /**
   * `own`: the case's itself. `form`: of a subject or unit, which belongs to the form that began it. `other`: of another case, named
   * by the answer at `field`.
   */
  whose: "own" | "form" | "other";
  field?: string;
  /** The forms whose rules these are, with those that own them. */
  by: Taker[];
};
export type Taker = { form: string; owner: string };
export const takerOf = ({ version }: CompiledForm): Taker => ({ form: version.id, owner: version.owner });

/** Where the answers stand whose accounts these are; `taken`, of a case's step: what the case has taken from others' accounts before, by `accountName`. */
export type EntrySource = {
  caseId: string;
  subject?: string;
  unit: string;
  answers: Answers;
  now: Instant;
  taken?: ReadonlyMap<string, number>;
};

export const accountName = ({ owner, name }: { owner: string; name: string }): string => `${owner}|${name}`;

/**
 * The entries a list of account rules makes; none for a subject's account without a subject, or an answer that names nobody.
 * From another case's account they may only take, and a step of a case may give back what the case has taken.
 * Throws `answers-invalid` when an opening is below the floor, or an entry adds to another's account.
 */
export function entriesFor(accounts: CompiledAccount[], by: Taker[], source: EntrySource): EntryChange[] {
  const entries = entriesMeant(accounts, by, source);
  const named = new Set(accounts.flatMap(({ rule, namesCase }) => (namesCase ? [nameOfAnswer(rule)] : [])));
  for (const { whose, delta, field, name, owner } of entries) {
    // Of a version that was published before this was looked at: a text could name anything. What it holds it may give back.
    if (whose === "other" && delta < 0 && !named.has(field)) throw refused(field ?? name, notThere);
    const taken = source.taken?.get(accountName({ owner, name })) ?? 0;
    // 0.3 less 0.1 is a little less than 0.2 in binary.
    if (whose === "other" && delta > withoutNoise(taken)) throw refused(field ?? name, addsToAnother);
  }
  return entries;
}

/** The same, whatever they do to others: what was done before is not judged again. */
export function entriesMeant(accounts: CompiledAccount[], by: Taker[], source: EntrySource): EntryChange[] {
  const entries: EntryChange[] = [];
  for (const account of accounts) {
    const { of, name, floor } = account.rule;
    const owner = ownerOf(account, source);
    if (!owner) continue;
    const whose = of === "self" ? "own" : typeof of === "object" ? "other" : "form";
    const field = typeof of === "object" ? of.answer : undefined;
    const about: Omit<EntryChange, "delta" | "opening"> = { owner, name, floor, whose, field, by };
    if (account.opening && whose === "own") {
      const delta = numberOf(resultOf(account.opening, source.answers, source.now));
      if (delta < floor) throw refused(name, tooSmall);
      entries.push({ ...about, delta, opening: true });
    }
    if (account.entry) {
      const delta = numberOf(resultOf(account.entry, source.answers, source.now));
      if (delta !== 0) entries.push({ ...about, delta, opening: false });
    }
  }
  return mergeEntries(entries);
}

/** One entry for each account: a commit writes each balance once, however many rules meant it. The strictest floor holds. */
export function mergeEntries(entries: EntryChange[]): EntryChange[] {
  const merged = new Map<string, EntryChange>();
  for (const entry of entries) {
    const key = accountName(entry);
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
    by: [...a.by, ...b.by],
  };
  if (both.opening && both.delta < both.floor) throw refused(both.name, tooSmall);
  return both;
}

/** What is known of the accounts of other cases: whose form they are of, and whether the reader may see the case. */
export type OtherAccount = { form: CompiledForm; mayRead: boolean };
/**
 * What is known of a subject's or unit's account: the form it belongs to, as it is now, and its floor as it is kept. `isThere`: it was
 * begun; `isOld`: by a Gridform that kept no form beside it.
 */
export type SharedAccount = { form: CompiledForm | undefined; floor: number; isThere: boolean; isOld: boolean };
export type KnownAccounts = {
  /** By the case's id. */
  others: ReadonlyMap<string, OtherAccount>;
  /** By `accountName`. */
  shared: ReadonlyMap<string, SharedAccount>;
};

/** `begins`: the first entry of a subject's or unit's account; `form`: the one it belongs to. */
export type GrantedEntry = EntryChange & { begins?: boolean; form?: string };

/**
 * The entries with the floors of the accounts they change. Throws `answers-invalid`, at the answer that names the case, for an account
 * that is not there or not the reader's, and for one that lets no such form take from it.
 */
export const grantEntries = (entries: EntryChange[], { others, shared }: KnownAccounts): GrantedEntry[] =>
  entries.map((entry) => {
    if (entry.whose === "own") return entry;
    if (entry.whose === "other") return fromOther(entry, others.get(entry.owner));
    return fromShared(entry, shared.get(accountName(entry)));
  });

function fromOther(entry: EntryChange, other: OtherAccount | undefined): GrantedEntry {
  const field = entry.field ?? entry.name;
  // What the case holds it may give back, whoever does so.
  const rule = other && (other.mayRead || entry.delta > 0) ? ruleOf(other.form, entry.name, ["self"]) : undefined;
  if (!other || !rule) throw refused(field, notThere);
  if (entry.delta < 0 && !entry.by.every((taker) => mayTake(rule, other.form.version, taker)))
    throw refused(field, notTaker);
  return { ...entry, floor: rule.floor };
}

/** It belongs to the form that began it; others take from it where that form lets them. */
function fromShared(entry: EntryChange, account: SharedAccount | undefined): GrantedEntry {
  const form = account?.form;
  const rule = form && ruleOf(form, entry.name, ["unit", "subject"]);
  if (!account || !form || !rule) throw refused(entry.name, notThere);
  const others = entry.by.filter((taker) => taker.form !== form.version.id);
  const granted = others.every((taker) => entry.delta < 0 && mayTake(rule, form.version, taker));
  if (!granted) throw refused(entry.name, notTaker);
  const own = account.isOld ? Math.max(account.floor, entry.floor) : entry.floor;
  const floor = others.length > 0 ? Math.max(rule.floor, account.isOld ? account.floor : rule.floor) : own;
  if (!account.isThere && entry.delta < floor)
    throw problem("balance-insufficient", { case: entry.owner, account: entry.name, remaining: 0 });
  return { ...entry, floor, form: form.version.id, ...(!account.isThere && { begins: true }) };
}

const ruleOf = ({ accounts }: CompiledForm, name: string, of: AccountRule["of"][]): AccountRule | undefined =>
  accounts.map((it) => it.rule).find((it) => it.name === name && of.includes(it.of));

/** The forms that an account names; where it names none, those of the same department. */
const mayTake = ({ takers }: AccountRule, { owner }: { owner: string }, taker: Taker): boolean =>
  takers ? takers.includes(taker.form) : taker.owner === owner;

const nameOfAnswer = ({ of }: AccountRule): string | undefined => (typeof of === "object" ? of.answer : undefined);

function ownerOf(account: CompiledAccount, source: EntrySource): string | undefined {
  const { of } = account.rule;
  if (of === "self") return source.caseId;
  if (of === "unit") return source.unit;
  if (of === "subject") return source.subject;
  const answer = source.answers[of.answer];
  return typeof answer === "string" && answer !== "" ? answer : undefined;
}

type Reason = { code: string; message: LocalText };
const refused = (field: string, { code, message }: Reason) =>
  problem("answers-invalid", { errors: [{ pointer: `/${field}`, code, message }] });

const tooSmall: Reason = {
  code: "balance-below-floor",
  message: { zh: "数量不能低于下限", en: "The quantity is below the floor" },
};
const addsToAnother: Reason = {
  code: "entry-adds",
  message: { zh: "只能从其他事项的数量中扣减", en: "From another case's quantity one can only take" },
};
const notThere: Reason = {
  code: "unknown",
  message: { zh: "没有找到对应的事项", en: "There is no such case" },
};
const notTaker: Reason = {
  code: "not-taker",
  message: { zh: "该事项不接受本表单的扣减", en: "This case lets no such form take from it" },
};
