// The one place where effects become writes: all of a decision in one commit, or none of it.

import type { DueWork } from "../../core/due-work.ts";
import { townshipOf } from "../../core/unit.ts";
import type { GrantedEntry } from "../../forms/decide/accounts.ts";
import type { TallyChange } from "../../forms/decide/counters.ts";
import type { Decision } from "../../forms/decide/decide.ts";
import type { ToldSubject } from "../../forms/registry/record-facts.ts";
import type { Activity } from "../../forms/registry/subject.ts";
import type { Advance } from "../../forms/workflow/advance.ts";
import type { CaseState } from "../../forms/workflow/case-state.ts";
import type { Condition, Write } from "../ports.ts";
import { splitActivity } from "./activity.ts";
import { dueItem } from "./due-item.ts";
import {
  activityItem,
  activityYearItem,
  caseItem,
  counterAttribute,
  revisionItem,
  subjectItem,
  submissionItem,
} from "./items.ts";
import * as keys from "./keys.ts";
import { stockWrite } from "./subjects.ts";

/** Why a write was refused, told by what it was for. */
export type Purpose =
  | { kind: "submission" | "subject" | "activity" | "case" | "event" | "other" }
  | { kind: "begin-account" }
  | { kind: "account" | "open-case"; owner: string; name: string };
export type Planned = { write: Write; purpose: Purpose };

/** A decision whose entries were granted. */
export type Granted<Decided extends { entries: unknown }> = Omit<Decided, "entries"> & { entries: GrantedEntry[] };

const other: Purpose = { kind: "other" };

/** The writes of a new submission, or with `revises` of its next revision. */
export function planDecision(decision: Granted<Decision>, revises?: Decision["submission"]): Planned[] {
  const { submission } = decision;
  return [
    {
      purpose: { kind: "submission" },
      write: {
        kind: "put",
        item: submissionItem(submission),
        when: revises ? { kind: "version", is: revises.revision } : { kind: "absent" },
      },
    },
    ...(revises ? [{ purpose: other, write: { kind: "put", item: revisionItem(revises) } as Write }] : []),
    ...decision.cases.map((it) => planNewCase(it)),
    ...planEntries(decision.entries, submission.id, submission.countedAt),
    ...decision.facts.map(planFacts),
    ...planStock(decision.facts),
    ...(decision.activity ? planActivity(decision.activity) : []),
    ...planTallies(decision.tallies),
    ...planDue(decision.due),
  ];
}

export const planNewCase = (state: CaseState): Planned => ({
  purpose: { kind: "case" },
  write: { kind: "put", item: caseItem(state), when: { kind: "absent" } },
});

export function planEntries(entries: GrantedEntry[], source: string, at: string): Planned[] {
  return entries.flatMap((entry) => {
    const { owner, name, delta, whose } = entry;
    // What is taken must still be offered; giving back is always right.
    const open: Planned[] =
      whose === "other" && delta < 0
        ? [
            {
              purpose: { kind: "open-case", owner, name },
              write: {
                kind: "check",
                key: keys.caseKey(owner),
                when: { kind: "equals", attribute: "status", value: "open" },
              },
            },
          ]
        : [];
    const kept: Planned = {
      purpose: other,
      write: { kind: "put", item: { ...keys.entryKey(owner, name, source), delta, at }, when: { kind: "absent" } },
    };
    return [...open, { purpose: purposeOf(entry), write: balanceWrite(entry) }, kept];
  });
}

/** A subject's or unit's account that two submissions begin at once is begun by one; the other decides again. */
const purposeOf = ({ owner, name, opening, begins }: GrantedEntry): Purpose =>
  opening ? other : begins ? { kind: "begin-account" } : { kind: "account", owner, name };

/** A debit needs the balance; a credit to another case needs its account; a subject's or unit's account is begun by its first entry. */
function balanceWrite({ owner, name, delta, floor, opening, begins, whose, form }: GrantedEntry): Write {
  const key = keys.accountKey(owner, name);
  if (opening) return { kind: "put", item: { ...key, balance: delta, floor, opened: delta }, when: { kind: "absent" } };
  const set = whose === "other" ? undefined : { floor, ...(form !== undefined && { form }) };
  const enough: Condition = { kind: "at-least", attribute: "balance", value: floor - delta };
  const when: Condition | undefined = begins
    ? { kind: "absent" }
    : delta < 0
      ? enough
      : whose === "other"
        ? { kind: "present" }
        : undefined;
  return { kind: "update", key, add: { balance: delta }, set, when };
}

function planFacts({ subject, isNew }: ToldSubject): Planned {
  const after = { ...subject, version: subject.version + 1 };
  return {
    purpose: { kind: "subject" },
    write: {
      kind: "put",
      item: subjectItem(after),
      when: isNew ? { kind: "absent" } : { kind: "version", is: subject.version },
    },
  };
}

/** Persons met for the first time are in the registry from now on, and in its count. */
function planStock(told: ToldSubject[]): Planned[] {
  const counts = new Map<string, { unit: string; type: string; count: number }>();
  for (const { isNew, subject } of told) {
    if (!isNew) continue;
    const key = `${subject.unit}|${subject.type}`;
    counts.set(key, { unit: subject.unit, type: subject.type, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].map(({ unit, type, count }) => ({
    purpose: other,
    write: stockWrite(unit, type, count),
  }));
}

/** The item of the newest years guards those of the older ones: each change of any of them is one of its version. */
export function planActivity(activity: Activity): Planned[] {
  const { newest, older } = splitActivity({ ...activity, version: activity.version + 1 });
  return [
    {
      purpose: { kind: "activity" },
      write: {
        kind: "put",
        item: activityItem(newest),
        when: activity.version === 0 ? { kind: "absent" } : { kind: "version", is: activity.version },
      },
    },
    ...[...older].map(
      ([year, periods]): Planned => ({
        purpose: other,
        write: { kind: "put", item: activityYearItem(activity, year, periods) },
      }),
    ),
  ];
}

export const planTallies = (tallies: TallyChange[]): Planned[] =>
  tallies.map(({ form, unit, period, counters }) => ({
    purpose: other,
    write: {
      kind: "update",
      key: keys.tallyKey(period, townshipOf(unit), unit, form),
      // The number of its changes: a recount sees by it that nobody wrote while it counted.
      add: {
        ...Object.fromEntries(Object.entries(counters).map(([name, amount]) => [counterAttribute(name), amount])),
        version: 1,
      },
    },
  }));

export function planAdvance(before: CaseState, next: Granted<Advance>, event: string): Planned[] {
  return [
    {
      purpose: { kind: "case" },
      write: { kind: "put", item: caseItem(next.state), when: { kind: "version", is: before.version } },
    },
    ...planEntries(next.entries, event, next.state.history.at(-1)?.at ?? before.openedAt),
    ...planTallies(next.tallies),
  ];
}

export const planDue = (due: DueWork[]): Planned[] =>
  due.map((work) => ({ purpose: other, write: { kind: "put", item: dueItem(work) } }));
