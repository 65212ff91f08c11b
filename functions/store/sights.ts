// Who sees a file: whoever may see a record that shows it.
import { can } from "../../core/permission.ts";
import type { Actor } from "../../core/person.ts";
import type { Decision } from "../../forms/decide/decide.ts";
import { filesOfCase } from "../../forms/workflow/case-files.ts";
import { type CaseState, departmentsOf } from "../../forms/workflow/case-state.ts";
import type { Deps } from "../deps.ts";
import type { Item, Write } from "../ports.ts";
import { isShared, mayRead } from "./cases.ts";
import { type Places, sharedPlace } from "./file-places.ts";
import { formOfCase, formVersion } from "./forms.ts";
import { caseOf, type Sight, shownAt, sightItem, sightOf } from "./items.ts";
import * as keys from "./keys.ts";
import { shownFiles, shownFilesOfCase } from "./masks.ts";
import { findRecord } from "./submissions.ts";

/** Where the bytes lie of a file that something shows to a person; undefined where nothing does. */
export async function placeSeen(deps: Deps, actor: Actor, name: string): Promise<string | undefined> {
  const earlier = await deps.table.get(keys.fileKey(name));
  if (earlier && sawEarlier(actor, earlier)) return sharedPlace(name);
  for (const [to, unit] of reachOf(actor)) {
    let cursor: string | undefined;
    do {
      const page = await deps.table.query(keys.sightsWithin(name, to, unit), { limit: 20, cursor });
      for (const sight of page.items.map(sightOf)) if (await shows(deps, actor, sight, name)) return sight.place;
      cursor = page.cursor;
    } while (cursor);
  }
  return undefined;
}

/** Whose record it is: they read it wherever their posts are by now. */
const author = (person: string): string => `by:${person}`;

/** Under whom and of which units a person may find what is shown: what stands below their posts, their department's, their county's, their own. */
function reachOf({ person, posts }: Actor): [to: string, unit: string][] {
  const reach = new Map<string, [string, string]>();
  const add = (to: string, unit: string) => reach.set(`${to}#${unit}`, [to, unit]);
  for (const { unit } of posts) {
    add("over", unit);
    if (unit.includes("-D")) add(unit, "");
    add("county", unit.slice(0, 6));
  }
  add(author(person), "");
  return [...reach.values()];
}

/** The record as it stands decides: a sight is no more than where to look. */
async function shows(deps: Deps, actor: Actor, { kind, record: id }: Sight, name: string): Promise<boolean> {
  if (kind === "case") {
    const item = await deps.table.get(keys.caseKey(id));
    const state = item && caseOf(item);
    if (!state || !filesOfCase(state).includes(name) || !mayRead(actor, state)) return false;
    return (await shownFilesOfCase(deps, await formOfCase(deps, state), state)).includes(name);
  }
  const record = await findRecord(deps, id);
  if (!record?.files.includes(name)) return false;
  const { unit, by } = record;
  const form = await formVersion(deps, record.form, record.version);
  if (!form || !can(actor, "submission.read", { unit, owner: form.owner, by })) return false;
  // What is hidden is for who uploaded it.
  return (await shownFiles(deps, form, record)).includes(name);
}

const sawEarlier = (actor: Actor, item: Item): boolean =>
  can(actor, "file.read", { unit: item.unit as string | undefined, by: String(item.by) }) ||
  shownAt(item).some(({ unit, owner, county }) => can(actor, county ? "offer.read" : "file.read", { unit, owner }));

/** A record that shows files, and whom it shows them to beside those over its unit. */
type Showing = { kind: Sight["kind"]; id: string; unit: string; to: string[]; files: string[] };

/** Writes down where the files of a submission and of its cases will be seen; `owner` is the department that answers for the form. */
export function recordDecision(
  deps: Deps,
  places: Places,
  { submission, cases }: Pick<Decision, "submission" | "cases">,
  owner: string,
): Promise<void> {
  const { id, unit, by, files } = submission;
  const own: Showing = { kind: "submission", id, unit, to: [owner, author(by)], files };
  return recordSights(deps, places, [own, ...cases.map((it) => showingOf(it, filesOfCase(it)))]);
}

const showingOf = (state: CaseState, files: string[]): Showing => ({
  kind: "case",
  id: state.id,
  unit: state.unit,
  to: [...departmentsOf(state), ...(isShared(state) ? ["county"] : []), author(state.openedBy)],
  files,
});

/** Several commits hold more than one, and each is whole by itself. */
const writesAtOnce = 90;

/**
 * Writes down where files will be seen, before the record that shows them is committed: a sight without its record shows nothing,
 * and a submission of a hundred photos needs no room for them in its own commit.
 */
async function recordSights(deps: Deps, places: Places, showings: Showing[]): Promise<void> {
  const writes = showings.flatMap(({ kind, id: record, unit, to, files }) =>
    ["over", ...to].flatMap((whom) =>
      files.flatMap((name): Write[] => {
        const place = places.get(name);
        return place === undefined ? [] : [{ kind: "put", item: sightItem(name, whom, unit, { kind, record, place }) }];
      }),
    ),
  );
  for (let at = 0; at < writes.length; at += writesAtOnce) await deps.table.commit(writes.slice(at, at + writesAtOnce));
}

/** What a step shows is for all departments of the case; one that is new to it sees what the case showed before. */
export async function recordStep(deps: Deps, files: Places, before: CaseState, after: CaseState): Promise<void> {
  const had = departmentsOf(before);
  const isNew = departmentsOf(after).some((it) => !had.includes(it));
  const earlier: Places = isNew ? await placesInCase(deps, before) : new Map();
  const places = new Map([...earlier, ...files]);
  const shown = filesOfCase(after).filter((it) => places.has(it));
  await recordSights(deps, places, [showingOf(after, shown)]);
}

/** Where the bytes lie of files that a case shows already; a name alone that somebody put into its answers shows nothing. */
async function placesInCase(deps: Deps, state: CaseState): Promise<Places> {
  const names = filesOfCase(state);
  const [sights, earlier] = await Promise.all([
    deps.table.getMany(names.map((name) => keys.sightKey(name, "over", state.unit, "case", state.id))),
    deps.table.getMany(names.map(keys.fileKey)),
  ]);
  const nameOf = (item: Item) => item.pk.slice(item.pk.indexOf("#") + 1);
  const shownHere = earlier.filter((item) => shownAt(item).some(({ unit }) => unit === state.unit));
  return new Map([
    ...shownHere.map((item) => [nameOf(item), sharedPlace(nameOf(item))] as const),
    ...sights.map((item) => [nameOf(item), sightOf(item).place] as const),
  ]);
}
