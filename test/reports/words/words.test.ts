// Every word of reports and mails, Chinese beside English: what a reader finds in print.
import { expect, test } from "vitest";
import { partsOf } from "../../../reports/words/chinese.ts";
import { en } from "../../../reports/words/en.ts";
import { wordsOf } from "../../../reports/words/words.ts";
import { zh } from "../../../reports/words/zh.ts";
import { instant, period } from "../sample.ts";

const morning = instant("2026-10-01T08:05:00+08:00");

test("a language has its own words", () => {
  expect([wordsOf("zh"), wordsOf("en")]).toStrictEqual([zh, en]);
  expect([zh.html, en.html]).toStrictEqual(["zh-CN", "en"]);
});

test("days and moments are those of the district", () => {
  expect([zh.date(morning), zh.moment(morning)]).toStrictEqual(["2026年10月1日", "2026年10月1日 08:05"]);
  expect([en.date(morning), en.moment(morning)]).toStrictEqual(["1 October 2026", "1 October 2026, 08:05"]);
  // Still the day before in UTC.
  expect(zh.date(instant("2025-12-31T16:30:00Z"))).toBe("2026年1月1日");
  expect(en.date(instant("2025-12-31T16:30:00Z"))).toBe("1 January 2026");
});

test("every month has its name", () => {
  const first = (month: number) => instant(`2026-${String(month).padStart(2, "0")}-01T12:00:00+08:00`);
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => en.date(first(month)))).toStrictEqual([
    "1 January 2026",
    "1 February 2026",
    "1 March 2026",
    "1 April 2026",
    "1 May 2026",
    "1 June 2026",
    "1 July 2026",
    "1 August 2026",
    "1 September 2026",
    "1 October 2026",
    "1 November 2026",
    "1 December 2026",
  ]);
});

test("a period beside others of the same report leaves its year out, but a year", () => {
  const short = (text: string) => [zh.short(period(text)), en.short(period(text))];
  expect(short("2026-W05")).toStrictEqual(["第5周", "Week 5"]);
  expect(short("2026-W45")).toStrictEqual(["第45周", "Week 45"]);
  expect(short("2026-03")).toStrictEqual(["3月", "March"]);
  expect(short("2026-10")).toStrictEqual(["10月", "October"]);
  expect(short("2026-Q4")).toStrictEqual(["第4季度", "Q4"]);
  expect(short("2026")).toStrictEqual(["2026年", "2026"]);
});

test("this period and the one before, of every kind", () => {
  expect(zh.periods).toStrictEqual({
    week: { now: "本周", before: "上周" },
    month: { now: "本月", before: "上月" },
    quarter: { now: "本季度", before: "上季度" },
    year: { now: "本年", before: "上年" },
  });
  expect(en.periods).toStrictEqual({
    week: { now: "this week", before: "the week before" },
    month: { now: "this month", before: "the month before" },
    quarter: { now: "this quarter", before: "the quarter before" },
    year: { now: "this year", before: "the year before" },
  });
});

test("all of a unit is called by what it is, in English by its name", () => {
  expect(
    ["山东省", "滨州市", "滨城区", "惠民县", "鄂温克族自治旗"].map((title) => zh.whole(title)),
    "from the province to the county",
  ).toStrictEqual(["全省", "全市", "全区", "全县", "全旗"]);
  expect(["市中街道", "市中街道办事处", "三河湖镇", "秦皇台乡"].map((title) => zh.whole(title))).toStrictEqual([
    "全街道",
    "全街道",
    "全镇",
    "全乡",
  ]);
  expect(
    ["新苑社区", "新苑居委会", "曹口村", "曹口村委会", "第1网格"].map((title) => zh.whole(title)),
    "below a street",
  ).toStrictEqual(["全社区", "全社区", "全村", "全村", "全网格"]);
  expect(zh.whole("高新园"), "a title that says nothing").toBe("高新园");
  expect(zh.whole("区域中心"), "only how it ends counts").toBe("区域中心");
  expect(en.whole("Bincheng")).toBe("Bincheng");
});

test("the units below a unit, of every level", () => {
  const levels = ["province", "city", "township", "community", "grid", "building", "department"] as const;
  expect(levels.map((level) => zh.parts(level, []))).toStrictEqual([
    "市",
    "县（市、区）",
    "社区（村）",
    "网格",
    "楼栋",
    "单位",
    "单位",
  ]);
  expect([...levels, "county" as const].map((level) => en.parts(level, []))).toStrictEqual([
    "cities",
    "counties",
    "communities",
    "grids",
    "buildings",
    "units",
    "units",
    "townships",
  ]);
});

test("below a county stand streets, towns and townships: those that there are", () => {
  expect(partsOf("county", ["市中街道", "市西街道"])).toBe("街道");
  expect(partsOf("county", ["秦皇台乡"])).toBe("乡");
  expect(partsOf("county", ["三河湖镇", "市中街道"])).toBe("街道（镇）");
  expect(partsOf("county", ["秦皇台乡", "三河湖镇", "市中街道"])).toBe("街道（镇、乡）");
  expect(partsOf("county", ["高新园"])).toBe("单位");
  expect(partsOf("county", [])).toBe("单位");
});

