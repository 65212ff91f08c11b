// Where a section stands in a document: its heading, the numbers of its tables and charts, and the words around it.
import { kindOf, type Period } from "../../core/period.ts";
import type { Language } from "../../core/text.ts";
import { type Words, wordsOf } from "../words/words.ts";

export type Layout = {
  /** The target of the table of contents. */
  id: string;
  /** `二、入户走访`; empty for the cover. */
  heading: string;
  language: Language;
  words: Words;
  /** What this period and the one before are called. */
  now: string;
  before: string;
  /** `表3　各街道走访覆盖率`: each call takes the next number of the document. */
  tableTitle(title: string): string;
  chartTitle(title: string): string;
  /** The numbered sections of the document, for the table of contents. */
  contents: readonly { id: string; heading: string }[];
  /** Who issued the document, when, and the SHA-256 of its snapshot. */
  issuer: string;
  date: string;
  hash: string;
};

type Of = { period: Period; language: Language; issuer: string; date: string; hash: string };

/** Gives every section its layout, in order; one without a title (the cover) bears no number. */
export function layoutsOf(sections: readonly { kind: string; title?: string }[], of: Of): Layout[] {
  const { period, language, ...edition } = of;
  const words = wordsOf(language);
  const numbers = { table: 0, chart: 0 };
  const heads = headsOf(sections, words);
  return sections.map((_, at) => ({
    ...(heads[at] as { id: string; heading: string }),
    ...edition,
    language,
    words,
    ...words.periods[kindOf(period)],
    tableTitle: (title) => words.document.table(++numbers.table, title),
    chartTitle: (title) => words.document.chart(++numbers.chart, title),
    contents: heads.filter((it) => it.heading !== ""),
  }));
}

function headsOf(sections: readonly { kind: string; title?: string }[], words: Words) {
  let number = 0;
  return sections.map(({ kind, title }) => {
    if (kind === "cover") return { id: "s0", heading: "" };
    number += 1;
    return { id: `s${number}`, heading: words.document.heading(number, title ?? "") };
  });
}
