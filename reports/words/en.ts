// The English that reports, their charts and their mails are written in, word by word beside zh.ts.
import { kindOf, titleOf } from "../../core/period.ts";
import { type Instant, localDate, localTime } from "../../core/time.ts";
import type { UnitLevel } from "../../core/unit.ts";
import type { Words } from "./zh.ts";

const months = "January February March April May June July August September October November December".split(" ");
const date = (at: Instant): string => {
  const [year, month = 1, day] = localDate(at).split("-").map(Number);
  return `${day} ${months[month - 1]} ${year}`;
};
const moment = (at: Instant): string => `${date(at)}, ${localTime(at)}`;
const present = (texts: readonly (string | undefined)[]) => texts.filter((it): it is string => Boolean(it));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const are = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const parts: Partial<Record<UnitLevel, string>> = {
  province: "cities",
  city: "counties",
  county: "townships",
  township: "communities",
  community: "grids",
  grid: "buildings",
};

export const en: Words = {
  html: "en",
  date,
  moment,
  short(period) {
    const year = period.slice(0, 4);
    const titles = { week: /^Week \d+/, month: /^\w+/, quarter: /^Q\d/, year: /^\d+/ };
    return titles[kindOf(period)].exec(titleOf(period).en ?? "")?.[0] ?? year;
  },
  periods: {
    week: { now: "this week", before: "the week before" },
    month: { now: "this month", before: "the month before" },
    quarter: { now: "this quarter", before: "the quarter before" },
    year: { now: "this year", before: "the year before" },
  },
  whole: (title) => title,
  parts: (level) => parts[level] ?? "units",

  text: {
    sentence: (clause) => `${capital(clause)}.`,
    sentences: (sentences) => present(sentences).join(" "),
    clauses: (clauses) => present(clauses).join(", "),
    list: (items) => items.join(", "),
    apart: (clauses) => clauses.join("; "),
    with: (text, more) => `${text} (${more})`,
    names: (titles, most = 4) =>
      titles.length <= most
        ? titles.join(", ")
        : `${titles.slice(0, most).join(", ")} and ${titles.length - most} more`,
    line: (titles) => titles.join(", "),
  },

  document: {
    report: (unit, period, title) => `${title}: ${unit}, ${period}`,
    issuer: (unit, author) => `${author}, ${unit}`,
    heading: (n, title) => `${n}. ${title}`,
    part: (n, title) => `(${n}) ${title}`,
    table: (n, title) => `Table ${n}: ${title}`,
    chart: (n, title) => `Figure ${n}: ${title}`,
    page: ["Page ", " of ", ""],
    indent: "0",
  },

  chart: {
    empty: "No data",
    emptyWhy: "There is nothing to show for this period",
    now: "This period",
    before: "Previous",
    goal: "Goal",
    below: "orange: below the goal",
    total: "Total",
    stop: ". ",
    comma: ", ",
  },

  change: {
    none: (before) => `nothing to compare with in ${before}`,
    same: (before) => `as in ${before}`,
    points: (before, size, up) => `${up ? "up" : "down"} ${size} points on ${before}`,
    number: (before, size, up) => `${up ? "up" : "down"} ${size} on ${before}`,
    share: (size, up) => `${size} ${up ? "more" : "less"}`,
    shortSame: "same",
    head: () => "Change",
  },
  goal: {
    target: (value) => `goal (${value})`,
    reached: (target) => `reaching the ${target}`,
    almost: (target) => `just below the ${target}`,
    missed: (target, points) => `${points} points below the ${target}`,
  },
  figure: {
    toDate: (short) => `${short} so far`,
    over: (over, title) => (over ? `${title} (${over})` : title),
    denominator: "Denominator",
    none: (title, denominator) => `${title} cannot be computed (${denominator}: 0)`,
    is: (title, value) => `${title} is ${value}`,
    counted: (title, number) => `${title}: ${number}`,
    head: capital,
    indicator: "Indicator",
    unit: "Unit",
    made: "Numerator / denominator",
    goal: "Goal",
    rank: "Rank",
    total: "Total",
  },
  extremes: {
    alike: (parts, value) => `All ${parts} stand at ${value}.`,
    ends: (parts, high, highest, low, lowest) =>
      `Of the ${parts}, ${high} had the highest with ${highest}, ${low} the lowest with ${lowest}.`,
  },

  cover: {
    contents: "Contents",
    masthead: (unit, masthead) => `${masthead} · ${unit}`,
    issue: (year, n) => `${year}, No. ${n}`,
    issued: (issuer, on) => `${issuer} · ${on}`,
    title: (period, unit, subject) => `${capital(subject)}: ${unit}, ${period}`,
    scope: "Unit",
    period: "Period",
    asOf: "As of",
    range: (from, to) => `${from} to ${to}`,
    interim: (period) =>
      `Interim figures: ${period} is not over yet. For use in daily work only; what counts is the bulletin made after it.`,
    lead: (period, whole, told) => `${period}, ${whole}: ${told}`,
  },
  keyFigures: {
    caption: "Key figures",
    note: "Changes of rates are in percentage points; orange is below the goal.",
    interim: (before) => `The period is not over yet, so nothing is compared with ${before}.`,
    nothing: (before) => `There is nothing of ${before} to compare with; only present values are given.`,
    up: (n) => `${n} went up`,
    down: (n) => `${n} went down`,
    same: (n) => `${n} stayed the same`,
    directions: (now, whole, n, before, said) =>
      `${capital(now)}, of ${whole}'s ${are(n, "indicator")} that can be compared with ${before}, ${said}.`,
    allReached: (n) =>
      n === 1 ? "The one indicator with a goal reaches it." : `All ${n} indicators with a goal reach it.`,
    someReached: (n, reached, short) => `Of ${n} indicators with a goal, ${reached} reached it; ${short}.`,
    noneReached: (n, short) =>
      n === 1
        ? `The one indicator with a goal misses it: ${short}.`
        : `None of the ${n} indicators with a goal reaches it: ${short}.`,
    short: (title, goal) => `${title} is ${goal}`,
  },
  byUnit: {
    title: (now, indicator) => `${indicator} by unit, ${now}`,
    ends: (title, n) => `${title} (first and last ${n})`,
    value: (_now, indicator) => indicator,
    points: "Points",
    nothing: (now, whole, indicator) => `${capital(now)} there is nothing in ${whole} to compute ${indicator} from.`,
    whole: (now, whole, told) => `${capital(now)} in ${whole}, ${told}.`,
    allReached: (n, target) => `All ${n} ranked units reach the ${target}.`,
    noneReached: (n, target) => `None of the ${n} ranked units reaches the ${target}.`,
    someReached: (reached, target, others) =>
      `${are(reached, "unit reaches", "units reach")} the ${target}, ${others} not.`,
    unranked: (names, denominator, n) => `${names}: ${denominator} under ${n}, not ranked.`,
    small: (denominator, n) => `${denominator} under ${n}, not ranked.`,
    toDate: (whole, title, value, made) => `Up to the time of counting, ${title} in ${whole} is ${value} (${made})`,
    scored: (told, scores) => `${told}; points by coverage so far: ${scores}.`,
    score: (points, n) => `${points > 0 ? are(points, "point") : "no points"} for ${are(n, "unit")}`,
  },
  claims: {
    caption: (now) => `Published and claimed by unit, ${now}`,
    chart: (now, title) => `${title}, ${now}`,
    first: (title, n) => `${title} (first ${n})`,
    themes: (now, title) => `${title} by theme, ${now}`,
    nothing: (now, whole) => `${capital(now)} nothing was published or claimed in ${whole}.`,
    told: (now, whole, counts) => `${capital(now)} in ${whole}: ${counts}.`,
    idle: (n, parts, now) => `${n} of the ${parts} published nothing and claimed nothing ${now}.`,
  },
  trend: {
    caption: "Values by period",
    period: "Period",
    one: (title) => `${title} over time`,
    rates: "Rates over time",
    counts: "Counts over time",
    nothing: (title, n) => `${title}: no data in the last ${n} periods.`,
    since: (title, period, value) => `${title} has data from ${period} on: ${value}.`,
    alike: (title, n, value) => `${title} was ${value} in all of the last ${n} periods.`,
    between: ({ title, n, high, highIn, low, lowIn, last }) =>
      `${title}: of the last ${n} periods highest in ${highIn} with ${high}, lowest in ${lowIn} with ${low}; ${last}.`,
    last: (now, value) => `${now} ${value}`,
    lastNothing: (now) => `${now} no data`,
  },
  highlights: {
    caption: (indicator, before) => `Largest gains of ${indicator} on ${before}`,
    most: (indicator, before, units) => `${indicator} gained most on ${before} in ${units}.`,
    none: (indicator, parts, before) => `None of the ${parts} gained on ${before} in ${indicator}.`,
    nothing: (indicator, before) => `There is nothing of ${before} to compare ${indicator} with.`,
  },
  details: {
    behind: (indicator, parts) => `${capital(parts)} with the lowest ${indicator}`,
    behindList: (title, units) => `${title}: ${units}.`,
    behindUnit: (title, value, made) => `${title} ${value} (${made})`,
  },
  overdueCases: {
    caption: "Overdue cases",
    number: "No.",
    title: "Case",
    form: "Kind",
    unit: "Where",
    step: "Step",
    due: "Due",
    overdue: "Overdue",
    days: (n) => (n > 0 ? are(n, "day") : "under 1 day"),
    none: (at, whole) => `As of ${at}, no open case is overdue in ${whole}.`,
    told: (at, whole, n, atLeast, longest) =>
      `As of ${at}, ${atLeast ? "at least " : ""}${n} open ${n === "1" ? "case is" : "cases are"} overdue in ${whole}${longest}.`,
    longest: (days) => `, the longest for ${days} ${days === "1" ? "day" : "days"}`,
    shown: (n) => `The table lists the ${n} longest overdue.`,
  },
  method: {
    rules: "What is counted",
    formulas: "Formulas",
    lateHeading: "What arrived late for the period before",
    caption: "How rates are computed",
    formula: "Formula",
    numerator: "Numerator",
    denominator: "Denominator",
    published: "As published",
    present: "As counted now",
    hash: "SHA-256 of the snapshot (the file kept with this bulletin gives this value: it is what the bulletin rests on)",
    lateCaption: (period) => `Figures of ${period} that changed`,
    per: { week: "weekly ", month: "monthly ", quarter: "quarterly ", year: "yearly " },
    goal: (per, goal) => `${per}${goal}`,
    counted: (at) =>
      `Every figure of this bulletin is summed by the system's counters as of ${at}; what is sent or corrected after that is told in the next one.`,
    stock: (before) =>
      `“On the register” is what the register held at the time of counting; the rates of ${before} and earlier periods are divided by it as well.`,
    rounding:
      "Rates have one decimal and may exceed 100%, nothing is cut off; the change of a rate is the difference of the two published numbers, in percentage points.",
    ranking: (n) =>
      `Only units with a denominator of ${n} or more are ranked, and equal rates share a rank; a rate whose denominator is 0 is written “—”.`,
    toDate: (title, scores) =>
      `“${title}” counts from the first day of that period to the time of counting; ${scores}.`,
    scores: (steps) => `points go by the rate before it is rounded: ${steps}, otherwise none`,
    score: (from, points) => `${are(points, "point")} for ${from} or more`,
    overdue:
      "A case is overdue when its deadline lies before the time of counting and it is still open; its days are whole ones of 24 hours.",
    missing: (names) => `The forms of these indicators are not in use yet, so they are left out: ${names}.`,
    late: (period, at, n) =>
      `After the bulletin of ${period} (as of ${at}) was published, something was sent late or corrected: ${are(n, "indicator has", "indicators have")} changed, as listed. The bulletin itself stays as it is.`,
    notLate: (period, at) =>
      `Every indicator of the bulletin of ${period} (as of ${at}) is the same when counted now: nothing came late or was corrected.`,
  },

  circumstances: {
    late: (due, made) => `This bulletin was due on ${due} and was made on ${made}.`,
    unconfirmed:
      "There was no other clock to compare with: the date of this bulletin is not confirmed by a second clock.",
    unconfirmedShort: "not confirmed by a second clock",
    vouched: (name) =>
      `Other clocks disagreed with the system's when this bulletin was made; ${name} confirmed that the system's is right.`,
    replaces: (made, at, name, reason) =>
      `This bulletin takes the place of the one made on ${made}, which ${name} withdrew on ${at}. Reason: ${reason}`,
  },

  mail: {
    subject: (title) => title,
    greeting: (name) => `Dear ${name},`,
    ready: (title, pages) => `“${title}” is ready; the whole text is attached (PDF, ${are(pages, "page")}).`,
    figures: "The key figures:",
    figure: (name, value, made, change) => `· ${name}: ${value}${made && ` (${made})`}${change && `, ${change}`}`,
    open: "Open it in the system",
    openAt: (link) => `Open it in the system: ${link}`,
    asOf: (at, issuer) => `As of ${at}. ${issuer}`,
    hash: (hash) => `Hash of the snapshot ${hash}`,
  },
};
