// Every key of the one table, each under the sentence it answers. docs/access-patterns.md lists them with their callers.
import type { Key, Range } from "../ports.ts";

/** A unit by its code. */
export const unitKey = (code: string): Key => ({ pk: `UNIT#${code}`, sk: "A" });
/** Units right below a unit, by code. */
export const unitsBelow = (parent: string): Range => ({ index: "gsi1", pk: `UNITS#${parent}` });
export const unitIndex = (parent: string | undefined, code: string) =>
  parent ? { gsi1pk: `UNITS#${parent}`, gsi1sk: code } : {};

/** A person by id. */
export const personKey = (id: string): Key => ({ pk: `PERSON#${id}`, sk: "A" });
/** Everybody, by id, from one on: the staff list of a tenant, thousands at most. */
export const people = (from?: string): Range => ({ index: "gsi1", pk: "PEOPLE", ...(from && { from }) });
export const personIndex = (id: string) => ({ gsi1pk: "PEOPLE", gsi1sk: id });
/** One post of a person. */
export const postKey = (person: string, role: string, unit: string): Key => ({
  pk: `PERSON#${person}`,
  sk: `POST#${role}#${unit}`,
});
/** Those who hold a role at a unit. */
export const holdersOf = (unit: string, role: string): Range => ({
  index: "gsi1",
  pk: `POSTS#${unit}`,
  beginsWith: `${role}#`,
});
/** Everybody with a post at a unit. */
export const holdersAt = (unit: string): Range => ({ index: "gsi1", pk: `POSTS#${unit}` });
export const postIndex = (unit: string, role: string, person: string) => ({
  gsi1pk: `POSTS#${unit}`,
  gsi1sk: `${role}#${person}`,
});

const number = (n: number) => String(n).padStart(6, "0");
const draftNumber = (n: number) => String(n).padStart(12, "0");

/** A form's head: which version is live. */
export const formKey = (id: string): Key => ({ pk: `FORM#${id}`, sk: "A" });
/** One published version. */
export const formVersionKey = (id: string, version: number): Key => ({ pk: `FORM#${id}`, sk: `V#${number(version)}` });
/** Every version of a form, the oldest first. */
export const formVersions = (id: string): Range => ({ pk: `FORM#${id}`, beginsWith: "V#" });
/** The types of one version's answers. */
export const formTypesKey = (id: string, version: number): Key => ({
  pk: `FORM#${id}`,
  sk: `TYPES#${number(version)}`,
});
/** The draft of the next version. */
export const formDraftKey = (id: string): Key => ({ pk: `FORM#${id}`, sk: "DRAFT" });
/** Who approved a draft as it then stood. */
export const draftApprovalKey = (id: string, draft: number, person: string): Key => ({
  pk: `FORM#${id}`,
  sk: `APPROVAL#${draftNumber(draft)}#${person}`,
});
/** All approvals of a draft as it stands. */
export const draftApprovals = (id: string, draft: number): Range => ({
  pk: `FORM#${id}`,
  beginsWith: `APPROVAL#${draftNumber(draft)}#`,
});
/** How one version came to be live. */
export const admissionKey = (id: string, version: number): Key => ({
  pk: `FORM#${id}`,
  sk: `ADMISSION#${number(version)}`,
});
/** How each version of a form came to be live, the newest first. */
export const admissionsOf = (id: string): Range => ({ pk: `FORM#${id}`, beginsWith: "ADMISSION#", descending: true });
/** All drafts, by form. */
export const drafts = (): Range => ({ index: "gsi1", pk: "DRAFTS" });
export const draftIndex = (id: string) => ({ gsi1pk: "DRAFTS", gsi1sk: id });
/** All forms, by id. */
export const forms = (): Range => ({ index: "gsi1", pk: "FORMS" });
export const formIndex = (id: string) => ({ gsi1pk: "FORMS", gsi1sk: id });

/** A subject with its facts. */
export const subjectKey = (id: string): Key => ({ pk: `SUBJECT#${id}`, sk: "A" });
/** Subjects of one type in one grid (or other unit), by id; without a type, of all types. */
export const subjectsOfUnit = (unit: string, type?: string): Range => ({
  index: "gsi1",
  pk: `SUBJECTS#${unit}`,
  ...(type && { beginsWith: `${type}#` }),
});
export const subjectIndex = (unit: string, type: string, id: string) => ({
  gsi1pk: `SUBJECTS#${unit}`,
  gsi1sk: `${type}#${id}`,
});
/** How often a form was filled for a subject, by period, in the newest two years: some 2 KB. */
export const activityKey = (subject: string, form: string): Key => ({
  pk: `SUBJECT#${subject}`,
  sk: `ACTIVITY#${form}`,
});

/** The same of one older year: some 1 KB. */
export const activityYearKey = (subject: string, form: string, year: string): Key => ({
  pk: `SUBJECT#${subject}`,
  sk: `ACTIVITY#${form}#${year}`,
});

/** A submission by its id: also the guard that it is committed once. */
export const submissionKey = (id: string): Key => ({ pk: `SUBMISSION#${id}`, sk: "A" });
/** An earlier revision of a submission. */
export const revisionKey = (id: string, revision: number): Key => ({
  pk: `SUBMISSION#${id}`,
  sk: `R#${number(revision)}`,
});
/** Submissions of a form in one township, by the time they were filled. */
export const submissionsOfForm = (form: string, township: string, from?: string, to?: string): Range => ({
  index: "gsi1",
  pk: `FORM#${form}#${township}`,
  ...(from && { from }),
  ...(to && { to }),
  descending: true,
});
export const submissionIndex = (form: string, township: string, filledAt: string, id: string) => ({
  gsi1pk: `FORM#${form}#${township}`,
  gsi1sk: `${filledAt}#${id}`,
});

