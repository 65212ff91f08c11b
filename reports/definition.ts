// What a report is: which sections with which indicators, for which units, when, and for whom.
import * as z from "zod";
import { Role } from "../core/person.ts";
import { Language, LocalText } from "../core/text.ts";
import { UnitCode, UnitLevel } from "../core/unit.ts";
import { PeriodKind } from "./sections/shape.ts";
import { sections } from "./sections/table.ts";

export const ReportId = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, "report-id");

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "HH:MM");

/** When editions of the period before are made, by the local time of the district. Weekdays: 1 is Monday. */
export const Schedule = z.discriminatedUnion("every", [
  z.strictObject({ every: z.literal("month"), day: z.int().min(1).max(28), time: TimeOfDay }),
  z.strictObject({ every: z.literal("week"), weekday: z.int().min(1).max(7), time: TimeOfDay }),
]);
export type Schedule = z.infer<typeof Schedule>;

const shapes = Object.values(sections).map((it) => it.shape);
type Shape = (typeof shapes)[number];
export const Section = z.discriminatedUnion("kind", shapes as [Shape, ...Shape[]]);

export const ReportDefinition = z.strictObject({
  id: ReportId,
  title: LocalText,
  /** What its editions and their mails are written in. */
  language: Language.default("zh"),
  period: PeriodKind,
  schedule: Schedule,
  /** Units of these levels; below one unit, or in every county where somebody works. */
  audience: z.strictObject({ levels: z.array(UnitLevel).min(1), under: UnitCode.optional() }),
  /** Those who hold this role at the very unit. */
  recipients: z.strictObject({ role: Role }),
  /** Who issues it; the unit's title is put before. */
  author: LocalText,
  sections: z
    .array(Section)
    .min(1)
    .max(20)
    .refine(([first]) => first?.kind === "cover", "the first section is the cover"),
});
export type ReportDefinition = z.infer<typeof ReportDefinition>;
