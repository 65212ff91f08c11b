// The head of the first page, with the table of contents below it: who says what about which period, and the three figures that matter most.
import * as z from "zod";
import { inOrder } from "../../../core/figures/order.ts";
import { firstDay, kindOf, lastDay, titleOf } from "../../../core/period.ts";
import { LocalText } from "../../../core/text.ts";
import { atLocal } from "../../../core/time.ts";
import { widthOf } from "../../charts/width.ts";
import { sayExtremes } from "../../wording.ts";
import { needsOfByUnit } from "../by-unit/content.ts";
import { ByUnit } from "../by-unit/shape.ts";
import { type Context, figuresFor, indicatorsOf, sectionsOf } from "../context.ts";
import { cardOf, type KeyFigure, keyFigure, sentenceOf } from "../figure.ts";
import { keyFiguresOf, needsOfKeyFigures } from "../key-figures/content.ts";
import { KeyFigures } from "../key-figures/shape.ts";
import type { Layout } from "../layout.ts";
import type { SectionNeeds } from "../needs.ts";
import { type Report, section } from "../section.ts";

/** What the report is about follows from unit and period. */
const Cover = z.strictObject({ kind: z.literal("cover"), masthead: LocalText, subject: LocalText });

type CoverContent = {
  kind: "cover";
  masthead: string;
  /** `2026年第10期`; a yearly report has none. */
  issue?: string;
  title: string;
  issuer: string;
  date: string;
  facts: { name: string; value: string }[];
  figures: KeyFigure[];
  /** What a reader who reads nothing else should know. */
  lead: string[];
  /** There where the period is not yet over. */
  interim?: string;
  /** There where the edition is late, or takes the place of another. */
  notices?: string[];
};

export const cover = section({
  says: "masthead, number and title (from period and unit, never typed), the first three key figures, contents",
  shape: Cover,
  needs,
  content,
  drawing,
});

/** How many figures the cover and the mail tell. */
const headlines = 3;

/** What it tells are figures of other sections. */
function needs(_: z.infer<typeof Cover>, report: Report): SectionNeeds {
  const told = [
    ...sectionsOf(report.sections, KeyFigures).map((it) => needsOfKeyFigures(it, report)),
    ...sectionsOf(report.sections, ByUnit).map((it) => needsOfByUnit(it, report)),
  ];
  return { counts: told.flatMap((it) => it.counts ?? []) };
}

/** Its title follows from the period and the unit, so that it never says another month than the figures. */
function content(of: z.infer<typeof Cover>, context: Context): CoverContent {
  const { period, asOf, interim, notices, unconfirmed, words, say, sections } = context;
  const counted = words.moment(asOf);
  const unit = say(context.unit.title);
  const periodTitle = say(titleOf(period));
  const [keyFigures] = sectionsOf(sections, KeyFigures);
  const lead = leadOf(context);
  return {
    kind: "cover",
    masthead: words.cover.masthead(unit, say(of.masthead)),
    issue: issueOf(context),
    title: words.cover.title(periodTitle, unit, say(of.subject)),
    issuer: words.document.issuer(unit, say(context.author)),
    date: words.date(asOf),
    facts: [
      { name: words.cover.scope, value: unit },
      { name: words.cover.period, value: daysOf(context) },
      {
        name: words.cover.asOf,
        value: unconfirmed ? words.text.with(counted, words.circumstances.unconfirmedShort) : counted,
      },
    ],
    figures: keyFigures ? keyFiguresOf(keyFigures, context).slice(0, headlines) : [],
    lead: lead ? [lead] : [],
    ...(interim && { interim: words.cover.interim(periodTitle) }),
    ...(notices.length > 0 && { notices: [...notices] }),
  };
}

function daysOf({ words, period }: Context): string {
  const [from, to] = [firstDay(period), lastDay(period)].map((day) => words.date(atLocal(day, "00:00")));
  return words.cover.range(from ?? "", to ?? "");
}

/** The first key figures and the units at both ends, of the indicators that are told by unit. */
function leadOf(context: Context): string {
  const { words, called, sections, period, say } = context;
  const named = sectionsOf(sections, ByUnit).map((it) => it.indicator);
  const told = indicatorsOf(context, named).map((indicator) => {
    const rows = inOrder(figuresFor(context, indicator)).filter((row) => row.rank !== undefined);
    const ranked = rows.map(({ title, value }) => ({ title: say(title), value }));
    return words.text.sentences([
      words.text.sentence(sentenceOf(keyFigure(indicator, context), context)),
      sayExtremes(words, ranked, called.parts),
    ]);
  });
  return told.length > 0 ? words.cover.lead(words.short(period), called.whole, words.text.sentences(told)) : "";
}

function issueOf({ period, words }: Context): string | undefined {
  if (kindOf(period) === "year") return undefined;
  return words.cover.issue(period.slice(0, 4), Number(period.slice(5).replace(/^\D/, "")));
}

function drawing(content: CoverContent, { words, before, contents }: Layout) {
  return {
    ...content,
    size: sizeOf(content.masthead),
    issue: content.issue ?? "",
    issued: words.cover.issued(content.issuer, content.date),
    interim: content.interim ?? "",
    notices: content.notices ?? [],
    cards: content.figures.map((figure) => cardOf(words, figure, before)),
    contents,
  };
}

/** In points. The masthead keeps to one line of 156 mm: a point is 0.35 mm, and letters stand a tenth apart. */
const sizeOf = (masthead: string): number => Math.min(30, Math.floor(152 / 0.3528 / 1.1 / widthOf(masthead, 1)));
