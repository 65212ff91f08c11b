// How a version came to be live: who approved it, or that it went out in an emergency and waits for that.
import * as z from "zod";
import { can } from "../../core/permission.ts";
import { type Actor, PersonId } from "../../core/person.ts";
import { UtcInstant } from "../../core/time.ts";
import type { FormDefinition } from "../definition/definition.ts";
import { unitsOf } from "../definition/may-fill.ts";

/** Somebody's own act: given to one draft as it stood, or to a version that went out in an emergency. */
export const Approval = z.object({ by: PersonId, name: z.string(), reason: z.string(), at: UtcInstant });
export type Approval = z.output<typeof Approval>;

export const Admission = z.object({
  version: z.number().int().positive(),
  publishedAt: UtcInstant,
  /** A name; `gridform` for what comes with the product. */
  publishedBy: z.string(),
  approval: Approval.optional(),
  /** Published at once; `due`: until when it must be approved. */
  emergency: z.object({ note: z.string().optional(), due: UtcInstant }).optional(),
  /** Nobody approved it in time: since when it is live no more. Answers to it still land, and are marked. */
  stopped: UtcInstant.optional(),
});
export type Admission = z.output<typeof Admission>;

/** How long after an emergency the approval is due. */
export const approvalDueMilliseconds = 24 * 3_600_000;

/**
 * Whether somebody's post lets them approve a form: over its owner and all units in which it is filled. `named`: those whom the
 * installation's settings name, whatever posts they hold.
 */
export const mayApprove = (
  actor: Actor,
  form: Pick<FormDefinition, "owner" | "units">,
  named: readonly string[],
): boolean =>
  named.includes(actor.person) ||
  [form.owner, ...unitsOf(form)].every((unit) => can(actor, "form.approve", { unit, owner: form.owner }));
