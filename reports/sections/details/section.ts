// Each unit below by itself: its figures beside those of the whole, and which of its own units are furthest behind.
import * as z from "zod";
import type { Figures } from "../../../core/figures/figures.ts";
import { inOrder } from "../../../core/figures/order.ts";
import type { FigureFormat } from "../../../core/figures/rounding.ts";
import { levelOf, type Unit } from "../../../core/unit.ts";
import { sayCount, sayMade, sayValue, shortChange } from "../../wording.ts";
import type { Words } from "../../words/words.ts";
import { type Context, figuresFor, indicatorsOf, withBefore } from "../context.ts";
import type { Layout } from "../layout.ts";
import { section } from "../section.ts";
import { IndicatorName, Indicators, titled } from "../shape.ts";

const Details = z.strictObject({
  ...titled("details"),
  indicators: Indicators.max(10),
  /** Of this rate the units furthest behind, two levels below, are named. */
  behind: IndicatorName.optional(),
});

type DetailLine = {
  title: string;
  format: FigureFormat;
  value: number | null;
  numerator: number;
  denominator: number;
  previous: number | null;
  /** Of all units together; absent for counts, where it would be a sum. */
  whole?: number | null;
  rank?: number;
  ranked?: number;
};

type UnitDetails = {
  unit: string;
  title: string;
  lines: DetailLine[];
  behind?: { title: string; rows: { title: string; value: number; numerator: number; denominator: number }[] };
};

type DetailsContent = { kind: "details"; title: string; wholeTitle: string; units: UnitDetails[] };

export const details = section({
  says: "each unit below by itself, beside the whole; `behind` names its own units that lag",
  shape: Details,
  needs: ({ indicators, behind }, { period }) => ({
    counts: [...indicators, ...(behind ? [behind] : [])].map((indicator) => ({
      indicator,
      periods: withBefore(period),
    })),
    furtherBelow: behind !== undefined,
  }),
  content,
  drawing: ({ wholeTitle, units }, layout) => ({
    now: layout.words.figure.head(layout.now),
    before: layout.words.figure.head(layout.before),
    changeTitle: layout.words.change.head(layout.before),
    wholeTitle,
    blocks: units.map((it, at) => blockOf(it, at, layout)),
  }),
});

/** So many units furthest behind are named, if they are behind their own whole. */
const mostBehind = 3;

/** Undefined where there is nothing below the unit. */
function content(of: z.infer<typeof Details>, context: Context): DetailsContent | undefined {
  const { say, called } = context;
  const figures = indicatorsOf(context, of.indicators).map((it) => figuresFor(context, it));
  const units = context.below.filter((it) => it.level !== "department" && (!it.until || isThere(it, figures)));
  if (units.length === 0 || figures.length === 0) return undefined;
  return {
    kind: "details",
    title: say(of.title),
    wholeTitle: called.whole,
    units: units.map((unit) => ({
      unit: unit.code,
      title: say(unit.title),
      lines: figures.flatMap((it) => lineOf(it, unit, context) ?? []),
      behind: of.behind ? behindIn(unit, of.behind, context) : undefined,
    })),
  };
}

const isThere = (unit: Unit, figures: Figures[]): boolean =>
  figures.some((it) => it.rows.some((row) => row.unit === unit.code));

function lineOf(figures: Figures, unit: Unit, { say }: Context): DetailLine | undefined {
  const row = figures.rows.find((it) => it.unit === unit.code);
  if (!row) return undefined;
  const { value, numerator, denominator, previous, rank } = row;
  const isRate = figures.format === "rate";
  return {
    title: say(figures.title),
    format: figures.format,
    value,
    numerator,
    denominator,
    previous,
    ...(isRate && {
      whole: figures.total.value,
      rank,
      ranked: figures.rows.filter((it) => it.rank !== undefined).length,
    }),
  };
}

/** The lowest of the units two levels below, none when they are all alike or too small to compare. */
function behindIn(unit: Unit, name: string, context: Context): UnitDetails["behind"] {
  const { say, words } = context;
  const indicator = context.indicator(name);
  const below = context.unitsBelow(unit.code);
  if (!indicator || indicator.format === "count" || below.length === 0) return undefined;
  const figures = figuresFor(context, indicator, { unit, below });
  const average = figures.total.value ?? 0;
  const rows = inOrder(figures)
    .filter((row) => row.rank !== undefined && (row.value as number) < average)
    .toReversed()
    .slice(0, mostBehind)
    .map(({ title, value, numerator, denominator }) => ({
      title: say(title),
      value: value as number,
      numerator,
      denominator,
    }));
  if (rows.length === 0) return undefined;
  const titles = below.map((it) => say(it.title));
  return { title: words.details.behind(say(indicator.title), words.parts(levelOf(unit.code), titles)), rows };
}

function blockOf({ title, lines, behind }: UnitDetails, at: number, { words }: Layout) {
  const { details: say, text, document } = words;
  const units = behind?.rows.map((it) =>
    say.behindUnit(it.title, sayValue(it.value, "rate"), `${sayCount(it.numerator)}/${sayCount(it.denominator)}`),
  );
  return {
    heading: document.part(at + 1, title),
    rows: lines.map((line) => rowOf(line, words)),
    behind: behind && units ? say.behindList(behind.title, text.list(units)) : "",
  };
}

function rowOf(line: DetailLine, words: Words) {
  const { format, value, previous } = line;
  return {
    title: line.title,
    value: sayValue(value, format),
    made: sayMade(line),
    before: sayValue(previous, format),
    change: shortChange(words, { value, previous, format }),
    whole: format === "rate" ? sayValue(line.whole ?? null, "rate") : "",
    rank: line.rank ? `${line.rank}/${line.ranked}` : format === "rate" ? "—" : "",
  };
}
