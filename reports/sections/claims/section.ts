// Offers and demands: bars of what was published and claimed, a ring of themes, and the table by unit.
import type { Chart } from "../../charts/chart.ts";
import { sayValue, shortChange } from "../../wording.ts";
import type { Layout } from "../layout.ts";
import { section } from "../section.ts";
import { contentOfClaims, needsOfClaims } from "./content.ts";
import { Claims, type ClaimsContent } from "./shape.ts";

export const claims = section({
  says: "counts by unit, stacked bars, a ring of themes, claim rates",
  shape: Claims,
  needs: needsOfClaims,
  content: contentOfClaims,
  drawing,
});

const mostBars = 12;

function drawing(content: ClaimsContent, layout: Layout) {
  const { columns, total, previous } = content;
  const { words, now, before, tableTitle } = layout;
  const format = (at: number) => columns[at]?.format ?? "count";
  const say = (value: number | null, at: number) => sayValue(value, format(at));
  const change = total.map((value, at) =>
    shortChange(words, { value, previous: previous[at] ?? null, format: format(at) }),
  );
  return {
    ...content,
    // Charts take their numbers before the table.
    drawings: chartsOf(content, layout),
    caption: tableTitle(words.claims.caption(now)),
    lines: [
      ...content.rows.map(({ title, values }) => ({ title, cells: values.map(say), sum: false })),
      { title: words.figure.total, cells: total.map(say), sum: true },
      { title: words.change.head(before), cells: change, sum: false },
    ],
  };
}

function chartsOf({ charts, themes }: ClaimsContent, { words, now, language, chartTitle }: Layout): Chart[] {
  const bars = charts.map(({ title, parts, rows }): Chart => {
    const name = words.claims.chart(now, title);
    const shown = rows.slice(0, mostBars).map(({ title: label, values }) => ({ label, values }));
    return {
      chart: "stacked-bars",
      title: chartTitle(rows.length > mostBars ? words.claims.first(name, mostBars) : name),
      rows: shown,
      series: parts,
      language,
    };
  });
  if (!themes || themes.slices.length === 0) return bars;
  const title = chartTitle(words.claims.themes(now, themes.title));
  return [...bars, { chart: "donut", title, slices: themes.slices, language }];
}
