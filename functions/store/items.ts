// How things of the domain stand in the table, and how they are read back: one pair for each kind of item.
import type { Sighting } from "../../core/other-clocks.ts";
import type { Person, Post } from "../../core/person.ts";
import type { Instant } from "../../core/time.ts";
import { townshipOf, type Unit } from "../../core/unit.ts";
import type { SubmissionRecord } from "../../forms/answers/submission.ts";
import type { FormDefinition, FormVersion } from "../../forms/definition/definition.ts";
import type { Admission, Approval } from "../../forms/publish/admission.ts";
import type { Activity, Subject } from "../../forms/registry/subject.ts";
import type { CaseState } from "../../forms/workflow/case-state.ts";
import type { Delivery, Edition } from "../../reports/edition.ts";
import type { StockRow } from "../../reports/figures/tally.ts";
import type { Attributes, Item, Value } from "../ports.ts";
import * as keys from "./keys.ts";

/** The thing itself is one attribute; beside it stand only keys and what conditions look at. */
const item = (key: { pk: string; sk: string }, beside: Attributes, body: unknown): Item => ({
  ...key,
  ...beside,
  body: body as Value,
});
const bodyOf = <T>(it: Item): T => it.body as T;

export const unitItem = (unit: Unit): Item =>
  item(keys.unitKey(unit.code), { ...keys.unitIndex(unit.parent, unit.code), version: unit.version ?? 1 }, unit);
/** Units and people that were loaded at the start have their version beside them alone. */
const versioned = <T extends { version?: number }>(it: Item): T => ({
  ...bodyOf<T>(it),
  version: Number(it.version ?? 1),
});

export const unitOf = (it: Item): Unit => versioned<Unit>(it);

export const personItem = (person: Person): Item =>
  item(keys.personKey(person.id), { ...keys.personIndex(person.id), version: person.version ?? 1 }, person);
export const personOf = (it: Item): Person => versioned<Person>(it);
export const postItem = (person: string, post: Post): Item =>
  item(keys.postKey(person, post.role, post.unit), keys.postIndex(post.unit, post.role, person), { person, ...post });
export const postOf = (it: Item): Post & { person: string } => bodyOf(it);

/** An emergency that waits for its approval: `before` was live, and is again when none comes; 0 where there was none. */
export type Emergency = { version: number; before: number; due: Instant };
export type FormHead = {
  id: string;
  /** 0: none is live any more. */
  live: number;
  title: FormVersion["title"];
  /** The highest number a version ever had, where that is not the live one. */
  newest?: number;
  emergency?: Emergency;
  /** Versions that nobody approved in time, `from` the one `to` the other. */
  stopped?: { from: number; to: number; at: Instant }[];
};
export const newestOf = (head: FormHead | undefined): number => head?.newest ?? head?.live ?? 0;
/** Numbers of a draft go on after those of the drafts that were published: an old tag never fits a new draft. Nobody keeps one ten thousand times. */
export const firstDraftNumber = (head: FormHead | undefined): number => newestOf(head) * 10_000 + 1;
export const formHeadItem = (head: FormHead, version: number): Item =>
  item(keys.formKey(head.id), { ...keys.formIndex(head.id), version }, head);
export const formHeadOf = (it: Item): FormHead & { revision: number } => ({
  ...bodyOf<FormHead>(it),
  revision: Number(it.version),
});
export const formVersionItem = (form: FormVersion): Item => item(keys.formVersionKey(form.id, form.version), {}, form);
export const formVersionOf = (it: Item): FormVersion => bodyOf<FormVersion>(it);
/** The first line of the types of a version's answers. */
export const typesBanner = (id: string, version: number): string => `// Answers of ${id}, version ${version}.`;
export const formTypesItem = (id: string, version: number, types: string): Item =>
  item(keys.formTypesKey(id, version), {}, { types });
export const formTypesOf = (it: Item): string => bodyOf<{ types: string }>(it).types;
/** Kept beside the version, which never changes. `authors`: whoever wrote it, and may therefore not approve it. */
export type AdmissionRecord = Admission & { form: string; authors: string[] };
export const admissionItem = (it: AdmissionRecord, revision: number): Item =>
  item(keys.admissionKey(it.form, it.version), { version: revision }, it);
export const admissionOf = (it: Item): AdmissionRecord & { revision: number } => ({
  ...bodyOf<AdmissionRecord>(it),
  revision: Number(it.version),
});
export const draftApprovalItem = (form: string, draft: number, approval: Approval): Item =>
  item(keys.draftApprovalKey(form, draft, approval.by), {}, approval);
export const draftApprovalOf = (it: Item): Approval => bodyOf<Approval>(it);
/** `authors`: everybody who saved it since it was begun; drafts of earlier versions of the product know the last alone. */
export type Draft = { definition: FormDefinition; by: string; at: Instant; authors?: string[] };
/** Should a number ever come again, what was approved before the draft was saved is of another. */
export const isOf = (draft: Draft, approval: Approval): boolean => approval.at >= draft.at;
export const authorsOf = ({ authors, by }: Draft): string[] => authors ?? [by];
export const draftItem = (draft: Draft, version: number): Item =>
  item(keys.formDraftKey(draft.definition.id), { ...keys.draftIndex(draft.definition.id), version }, draft);