test("sentences follow one another, clauses make one; what is missing leaves no mark", () => {
  expect([zh.text.sentence("共3件"), en.text.sentence("there are 3")]).toStrictEqual(["共3件。", "There are 3."]);
  expect(zh.text.sentences(["甲。", undefined, "", "乙。"])).toBe("甲。乙。");
  expect(en.text.sentences(["One.", undefined, "", "Two."])).toBe("One. Two.");
  expect(zh.text.clauses(["甲", undefined, "", "乙"])).toBe("甲，乙");
  expect(en.text.clauses(["one", undefined, "", "two"])).toBe("one, two");
  expect([zh.text.clauses([]), en.text.clauses([])]).toStrictEqual(["", ""]);
});

test("things in a row, clauses on their own, more in brackets, the place of a case", () => {
  expect([zh.text.list(["甲", "乙"]), en.text.list(["A", "B"])]).toStrictEqual(["甲、乙", "A, B"]);
  expect([zh.text.apart(["甲", "乙"]), en.text.apart(["one", "two"])]).toStrictEqual(["甲；乙", "one; two"]);
  expect([zh.text.with("甲", "乙"), en.text.with("one", "two")]).toStrictEqual(["甲（乙）", "one (two)"]);
  expect(zh.text.line(["市中街道", "新苑社区"])).toBe("市中街道新苑社区");
  expect(en.text.line(["Shizhong", "Xinyuan"])).toBe("Shizhong, Xinyuan");
});

test("of many names only the first, and how many there are: in Chinese of all, in English beyond", () => {
  expect(zh.text.names(["甲", "乙", "丙", "丁"])).toBe("甲、乙、丙、丁");
  expect(en.text.names(["A", "B", "C", "D"])).toBe("A, B, C, D");
  expect(zh.text.names(["甲", "乙", "丙", "丁", "戊"])).toBe("甲、乙、丙、丁等5个");
  expect(en.text.names(["A", "B", "C", "D", "E"])).toBe("A, B, C, D and 1 more");
  expect(zh.text.names(["甲", "乙", "丙"], 2)).toBe("甲、乙等3个");
  expect(en.text.names(["A", "B", "C"], 2)).toBe("A, B and 1 more");
});

test("titles of a document, its numbered headings, tables and figures, the foot of its pages", () => {
  expect(zh.document.report("滨城区", "2026年10月", "考核通报")).toBe("滨城区2026年10月考核通报");
  expect(en.document.report("Bincheng", "October 2026", "Assessment")).toBe("Assessment: Bincheng, October 2026");
  expect(zh.document.issuer("滨城区", "社会治理中心")).toBe("滨城区社会治理中心");
  expect(en.document.issuer("Bincheng", "Centre")).toBe("Centre, Bincheng");
  expect([zh.document.part(2, "市西街道"), en.document.part(2, "Shixi")]).toStrictEqual([
    "（二）市西街道",
    "(2) Shixi",
  ]);
  expect([zh.document.table(3, "主要指标"), en.document.table(3, "Key figures")]).toStrictEqual([
    "表3　主要指标",
    "Table 3: Key figures",
  ]);
  expect([zh.document.chart(3, "走势"), en.document.chart(3, "Trend")]).toStrictEqual(["图3　走势", "Figure 3: Trend"]);
  expect([zh.document.page.join("3"), en.document.page.join("3")]).toStrictEqual(["第 3 页　共 3 页", "Page 3 of 3"]);
  expect([zh.document.indent, en.document.indent]).toStrictEqual(["2em", "0"]);
});

test("headings count as each language does", () => {
  const numbers = [1, 9, 10, 11, 19, 20, 21, 99];
  expect(numbers.map((n) => zh.document.heading(n, "总体情况"))).toStrictEqual([
    "一、总体情况",
    "九、总体情况",
    "十、总体情况",
    "十一、总体情况",
    "十九、总体情况",
    "二十、总体情况",
    "二十一、总体情况",
    "九十九、总体情况",
  ]);
  expect(zh.document.heading(0, "总体情况")).toBe("零、总体情况");
  expect(en.document.heading(11, "Overall")).toBe("11. Overall");
});

test("what stands in charts", () => {
  expect(zh.chart).toStrictEqual({
    empty: "暂无数据",
    emptyWhy: "本期没有可以显示的数据",
    now: "本期",
    before: "上期",
    goal: "目标",
    below: "橙色为未达目标",
    total: "合计",
    stop: "。",
    comma: "，",
  });
  expect(en.chart).toStrictEqual({
    empty: "No data",
    emptyWhy: "There is nothing to show for this period",
    now: "This period",
    before: "Previous",
    goal: "Goal",
    below: "orange: below the goal",
    total: "Total",
    stop: ". ",
    comma: ", ",
  });
});

