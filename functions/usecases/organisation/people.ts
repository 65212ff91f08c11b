// People and their posts changed.
import { can, canSomewhere } from "../../../core/permission.ts";
import type { Actor, Person, Post } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import type { Deps } from "../../deps.ts";
import { personOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { personWrites } from "../../store/people.ts";
import { findUnit } from "../../store/units.ts";

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
