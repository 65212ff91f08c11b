// The registry as people see it: masked unless revealed with a reason, which is audited.
import * as z from "zod";
import { type MaskKind, maskValue } from "../../core/mask.ts";
import { can } from "../../core/permission.ts";
import type { Actor } from "../../core/person.ts";
import { type FieldError, problem } from "../../core/problem.ts";
import { townshipOf, UnitCode } from "../../core/unit.ts";
import { SubjectType } from "../../forms/definition.ts";
import { factMasks } from "../../forms/registry/fact-masks.ts";
import type { Activity, Fact, Subject } from "../../forms/registry/subject.ts";
import { type Answer, SubjectId } from "../../forms/submission.ts";
import * as keys from "../keys.ts";
import type { Page, Write } from "../ports.ts";
import { audit } from "./audit.ts";
import type { Deps } from "./deps.ts";
import { allForms } from "./forms.ts";
import { type Paged, pageOver } from "./page-over.ts";
import { activityOf, subjectItem, subjectOf } from "./stored.ts";
import { findUnit, unitsBelow } from "./units.ts";

export type SubjectView = Subject & { activity: Record<string, Pick<Activity, "last" | "periods">> };

/** Who looks after the very grid sees what a visit is about (care needs, a birth date); numbers that identify stay masked. */
type Reader = "own-grid" | "other";

export const readerOf = (actor: Actor, unit: string): Reader =>
  actor.posts.some((post) => post.role === "grid-staff" && post.unit === unit) ? "own-grid" : "other";

function maskFact(value: Answer, mask: Fact["mask"], reader: Reader): Answer {
  if (!mask) return value;
  const hide = (kind: MaskKind, it: Answer) =>
    kind === "all" && reader === "own-grid" ? it : (maskValue(kind, it) as Answer);
  if (typeof mask === "string") return hide(mask, value);
  const byField = mask as Record<string, MaskKind>;
  if (!Array.isArray(value)) return value;
  return value.map((row) => {
    if (!row || typeof row !== "object" || Array.isArray(row)) return row;
    return Object.fromEntries(
      Object.entries(row).map(([name, inner]) => [name, byField[name] ? hide(byField[name], inner) : inner]),
    );
  });
}

/** A subject with every sensitive fact masked; a person's title is a name and masked with it. */
export function maskSubject(subject: Subject, reader: Reader = "other"): Subject {
  const facts = Object.fromEntries(
    Object.entries(subject.facts).map(([name, fact]) => [
      name,
      { ...fact, value: maskFact(fact.value, fact.mask, reader) },
    ]),
  );
  const title = subject.type === "person" ? String(maskValue("name", subject.title)) : subject.title;
  return { ...subject, title, facts };
}

/** Subjects of one type in a unit, with how often each form was filled for them. */
export async function listSubjects(
  deps: Deps,
  actor: Actor,
  query: { type: string; unit: string },
  page: Page,
): Promise<Paged<SubjectView>> {
  if (!can(actor, "subject.read", { unit: query.unit })) throw problem("forbidden", { action: "subject.read" });
  const units = await leavesOf(deps, query.unit);
  const found = await pageOver(
    deps.table,
    units.map((unit) => keys.subjectsOfUnit(unit, query.type)),
    page,
    subjectOf,
  );
  return {
    ...found,
    items: await withActivity(
      deps,
      found.items.map((it) => maskSubject(it, readerOf(actor, it.unit))),
    ),
  };
}

/** Units in which subjects stand: the unit itself and those below, for a bounded subtree (a community has some grids). */
async function leavesOf(deps: Deps, unit: string): Promise<string[]> {
  const below = (await unitsBelow(deps, unit)).map((it) => it.code);
  const inner = await Promise.all(below.map((code) => leavesOf(deps, code)));
  return [unit, ...inner.flat()];
}

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

/** Throws `not-found` for what is not there and, alike, for what is not the actor's. */
async function loadSubject(deps: Deps, actor: Actor, id: string): Promise<Subject> {
  const item = await deps.table.get(keys.subjectKey(id));
  const subject = item && subjectOf(item);
  if (!subject || !can(actor, "subject.read", { unit: subject.unit })) throw problem("not-found", { subject: id });
  return subject;
}

export async function getSubject(deps: Deps, actor: Actor, id: string): Promise<SubjectView> {
  const subject = await loadSubject(deps, actor, id);
  const [view] = await withActivity(deps, [maskSubject(subject, readerOf(actor, subject.unit))]);
  return view as SubjectView;
}

/** The unmasked subject; who saw it and why is kept before it is shown. */
export async function revealSubject(deps: Deps, actor: Actor, id: string, reason: string): Promise<SubjectView> {
  const subject = await loadSubject(deps, actor, id);
  if (!can(actor, "subject.reveal", { unit: subject.unit })) throw problem("forbidden", { action: "subject.reveal" });
  await audit(deps, `subject:${id}`, actor.person, "subject.reveal", reason);
  const [view] = await withActivity(deps, [subject]);
  return view as SubjectView;
}

export const SubjectRow = z.object({
  id: SubjectId,
  type: SubjectType,
  unit: UnitCode,
  title: z.string().min(1).max(200),
  partOf: SubjectId.optional(),
  /** Whatever JSON can say; the registry keeps it as it is told. */
  facts: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/), z.unknown()).default({}),
});
export type SubjectRow = z.infer<typeof SubjectRow>;

/**
 * Takes rows into the registry. Subjects that are there already keep their facts unless the row tells newer ones, and stay what
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

/** How many subjects of a type a unit holds: the denominator of coverage. */
export const stockWrite = (unit: string, type: string, count: number): Write => ({
  kind: "update",
  key: keys.stockKey(townshipOf(unit), unit, type),
  add: { count },
});