test("changes: of rates in points, of numbers by number and share, none at all", () => {
  expect(zh.change.none("上月")).toBe("上月无可比数据");
  expect(en.change.none("the month before")).toBe("nothing to compare with in the month before");
  expect([zh.change.same("上月"), en.change.same("the month before")]).toStrictEqual([
    "与上月持平",
    "as in the month before",
  ]);
  expect(zh.change.points("上月", "2.3", true)).toBe("较上月上升2.3个百分点");
  expect(zh.change.points("上月", "2.3", false)).toBe("较上月下降2.3个百分点");
  expect(en.change.points("the month before", "2.3", true)).toBe("up 2.3 points on the month before");
  expect(en.change.points("the month before", "2.3", false)).toBe("down 2.3 points on the month before");
  expect([zh.change.number("上月", "12", true), zh.change.number("上月", "12", false)]).toStrictEqual([
    "较上月增加12",
    "较上月减少12",
  ]);
  expect(en.change.number("the month before", "12", true)).toBe("up 12 on the month before");
  expect(en.change.number("the month before", "12", false)).toBe("down 12 on the month before");
  expect([zh.change.share("4.8%", true), zh.change.share("4.8%", false)]).toStrictEqual(["增长4.8%", "下降4.8%"]);
  expect([en.change.share("4.8%", true), en.change.share("4.8%", false)]).toStrictEqual(["4.8% more", "4.8% less"]);
  expect([zh.change.shortSame, en.change.shortSame]).toStrictEqual(["持平", "same"]);
  expect([zh.change.head("上月"), en.change.head("the month before")]).toStrictEqual(["较上月", "Change"]);
});

test("goals: reached, just missed, missed by so much", () => {
  const [goal, target] = [zh.goal.target("95.0%"), en.goal.target("95.0%")];
  expect([goal, target]).toStrictEqual(["目标（95.0%）", "goal (95.0%)"]);
  expect([zh.goal.reached(goal), en.goal.reached(target)]).toStrictEqual([
    "达到目标（95.0%）",
    "reaching the goal (95.0%)",
  ]);
  expect([zh.goal.almost(goal), en.goal.almost(target)]).toStrictEqual([
    "略低于目标（95.0%）",
    "just below the goal (95.0%)",
  ]);
  expect(zh.goal.missed(goal, "3.3")).toBe("低于目标（95.0%）3.3个百分点");
  expect(en.goal.missed(target, "3.3")).toBe("3.3 points below the goal (95.0%)");
});

test("a figure in a sentence and the heads of its columns", () => {
  expect([zh.figure.toDate("第4季度"), en.figure.toDate("Q4")]).toStrictEqual(["第4季度累计", "Q4 so far"]);
  expect(zh.figure.over("第4季度累计", "走访覆盖率")).toBe("第4季度累计走访覆盖率");
  expect(zh.figure.over("", "走访覆盖率")).toBe("走访覆盖率");
  expect(en.figure.over("Q4 so far", "Visit coverage")).toBe("Visit coverage (Q4 so far)");
  expect(en.figure.over("", "Visit coverage")).toBe("Visit coverage");
  expect(zh.figure.none("整改率", "到期应整改数")).toBe("整改率无法计算（到期应整改数为0）");
  expect(en.figure.none("Rectification", "Due")).toBe("Rectification cannot be computed (Due: 0)");
  expect([zh.figure.is("整改率", "61.7%"), en.figure.is("Rectification", "61.7%")]).toStrictEqual([
    "整改率为61.7%",
    "Rectification is 61.7%",
  ]);
  expect([zh.figure.counted("走访户数", "1,234"), en.figure.counted("Visits", "1,234")]).toStrictEqual([
    "走访户数1,234",
    "Visits: 1,234",
  ]);
  expect([zh.figure.head("本月"), en.figure.head("this month")]).toStrictEqual(["本月", "This month"]);
  const { denominator, indicator, unit, made, goal, rank, total } = zh.figure;
  expect([denominator, indicator, unit, made, goal, rank, total]).toStrictEqual([
    "分母",
    "指标",
    "单位",
    "分子 / 分母",
    "目标",
    "位次",
    "合计",
  ]);
  const heads = en.figure;
  expect([
    heads.denominator,
    heads.indicator,
    heads.unit,
    heads.made,
    heads.goal,
    heads.rank,
    heads.total,
  ]).toStrictEqual(["Denominator", "Indicator", "Unit", "Numerator / denominator", "Goal", "Rank", "Total"]);
});

test("who is highest and who is lowest", () => {
  expect(zh.extremes.alike("街道", "100.0%")).toBe("分街道看，各单位均为100.0%。");
  expect(en.extremes.alike("townships", "100.0%")).toBe("All townships stand at 100.0%.");
  expect(zh.extremes.ends("街道", "甲", "98.2%", "乙", "70.1%")).toBe("分街道看，甲最高，为98.2%；乙最低，为70.1%。");
  expect(en.extremes.ends("townships", "A", "98.2%", "B", "70.1%")).toBe(
    "Of the townships, A had the highest with 98.2%, B the lowest with 70.1%.",
  );
});

