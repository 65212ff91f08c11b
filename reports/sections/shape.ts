// What the shapes of sections are made of.
import * as z from "zod";
import { LocalText } from "../../core/text.ts";

/** `form/id`, or `id` where only one form has it, with `#choice` for one part of a breakdown. */
export const IndicatorName = z.string().regex(/^([a-z][a-z0-9-]*\/)?[a-z][a-z0-9-]*(#[^\s#]{1,80})?$/, "indicator");
export const Indicators = z.array(IndicatorName).min(1);

export const PeriodKind = z.enum(["week", "month", "quarter", "year"]);

/** What every numbered section has. */
export const titled = <Kind extends string>(kind: Kind) => ({ kind: z.literal(kind), title: LocalText });
