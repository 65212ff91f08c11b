// Entries looked at before they are committed: whose accounts they are, and whether this reader and this form may change them.
import type { Actor } from "../../core/person.ts";
import { problem } from "../../core/problem.ts";
import { type EntryChange, grantEntries, type OtherAccount } from "../../forms/decide/accounts.ts";
import type { Deps } from "../deps.ts";
import { mayRead } from "./cases.ts";
import { formOfCase } from "./forms.ts";
import { balanceOf, caseOf } from "./items.ts";
import * as keys from "./keys.ts";

/** `begins`: the first entry of a subject's or unit's account. */
export type GrantedEntry = EntryChange & { begins?: boolean };

/**
 * The entries with the floors of their accounts. Throws `answers-invalid` for one on another case that this reader may not see or this
 * form may not take from, `balance-insufficient` for a first entry below the floor, `forbidden` on another form's account.
 */
export async function grant(deps: Deps, actor: Actor, entries: EntryChange[]): Promise<GrantedEntry[]> {
  const others = new Map<string, OtherAccount>();
  for (const { owner, whose } of entries) {
    if (whose !== "other" || others.has(owner)) continue;
    const item = await deps.table.get(keys.caseKey(owner));
    if (!item) continue;
    const state = caseOf(item);
    others.set(owner, { form: await formOfCase(deps, state), mayRead: mayRead(actor, state) });
  }
  const granted = grantEntries(entries, others);
  return Promise.all(granted.map((it) => (it.whose === "form" ? ofForm(deps, it) : it)));
}

/** A subject's or unit's account belongs to the form that began it; what a Gridform before 0.2 began belongs to the form that comes next. */
async function ofForm(deps: Deps, entry: EntryChange): Promise<GrantedEntry> {
  const { owner, name, delta, floor, by } = entry;
  const account = await deps.table.get(keys.accountKey(owner, name));
  if (!account) {
    if (delta < floor)
      throw problem("balance-insufficient", { case: owner, account: name, remaining: balanceOf(account) ?? 0 });
    return { ...entry, begins: true };
  }
  const form = account.form;
  if (by.some((taker) => taker.form !== (form ?? by[0]?.form)))
    throw problem("forbidden", { account: name, form: String(form) });
  return entry;
}
