// Rows of subjects taken into the registry.

import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { type FieldError, problem } from "../../../core/problem.ts";
import type { Answer } from "../../../forms/answers/submission.ts";
import { factMasks } from "../../../forms/registry/fact-masks.ts";
import type { Fact, Subject } from "../../../forms/registry/subject.ts";
import type { SubjectRow } from "../../../forms/registry/subject-row.ts";
import type { Deps } from "../../deps.ts";
import type { Write } from "../../ports.ts";
import { allForms } from "../../store/forms.ts";
import { subjectItem, subjectOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { stockWrite } from "../../store/subjects.ts";
import { findUnit } from "../../store/units.ts";

/**
 * Takes rows into the registry. Subjects that are there already keep the facts that the row does not tell, and stay what
 * and where they are: an id that belongs to another unit is refused. Sensitive facts are hidden as forms hide them.
 */
export async function importSubjects(
  deps: Deps,
  actor: Actor,
  rows: SubjectRow[],
): Promise<{ created: number; changed: number }> {
  const errors: FieldError[] = [];
  for (const [at, row] of rows.entries()) {
    if (!can(actor, "subject.import", { unit: row.unit }))
      throw problem("forbidden", { action: "subject.import", row: at });
    if (!(await findUnit(deps, row.unit)))
      errors.push({
        pointer: `/rows/${at}/unit`,
        code: "unknown",
        message: { zh: `第 ${at + 1} 行：没有单位 ${row.unit}`, en: `Row ${at + 1}: there is no unit ${row.unit}` },
      });
  }
  errors.push(...(await misplaced(deps, rows)));
  if (errors.length > 0) throw problem("content-invalid", { errors: errors.slice(0, 50) });
  const masks = factMasks(await allForms(deps));
  let created = 0;
  for (let at = 0; at < rows.length; at += 40) created += await importChunk(deps, rows.slice(at, at + 40), masks);
  return { created, changed: rows.length - created };
}

/** Rows whose id stands twice, or belongs to a subject of another unit or type. */
async function misplaced(deps: Deps, rows: SubjectRow[]): Promise<FieldError[]> {
  const known = new Map(
    (await deps.table.getMany(rows.map((row) => keys.subjectKey(row.id)))).map((item) => [
      subjectOf(item).id,
      subjectOf(item),
    ]),
  );
  const seen = new Set<string>();
  return rows.flatMap(({ id, unit, type }, at): FieldError[] => {
    const twice = seen.has(id);
    seen.add(id);
    const before = known.get(id);
    if (!twice && (!before || (before.unit === unit && before.type === type))) return [];
    return [
      {
        pointer: `/rows/${at}/id`,
        code: "taken",
        message: { zh: `第 ${at + 1} 行：编号已被使用`, en: `Row ${at + 1}: this id is taken` },
      },
    ];
  });
}

/** One commit of at most 40 rows: each a subject, and the stock of its unit where it is new. */
async function importChunk(deps: Deps, rows: SubjectRow[], masks: ReturnType<typeof factMasks>): Promise<number> {
  const known = new Map(
    (await deps.table.getMany(rows.map((row) => keys.subjectKey(row.id)))).map((item) => [
      subjectOf(item).id,
      subjectOf(item),
    ]),
  );
  const now = deps.clock.now();
  const stock = new Map<string, { unit: string; type: string; count: number }>();
  const writes: Write[] = rows.map((row) => {
    const before = known.get(row.id);
    const told = Object.fromEntries(
      Object.entries(row.facts).map(([name, value]): [string, Fact] => {
        const mask = masks.get(`${row.type}.${name}`) ?? before?.facts[name]?.mask;
        return [name, { value: value as Answer, source: "import", confirmedAt: now, ...(mask && { mask }) }];
      }),
    );
    if (!before) {
      const key = `${row.unit}#${row.type}`;
      stock.set(key, { unit: row.unit, type: row.type, count: (stock.get(key)?.count ?? 0) + 1 });
    }
    const after: Subject = {
      ...(before ?? row),
      title: row.title,
      facts: { ...before?.facts, ...told },
      version: (before?.version ?? 0) + 1,
    };
    return {
      kind: "put",
      item: subjectItem(after),
      when: before ? { kind: "version", is: before.version } : { kind: "absent" },
    };
  });
  for (const { unit, type, count } of stock.values()) writes.push(stockWrite(unit, type, count));
  const totals = new Map<string, number>();
  for (const { type, count } of stock.values()) totals.set(type, (totals.get(type) ?? 0) + count);
  for (const [type, count] of totals)
    writes.push({ kind: "update", key: keys.settingKey(`subjects:${type}`), add: { count } });
  const result = await deps.table.commit(writes);
  if (!result.ok) throw problem("changed-meanwhile");
  return rows.length - known.size;
}