export const draftOf = (it: Item): Draft & { version: number } => ({
  ...bodyOf<Draft>(it),
  version: Number(it.version),
});

export const subjectItem = (subject: Subject): Item =>
  item(
    keys.subjectKey(subject.id),
    { ...keys.subjectIndex(subject.unit, subject.type, subject.id), version: subject.version },
    subject,
  );
export const subjectOf = (it: Item): Subject => bodyOf<Subject>(it);
export const activityItem = (activity: Activity): Item =>
  item(keys.activityKey(activity.subject, activity.form), { version: activity.version }, activity);
export const activityYearItem = ({ subject, form }: Activity, year: string, periods: Activity["periods"]): Item =>
  item(keys.activityYearKey(subject, form, year), {}, periods);
export const activityYearOf = (it: Item): Activity["periods"] => bodyOf(it);
export const activityOf = (it: Item): Activity => bodyOf<Activity>(it);

export const submissionItem = (record: SubmissionRecord): Item =>
  item(
    keys.submissionKey(record.id),
    {
      ...keys.submissionIndex(record.form, townshipOf(record.unit), record.filledAt, record.id),
      version: record.revision,
    },
    record,
  );
export const revisionItem = (record: SubmissionRecord): Item =>
  item(keys.revisionKey(record.id, record.revision), {}, record);
export const submissionOf = (it: Item): SubmissionRecord => bodyOf<SubmissionRecord>(it);

export const caseItem = (state: CaseState): Item =>
  item(
    keys.caseKey(state.id),
    {
      ...keys.caseIndex(state.list, townshipOf(state.unit), state.status === "open", state.dueAt, state.id),
      ...(state.assignee && state.status === "open" ? keys.assigneeIndex(state.assignee, state.dueAt, state.id) : {}),
      version: state.version,
      status: state.status,
    },
    state,
  );
export const caseOf = (it: Item): CaseState => bodyOf<CaseState>(it);

/** A record that shows a file, and where the file's bytes lie. */
export type Sight = { kind: "submission" | "case"; record: string; place: string };
export const sightItem = (name: string, to: string, unit: string, sight: Sight): Item =>
  item(keys.sightKey(name, to, unit, sight.kind, sight.record), {}, sight);
export const sightOf = (it: Item): Sight => bodyOf<Sight>(it);

/** What earlier versions wrote onto a file for each place that shows it: a unit and a department, or a unit's whole county. */
export type ShownAt = { unit: string; owner?: string; county: boolean };
export const offeredAttribute = (unit: string): string => `offered:${unit}`;
export const shownAt = (it: Item): ShownAt[] =>
  Object.keys(it).flatMap((name): ShownAt[] => {
    if (name.startsWith("offered:")) return [{ unit: name.slice("offered:".length), county: true }];
    if (!name.startsWith("shown:")) return [];
    const [unit = "", owner] = name.slice("shown:".length).split("|");
    return [{ unit, owner, county: false }];
  });

/** A tally keeps each counter as an attribute of its own, so that adding to one touches no other. */
export const counterAttribute = (counter: string): string => `n:${counter}`;
export type Tally = { form: string; unit: string; counters: Record<string, number> };
export function tallyOf(it: Item): Tally {
  const at = it.sk.indexOf("#");
  const counters: Record<string, number> = {};
  for (const name of Object.keys(it)) if (name.startsWith("n:")) counters[name.slice(2)] = it[name] as number;
  return { form: it.sk.slice(0, at), unit: it.sk.slice(at + 1), counters };
}
export const balanceOf = (it: Item | undefined): number | undefined =>
  typeof it?.balance === "number" ? it.balance : undefined;

/** How many subjects of a type a unit holds. */
export const stockOf = (it: Item): StockRow => ({
  type: it.sk.slice(0, it.sk.indexOf("#")),
  unit: it.sk.slice(it.sk.indexOf("#") + 1),
  count: Number(it.count ?? 0),
});

export const editionItem = (edition: Edition, version: number): Item =>
  item(
    keys.editionKey(edition.report, edition.period, edition.unit),
    { ...keys.editionIndex(edition.unit, edition.period, edition.report), version },
    edition,
  );
export const editionOf = (it: Item): Edition => bodyOf<Edition>(it);
export const deliveryItem = (delivery: Delivery): Item =>
  item(
    keys.deliveryKey(delivery.report, delivery.period, delivery.unit, delivery.person, delivery.number),
    { status: delivery.status },
    delivery,
  );
export const deliveryOf = (it: Item): Delivery => bodyOf<Delivery>(it);

/** What other clocks last said: one item for the whole installation. */
export const sightingsItem = (sightings: readonly Sighting[], version: number): Item =>
  item(keys.settingKey("other-clocks"), { version }, { sightings });
export const sightingsOf = (it: Item): Sighting[] => bodyOf<{ sightings: Sighting[] }>(it).sightings;
