// What a report is: which sections with which indicators, for which units, when, and for whom.
import * as z from "zod";
import { Role } from "../core/person.ts";
import { LocalText } from "../core/text.ts";
import { UnitCode, UnitLevel } from "../core/unit.ts";
import { Band, coverageBands } from "./figures/score.ts";

export const ReportId = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, "report-id");

/** `form/id`, or `id` where only one form has it, with `#choice` for one part of a breakdown. */
export const IndicatorName = z.string().regex(/^([a-z][a-z0-9-]*\/)?[a-z][a-z0-9-]*(#[^\s#]{1,80})?$/, "indicator");
const Indicators = z.array(IndicatorName).min(1);

const PeriodKind = z.enum(["week", "month", "quarter", "year"]);
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "HH:MM");

/** When editions of the period before are made, by the local time of the district. Weekdays: 1 is Monday. */
export const Schedule = z.discriminatedUnion("every", [
  z.strictObject({ every: z.literal("month"), day: z.int().min(1).max(28), time: TimeOfDay }),
  z.strictObject({ every: z.literal("week"), weekday: z.int().min(1).max(7), time: TimeOfDay }),
]);
export type Schedule = z.infer<typeof Schedule>;

/** `over` a longer period: what was reached in it up to the time of counting (a quarter's coverage, told every month). */
const KeyIndicator = z.union([
  IndicatorName.transform((indicator) => ({ indicator, over: undefined })),
  z.strictObject({ indicator: IndicatorName, over: PeriodKind.optional() }),
]);

const section = <Kind extends string>(kind: Kind) => ({ kind: z.literal(kind), title: LocalText });

export const Section = z.discriminatedUnion("kind", [
  /** The head of the first page; what the report is about follows from unit and period. */
  z.strictObject({ kind: z.literal("cover"), masthead: LocalText, subject: LocalText }),
  /** The first three are also told on the cover and in the mail. */
  z.strictObject({ ...section("key-figures"), indicators: z.array(KeyIndicator).min(1).max(12) }),
  z.strictObject({
    ...section("by-unit"),
    indicator: IndicatorName,
    show: z.array(z.enum(["chart", "table"])).min(1),
    /** A column with the same rate over a longer period so far, and its points. */
    toDate: z.strictObject({ period: PeriodKind, bands: z.array(Band).default(coverageBands) }).optional(),
  }),
  z.strictObject({
    ...section("claims"),
    /** Columns of the table. */
    indicators: Indicators.max(6),
    /** Rates told in words. */
    rates: z.array(IndicatorName).max(4).default([]),
    /** Stacked bars, each of counts that add up to something: what was published, what was claimed. */
    charts: z
      .array(z.strictObject({ title: LocalText, parts: Indicators.max(4) }))
      .max(3)
      .default([]),
    /** A counter whose breakdown is drawn as a ring. */
    themes: IndicatorName.optional(),
  }),
  z.strictObject({ ...section("trend"), indicators: Indicators.max(4), periods: z.int().min(2).max(13).default(6) }),
  z.strictObject({
    ...section("details"),
    indicators: Indicators.max(10),
    /** Of this rate the units furthest behind, two levels below, are named. */
    behind: IndicatorName.optional(),
  }),
  z.strictObject({
    ...section("overdue-cases"),
    lists: z.array(z.enum(["hazards", "cases", "projects"])).min(1),
    limit: z.int().min(1).max(200).default(50),
  }),
  /** Formulas, rules and the time of counting are told by themselves; notes are what else a reader should know. */
  z.strictObject({ ...section("method"), notes: z.array(LocalText).max(20).default([]) }),
]);
export type Section = z.infer<typeof Section>;
export type SectionKind = Section["kind"];
export type SectionOf<Kind extends SectionKind> = Extract<Section, { kind: Kind }>;

export const ReportDefinition = z.strictObject({
  id: ReportId,
  title: LocalText,
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
