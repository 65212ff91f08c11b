// People and their posts: who one is, who works where, and changing either.

import { type Action, can, canSomewhere, rules } from "../../../core/permission.ts";
import type { Actor, Person, Post } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import type { LocalText } from "../../../core/text.ts";
import { lineOf, type Unit } from "../../../core/unit.ts";
import { mayFill } from "../../../forms/definition/may-fill.ts";
import type { Deps } from "../../deps.ts";
import type { Page } from "../../ports.ts";
import { allForms } from "../../store/forms.ts";
import { personOf, postOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { all, type Paged, pageOver } from "../../store/paging.ts";
import { findPerson, personWrites } from "../../store/people.ts";
import { findUnit, unitTitle } from "../../store/units.ts";

/** Who somebody is here, and what they may do at all. */
export async function describeActor(deps: Deps, actor: Actor & { language: "zh" | "en" }) {
  const mine = (await allForms(deps)).filter((form) => mayFill(actor, form));
  // Those that forms name too: who works above them chooses one when filling such a form.
  const codes = [
    ...new Set([...actor.posts.flatMap((it) => lineOf(it.unit)), ...mine.flatMap((it) => it.units ?? [])]),
  ];
  const units = (await Promise.all(codes.map((code) => findUnit(deps, code)))).filter(
    (it): it is Unit => it !== undefined,
  );
  const named = deps.approvers.includes(actor.person);
  const actions = (Object.keys(rules) as Action[]).filter(
    (action) => canSomewhere(actor, action) || (named && action === "form.approve"),
  );
  const forms = mine.map((form) => form.id);
  return {
    person: actor.person,
    name: actor.name,
    language: actor.language,
    posts: await Promise.all(
      actor.posts.map(async (post) => ({ ...post, unitTitle: await unitTitle(deps, post.unit) })),
    ),
    units,
    forms,
    actions: forms.length > 0 ? actions : actions.filter((it) => it !== "submission.create"),
  };
}

/** Those with a post at a unit; without one, everybody whom the actor may see. Contacts are left out. */
export async function listPeople(
  deps: Deps,
  actor: Actor,
  unit: string | undefined,
  page: Page,
): Promise<Paged<PersonInList>> {
  if (unit && !can(actor, "people.read", { unit })) throw problem("forbidden", { action: "people.read" });
  if (unit) {
    const posts = (await all(deps.table, keys.holdersAt(unit))).map(postOf);
    const people = await Promise.all([...new Set(posts.map((it) => it.person))].map((id) => findPerson(deps, id)));
    return {
      items: await inList(
        deps,
        people.filter((it) => it !== undefined),
      ),
    };
  }
  const found = await pageOver(deps.table, [keys.people()], page, (item) => {
    const person = personOf(item);
    const seen = person.posts.some((post) => can(actor, "people.read", { unit: post.unit }));
    return seen || person.id === actor.person ? person : undefined;
  });
  return { ...found, items: await inList(deps, found.items) };
}

type PersonInList = Pick<Person, "id" | "name"> & { posts: (Post & { unitTitle: LocalText })[] };

const inList = (deps: Deps, people: Person[]): Promise<PersonInList[]> =>
  Promise.all(
    people.map(async ({ id, name, posts }) => ({
      id,
      name,
      posts: await Promise.all(posts.map(async (post) => ({ ...post, unitTitle: await unitTitle(deps, post.unit) }))),
    })),
  );

/**
 * Creates or changes a person; the posts come with it. Throws `forbidden` when a post is outside the actor's units,
 * `precondition-failed` when `version` is not the present one.
 */
export async function putPerson(
  deps: Deps,
  actor: Actor,
  person: Person,
  version?: number,
): Promise<{ person: Person; created: boolean }> {
  const item = await deps.table.get(keys.personKey(person.id));
  const before = item && personOf(item);
  const touched = [...(before?.posts ?? []), ...person.posts];
  const allowed =
    touched.length > 0
      ? touched.every((post) => can(actor, "people.write", { unit: post.unit }))
      : canSomewhere(actor, "people.write");
  if (!allowed) throw problem("forbidden", { action: "people.write" });
  if (version !== undefined && before?.version !== version) throw problem("precondition-failed");
  for (const [at, post] of person.posts.entries()) {
    if (!(await findUnit(deps, post.unit))) {
      throw problem("content-invalid", {
        errors: [
          {
            pointer: `/posts/${at}/unit`,
            code: "unknown",
            message: { zh: "没有这个单位", en: "There is no such unit" },
          },
        ],
      });
    }
  }
  const after: Person = { ...person, version: (before?.version ?? 0) + 1 };
  const result = await deps.table.commit(personWrites(after, before));
  if (!result.ok) throw problem("changed-meanwhile");
  deps.memory.forget(`actor:${person.id}`);
  deps.memory.forget(`person:${person.id}`);
  return { person: after, created: !before };
}

/** Throws `not-found`. */
export async function putPosts(deps: Deps, actor: Actor, id: string, posts: Post[], version?: number): Promise<Person> {
  const item = await deps.table.get(keys.personKey(id));
  if (!item) throw problem("not-found", { person: id });
  return (await putPerson(deps, actor, { ...personOf(item), posts }, version)).person;
}
