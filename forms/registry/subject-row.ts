// A subject as an import tells it.
import * as z from "zod";
import { UnitCode } from "../../core/unit.ts";
import { SubjectId } from "../answers/submission.ts";
import { SubjectType } from "../definition/definition.ts";

export const SubjectRow = z.object({
  id: SubjectId,
  type: SubjectType,
  unit: UnitCode,
  title: z.string().min(1).max(200),
  partOf: SubjectId.optional(),
  /** Whatever JSON can say; the registry keeps it as it is told. */
  facts: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/), z.unknown()).default({}),
});
export type SubjectRow = z.infer<typeof SubjectRow>;
