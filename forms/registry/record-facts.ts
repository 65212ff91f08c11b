// What a submission tells the registry of its subject and of those who are part of it.
import type { MaskKind } from "../../core/mask.ts";
import { pointerOf } from "../../core/pointer.ts";
import { problem } from "../../core/problem.ts";
import type { Instant } from "../../core/time.ts";
import type { Masks } from "../answers/masks.ts";
import { type Answer, type Answers, SubjectId } from "../answers/submission.ts";
import type { FormVersion } from "../definition/definition.ts";
import type { Fact, Subject } from "./subject.ts";

export type Telling = { source: string; at: Instant; answers: Answers };

/** Subjects after the telling, with how many facts each of them took; those that nothing changed are left out. */
export type ToldSubject = { subject: Subject; isNew: boolean; facts: number };

const prefixes: Record<string, string> = {
  household: "hou",
  person: "per",
  building: "bui",
  organisation: "org",
  place: "pla",
  asset: "ass",
};

/** A telling from before what is known changes nothing: a phone that was a week without network does not undo a newer visit. */
const isNewer = (known: Fact | undefined, at: Instant): boolean => !known || known.confirmedAt <= at;

/**
 * Facts of the subject, and of every row of a repeat that is a subject of its own.
 * `parts` are the rows' subjects that the registry knows already, by id; a fact is hidden as the answer is that tells it.
 * Throws `answers-invalid` for a row that names somebody of another subject: nobody tells facts of strangers.
 */
export function recordFacts(
  form: FormVersion,
  telling: Telling,
  subject: Subject,
  parts: ReadonlyMap<string, Subject>,
  masks: Masks,
): ToldSubject[] {
  const told = new Map<string, ToldSubject>();
  const tell = (target: Subject, isNew: boolean, name: string, value: Answer, mask?: Fact["mask"]) => {
    const now = told.get(target.id) ?? { subject: { ...target, facts: { ...target.facts } }, isNew, facts: 0 };
    if (isNewer(now.subject.facts[name], telling.at)) {
      now.subject.facts[name] = { value, source: telling.source, confirmedAt: telling.at, ...(mask && { mask }) };
      now.facts += 1;
    }
    told.set(target.id, now);
  };

  for (const [path, rule] of Object.entries(form.facts)) {
    const value = telling.answers[path];
    if (value === undefined) continue;
    if (typeof rule === "string") {
      tell(subject, false, nameOf(rule), value, masks.get(path));
      continue;
    }
    const rows = Array.isArray(value) ? value.map((row, index) => rowWithId(row, telling.source, index)) : [];
    if (rule.fact) tell(subject, false, nameOf(rule.fact), rows, rowMasks(masks, path, rule.facts));
    for (const [index, row] of rows.entries()) {
      const id = partId(rule.each, String(row.id));
      const known = parts.get(id);
      if (known && !belongsTo(known, subject)) throw stranger([path, index, "id"]);
      const part: Subject = known ?? {
        id,
        type: rule.each,
        unit: subject.unit,
        title: "",
        partOf: subject.id,
        facts: {},
        version: 0,
      };
      for (const [name, target] of Object.entries(rule.facts)) {
        const answer = row[name];
        if (answer !== undefined) tell(part, !known, nameOf(target), answer, masks.get(`${path}/${name}`));
      }
    }
  }
  return [...told.values()].filter((it) => it.facts > 0).map((it) => ({ ...it, subject: withTitle(it.subject) }));
}

/** The subjects that the rows of a submission's repeats are, by id. */
export function partIds(form: FormVersion, source: string, answers: Answers): string[] {
  return Object.entries(form.facts).flatMap(([path, rule]) => {
    const rows = answers[path];
    if (typeof rule === "string" || !Array.isArray(rows)) return [];
    return rows.map((row, index) => partId(rule.each, String(rowWithId(row, source, index).id)));
  });
}

const nameOf = (target: string): string => target.slice(target.indexOf(".") + 1);
const partId = (type: string, row: string): string => `${prefixes[type]}_${row}`;

const belongsTo = (part: Subject, whole: Subject): boolean =>
  part.partOf === undefined ? part.unit === whole.unit : part.partOf === whole.id;

const stranger = (place: (string | number)[]) =>
  problem("answers-invalid", {
    errors: [
      {
        pointer: pointerOf(place),
        code: "unknown",
        message: { zh: "该成员不属于此填报对象", en: "This row is not part of the subject" },
      },
    ],
  });

/** The row with the id it brings, where that can be an id; else with one made from the submission's. */
function rowWithId(row: Answer, source: string, index: number): Answers {
  const it = (typeof row === "object" && row !== null && !Array.isArray(row) ? row : {}) as Answers;
  return typeof it.id === "string" && SubjectId.safeParse(`row_${it.id}`).success
    ? it
    : { ...it, id: `${source}-${index + 1}` };
}

/** How the fields of a repeat's rows are hidden, by their names; undefined where none is sensitive. */
export function rowMasks(of: Masks, path: string, facts: Record<string, string>): Record<string, MaskKind> | undefined {
  const masks: Record<string, MaskKind> = {};
  for (const name of Object.keys(facts)) {
    const mask = of.get(`${path}/${name}`);
    if (mask) masks[name] = mask;
  }
  return Object.keys(masks).length > 0 ? masks : undefined;
}

/** A person is titled by name, also after the name was corrected; others as soon as a name is known. */
const withTitle = (subject: Subject): Subject =>
  (subject.title === "" || subject.type === "person") && typeof subject.facts.name?.value === "string"
    ? { ...subject, title: subject.facts.name.value }
    : subject;
