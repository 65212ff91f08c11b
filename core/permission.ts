// Who may do what: one pure function that every route asks.

import type { Actor, Post, Role } from "./person.ts";
import { standsOn } from "./standing.ts";
import type { LocalDate } from "./time.ts";
import { countyOf, isWithin, levelOf, parentOf, type UnitCode } from "./unit.ts";

/** What an action is done to. `owner` is the department that answers for the form; `by` who made the thing. */
export type Resource = {
  unit?: UnitCode;
  owner?: UnitCode;
  by?: string;
  /** The roles a form is filled by. */
  filledBy?: readonly Role[];
};

/**
 * `over`: the post is at the resource's unit or one above it, or at the department that owns the form.
 * `county`: anybody with the role in the same county, for what is shared there.
 */
type Rule = { roles: readonly Role[] | "any" | "filled-by"; reach: "over" | "county" | "anywhere"; author?: boolean };

const overseers = ["administrator", "supervisor", "leader", "auditor", "appraiser"] as const;
const local = ["grid-staff", "cadre", "dispatcher"] as const;
const departments = ["handler", "verifier"] as const;

export const rules = {
  "unit.write": { roles: ["administrator"], reach: "over" },
  "people.read": { roles: [...overseers, ...local, ...departments], reach: "over" },
  "people.write": { roles: ["administrator"], reach: "over" },
  "form.write": { roles: ["administrator"], reach: "over" },
  "form.publish": { roles: ["administrator"], reach: "over" },
  "form.approve": { roles: ["administrator", "supervisor", "leader"], reach: "over" },
  "subject.read": { roles: [...overseers, ...local], reach: "over" },
  "subject.reveal": { roles: [...local, "supervisor"], reach: "over" },
  "subject.import": { roles: ["administrator"], reach: "over" },
  "submission.create": { roles: "filled-by", reach: "over" },
  "submission.read": { roles: [...overseers, ...local, ...departments], reach: "over", author: true },
  "submission.revise": { roles: [], reach: "over", author: true },
  "submission.void": { roles: ["administrator", "supervisor"], reach: "over", author: true },
  "case.read": { roles: [...overseers, ...local, ...departments], reach: "over", author: true },
  "offer.read": { roles: "any", reach: "county" },
  "file.put": { roles: "any", reach: "anywhere" },
  "file.read": { roles: [...overseers, ...local, ...departments], reach: "over", author: true },
  "figures.read": { roles: [...overseers, ...local], reach: "over" },
  "report.read": { roles: overseers, reach: "over" },
  "report.make": { roles: ["administrator", "supervisor", "leader"], reach: "over" },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof rules;

/** Whether a post's unit stands over a unit. A department's post reaches its county for the forms it owns. */
export function covers(post: Post, resource: Resource): boolean {
  if (resource.unit === undefined) return false;
  if (isWithin(resource.unit, post.unit)) return true;
  if (levelOf(post.unit) !== "department" || post.unit !== resource.owner) return false;
  const above = parentOf(post.unit);
  return above !== undefined && isWithin(resource.unit, above);
}

const reaches = {
  anywhere: () => true,
  county: (post: Post, resource: Resource) =>
    resource.unit !== undefined && countyOf(post.unit) === countyOf(resource.unit),
  over: covers,
} satisfies Record<Rule["reach"], (post: Post, resource: Resource) => boolean>;

/** Whether an actor may do an action to a resource: a role, at a unit, over that unit's subtree, for that form. */
export function can(actor: Actor, action: Action, resource: Resource = {}): boolean {
  const rule: Rule = rules[action];
  if (rule.author && resource.by !== undefined && resource.by === actor.person) return true;
  return actor.posts.some((post) => {
    const holds =
      rule.roles === "any" ||
      (rule.roles === "filled-by" ? (resource.filledBy ?? []).includes(post.role) : rule.roles.includes(post.role));
    return holds && reaches[rule.reach](post, resource);
  });
}

/** Whether an actor could do an action anywhere: what a client shows at all. */
export const canSomewhere = (actor: Actor, action: Action): boolean =>
  actor.posts.some((post) =>
    can({ ...actor, posts: [post] }, action, { unit: post.unit, owner: post.unit, filledBy: [post.role] }),
  );

/** The posts of a person that hold on a day. */
export const postsOn = (posts: readonly Post[], day: LocalDate): Post[] => posts.filter((post) => standsOn(post, day));
