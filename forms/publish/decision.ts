// What publishing comes to, with its reasons.
import * as z from "zod";
import { LocalText } from "../../core/text.ts";

export const Reason = z.object({
  code: z.string(),
  /** `stop`: not published, whoever agrees. `approve`: only with an approval, or at once in an emergency. `warn` and `note` are told. */
  severity: z.enum(["stop", "approve", "warn", "note"]),
  message: LocalText,
  field: z.string().optional(),
});
export type Reason = z.output<typeof Reason>;

export const PublishDecision = z.object({
  publish: z.boolean(),
  reasons: z.array(Reason),
  /** Staff-hours a year that the form is estimated to cost. */
  burdenHours: z.number(),
  /** How many writes the largest submission makes that the form allows, and how many one commit can hold. */
  largest: z.object({ writes: z.number(), most: z.number() }).optional(),
  /** Fields that the registry can answer already. */
  onceOnly: z.array(z.object({ field: z.string(), fact: z.string(), share: z.number() })),
});
export type PublishDecision = z.output<typeof PublishDecision>;
