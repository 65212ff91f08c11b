// Everything that a report's snapshot is built from, read once.
import { type Period, previous } from "../../core/period.ts";
import { problem } from "../../core/problem.ts";
import type { LocalText } from "../../core/text.ts";
import type { Instant } from "../../core/time.ts";
import { isWithin, type Unit } from "../../core/unit.ts";
import type { CaseState } from "../../forms/workflow/case-state.ts";
import type { Circumstances } from "../../reports/circumstances.ts";
import type { ReportDefinition } from "../../reports/definition.ts";
import type { EditionId } from "../../reports/edition.ts";
import type { Overdue, OverdueCase } from "../../reports/sections/context.ts";
import { type Snapshot, type SnapshotInput, type SnapshotNeeds, snapshotNeeds } from "../../reports/snapshot.ts";
import type { Deps } from "../deps.ts";
import { loadEdition } from "./editions.ts";
import { allForms, formOfCase } from "./forms.ts";
import { caseOf } from "./items.ts";
import * as keys from "./keys.ts";
import { loadTallied, unitsBelowIn } from "./tallies.ts";
import { findUnit, partitionsWithin } from "./units.ts";

/** Throws `not-found` for a unit that is not there. */
export async function loadSnapshotInput(
  deps: Deps,
  definition: ReportDefinition,
  id: EditionId,
  asOf: Instant,
  circumstances?: Circumstances,
): Promise<SnapshotInput> {
  const unit = await findUnit(deps, id.unit);
  if (!unit) throw problem("not-found", { unit: id.unit });
  const forms = await allForms(deps);
  const needs = snapshotNeeds(definition, id.period, forms);
  const [below, tallied, overdue, earlier] = await Promise.all([
    unitsBelowIn(deps, unit.code, id.period),
    loadTallied(deps, unit.code, needs),
    loadOverdue(deps, needs.overdue, unit.code, asOf),
    loadSnapshot(deps, { ...id, period: previous(id.period) }),
  ]);
  const furtherBelow = needs.furtherBelow ? await loadFurtherBelow(deps, below, id.period) : new Map();
  return { unit, below, furtherBelow, period: id.period, asOf, forms, tallied, overdue, earlier, circumstances };
}

const loadFurtherBelow = async (deps: Deps, below: Unit[], period: Period): Promise<Map<string, Unit[]>> =>
  new Map(await Promise.all(below.map(async (it) => [it.code, await unitsBelowIn(deps, it.code, period)] as const)));

/** The snapshot of an edition that was published; undefined where there is none. */
async function loadSnapshot(deps: Deps, id: EditionId): Promise<Snapshot | undefined> {
  const edition = (await loadEdition(deps, id))?.edition;
  if (edition?.status !== "ready") return undefined;
  const file = await deps.files.get(edition.json);
  return file && readSnapshot(file.bytes);
}

export function readSnapshot(bytes: Uint8Array): Snapshot {
  const snapshot = JSON.parse(new TextDecoder().decode(bytes)) as Snapshot;
  if (snapshot.snapshot !== 1)
    throw new Error(`A snapshot of a format that this program does not know: ${snapshot.snapshot}`);
  return snapshot;
}

/** Beyond so many of one township and list nobody counts further: the number is then told as "at least". */
const mostCounted = 2000;

/** Open cases whose deadline has passed; the index holds them by deadline, so that only those are read. */
async function loadOverdue(
  deps: Deps,
  { lists, limit }: SnapshotNeeds["overdue"],
  unit: string,
  asOf: Instant,
): Promise<Overdue> {
  const partitions = lists.length > 0 ? await partitionsWithin(deps, unit) : [];
  const read = await Promise.all(
    lists.flatMap((list) => partitions.map((township) => overdueOf(deps, list, township, unit, asOf))),
  );
  const states = read.flatMap((it) => it.states).toSorted((a, b) => ((a.dueAt ?? "") < (b.dueAt ?? "") ? -1 : 1));
  return {
    count: states.length,
    atLeast: read.some((it) => it.more),
    cases: await Promise.all(states.slice(0, limit).map((state) => describe(deps, state))),
  };
}

async function overdueOf(
  deps: Deps,
  list: string,
  township: string,
  unit: string,
  asOf: Instant,
): Promise<{ states: CaseState[]; more: boolean }> {
  const states: CaseState[] = [];
  let cursor: string | undefined;
  let read = 0;
  do {
    const page = await deps.table.query(
      { ...keys.casesOfList(list, township, true), to: asOf },
      { limit: 500, cursor },
    );
    states.push(
      ...page.items
        .map(caseOf)
        .filter((it) => isWithin(it.unit, unit) && !it.metAt && it.dueAt !== undefined && it.dueAt < asOf),
    );
    read += page.items.length;
    cursor = page.cursor;
  } while (cursor && read < mostCounted);
  return { states, more: cursor !== undefined };
}

async function describe(deps: Deps, state: CaseState): Promise<OverdueCase> {
  const { version } = await formOfCase(deps, state);
  return {
    id: state.id,
    title: state.title,
    form: version.title,
    unit: state.unit,
    line: await lineTo(deps, state.unit),
    step: version.workflow?.steps[state.step]?.title ?? { zh: state.step },
    dueAt: state.dueAt as Instant,
  };
}

/** The titles from the township down, so that a district's reader knows where it is: 市中街道, 新苑社区, 第1网格. */
async function lineTo(deps: Deps, unit: string): Promise<LocalText[]> {
  const codes = [unit.slice(0, 9), unit.slice(0, 12), unit].filter(
    (code, at, all) => all.indexOf(code) === at && code.length >= 9,
  );
  // Each by itself: elsewhere a grid is told with its community.
  const titleOf = async (code: string) => (await findUnit(deps, code))?.title ?? { zh: code };
  return Promise.all((unit.includes("-D") ? [unit] : codes).map(titleOf));
}
