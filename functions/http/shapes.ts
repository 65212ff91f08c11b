// Shapes that several endpoints take: pages, units, times.
import * as z from "zod";
import { Instant } from "../../core/time.ts";
import { UnitCode } from "../../core/unit.ts";

export const Paging = z.object({
  limit: z.coerce.number().int().min(1).max(200).optional(),
  cursor: z.string().max(4000).optional(),
});
export const OfUnit = Paging.extend({ unit: UnitCode });
export const OfSomeUnit = Paging.extend({ unit: UnitCode.optional() });
export const Moment = z.union([Instant, z.iso.date()]);
export const list = (item: z.ZodType) => z.object({ items: z.array(item), cursor: z.string().optional() });
