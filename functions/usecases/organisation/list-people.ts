// People listed and searched: those at a unit, or all whom the reader may see; a page at a time, by id.
import type { PersonItem } from "../../../api/organisation.ts";
import { can } from "../../../core/permission.ts";
import { type Actor, type Person, PersonId } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import type { Deps } from "../../deps.ts";
import type { Page } from "../../ports.ts";
import { personOf, postOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { all, type Paged } from "../../store/paging.ts";
import { unitTitle } from "../../store/units.ts";

export type PeopleQuery = { unit?: string; search?: string };

/** How many are read at once; and how many are looked at before a page ends with what was found. */
const readSize = 1000;
const mostLookedAt = 6000;

/** Contacts are left out. `search` is a part of a name or id, in any case; a page may hold few and still have a cursor. */
export async function listPeople(
  deps: Deps,
  actor: Actor,
  { unit, search = "" }: PeopleQuery,
  page: Page,
): Promise<Paged<PersonItem>> {
  if (unit && !can(actor, "people.read", { unit })) throw problem("forbidden", { action: "people.read" });
  const wanted = search.trim().toLowerCase();
  const fits = (person: Person) =>
    `${person.name} ${person.id}`.toLowerCase().includes(wanted) && (unit !== undefined || maySee(actor, person));
  const limit = page.limit ?? 50;
  const after = page.cursor === undefined ? "" : readCursor(page.cursor);
  const found: Person[] = [];
  let last = after;
  let lookedAt = 0;
  for await (const person of unit ? staffOf(deps, unit, after) : everybody(deps, after)) {
    const isFound = fits(person);
    if (lookedAt === mostLookedAt || (isFound && found.length === limit))
      return { items: await inList(deps, found), cursor: cursorOf(last) };
    if (isFound) found.push(person);
    last = person.id;
    lookedAt += 1;
  }
  return { items: await inList(deps, found) };
}

const maySee = (actor: Actor, person: Person): boolean =>
  person.id === actor.person || person.posts.some((post) => can(actor, "people.read", { unit: post.unit }));

async function* everybody(deps: Deps, after: string): AsyncGenerator<Person> {
  let cursor: string | undefined;
  do {
    const page = await deps.table.query(keys.people(after), { limit: readSize, cursor });
    for (const person of page.items.map(personOf)) if (person.id !== after) yield person;
    cursor = page.cursor;
  } while (cursor);
}

async function* staffOf(deps: Deps, unit: string, after: string): AsyncGenerator<Person> {
  const posts = (await all(deps.table, keys.holdersAt(unit))).map(postOf);
  const ids = [...new Set(posts.map((it) => it.person))].filter((id) => id > after).sort();
  yield* (await deps.table.getMany(ids.map(keys.personKey))).map(personOf);
}

const cursorOf = (id: string): string => Buffer.from(id).toString("base64url");

function readCursor(cursor: string): string {
  const parsed = PersonId.safeParse(Buffer.from(cursor, "base64url").toString("utf8"));
  if (!parsed.success) throw problem("cursor-invalid");
  return parsed.data;
}

const inList = (deps: Deps, people: Person[]): Promise<PersonItem[]> =>
  Promise.all(
    people.map(async ({ id, name, posts }) => ({
      id,
      name,
      posts: await Promise.all(posts.map(async (post) => ({ ...post, unitTitle: await unitTitle(deps, post.unit) }))),
    })),
  );