test("the cover", () => {
  const { cover } = zh;
  expect([cover.contents, cover.scope, cover.period, cover.asOf]).toStrictEqual([
    "目录",
    "统计范围",
    "统计期间",
    "数据截至",
  ]);
  expect(cover.masthead("滨城区", "网格工作通报")).toBe("滨城区网格工作通报");
  expect(cover.issue("2026", 10)).toBe("2026年第10期");
  expect(cover.issued("滨城区中心", "2026年11月1日")).toBe("滨城区中心　2026年11月1日");
  expect(cover.title("2026年10月", "滨城区", "网格工作情况")).toBe("关于2026年10月滨城区网格工作情况的通报");
  expect(cover.range("2026年10月1日", "2026年10月31日")).toBe("2026年10月1日至2026年10月31日");
  expect(cover.interim("2026年10月")).toBe(
    "阶段数据：2026年10月尚未结束，本件仅供工作调度参考，以期满后的正式通报为准。",
  );
  expect(cover.lead("10月", "全区", "走访覆盖率为61.7%。")).toBe("10月，全区走访覆盖率为61.7%。");
});

test("the cover in English", () => {
  const { cover } = en;
  expect([cover.contents, cover.scope, cover.period, cover.asOf]).toStrictEqual([
    "Contents",
    "Unit",
    "Period",
    "As of",
  ]);
  expect(cover.masthead("Bincheng", "Bulletin of grid work")).toBe("Bulletin of grid work · Bincheng");
  expect(cover.issue("2026", 10)).toBe("2026, No. 10");
  expect(cover.issued("Centre, Bincheng", "1 November 2026")).toBe("Centre, Bincheng · 1 November 2026");
  expect(cover.title("October 2026", "Bincheng", "how grid work stands")).toBe(
    "How grid work stands: Bincheng, October 2026",
  );
  expect(cover.range("1 October 2026", "31 October 2026")).toBe("1 October 2026 to 31 October 2026");
  expect(cover.interim("October 2026")).toBe(
    "Interim figures: October 2026 is not over yet. For use in daily work only; what counts is the bulletin made after it.",
  );
  expect(cover.lead("October", "Bincheng", "Visit coverage is 61.7%.")).toBe(
    "October, Bincheng: Visit coverage is 61.7%.",
  );
});

test("key figures: how many went where, and which miss their goal", () => {
  const said = zh.keyFigures;
  expect(said.caption).toBe("主要指标");
  expect(said.note).toBe("比率的增减单位为百分点；橙色为未达到目标。");
  expect(said.interim("上月")).toBe("本期尚未结束，各项指标不与上月比较。");
  expect(said.nothing("上月")).toBe("上月没有可比数据，本期只列现值。");
  expect([said.up(3, "上月"), said.down(2), said.same(1)]).toStrictEqual(["3项较上月上升", "2项下降", "1项持平"]);
  expect(said.directions("本月", "全区", 5, "上月", "3项较上月上升，2项下降")).toBe(
    "本月全区5项可与上月比较的指标中，3项较上月上升，2项下降。",
  );
  expect(said.short("整改率", "低于目标（95.0%）3.3个百分点")).toBe("整改率低于目标（95.0%）3.3个百分点");
  expect(said.allReached(3)).toBe("设有目标的3项指标全部达到目标。");
  expect(said.someReached(3, 2, "整改率略低于目标（95.0%）")).toBe(
    "设有目标的3项指标中，2项达到目标；整改率略低于目标（95.0%）。",
  );
  expect(said.noneReached(2, "整改率略低于目标（95.0%）")).toBe(
    "设有目标的2项指标均未达到目标：整改率略低于目标（95.0%）。",
  );
});

test("key figures in English, of one and of several", () => {
  const said = en.keyFigures;
  expect(said.caption).toBe("Key figures");
  expect(said.note).toBe("Changes of rates are in percentage points; orange is below the goal.");
  expect(said.interim("the month before")).toBe(
    "The period is not over yet, so nothing is compared with the month before.",
  );
  expect(said.nothing("the month before")).toBe(
    "There is nothing of the month before to compare with; only present values are given.",
  );
  expect([said.up(3, "the month before"), said.down(2), said.same(1)]).toStrictEqual([
    "3 went up",
    "2 went down",
    "1 stayed the same",
  ]);
  expect(said.directions("this month", "Bincheng", 5, "the month before", "3 went up, 2 went down")).toBe(
    "This month, of Bincheng's 5 indicators that can be compared with the month before, 3 went up, 2 went down.",
  );
  expect(said.directions("this month", "Bincheng", 1, "the month before", "1 went up")).toBe(
    "This month, of Bincheng's 1 indicator that can be compared with the month before, 1 went up.",
  );
  const short = said.short("Rectification", "3.3 points below the goal (95.0%)");
  expect(short).toBe("Rectification is 3.3 points below the goal (95.0%)");
  expect(said.allReached(1)).toBe("The one indicator with a goal reaches it.");
  expect(said.allReached(3)).toBe("All 3 indicators with a goal reach it.");
  expect(said.someReached(3, 2, short)).toBe(
    "Of 3 indicators with a goal, 2 reached it; Rectification is 3.3 points below the goal (95.0%).",
  );
  expect(said.noneReached(1, short)).toBe(
    "The one indicator with a goal misses it: Rectification is 3.3 points below the goal (95.0%).",
  );
  expect(said.noneReached(2, "A and B")).toBe("None of the 2 indicators with a goal reaches it: A and B.");
});

