// What a kind of section is: all that the house knows of it, in one row of reports/sections/table.ts.
import type * as z from "zod";
import type { Period } from "../../core/period.ts";
import type { Context, OtherSection } from "./context.ts";
import type { Layout } from "./layout.ts";
import type { SectionNeeds } from "./needs.ts";

/** The report that a section stands in. */
export type Report = { period: Period; sections: readonly OtherSection[] };

export type SectionRow<Shape extends z.ZodType<{ kind: string }>, Content extends { kind: string }> = {
  /** One line for docs/reports.md. */
  says: string;
  /** How it stands in a definition. */
  shape: Shape;
  /** What must be loaded to make its content; asking for anything else throws. */
  needs(section: z.output<Shape>, report: Report): SectionNeeds;
  /** What the snapshot keeps: JSON, every sentence included. Undefined where no form in use has anything of it. */
  content(section: z.output<Shape>, context: Context): Content | undefined;
  /** What its template `<kind>.hbs` shows of the content, charts included; the layout's words are there as `words`. */
  drawing(content: Content, layout: Layout): object;
};

/** A row of the table, its types taken from its own shape and content. */
export const section = <Shape extends z.ZodType<{ kind: string }>, Content extends { kind: string }>(
  row: SectionRow<Shape, Content>,
): SectionRow<Shape, Content> => row;
