// Entries looked at before they are committed: whose accounts they are, and whether this reader and this form may change them.
import type { Actor } from "../../core/person.ts";
import {
  accountName,
  type EntryChange,
  type GrantedEntry,
  grantEntries,
  type OtherAccount,
  type SharedAccount,
} from "../../forms/decide/accounts.ts";
import { compileForm } from "../../forms/decide/compiled-form.ts";
import type { Deps } from "../deps.ts";
import { mayRead } from "./cases.ts";
import { formOfCase, lastForm } from "./forms.ts";
import { caseOf } from "./items.ts";
import * as keys from "./keys.ts";
import { all } from "./paging.ts";
import { findRecord } from "./submissions.ts";

/**
 * The entries with the floors of their accounts. Throws `answers-invalid` for one on a case that this reader may not see, or on an account
 * that lets no such form take from it.
 */
export async function grant(deps: Deps, actor: Actor, entries: EntryChange[]): Promise<GrantedEntry[]> {
  const others = new Map<string, OtherAccount>();
  const shared = new Map<string, SharedAccount>();
  for (const entry of entries) {
    if (entry.whose === "form") shared.set(accountName(entry), await loadShared(deps, entry));
    if (entry.whose !== "other" || others.has(entry.owner)) continue;
    const item = await deps.table.get(keys.caseKey(entry.owner));
    if (!item) continue;
    const state = caseOf(item);
    others.set(entry.owner, { form: await formOfCase(deps, state), mayRead: mayRead(actor, state) });
  }
  return grantEntries(entries, { others, shared });
}

/** A subject's or unit's account with the form it belongs to: the one that began it. */
async function loadShared(deps: Deps, { owner, name, by }: EntryChange): Promise<SharedAccount> {
  const account = await deps.table.get(keys.accountKey(owner, name));
  const isOld = account !== undefined && typeof account.form !== "string";
  const begun = isOld ? await firstForm(deps, owner, name) : account?.form;
  const id = typeof begun === "string" ? begun : by[0]?.form;
  const form = id === undefined ? undefined : await lastForm(deps, id).catch(() => undefined);
  return { form: form && compileForm(form), floor: Number(account?.floor ?? 0), isThere: account !== undefined, isOld };
}

/** Of an account that a Gridform before 0.2 began, which kept no form beside it: that of its first entry. */
async function firstForm(deps: Deps, owner: string, name: string): Promise<string | undefined> {
  const entries = await all(deps.table, keys.entriesOfAccount(owner, name));
  const [first] = entries.sort((a, b) => (String(a.at) < String(b.at) ? -1 : 1));
  const source = first && String(first.sk).split("#").at(-1);
  return source === undefined ? undefined : (await findRecord(deps, source))?.form;
}