test("one indicator by unit", () => {
  const said = zh.byUnit;
  expect(said.title("本月", "走访覆盖率")).toBe("各单位本月走访覆盖率");
  expect(said.ends("各单位本月走访覆盖率", 10)).toBe("各单位本月走访覆盖率（前10位和后10位）");
  expect([said.value("本月", "走访覆盖率"), said.points]).toStrictEqual(["本月走访覆盖率", "得分"]);
  expect(said.nothing("本月", "全区", "整改率")).toBe("本月全区没有可以计算整改率的数据。");
  expect(said.whole("本月", "全区", "整改率为61.7%")).toBe("本月全区整改率为61.7%。");
  expect(said.allReached(3, "目标（95.0%）")).toBe("参与排名的3个单位均达到目标（95.0%）。");
  expect(said.noneReached(3, "目标（95.0%）")).toBe("参与排名的3个单位均未达到目标（95.0%）。");
  expect(said.someReached(1, "目标（95.0%）", 2)).toBe("1个单位达到目标（95.0%），2个单位未达到。");
  expect(said.unranked("甲、乙", "到期应整改数", 10)).toBe("甲、乙到期应整改数不足10，不参与排名。");
  expect(said.small("到期应整改数", 10)).toBe("到期应整改数不足10，不参与排名。");
  const told = said.toDate("全区", "第4季度累计走访覆盖率", "61.7%", "走访户数1,234");
  expect(told).toBe("截至数据时点，全区第4季度累计走访覆盖率为61.7%（走访户数1,234）");
  expect([said.score(10, 2), said.score(0, 1)]).toStrictEqual(["得10分的2个", "不得分的1个"]);
  expect(said.scored("覆盖率为61.7%", "得10分的2个、不得分的1个")).toBe(
    "覆盖率为61.7%；按累计覆盖率评分，得10分的2个、不得分的1个。",
  );
});

test("one indicator by unit in English, of one and of several", () => {
  const said = en.byUnit;
  expect(said.title("this month", "Visit coverage")).toBe("Visit coverage by unit, this month");
  expect(said.ends("Visit coverage by unit, this month", 10)).toBe(
    "Visit coverage by unit, this month (first and last 10)",
  );
  expect([said.value("this month", "Visit coverage"), said.points]).toStrictEqual(["Visit coverage", "Points"]);
  expect(said.nothing("this month", "Bincheng", "Visit coverage")).toBe(
    "This month there is nothing in Bincheng to compute Visit coverage from.",
  );
  expect(said.whole("this month", "Bincheng", "Visit coverage is 61.7%")).toBe(
    "This month in Bincheng, Visit coverage is 61.7%.",
  );
  expect(said.allReached(3, "goal (95.0%)")).toBe("All 3 ranked units reach the goal (95.0%).");
  expect(said.noneReached(3, "goal (95.0%)")).toBe("None of the 3 ranked units reaches the goal (95.0%).");
  expect(said.someReached(1, "goal (95.0%)", 2)).toBe("1 unit reaches the goal (95.0%), 2 not.");
  expect(said.someReached(2, "goal (95.0%)", 1)).toBe("2 units reach the goal (95.0%), 1 not.");
  expect(said.unranked("A, B", "Due", 10)).toBe("A, B: Due under 10, not ranked.");
  expect(said.small("Due", 10)).toBe("Due under 10, not ranked.");
  expect(said.toDate("Bincheng", "Visit coverage (Q4 so far)", "61.7%", "Visits: 1,234")).toBe(
    "Up to the time of counting, Visit coverage (Q4 so far) in Bincheng is 61.7% (Visits: 1,234)",
  );
  expect([said.score(10, 2), said.score(1, 1), said.score(0, 1)]).toStrictEqual([
    "10 points for 2 units",
    "1 point for 1 unit",
    "no points for 1 unit",
  ]);
  expect(said.scored("Coverage is 61.7%", "10 points for 2 units")).toBe(
    "Coverage is 61.7%; points by coverage so far: 10 points for 2 units.",
  );
});

test("what was published and claimed", () => {
  expect(zh.claims.caption("本月")).toBe("各单位本月发布和认领情况");
  expect(zh.claims.chart("本月", "发布的资源")).toBe("本月发布的资源");
  expect(zh.claims.first("本月发布的资源", 12)).toBe("本月发布的资源（前12位）");
  expect(zh.claims.themes("本月", "发布的需求")).toBe("本月发布的需求（按主题）");
  expect(zh.claims.nothing("本月", "全区")).toBe("本月全区没有发布或认领记录。");
  expect(zh.claims.told("本月", "全区", "资源12，需求3")).toBe("本月全区资源12，需求3。");
  expect(zh.claims.idle("2", "街道", "本月")).toBe("2个街道本月没有发布，也没有认领。");
  expect(en.claims.caption("this month")).toBe("Published and claimed by unit, this month");
  expect(en.claims.chart("this month", "Published")).toBe("Published, this month");
  expect(en.claims.first("Published, this month", 12)).toBe("Published, this month (first 12)");
  expect(en.claims.themes("this month", "Demands")).toBe("Demands by theme, this month");
  expect(en.claims.nothing("this month", "Bincheng")).toBe("This month nothing was published or claimed in Bincheng.");
  expect(en.claims.told("this month", "Bincheng", "Offers: 12, Demands: 3")).toBe(
    "This month in Bincheng: Offers: 12, Demands: 3.",
  );
  expect(en.claims.idle("2", "townships", "this month")).toBe(
    "2 of the townships published nothing and claimed nothing this month.",
  );
});

