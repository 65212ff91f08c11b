// Whether somebody may fill a form at all.
import { can } from "../../core/permission.ts";
import type { Actor } from "../../core/person.ts";
import type { FormVersion } from "./definition.ts";

/** Whether an actor may fill a form somewhere. */
export const mayFill = (actor: Actor, form: FormVersion): boolean =>
  actor.posts.some((post) =>
    can({ ...actor, posts: [post] }, "submission.create", {
      unit: post.unit,
      owner: form.owner,
      filledBy: form.filledBy,
    }),
  );
