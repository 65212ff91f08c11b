// The whole page of an edition, from its snapshot alone: HTML that stands by itself, ready to be printed.
import { drawChart } from "../charts/chart.ts";
import { layoutsOf } from "../sections/layout.ts";
import { rowOf, type SectionContent } from "../sections/table.ts";
import { languageOf, type Snapshot } from "../snapshot.ts";
import { wordsOf } from "../words/words.ts";
import { styleOf } from "./style.ts";
import { render } from "./template.ts";

/** The HTML of a snapshot; `hash` is the SHA-256 of its canonical JSON, printed on the last page. */
export function documentOf(snapshot: Snapshot, hash: string): string {
  const { title, sections, period, issuer, asOf } = snapshot;
  const language = languageOf(snapshot);
  const words = wordsOf(language);
  const layouts = layoutsOf(sections, { period, language, issuer, date: words.date(asOf), hash });
  const drawn = sections.map((content, at) => ({ content, layout: layouts[at] }));
  return render("document", { title, words, sections: drawn }, { section: sectionOf, style: styleOf });
}

type Drawn = { content: SectionContent; layout: ReturnType<typeof layoutsOf>[number] };

function sectionOf({ content, layout }: Drawn): string {
  const { id, heading, words } = layout;
  const view = { id, heading, words, ...rowOf(content.kind).drawing(content, layout) };
  return render(content.kind, view, { chart: drawChart });
}

/** A text that stands on the printed pages if anything does. */
export function mustContain(snapshot: Snapshot): string {
  const cover = snapshot.sections.find((it) => it.kind === "cover");
  return cover?.title ?? snapshot.title;
}
