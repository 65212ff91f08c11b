// Open cases whose deadline has passed, the longest overdue first, in a sentence and a table.
import * as z from "zod";
import { type Instant, localDate, millisecondsOf } from "../../../core/time.ts";
import { sayCount } from "../../wording.ts";
import type { Context, Overdue } from "../context.ts";
import type { Layout } from "../layout.ts";
import { section } from "../section.ts";
import { titled } from "../shape.ts";

const OverdueCases = z.strictObject({
  ...titled("overdue-cases"),
  lists: z.array(z.enum(["hazards", "cases", "projects"])).min(1),
  limit: z.int().min(1).max(200).default(50),
});

type OverdueLine = {
  id: string;
  title: string;
  form: string;
  unit: string;
  unitTitle: string;
  step: string;
  dueAt: Instant;
  days: number;
};

type OverdueContent = {
  kind: "overdue-cases";
  title: string;
  paragraphs: string[];
  count: number;
  atLeast: boolean;
  cases: OverdueLine[];
};

export const overdueCases = section({
  says: "open cases past their deadline, the longest first, at most `limit`; the number of all is stated",
  shape: OverdueCases,
  needs: ({ lists, limit }) => ({ overdue: { lists, limit } }),
  content,
  drawing,
});

const DAY = 86_400_000;

function content({ title, limit }: z.infer<typeof OverdueCases>, context: Context): OverdueContent {
  const { asOf, say, words } = context;
  const overdue = context.overdue();
  const cases = overdue.cases
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map(({ line, form, step, ...it }) => ({
      ...it,
      form: say(form),
      unitTitle: words.text.line(line.map(say)),
      step: say(step),
      days: Math.floor((millisecondsOf(asOf) - millisecondsOf(it.dueAt)) / DAY),
    }));
  return {
    kind: "overdue-cases",
    title: say(title),
    paragraphs: [sayOverdue(overdue, cases, context)],
    count: overdue.count,
    atLeast: overdue.atLeast,
    cases,
  };
}

function sayOverdue({ count, atLeast }: Overdue, cases: OverdueLine[], { asOf, words, called }: Context): string {
  const { overdueCases: say, moment, text } = words;
  const at = moment(asOf);
  if (count === 0) return say.none(at, called.whole);
  const longest = cases[0] && cases[0].days > 0 ? say.longest(sayCount(cases[0].days)) : "";
  return text.sentences([
    say.told(at, called.whole, sayCount(count), atLeast, longest),
    cases.length < count ? say.shown(cases.length) : "",
  ]);
}

/** Without overdue cases there is no table. */
function drawing({ paragraphs, cases }: OverdueContent, { words, tableTitle }: Layout) {
  return {
    paragraphs,
    caption: cases.length > 0 ? tableTitle(words.overdueCases.caption) : "",
    rows: cases.map(({ title, form, unitTitle, step, dueAt, days }, at) => ({
      number: at + 1,
      title,
      form,
      unitTitle,
      step,
      due: localDate(dueAt),
      overdue: words.overdueCases.days(days),
    })),
  };
}
