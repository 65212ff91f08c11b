// Subjects with how often each form was filled for them, and the count of them in a unit.

import type { SubjectView } from "../../api/registry.ts";
import { townshipOf } from "../../core/unit.ts";
import type { Subject } from "../../forms/registry/subject.ts";
import type { Deps } from "../deps.ts";
import type { Write } from "../ports.ts";
import { allForms } from "./forms.ts";
import { activityOf } from "./items.ts";
import * as keys from "./keys.ts";

/** Activity of each subject for each form that is filled for its type. */
export async function withActivity(deps: Deps, subjects: Subject[]): Promise<SubjectView[]> {
  const forms = await allForms(deps);
  const wanted = subjects.flatMap((subject) =>
    forms.filter((form) => form.subject === subject.type).map((form) => keys.activityKey(subject.id, form.id)),
  );
  const found = new Map<string, SubjectView["activity"]>();
  for (const item of await deps.table.getMany(wanted)) {
    const { subject, form, last, periods } = activityOf(item);
    found.set(subject, { ...found.get(subject), [form]: { last, periods } });
  }
  return subjects.map((subject) => ({ ...subject, activity: found.get(subject.id) ?? {} }));
}

/** How many subjects of a type a unit holds: the denominator of coverage. With the number of its changes, as a tally has. */
export const stockWrite = (unit: string, type: string, count: number): Write => ({
  kind: "update",
  key: keys.stockKey(townshipOf(unit), unit, type),
  add: { count, version: 1 },
});