/** A case by its id. */
export const caseKey = (id: string): Key => ({ pk: `CASE#${id}`, sk: "A" });
/** Cases of one list (hazards, offers, demands, projects, cases) in one township, open or closed, the most urgent deadline first. */
export const casesOfList = (list: string, township: string, open: boolean): Range => ({
  index: "gsi1",
  pk: `CASES#${list}#${township}#${open ? "open" : "closed"}`,
});
export const caseIndex = (list: string, township: string, open: boolean, dueAt: string | undefined, id: string) => ({
  gsi1pk: `CASES#${list}#${township}#${open ? "open" : "closed"}`,
  gsi1sk: `${dueAt ?? "9999"}#${id}`,
});
/** Open cases a person is assigned, most urgent first. */
export const casesOfAssignee = (person: string): Range => ({ index: "gsi2", pk: `ASSIGNEE#${person}` });
export const assigneeIndex = (person: string, dueAt: string | undefined, id: string) => ({
  gsi2pk: `ASSIGNEE#${person}`,
  gsi2sk: `${dueAt ?? "9999"}#${id}`,
});

/** A bounded balance of a case, subject or unit. */
export const accountKey = (owner: string, name: string): Key => ({ pk: `ACCOUNT#${owner}`, sk: `A#${name}` });
/** One change of a balance, kept under the submission or transition that made it. */
export const entryKey = (owner: string, name: string, source: string): Key => ({
  pk: `ACCOUNT#${owner}`,
  sk: `ENTRY#${name}#${source}`,
});
export const entriesOfAccount = (owner: string, name: string): Range => ({
  pk: `ACCOUNT#${owner}`,
  beginsWith: `ENTRY#${name}#`,
});

/** The counters of one form, unit and period. */
export const tallyKey = (period: string, township: string, unit: string, form: string): Key => ({
  pk: `TALLY#${period}#${township}`,
  sk: `${form}#${unit}`,
});
/** All counters of one form in a township and period; without a form, of all forms. */
export const talliesOf = (period: string, township: string, form?: string): Range => ({
  pk: `TALLY#${period}#${township}`,
  ...(form && { beginsWith: `${form}#` }),
});
/** How many subjects of each type the units of a township hold. */
export const stockKey = (township: string, unit: string, type: string): Key => ({
  pk: `STOCK#${township}`,
  sk: `${type}#${unit}`,
});
export const stocksOf = (township: string, type?: string): Range => ({
  pk: `STOCK#${township}`,
  ...(type && { beginsWith: `${type}#` }),
});

/** One piece of due work. */
export const workKey = (id: string): Key => ({ pk: `WORK#${id}`, sk: "A" });
/** How many shards due work is spread over. */
export const workShards = 4;
/** Work of one shard that is due by an instant, earliest first. */
export const dueWork = (shard: number, now: string): Range => ({ index: "due", pk: `DUE#${shard}`, to: now });
export const dueIndex = (shard: number, dueAt: string) => ({ dueShard: `DUE#${shard}`, dueAt });

/** One edition of a report. */
export const editionKey = (report: string, period: string, unit: string): Key => ({
  pk: `EDITION#${report}`,
  sk: `${period}#${unit}`,
});
/** Editions of a report, newest period first. */
export const editionsOf = (report: string): Range => ({ pk: `EDITION#${report}`, descending: true });
/** Editions made for a unit, newest first. */
export const editionsForUnit = (unit: string): Range => ({ index: "gsi1", pk: `EDITIONS#${unit}`, descending: true });
export const editionIndex = (unit: string, period: string, report: string) => ({
  gsi1pk: `EDITIONS#${unit}`,
  gsi1sk: `${period}#${report}`,
});
const again = (number: number) => (number > 1 ? `#${number}` : "");
/** Whom an edition was mailed to; one that was made anew has its own. */
const deliveries = (report: string, period: string, unit: string, number = 1) =>
  `DELIVERY#${report}#${period}#${unit}${again(number)}`;
/** One edition on its way to one recipient. */
export const deliveryKey = (report: string, period: string, unit: string, person: string, number?: number): Key => ({
  pk: deliveries(report, period, unit, number),
  sk: person,
});
export const deliveriesOf = (report: string, period: string, unit: string, number?: number): Range => ({
  pk: deliveries(report, period, unit, number),
});

/** One person's upload of a file: of what type and size it was announced. */
export const uploadKey = (name: string, person: string): Key => ({ pk: `FILE#${name}`, sk: `BY#${person}` });
/** A record that shows a file, under those whom it shows it to: `over` its unit, a department, the `county`, its author (`by:…`). */
export const sightKey = (name: string, to: string, unit: string, kind: string, record: string): Key => ({
  pk: `FILE#${name}`,
  sk: `SEEN#${to}#${unit}#${kind}#${record}`,
});
/** The records of a unit and all below it (an empty unit: of all) that show a file to them. */
export const sightsWithin = (name: string, to: string, unit: string): Range => ({
  pk: `FILE#${name}`,
  beginsWith: `SEEN#${to}#${unit}`,
});
/** A file as earlier versions kept it, with everywhere it was shown; a picture of the demonstration, which the whole county sees. */
export const fileKey = (name: string): Key => ({ pk: `FILE#${name}`, sk: "A" });

/** Audit events of one record, a hash chain in order. */
export const auditOf = (record: string): Range => ({ pk: `AUDIT#${record}` });
export const auditKey = (record: string, sequence: number): Key => ({ pk: `AUDIT#${record}`, sk: number(sequence) });

/** A value of the installation itself, such as which demonstration data is loaded. */
export const settingKey = (name: string): Key => ({ pk: "SETTING", sk: name });
