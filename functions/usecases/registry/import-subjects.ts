// Rows of subjects taken into the registry.

import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { type FieldError, problem } from "../../../core/problem.ts";
import type { Instant } from "../../../core/time.ts";
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

/** Rows of one commit. Each is a write, and each unit and type among them that has new ones another. */
const chunk = 40;
/** How often a commit is decided anew because a visit or another import changed one of its subjects. */
const maxTries = 16;

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
  const inTurn = unitByUnit(deps, rows);
  let created = 0;
  for (let at = 0; at < inTurn.length; at += chunk)
    created += await importChunk(deps, inTurn.slice(at, at + chunk), masks);
  return { created, changed: rows.length - created };
}

/**
 * So that a commit counts in one stock or two, and not in forty; begun at a place that the first id chooses, so that imports of
 * the same units side by side do not go through them in step and wait for one another's stocks.
 */
function unitByUnit(deps: Deps, rows: SubjectRow[]): SubjectRow[] {
  const inOrder = rows.toSorted((a, b) => (a.unit < b.unit ? -1 : Number(a.unit > b.unit)));
  const start = Number.parseInt(deps.digest(rows[0]?.id ?? "").slice(0, 8), 16) % Math.max(1, rows.length);
  return [...inOrder.slice(start), ...inOrder.slice(0, start)];
}

/** Those of the rows' subjects that are there. */
async function subjectsOf(deps: Deps, rows: SubjectRow[]): Promise<Map<string, Subject>> {
  const items = await deps.table.getMany(rows.map((row) => keys.subjectKey(row.id)));
  return new Map(items.map(subjectOf).map((it) => [it.id, it]));
}

/** Whether a row is about the subject that has its id; a subject stays what and where it is. */
const fits = (row: SubjectRow, known: Subject | undefined): boolean =>
  !known || (known.unit === row.unit && known.type === row.type);

/** Rows whose id stands twice, or belongs to a subject of another unit or type. */
async function misplaced(deps: Deps, rows: SubjectRow[]): Promise<FieldError[]> {
  const known = await subjectsOf(deps, rows);
  const seen = new Set<string>();
  return rows.flatMap((row, at): FieldError[] => {
    const twice = seen.has(row.id);
    seen.add(row.id);
    if (!twice && fits(row, known.get(row.id))) return [];
    return [
      {
        pointer: `/rows/${at}/id`,
        code: "taken",
        message: { zh: `第 ${at + 1} 行：编号已被使用`, en: `Row ${at + 1}: this id is taken` },
      },
    ];
  });
}

/** One commit: each row a subject, and the stock of its unit where it is new. How many are. */
async function importChunk(deps: Deps, rows: SubjectRow[], masks: ReturnType<typeof factMasks>): Promise<number> {
  for (let tries = 1; ; tries++) {
    const known = await subjectsOf(deps, rows);
    // Begun elsewhere since all rows were looked at.
    if (rows.some((row) => !fits(row, known.get(row.id)))) throw problem("changed-meanwhile");
    const result = await deps.table.commit(writesOf(rows, known, masks, deps.clock.now()));
    if (result.ok) return rows.length - known.size;
    if (tries >= maxTries) throw problem("changed-meanwhile");
  }
}

function writesOf(
  rows: SubjectRow[],
  known: ReadonlyMap<string, Subject>,
  masks: ReturnType<typeof factMasks>,
  now: Instant,
): Write[] {
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
  return writes;
}