test("values over several periods", () => {
  const between = { title: "整改率", n: 6, high: "95.0%", highIn: "9月", low: "60.0%", lowIn: "5月" };
  const { caption, period: head, rates, counts } = zh.trend;
  expect([caption, head, rates, counts]).toStrictEqual(["各期数值", "统计期", "主要比率走势", "主要数量走势"]);
  expect(zh.trend.one("整改率")).toBe("整改率走势");
  expect(zh.trend.nothing("整改率", 6)).toBe("整改率近6期没有数据。");
  expect(zh.trend.since("整改率", "9月", "95.0%")).toBe("整改率自9月起才有数据，为95.0%。");
  expect(zh.trend.alike("整改率", 6, "95.0%")).toBe("整改率近6期均为95.0%。");
  expect(zh.trend.between({ ...between, last: zh.trend.last("本月", "72.9%") })).toBe(
    "整改率近6期最高为9月的95.0%，最低为5月的60.0%，本月为72.9%。",
  );
  expect(zh.trend.lastNothing("本月")).toBe("本月没有数据");
});

test("values over several periods in English", () => {
  const between = { title: "Rectification", n: 6, high: "95.0%", highIn: "September", low: "60.0%", lowIn: "May" };
  const { caption, period: head, rates, counts } = en.trend;
  expect([caption, head, rates, counts]).toStrictEqual([
    "Values by period",
    "Period",
    "Rates over time",
    "Counts over time",
  ]);
  expect(en.trend.one("Rectification")).toBe("Rectification over time");
  expect(en.trend.nothing("Rectification", 6)).toBe("Rectification: no data in the last 6 periods.");
  expect(en.trend.since("Rectification", "September", "95.0%")).toBe(
    "Rectification has data from September on: 95.0%.",
  );
  expect(en.trend.alike("Rectification", 6, "95.0%")).toBe("Rectification was 95.0% in all of the last 6 periods.");
  expect(en.trend.between({ ...between, last: en.trend.last("this month", "72.9%") })).toBe(
    "Rectification: of the last 6 periods highest in September with 95.0%, lowest in May with 60.0%; this month 72.9%.",
  );
  expect(en.trend.lastNothing("this month")).toBe("this month no data");
});

test("who gained most", () => {
  expect(zh.highlights.caption("整改率", "上月")).toBe("整改率较上月进步最大的单位");
  expect(zh.highlights.most("整改率", "上月", "甲、乙")).toBe("整改率较上月进步最大的是甲、乙。");
  expect(zh.highlights.none("整改率", "街道", "上月")).toBe("与上月相比，没有街道的整改率有所进步。");
  expect(zh.highlights.nothing("整改率", "上月")).toBe("整改率在上月没有可比数据。");
  expect(en.highlights.caption("Rectification", "the month before")).toBe(
    "Largest gains of Rectification on the month before",
  );
  expect(en.highlights.most("Rectification", "the month before", "A, B")).toBe(
    "Rectification gained most on the month before in A, B.",
  );
  expect(en.highlights.none("Rectification", "townships", "the month before")).toBe(
    "None of the townships gained on the month before in Rectification.",
  );
  expect(en.highlights.nothing("Rectification", "the month before")).toBe(
    "There is nothing of the month before to compare Rectification with.",
  );
});

test("who lags behind, unit by unit", () => {
  expect(zh.details.behind("整改率", "社区（村）")).toBe("整改率较低的社区（村）");
  expect(en.details.behind("Rectification", "communities")).toBe("Communities with the lowest Rectification");
  expect(zh.details.behindUnit("新苑社区", "50.0%", "5/10")).toBe("新苑社区50.0%（5/10）");
  expect(en.details.behindUnit("Xinyuan", "50.0%", "5/10")).toBe("Xinyuan 50.0% (5/10)");
  expect(zh.details.behindList("整改率较低的社区", "新苑社区50.0%（5/10）")).toBe(
    "整改率较低的社区：新苑社区50.0%（5/10）。",
  );
  expect(en.details.behindList("Lowest", "Xinyuan 50.0% (5/10)")).toBe("Lowest: Xinyuan 50.0% (5/10).");
});

