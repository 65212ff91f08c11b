// Every kind of section, a row each: definition, snapshot, loading, document and docs/reports.md read this table and nothing else.
import type * as z from "zod";
import { byUnit } from "./by-unit/section.ts";
import { claims } from "./claims/section.ts";
import { cover } from "./cover/section.ts";
import { details } from "./details/section.ts";
import { highlights } from "./highlights/section.ts";
import { keyFigures } from "./key-figures/section.ts";
import { method } from "./method/section.ts";
import { overdueCases } from "./overdue-cases/section.ts";
import type { SectionRow } from "./section.ts";
import { trend } from "./trend/section.ts";

export const sections = {
  cover,
  "key-figures": keyFigures,
  "by-unit": byUnit,
  claims,
  trend,
  highlights,
  details,
  "overdue-cases": overdueCases,
  method,
} satisfies Record<string, Row<string>>;

type Row<Kind extends string> = SectionRow<z.ZodType<{ kind: Kind }>, { kind: Kind }>;
type Table = typeof sections;

export type SectionKind = keyof Table;
export type SectionOf<Kind extends SectionKind> = z.output<Table[Kind]["shape"]>;
export type Section = { [Kind in SectionKind]: SectionOf<Kind> }[SectionKind];
export type ContentOf<Kind extends SectionKind> = NonNullable<ReturnType<Table[Kind]["content"]>>;
export type SectionContent = { [Kind in SectionKind]: ContentOf<Kind> }[SectionKind];

/** Each row stands under its own kind: the compiler holds it. */
const rows: { [Kind in SectionKind]: Row<Kind> } = sections;

/** The row of a section or of its content. */
export const rowOf = (kind: SectionKind): Row<SectionKind> => rows[kind];
