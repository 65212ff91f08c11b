// The last section: formulas, rules, late arrivals, who issued the report, and the hash of its snapshot.
import { sayCount, sayValue } from "../../wording.ts";
import type { Words } from "../../words/words.ts";
import type { Layout } from "../layout.ts";
import { section } from "../section.ts";
import { contentOfMethod, needsOfMethod } from "./content.ts";
import { type LateLine, Method, type MethodContent } from "./shape.ts";

export const method = section({
  says: "rules, formulas, late arrivals, issuer, hash",
  shape: Method,
  needs: needsOfMethod,
  content: contentOfMethod,
  drawing,
});

/** More rows than this may break over pages. */
const mostTogether = 12;

function drawing({ rules, formulas, late }: MethodContent, layout: Layout) {
  const { words, issuer, date, hash, tableTitle } = layout;
  const { method: say, document } = words;
  const caption = formulas.length > 0 ? tableTitle(say.caption) : "";
  return {
    rules,
    rulesTitle: document.part(1, say.rules),
    formulasTitle: document.part(2, say.formulas),
    caption,
    formulas: formulas.map((it) => ({ ...it, goal: it.goal ?? "" })),
    long: late !== undefined && late.lines.length > mostTogether,
    late: late && {
      heading: document.part(formulas.length > 0 ? 3 : 2, say.lateHeading),
      sentence: late.sentence,
      caption: late.lines.length > 0 ? tableTitle(say.lateCaption(late.periodTitle)) : "",
      rows: late.lines.map(({ title, format, before, now }) => ({
        title,
        before: sayTold(before, format, words),
        now: sayTold(now, format, words),
      })),
    },
    issuer,
    date,
    hash,
  };
}

function sayTold(
  { value, numerator, denominator }: LateLine["now"],
  format: LateLine["format"],
  { text }: Words,
): string {
  const said = sayValue(value, format);
  return format === "rate" ? text.with(said, `${sayCount(numerator)} / ${sayCount(denominator)}`) : said;
}
