// Where a section stands in a document: its heading, and the numbers of its tables and charts.
import { kindOf, type Period } from "../../core/period.ts";
import { numeral, periodWords } from "../wording.ts";

export type Place = {
  /** The target of the table of contents. */
  id: string;
  /** `二、入户走访`; empty for the cover. */
  heading: string;
  words: { now: string; before: string };
  /** `表3　各街道走访覆盖率`: each call takes the next number of the document. */
  tableTitle(title: string): string;
  chartTitle(title: string): string;
};

/** Gives every section its place, in order. */
export function placesOf(sections: readonly { kind: string; title?: string }[], period: Period): Place[] {
  const numbers = { table: 0, chart: 0, section: 0 };
  const next = (what: keyof typeof numbers): number => ++numbers[what];
  return sections.map(({ kind, title }) => ({
    id: `s${kind === "cover" ? 0 : next("section")}`,
    heading: kind === "cover" ? "" : `${numeral(numbers.section)}、${title ?? ""}`,
    words: periodWords[kindOf(period)],
    tableTitle: (name) => `表${next("table")}　${name}`,
    chartTitle: (name) => `图${next("chart")}　${name}`,
  }));
}
