// People as every use case reads them, and what is written of one.
import { postsOn } from "../../core/permission.ts";
import type { Actor, Person, Post } from "../../core/person.ts";
import { localDate } from "../../core/time.ts";
import type { Deps } from "../deps.ts";
import type { Write } from "../ports.ts";
import { personItem, personOf, postItem } from "./items.ts";
import * as keys from "./keys.ts";

/** How long a person may keep what a post allowed after it was taken away. */
const actorMilliseconds = 10_000;

/** Who a verified token speaks for, with the posts of today; undefined for somebody we do not know. */
export const findActor = (deps: Deps, id: string): Promise<(Actor & { language: "zh" | "en" }) | undefined> =>
  deps.memory.recall(`actor:${id}`, actorMilliseconds, async () => {
    const item = await deps.table.get(keys.personKey(id));
    if (!item) return undefined;
    const person = personOf(item);
    return {
      person: person.id,
      name: person.name,
      language: person.language,
      posts: postsOn(person.posts, localDate(deps.clock.now())),
    };
  });

export const findPerson = (deps: Deps, id: string): Promise<Person | undefined> =>
  deps.memory.recall(`person:${id}`, actorMilliseconds, async () => {
    const item = await deps.table.get(keys.personKey(id));
    return item && personOf(item);
  });

export const personName = async (deps: Deps, id: string): Promise<string> => (await findPerson(deps, id))?.name ?? id;

/** A person's item and one item for each post, so that those who hold a role at a unit are one query. */
export function personWrites(after: Person, before?: Person): Write[] {
  const keyOf = (post: Post) => keys.postKey(after.id, post.role, post.unit);
  const held = new Map(after.posts.map((post) => [keyOf(post).sk, post]));
  return [
    {
      kind: "put",
      item: personItem(after),
      when: before ? { kind: "version", is: before.version ?? 1 } : { kind: "absent" },
    },
    ...[...held.values()].map((post): Write => ({ kind: "put", item: postItem(after.id, post) })),
    ...[...new Map((before?.posts ?? []).map((post) => [keyOf(post).sk, post])).values()]
      .filter((post) => !held.has(keyOf(post).sk))
      .map((post): Write => ({ kind: "delete", key: keyOf(post) })),
  ];
}
