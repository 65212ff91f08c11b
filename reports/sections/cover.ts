// The head of the first page: who says what about which period, and the three figures that matter most.

import { inOrder } from "../../core/figures/order.ts";
import { kindOf, rangeOf, titleOf } from "../../core/period.ts";
import { later } from "../../core/time.ts";
import type { SectionOf } from "../definition.ts";
import { sayDate, sayExtremes, sayMoment, shortTitle } from "../wording.ts";
import { type Context, figuresFor, indicatorsOf } from "./context.ts";
import { type KeyFigure, keyFigure, keyFiguresOf, sentenceOf } from "./key-figures.ts";

export type CoverContent = {
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
};

/** How many figures the cover and the mail tell. */
export const headlines = 3;

/** The cover; its title follows from the period and the unit, so that it never says another month than the figures. */
export function cover(section: SectionOf<"cover">, context: Context): CoverContent {
  const { definition, unit, period, asOf, interim } = context;
  const keyFigures = definition.sections.find((it) => it.kind === "key-figures");
  const { from, to } = rangeOf(period);
  return {
    kind: "cover",
    masthead: `${unit.title.zh}${section.masthead.zh}`,
    issue: issueOf(context),
    title: `关于${titleOf(period).zh}${unit.title.zh}${section.subject.zh}的通报`,
    issuer: `${unit.title.zh}${definition.author.zh}`,
    date: sayDate(asOf),
    facts: [
      { name: "统计范围", value: unit.title.zh },
      { name: "统计期间", value: `${sayDate(from)}至${sayDate(later(to, -1))}` },
      { name: "数据截至", value: sayMoment(asOf) },
    ],
    figures: keyFigures ? keyFiguresOf(keyFigures, context).slice(0, headlines) : [],
    lead: [leadOf(context)].filter(Boolean),
    ...(interim && {
      interim: `阶段数据：${titleOf(period).zh}尚未结束，本件仅供工作调度参考，以期满后的正式通报为准。`,
    }),
  };
}

/** The first key figures and the units at both ends, of the indicators that are told by unit. */
function leadOf(context: Context): string {
  const { words, definition, period } = context;
  const named = definition.sections.flatMap((it) => (it.kind === "by-unit" ? [it.indicator] : []));
  const told = indicatorsOf(context, named).map((indicator) => {
    const ranked = inOrder(figuresFor(context, indicator)).filter((row) => row.rank !== undefined);
    return `${sentenceOf(keyFigure(indicator, context), context)}。${sayExtremes(ranked, words.parts)}`;
  });
  return told.length > 0 ? `${shortTitle(period)}，${words.whole}${told.join("")}` : "";
}

function issueOf({ period }: Context): string | undefined {
  const kind = kindOf(period);
  if (kind === "year") return undefined;
  return `${period.slice(0, 4)}年第${Number(period.slice(5).replace(/^\D/, ""))}期`;
}
