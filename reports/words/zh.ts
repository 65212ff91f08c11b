// The Chinese that reports, their charts and their mails are written in. What ends in 。 is a sentence, what does not a clause.
import { kindOf, type Period } from "../../core/period.ts";
import { type Instant, localDate, localTime } from "../../core/time.ts";
import { numeral, partsOf, wholeOf } from "./chinese.ts";

const date = (at: Instant): string => {
  const [year, month, day] = localDate(at).split("-").map(Number);
  return `${year}年${month}月${day}日`;
};
const moment = (at: Instant): string => `${date(at)} ${localTime(at)}`;
const present = (texts: readonly (string | undefined)[]) => texts.filter((it): it is string => Boolean(it));

export const zh = {
  html: "zh-CN",
  date,
  moment,
  /** What a period is called beside others of the same report. */
  short(period: Period): string {
    const number = Number(period.slice(5).replace(/^\D/, ""));
    const titles = { week: `第${number}周`, month: `${number}月`, quarter: `第${number}季度`, year: `${period}年` };
    return titles[kindOf(period)];
  },
  periods: {
    week: { now: "本周", before: "上周" },
    month: { now: "本月", before: "上月" },
    quarter: { now: "本季度", before: "上季度" },
    year: { now: "本年", before: "上年" },
  },
  /** What all of a unit is called, and what the units below it are. */
  whole: wholeOf,
  parts: partsOf,

  text: {
    sentence: (clause: string) => `${clause}。`,
    /** Sentences one after the other, clauses in one sentence, things in a row, clauses that stand on their own; what is empty is left out. */
    sentences: (sentences: readonly (string | undefined)[]) => present(sentences).join(""),
    clauses: (clauses: readonly (string | undefined)[]) => present(clauses).join("，"),
    list: (items: readonly string[]) => items.join("、"),
    apart: (clauses: readonly string[]) => clauses.join("；"),
    with: (text: string, more: string) => `${text}（${more}）`,
    /** Names in a row, and beyond `most` only the first with their number. */
    names: (titles: readonly string[], most = 4) =>
      titles.length <= most ? titles.join("、") : `${titles.slice(0, most).join("、")}等${titles.length}个`,
    /** Where a unit lies, the titles from above: `市中街道新苑社区`. */
    line: (titles: readonly string[]) => titles.join(""),
  },

  document: {
    report: (unit: string, period: string, title: string) => `${unit}${period}${title}`,
    issuer: (unit: string, author: string) => `${unit}${author}`,
    heading: (n: number, title: string) => `${numeral(n)}、${title}`,
    part: (n: number, title: string) => `（${numeral(n)}）${title}`,
    table: (n: number, title: string) => `表${n}　${title}`,
    chart: (n: number, title: string) => `图${n}　${title}`,
    /** Before, between and after the number of a page and that of all. */
    page: ["第 ", " 页　共 ", " 页"],
    indent: "2em",
  },

  chart: {
    empty: "暂无数据",
    emptyWhy: "本期没有可以显示的数据",
    now: "本期",
    before: "上期",
    goal: "目标",
    below: "橙色为未达目标",
    total: "合计",
    stop: "。",
    comma: "，",
  },

  change: {
    none: (before: string) => `${before}无可比数据`,
    same: (before: string) => `与${before}持平`,
    points: (before: string, size: string, up: boolean) => `较${before}${up ? "上升" : "下降"}${size}个百分点`,
    number: (before: string, size: string, up: boolean) => `较${before}${up ? "增加" : "减少"}${size}`,
    share: (size: string, up: boolean) => `${up ? "增长" : "下降"}${size}`,
    shortSame: "持平",
    /** The head of a column of changes. */
    head: (before: string) => `较${before}`,
  },
  goal: {
    target: (value: string) => `目标（${value}）`,
    reached: (target: string) => `达到${target}`,
    almost: (target: string) => `略低于${target}`,
    missed: (target: string, points: string) => `低于${target}${points}个百分点`,
  },
  figure: {
    toDate: (short: string) => `${short}累计`,
    over: (over: string, title: string) => `${over}${title}`,
    denominator: "分母",
    none: (title: string, denominator: string) => `${title}无法计算（${denominator}为0）`,
    is: (title: string, value: string) => `${title}为${value}`,
    counted: (title: string, number: string) => `${title}${number}`,
    head: (text: string) => text,
    indicator: "指标",
    unit: "单位",
    made: "分子 / 分母",
    goal: "目标",
    rank: "位次",
    total: "合计",
  },
  extremes: {
    alike: (parts: string, value: string) => `分${parts}看，各单位均为${value}。`,
    ends: (parts: string, high: string, highest: string, low: string, lowest: string) =>
      `分${parts}看，${high}最高，为${highest}；${low}最低，为${lowest}。`,
  },

  cover: {
    contents: "目录",
    masthead: (unit: string, masthead: string) => `${unit}${masthead}`,
    issue: (year: string, n: number) => `${year}年第${n}期`,
    issued: (issuer: string, on: string) => `${issuer}　${on}`,
    title: (period: string, unit: string, subject: string) => `关于${period}${unit}${subject}的通报`,
    scope: "统计范围",
    period: "统计期间",
    asOf: "数据截至",
    range: (from: string, to: string) => `${from}至${to}`,
    interim: (period: string) => `阶段数据：${period}尚未结束，本件仅供工作调度参考，以期满后的正式通报为准。`,
    lead: (period: string, whole: string, told: string) => `${period}，${whole}${told}`,
  },
  keyFigures: {
    caption: "主要指标",
    note: "比率的增减单位为百分点；橙色为未达到目标。",
    interim: (before: string) => `本期尚未结束，各项指标不与${before}比较。`,
    nothing: (before: string) => `${before}没有可比数据，本期只列现值。`,
    up: (n: number, before: string) => `${n}项较${before}上升`,
    down: (n: number) => `${n}项下降`,
    same: (n: number) => `${n}项持平`,
    directions: (now: string, whole: string, n: number, before: string, said: string) =>
      `${now}${whole}${n}项可与${before}比较的指标中，${said}。`,
    allReached: (n: number) => `设有目标的${n}项指标全部达到目标。`,
    someReached: (n: number, reached: number, short: string) =>
      `设有目标的${n}项指标中，${reached}项达到目标；${short}。`,
    noneReached: (n: number, short: string) => `设有目标的${n}项指标均未达到目标：${short}。`,
    short: (title: string, goal: string) => `${title}${goal}`,
  },
  byUnit: {
    title: (now: string, indicator: string) => `各单位${now}${indicator}`,
    ends: (title: string, n: number) => `${title}（前${n}位和后${n}位）`,
    value: (now: string, indicator: string) => `${now}${indicator}`,
    points: "得分",
    nothing: (now: string, whole: string, indicator: string) => `${now}${whole}没有可以计算${indicator}的数据。`,
    whole: (now: string, whole: string, told: string) => `${now}${whole}${told}。`,
    allReached: (n: number, target: string) => `参与排名的${n}个单位均达到${target}。`,
    noneReached: (n: number, target: string) => `参与排名的${n}个单位均未达到${target}。`,
    someReached: (reached: number, target: string, others: number) =>
      `${reached}个单位达到${target}，${others}个单位未达到。`,
    unranked: (names: string, denominator: string, n: number) => `${names}${denominator}不足${n}，不参与排名。`,
    small: (denominator: string, n: number) => `${denominator}不足${n}，不参与排名。`,
    toDate: (whole: string, title: string, value: string, made: string) =>
      `截至数据时点，${whole}${title}为${value}（${made}）`,
    scored: (told: string, scores: string) => `${told}；按累计覆盖率评分，${scores}。`,
    score: (points: number, n: number) => `${points > 0 ? `得${points}分` : "不得分"}的${n}个`,
  },
  claims: {
    caption: (now: string) => `各单位${now}发布和认领情况`,
    chart: (now: string, title: string) => `${now}${title}`,
    first: (title: string, n: number) => `${title}（前${n}位）`,
    themes: (now: string, title: string) => `${now}${title}（按主题）`,
    nothing: (now: string, whole: string) => `${now}${whole}没有发布或认领记录。`,
    told: (now: string, whole: string, counts: string) => `${now}${whole}${counts}。`,
    idle: (n: string, parts: string, now: string) => `${n}个${parts}${now}没有发布，也没有认领。`,
  },
  trend: {
    caption: "各期数值",
    period: "统计期",
    one: (title: string) => `${title}走势`,
    rates: "主要比率走势",
    counts: "主要数量走势",
    nothing: (title: string, n: number) => `${title}近${n}期没有数据。`,
    since: (title: string, period: string, value: string) => `${title}自${period}起才有数据，为${value}。`,
    alike: (title: string, n: number, value: string) => `${title}近${n}期均为${value}。`,
    between: (of: {
      title: string;
      n: number;
      high: string;
      highIn: string;
      low: string;
      lowIn: string;
      last: string;
    }) => `${of.title}近${of.n}期最高为${of.highIn}的${of.high}，最低为${of.lowIn}的${of.low}，${of.last}。`,
    last: (now: string, value: string) => `${now}为${value}`,
    lastNothing: (now: string) => `${now}没有数据`,
  },
  highlights: {
    caption: (indicator: string, before: string) => `${indicator}较${before}进步最大的单位`,
    most: (indicator: string, before: string, units: string) => `${indicator}较${before}进步最大的是${units}。`,
    none: (indicator: string, parts: string, before: string) => `与${before}相比，没有${parts}的${indicator}有所进步。`,
    nothing: (indicator: string, before: string) => `${indicator}在${before}没有可比数据。`,
  },
  details: {
    behind: (indicator: string, parts: string) => `${indicator}较低的${parts}`,
    behindList: (title: string, units: string) => `${title}：${units}。`,
    behindUnit: (title: string, value: string, made: string) => `${title}${value}（${made}）`,
  },
  overdueCases: {
    caption: "逾期未办结事项",
    number: "序号",
    title: "事项",
    form: "类别",
    unit: "所在单位",
    step: "环节",
    due: "截止日期",
    overdue: "逾期",
    days: (n: number) => (n > 0 ? `${n}天` : "不足1天"),
    none: (at: string, whole: string) => `截至${at}，${whole}没有逾期未办结的事项。`,
    told: (at: string, whole: string, n: string, atLeast: boolean, longest: string) =>
      `截至${at}，${whole}共有${atLeast ? "至少" : ""}${n}件事项逾期未办结${longest}。`,
    longest: (days: string) => `，逾期最长的已有${days}天`,
    shown: (n: number) => `下表列出逾期时间最长的${n}件。`,
  },
  method: {
    rules: "统计口径",
    formulas: "指标算法",
    lateHeading: "上期数据补报说明",
    caption: "比率的算法",
    formula: "算法",
    numerator: "分子",
    denominator: "分母",
    published: "原通报",
    present: "按现有数据",
    hash: "数据快照 SHA-256（与本通报一同保存的快照文件算得此值，即为本通报所依据的数据）",
    lateCaption: (period: string) => `${period}数据变化`,
    per: { week: "每周", month: "每月", quarter: "每季度", year: "每年" },
    goal: (per: string, goal: string) => `${per}${goal}`,
    counted: (at: string) => `本通报全部数字由系统计数器自动汇总，数据截至${at}；此后补报、更正的数据在下一期说明。`,
    stock: (before: string) => `“在册”数为数据截至时点登记簿中的数量，${before}及以前各期的比率也按这一数量计算。`,
    rounding: "比率保留一位小数，可以超过100%，不作截断；比率的增减为两期公布数值之差，单位为百分点。",
    ranking: (n: number) => `排名只在分母不少于${n}的单位之间进行，比率相同的并列；分母为0的比率记为“—”。`,
    toDate: (title: string, scores: string) => `“${title}”自该期首日计至数据截至时点；${scores}。`,
    scores: (steps: string) => `得分按未取舍的比率计：${steps}，其余不得分`,
    score: (from: string, points: number) => `${from}及以上得${points}分`,
    overdue: "逾期事项指截止时间早于数据截至时点且尚未办结的事项，逾期天数为满24小时的日历天数。",
    missing: (names: string) => `以下指标所属的表单尚未启用，本期未列出：${names}。`,
    late: (period: string, at: string, n: number) =>
      `${period}通报（数据截至${at}）公布后又有补报或更正，${n}项指标的数字有变化，按现有数据列示如下。原通报不作更改。`,
    notLate: (period: string, at: string) =>
      `${period}通报（数据截至${at}）公布的各项指标与按现有数据重新计算的结果一致，没有补报或更正造成的变化。`,
  },

  circumstances: {
    late: (due: string, made: string) => `本通报应于${due}编制，实际于${made}编制。`,
    unconfirmed: "编制时没有其他时钟可供核对，本通报的日期未经第二个时钟确认。",
    /** Behind the time of counting. */
    unconfirmedShort: "未经第二个时钟确认",
    vouched: (name: string) => `编制时其他时钟与系统时钟不一致，经${name}确认系统时钟无误后编制。`,
    replaces: (made: string, at: string, name: string, reason: string) =>
      `本通报代替${made}编制、${at}由${name}撤回的通报。撤回原因：${reason}`,
  },

  mail: {
    subject: (title: string) => `《${title}》`,
    greeting: (name: string) => `${name}，您好：`,
    ready: (title: string, pages: number) => `《${title}》已编制完成，全文见附件（PDF，共${pages}页）。`,
    figures: "主要数据如下：",
    figure: (name: string, value: string, made: string, change: string) =>
      `· ${name}：${value}${made && `（${made}）`}${change && `，${change}`}`,
    open: "在系统中查看",
    openAt: (link: string) => `在系统中查看：${link}`,
    asOf: (at: string, issuer: string) => `数据截至${at}。${issuer}`,
    hash: (hash: string) => `快照校验码 ${hash}`,
  },
};

/** What every language says. */
export type Words = typeof zh;