test("overdue cases", () => {
  const said = zh.overdueCases;
  expect([
    said.caption,
    said.number,
    said.title,
    said.form,
    said.unit,
    said.step,
    said.due,
    said.overdue,
  ]).toStrictEqual(["逾期未办结事项", "序号", "事项", "类别", "所在单位", "环节", "截止日期", "逾期"]);
  expect([said.days(0), said.days(1), said.days(12)]).toStrictEqual(["不足1天", "1天", "12天"]);
  expect(said.none("2026年11月1日 08:00", "全区")).toBe("截至2026年11月1日 08:00，全区没有逾期未办结的事项。");
  expect(said.longest("12")).toBe("，逾期最长的已有12天");
  expect(said.told("2026年11月1日 08:00", "全区", "3", false, said.longest("12"))).toBe(
    "截至2026年11月1日 08:00，全区共有3件事项逾期未办结，逾期最长的已有12天。",
  );
  expect(said.told("2026年11月1日 08:00", "全区", "1,000", true, "")).toBe(
    "截至2026年11月1日 08:00，全区共有至少1,000件事项逾期未办结。",
  );
  expect(said.shown(20)).toBe("下表列出逾期时间最长的20件。");
});

test("overdue cases in English, one and several", () => {
  const said = en.overdueCases;
  expect([
    said.caption,
    said.number,
    said.title,
    said.form,
    said.unit,
    said.step,
    said.due,
    said.overdue,
  ]).toStrictEqual(["Overdue cases", "No.", "Case", "Kind", "Where", "Step", "Due", "Overdue"]);
  expect([said.days(0), said.days(1), said.days(12)]).toStrictEqual(["under 1 day", "1 day", "12 days"]);
  expect(said.none("1 November 2026, 08:00", "Bincheng")).toBe(
    "As of 1 November 2026, 08:00, no open case is overdue in Bincheng.",
  );
  expect([said.longest("1"), said.longest("12")]).toStrictEqual([
    ", the longest for 1 day",
    ", the longest for 12 days",
  ]);
  expect(said.told("1 November 2026, 08:00", "Bincheng", "1", false, "")).toBe(
    "As of 1 November 2026, 08:00, 1 open case is overdue in Bincheng.",
  );
  expect(said.told("1 November 2026, 08:00", "Bincheng", "3", false, said.longest("12"))).toBe(
    "As of 1 November 2026, 08:00, 3 open cases are overdue in Bincheng, the longest for 12 days.",
  );
  expect(said.told("1 November 2026, 08:00", "Bincheng", "1,000", true, "")).toBe(
    "As of 1 November 2026, 08:00, at least 1,000 open cases are overdue in Bincheng.",
  );
  expect(said.shown(20)).toBe("The table lists the 20 longest overdue.");
});

test("how figures were made: headings and heads of columns", () => {
  expect(zh.method).toMatchObject({
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
    per: { week: "每周", month: "每月", quarter: "每季度", year: "每年" },
  });
  expect(en.method).toMatchObject({
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
    per: { week: "weekly ", month: "monthly ", quarter: "quarterly ", year: "yearly " },
  });
  expect([zh.method.lateCaption("2026年9月"), en.method.lateCaption("September 2026")]).toStrictEqual([
    "2026年9月数据变化",
    "Figures of September 2026 that changed",
  ]);
  expect([zh.method.goal("每季度", "95.0%"), en.method.goal("quarterly ", "95.0%")]).toStrictEqual([
    "每季度95.0%",
    "quarterly 95.0%",
  ]);
});

test("how figures were made: the rules", () => {
  const said = zh.method;
  expect(said.counted("2026年11月1日 08:00")).toBe(
    "本通报全部数字由系统计数器自动汇总，数据截至2026年11月1日 08:00；此后补报、更正的数据在下一期说明。",
  );
  expect(said.stock("上月")).toBe("“在册”数为数据截至时点登记簿中的数量，上月及以前各期的比率也按这一数量计算。");
  expect(said.rounding).toBe("比率保留一位小数，可以超过100%，不作截断；比率的增减为两期公布数值之差，单位为百分点。");
  expect(said.ranking(10)).toBe("排名只在分母不少于10的单位之间进行，比率相同的并列；分母为0的比率记为“—”。");
  expect([said.score("95%", 10), said.scores("95%及以上得10分，90%及以上得8分")]).toStrictEqual([
    "95%及以上得10分",
    "得分按未取舍的比率计：95%及以上得10分，90%及以上得8分，其余不得分",
  ]);
  expect(said.toDate("第4季度累计", said.scores("95%及以上得10分"))).toBe(
    "“第4季度累计”自该期首日计至数据截至时点；得分按未取舍的比率计：95%及以上得10分，其余不得分。",
  );
  expect(said.overdue).toBe("逾期事项指截止时间早于数据截至时点且尚未办结的事项，逾期天数为满24小时的日历天数。");
  expect(said.missing("整改率、认领率")).toBe("以下指标所属的表单尚未启用，本期未列出：整改率、认领率。");
});

test("how figures were made: the rules in English", () => {
  const said = en.method;
  expect(said.counted("1 November 2026, 08:00")).toBe(
    "Every figure of this bulletin is summed by the system's counters as of 1 November 2026, 08:00; what is sent or corrected after that is told in the next one.",
  );
  expect(said.stock("the month before")).toBe(
    "“On the register” is what the register held at the time of counting; the rates of the month before and earlier periods are divided by it as well.",
  );
  expect(said.rounding).toBe(
    "Rates have one decimal and may exceed 100%, nothing is cut off; the change of a rate is the difference of the two published numbers, in percentage points.",
  );
  expect(said.ranking(10)).toBe(
    "Only units with a denominator of 10 or more are ranked, and equal rates share a rank; a rate whose denominator is 0 is written “—”.",
  );
  expect([said.score("95%", 10), said.score("50%", 1)]).toStrictEqual([
    "10 points for 95% or more",
    "1 point for 50% or more",
  ]);
  expect(said.scores("10 points for 95% or more, 8 points for 90% or more")).toBe(
    "points go by the rate before it is rounded: 10 points for 95% or more, 8 points for 90% or more, otherwise none",
  );
  expect(said.toDate("Q4 so far", said.scores("10 points for 95% or more"))).toBe(
    "“Q4 so far” counts from the first day of that period to the time of counting; points go by the rate before it is rounded: 10 points for 95% or more, otherwise none.",
  );
  expect(said.overdue).toBe(
    "A case is overdue when its deadline lies before the time of counting and it is still open; its days are whole ones of 24 hours.",
  );
  expect(said.missing("Rectification, Claims")).toBe(
    "The forms of these indicators are not in use yet, so they are left out: Rectification, Claims.",
  );
});

test("what arrived late for the period before", () => {
  expect(zh.method.late("2026年9月", "2026年10月1日 08:00", 2)).toBe(
    "2026年9月通报（数据截至2026年10月1日 08:00）公布后又有补报或更正，2项指标的数字有变化，按现有数据列示如下。原通报不作更改。",
  );
  expect(zh.method.notLate("2026年9月", "2026年10月1日 08:00")).toBe(
    "2026年9月通报（数据截至2026年10月1日 08:00）公布的各项指标与按现有数据重新计算的结果一致，没有补报或更正造成的变化。",
  );
  const late = (n: number) => en.method.late("September 2026", "1 October 2026, 08:00", n);
  expect(late(1)).toBe(
    "After the bulletin of September 2026 (as of 1 October 2026, 08:00) was published, something was sent late or corrected: 1 indicator has changed, as listed. The bulletin itself stays as it is.",
  );
  expect(late(2)).toMatch(/: 2 indicators have changed, as listed\. The bulletin itself stays as it is\.$/);
  expect(en.method.notLate("September 2026", "1 October 2026, 08:00")).toBe(
    "Every indicator of the bulletin of September 2026 (as of 1 October 2026, 08:00) is the same when counted now: nothing came late or was corrected.",
  );
});

test("the mail that brings a report", () => {
  const { mail } = zh;
  expect(mail.subject("滨城区通报")).toBe("《滨城区通报》");
  expect(mail.greeting("李明")).toBe("李明，您好：");
  expect(mail.ready("滨城区通报", 12)).toBe("《滨城区通报》已编制完成，全文见附件（PDF，共12页）。");
  expect(mail.figures).toBe("主要数据如下：");
  expect(mail.figure("整改率", "61.7%", "1,234 / 2,000", "与上月持平")).toBe(
    "· 整改率：61.7%（1,234 / 2,000），与上月持平",
  );
  expect(mail.figure("走访次数", "1,234", "", ""), "a count is made of nothing").toBe("· 走访次数：1,234");
  expect([mail.open, mail.openAt("https://a.example/r/1")]).toStrictEqual([
    "在系统中查看",
    "在系统中查看：https://a.example/r/1",
  ]);
  expect(mail.asOf("2026年11月1日 08:00", "滨城区中心")).toBe("数据截至2026年11月1日 08:00。滨城区中心");
  expect(mail.hash("0123abcd")).toBe("快照校验码 0123abcd");
});

test("the mail that brings a report, in English", () => {
  const { mail } = en;
  expect(mail.subject("Assessment: Bincheng")).toBe("Assessment: Bincheng");
  expect(mail.greeting("Li Ming")).toBe("Dear Li Ming,");
  expect(mail.ready("Assessment", 1)).toBe("“Assessment” is ready; the whole text is attached (PDF, 1 page).");
  expect(mail.ready("Assessment", 12)).toBe("“Assessment” is ready; the whole text is attached (PDF, 12 pages).");
  expect(mail.figures).toBe("The key figures:");
  expect(mail.figure("Rectification", "61.7%", "1,234 / 2,000", "as in the month before")).toBe(
    "· Rectification: 61.7% (1,234 / 2,000), as in the month before",
  );
  expect(mail.figure("Visits", "1,234", "", ""), "a count is made of nothing").toBe("· Visits: 1,234");
  expect([mail.open, mail.openAt("https://a.example/r/1")]).toStrictEqual([
    "Open it in the system",
    "Open it in the system: https://a.example/r/1",
  ]);
  expect(mail.asOf("1 November 2026, 08:00", "Centre, Bincheng")).toBe(
    "As of 1 November 2026, 08:00. Centre, Bincheng",
  );
  expect(mail.hash("0123abcd")).toBe("Hash of the snapshot 0123abcd");
});
