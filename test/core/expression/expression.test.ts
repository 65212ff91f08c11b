// What forms can say in expressions, and what happens when they say it wrong.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: ${name} is how the expression language refers to a field.
import { describe, expect, it } from "vitest";
import type { Answers } from "../../../core/answer.ts";
import { evaluate, truthy } from "../../../core/expression/evaluate.ts";
import { parseExpression } from "../../../core/expression/parse.ts";
import { referencesOf, renameReferences } from "../../../core/expression/references.ts";
import { budgetOf, type Expression, type Scope } from "../../../core/expression/types.ts";
import { Problem } from "../../../core/problem.ts";
import { Instant } from "../../../core/time.ts";

// 00:30 of 4 October in the district, still the 3rd in UTC.
const now = Instant.parse("2026-10-04T00:30:00+08:00");

const answers: Answers = {
  name: "家里",
  age: 66,
  户主: "王䶮",
  risks: ["gas", "wiring"],
  source: "hotline urgent",
  agreed: false,
  birth: "1960-10-04",
  blank: "",
  nothing: null,
  house: { rooms: 3, owner: { name: "李" } },
  place: { lat: 37.4, lon: 118.0 },
  residents: [
    { name: "甲", age: 70, needs: ["alone"], pets: [{ kind: "cat" }, { kind: "dog" }] },
    { name: "乙", age: 8, needs: [] },
    { name: "丙", sex: "m" },
  ],
};

const say = (text: string, more: Partial<Scope> = {}) =>
  evaluate(parseExpression(text), { answers, path: [], now, ...more });

function problemOf(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

function table(cases: [text: string, expected: unknown][], more: Partial<Scope> = {}) {
  for (const [text, expected] of cases)
    it(`${text} → ${JSON.stringify(expected)}`, () => expect(say(text, more)).toStrictEqual(expected));
}

describe("values and operators", () => {
  table([
    ["1 + 2 * 3", 7],
    ["(1 + 2) * 3", 9],
    ["10 - 4 - 3", 3],
    ["7 div 2", 3.5],
    ["-7 mod 3", -1],
    ["2 - -3", 5],
    ["--2", 2],
    [".5 + 1.", 1.5],
    ["0.1 + 0.2 = 0.3", true],
    ["1 < 2 and 2 < 3 or false()", true],
    ["true() or false() and false()", true],
    ["1 + 1 = 2", true],
    ["'a' = \"a\"", true],
    ['"it\'s"', "it's"],
    ["5 div 0", null],
    ["5 > 5", false],
    ["5 >= 5", true],
    ["5 < 5", false],
    ["'3' = 3", true],
    ["'03' = '3'", false],
    ["1 = 1 = true()", true],
    ["\n 1 +\t1　", 2],
    ["false() or true()", true],
    ["true() and false()", false],
    ["9007199254740990 + 1", 9007199254740991],
    ["1.5 div 3", 0.5],
    ["'3.0' = 3", true],
    ["3 = '03'", true],
    ["'3.5' = 3", false],
    ["3 != 'x'", true],
    ["true() = 2", true],
    ["2 = true()", true],
    ["false() = 0", true],
    ["0 = false()", true],
    ["true() = 0", false],
    ["0 = true()", false],
  ]);
});

describe("what was not answered", () => {
  table([
    ["${missing} < 5", false],
    ["${missing} > 5", false],
    ["${missing} >= 0", false],
    ["${missing} = ''", true],
    ["${blank} = ''", true],
    ["${nothing} = ''", true],
    ["${missing} = 0", false],
    ["${missing} != 5", true],
    ["${missing} + 1", null],
    ["number('')", null],
    ["${missing}", null],
    ["not(${missing})", true],
    ["coalesce(${missing}, ${blank}, 'x')", "x"],
    ["coalesce(${missing}, ${blank})", null],
    ["${agreed} = ''", false],
    ["${agreed} = false()", true],
    ["${agreed} = 'false'", true],
    ["${missing} = false()", false],
    ["${place} != ''", true],
    ["string-length(${missing})", 0],
    ["count(${missing})", 0],
    ["sum(${missing})", 0],
    ["max(${missing})", null],
    ["selected(${missing}, 'gas')", false],
    ["selected(${missing}, '')", false],
    ["concat('x', number('a'))", "x"],
    ["coalesce(number('a'), 'x')", "x"],
    ["coalesce(0, 'x')", 0],
    ["coalesce(${residents/nickname}, 'x')", "x"],
    ["boolean(${residents/nickname})", false],
    ["boolean(${residents/age})", true],
  ]);
});

describe("references", () => {
  table(
    [
      ["${户主}", "王䶮"],
      ["${house/rooms}", 3],
      ["${ house/owner/name }", "李"],
      ["${house/rooms/deeper}", null],
      ["${constructor}", null],
      ["${__proto__}", null],
      ["${house/toString}", null],
      ["${residents/age}", [70, 8, null]],
      ["${residents/pets/kind}", ["cat", "dog", null, null]],
      ["${@subject.hose}", "rubber"],
      ["${@constructor}", null],
      [".", 7],
      [". > 5 and . < 10", true],
    ],
    { current: 7, extra: { "subject.hose": "rubber" } },
  );

  const inRow = (text: string, row: number, more: Partial<Scope> = {}) =>
    say(text, { path: ["residents", row], ...more });

  it("finds the sibling in the row it stands in", () => {
    expect(inRow("${name}", 1)).toBe("乙");
    expect(inRow("${name}", 1, { path: ["residents", 1, "age"] })).toBe("乙");
  });
  it("looks outwards for what the row does not have", () => {
    expect(inRow("${户主}", 1)).toBe("王䶮");
    expect(inRow("${house/rooms}", 1)).toBe(3);
    expect(inRow("${residents/name}", 1)).toStrictEqual(["甲", "乙", "丙"]);
    expect(say("concat(${kind}, ${name}, ${户主})", { path: ["residents", 0, "pets", 1] })).toBe("dog甲王䶮");
  });
  it("takes a namesake further out for an unanswered field only when the form is unknown", () => {
    expect(inRow("${age}", 2)).toBe(66);
    const declares = (container: string, name: string) => container === "residents" && name === "age";
    expect(inRow("${age}", 2, { declares })).toBe(null);
    expect(inRow("${户主}", 2, { declares })).toBe("王䶮");
    expect(say("${age}", { path: ["residents", 9, "age"], declares })).toBe(null);
  });
  it("reaches the root's namesake by a leading slash", () => {
    expect(inRow("${/name}", 1)).toBe("家里");
  });
  it("survives a place that does not exist", () => {
    expect(say("${age}", { path: ["nowhere", 3, "x"] })).toBe(66);
    expect(say("${age}", { path: ["nothing", "x"] })).toBe(66);
    expect(say("${age}", { path: ["户主", 0] })).toBe(66);
  });
  it("lists what it refers to, each once", () => {
    const expression = parseExpression(
      "if(${a} > ${b/c} or not(${a}), sum(${r/x}), -${@subject.hose} + ${/d}) = indexed-repeat(${y}, ${r}, ${n})",
    );
    expect(referencesOf(expression)).toStrictEqual(["a", "b/c", "r/x", "@subject.hose", "/d", "r/y", "r", "n"]);
  });
  it("renames references and leaves texts alone", () => {
    const text = "${age} > 5 and '${age}' != concat( ${ name },'x')";
    expect(renameReferences(text, (name) => `residents/${name}`)).toBe(
      "${residents/age} > 5 and '${age}' != concat( ${residents/name},'x')",
    );
  });
});

describe("choices", () => {
  table([
    ["selected(${risks}, 'gas')", true],
    ["selected(${risks}, 'ga')", false],
    ["selected(${source}, 'urgent')", true],
    ["selected(${source}, 'urg')", false],
    ["selected(${residents/needs}, 'alone')", true],
    ["selected(${agreed}, 'false')", true],
    ["count-selected(${risks})", 2],
    ["count-selected(${source})", 2],
    ["count-selected(${blank})", 0],
    ["selected-at(${risks}, 1)", "wiring"],
    ["selected-at(${risks}, 5)", ""],
    ["${risks} = 'gas'", false],
    ["${risks} = 'gas wiring'", true],
  ]);
});

describe("rows", () => {
  table([
    ["count(${residents})", 3],
    ["count(${residents/age})", 3],
    ["count-non-empty(${residents/age})", 2],
    ["sum(${residents/age})", 78],
    ["min(${residents/age})", 8],
    ["max(${residents/age}, 99)", 99],
    ["sum(1, 'x')", null],
    ["sum('x', 1)", null],
    ["min('x', 1)", null],
    ["min(1, 'x')", null],
    ["sum(0.1, 0.2)", 0.3],
    ["sum(1, sum(''))", 1],
    ["indexed-repeat('name', ${residents}, 1)", null],
    ["indexed-repeat(${name}, 'residents', 1)", null],
    ["indexed-repeat(${age}, ${户主}, 1)", null],
    ["string(${residents})", ""],
    ["count(${户主})", 1],
    ["${residents/age} > 65", true],
    ["${residents/age} > 99", false],
    ["65 < ${residents/age}", true],
    ["99 < ${residents/age}", false],
    ["'乙' = ${residents/name}", true],
    ["string(${residents/age})", "70 8"],
    ["string(${residents/sex})", "m"],
    ["join('、', ${residents/name})", "甲、乙、丙"],
    ["concat(${residents/name}, '!')", "甲乙丙!"],
    ["indexed-repeat(${residents/name}, ${residents}, 2)", "乙"],
    ["indexed-repeat(${name}, ${residents}, 1 + 2)", "丙"],
    ["indexed-repeat(${name}, ${residents}, 9)", null],
    ["position(..)", null],
  ]);
  it("counts a row in which nothing is answered yet as there", () => {
    expect(say("boolean(${rows})", { answers: { rows: [{}] } })).toBe(true);
    expect(say("boolean(${rows})", { answers: { rows: [] } })).toBe(false);
  });
  it("knows which row it stands in", () => {
    expect(say("position(..)", { path: ["residents", 1, "age"] })).toBe(2);
    expect(say("position(..)", { path: ["residents", 1, "pets", 0] })).toBe(1);
  });
});

describe("numbers and texts", () => {
  table([
    ["round(2.5)", 3],
    ["round(-2.5)", -2],
    ["round(1.005, 2)", 1.01],
    ["round(1234.5, -2)", 1200],
    ["round('x', 2)", null],
    ["round(0.0000001, 3)", 0],
    ["int(-3.7)", -3],
    ["abs(-3)", 3],
    ["pow(2, 10)", 1024],
    ["number(' 12.50 ')", 12.5],
    ["number('1e3')", null],
    ["number(true())", 1],
    ["string(1.50)", "1.5"],
    ["boolean('')", false],
    ["boolean-from-string('1')", true],
    ["boolean-from-string('true')", true],
    ["boolean-from-string('yes')", false],
    ["string(true())", "true"],
    ["substr('abc', 'x')", ""],
    ["substr('abc', 0, 'x')", ""],
    ["number(${place})", null],
    ["string(${place})", "37.4 118"],
    ["if(${age} >= 60, '老人', '其他')", "老人"],
    ["if(true(), 1, regex('a', 'a'))", 1],
    ["string-length('𠮷野家')", 3],
    ["substr('𠮷野家', 1)", "野家"],
    ["substr('abcdef', 1, 3)", "bc"],
    ["substr('abcdef', -2)", "ef"],
    ["contains(${户主}, '䶮')", true],
    ["starts-with('371602', '3716')", true],
    ["ends-with('a.pdf', '.pdf')", true],
    ["once(5)", 5],
  ]);
  it("keeps what a calculation first gave", () => {
    expect(say("once(today())", { current: "2026-01-01" })).toBe("2026-01-01");
  });
  it("asks the given matcher whether a whole text fits a pattern", () => {
    const matches = (value: string, pattern: string) => new RegExp(pattern, "u").test(value);
    expect(say("regex(., '\\d{3}|x')", { current: "123", matches })).toBe(true);
    expect(say("regex(., '\\d{3}|x')", { current: "1234", matches })).toBe(false);
    expect(problemOf(() => say("regex('a', 'a')")).code).toBe("expression-invalid");
    expect(problemOf(() => say("regex('a', '(')", { matches })).code).toBe("expression-invalid");
  });
});

describe("dates", () => {
  table([
    ["today()", "2026-10-04"],
    ["now()", "2026-10-04T00:30:00.000+08:00"],
    ["${birth} < '1961-01-01'", true],
    ["today() > '2026-10-03'", true],
    ["today() - '2026-10-01'", 3],
    ["date(today() + 30)", "2026-11-03"],
    ["date('2026-02-30')", ""],
    ["date('2024-02-29') != ''", true],
    ["date('2026-1a-03')", ""],
    ["date('2026-10/03')", ""],
    ["date('abc')", ""],
    ["date('1900-02-29')", ""],
    ["date('2000-02-29')", "2000-02-29"],
    ["date('2024-01-31')", "2024-01-31"],
    ["date('2024-04-31')", ""],
    ["date('2024-13-01')", ""],
    ["date('2026-10-00')", ""],
    ["date('2026-0:-03')", ""],
    ["date('2026-1/-03')", ""],
    ["date('2026/10-03')", ""],
    ["date('2026-10-03Tx')", ""],
    ["date('9999-12-31')", "9999-12-31"],
    ["date(number('9999-12-31') + 1)", ""],
    ["date(number('0001-01-01'))", "0001-01-01"],
    ["date(number('0001-01-01') - 1)", ""],
    ["date(now())", "2026-10-04"],
    ["number('1970-01-02')", 1],
    ["number('1969-12-31')", -1],
    ["number('2000-03-01')", 11017],
    ["number('2026-13-01')", null],
    ["'2026-10-03T16:30:00Z' = now()", true],
    ["'2026-10-03T12:30:00-04:00' = now()", true],
    ["'2026-10-03T16:30:00Z' > today()", true],
    ["date-time('2026-10-03T22:00:00+05:30')", "2026-10-04T00:30:00.000+08:00"],
    ["date-time('2026-10-03T11:00:00-05:30')", "2026-10-04T00:30:00.000+08:00"],
    ["'2026-10-03' = '2026-10-03T00:00'", true],
    ["'2026-10-03T00:00' = '2026-10-03'", true],
    ["'2026-10-03' = '2026-10-04'", false],
    ["'渤海九路八号院一单元' = '渤海九路八号院二单元'", false],
    ["date-time('2026-10-04T00:30')", "2026-10-04T00:30:00.000+08:00"],
    ["date-time('2026-10-04T09:12:36.25')", "2026-10-04T09:12:36.250+08:00"],
    ["date-time('2026-10-04T24:00')", ""],
    ["date-time('x')", ""],
    ["decimal-date-time('1970-01-01T12:00:00+08:00')", 0.5],
    ["decimal-time('18:00')", 0.75],
    ["decimal-time('00:00:27')", 0.0003125],
    ["decimal-time('23:59') < 1", true],
    ["decimal-time('24:00')", null],
    ["decimal-time('08:60')", null],
    ["decimal-time('08:75')", null],
    ["decimal-time('08:30:60')", null],
    ["decimal-time('08:30:75')", null],
    ["'08:30' < '17:05'", true],
    ["'25:00' < '99:00'", false],
    ["format-date('2026-10-04', '%Y年%n月%e日')", "2026年10月4日"],
    ["format-date-time(now(), '%y-%m-%d %H:%M:%S.%3 %% %q')", "26-10-04 00:30:00.000 % %q"],
    ["format-date('x', '%Y')", ""],
    ["days-between('2026-02-27', '2026-03-01')", 2],
    ["years-between(${birth}, today())", 66],
    ["years-between('1960-10-05', today())", 65],
    ["years-between('', today())", null],
    ["date(max('2026-01-05', '2026-03-01'))", "2026-03-01"],
  ]);
});

describe("an expression that is wrong", () => {
  const cases: [text: string, at: number][] = [
    ["", 0],
    ["1 +", 3],
    ["1 + )", 4],
    ["(1 + 2", 0],
    ["1 2", 2],
    ["'open", 0],
    ["${open", 0],
    ["${}", 0],
    ["${a//b}", 0],
    ["${a b}", 0],
    ["age > 5", 0],
    ["${age} AND 1", 7],
    ["today", 0],
    ["nope(1)", 0],
    ["constructor(1)", 0],
    ["if(1, 2)", 0],
    ["selected(${a}", 13],
    ["sum(..)", 4],
    ["${age} ＞ 5", 7],
    ["1 ; 2", 2],
    ["and 1", 0],
    ["..", 0],
    ["today(1)", 0],
  ];
  for (const [text, at] of cases) {
    it(`${JSON.stringify(text)} is refused at ${at}`, () => {
      const problem = problemOf(() => parseExpression(text));
      expect(problem.code).toBe("expression-invalid");
      expect(problem.details.at).toBe(at);
      expect(problem.details.errors?.[0]?.message.zh ?? "").toMatch(new RegExp(`^第 ${at + 1} 个字符处：`));
    });
  }
});

describe("what an author is told", () => {
  const told = (run: () => unknown) => problemOf(run).details.errors;
  const cases: [text: string, code: string, zh: string, en: string][] = [
    ["1 2", "syntax", "第 3 个字符处：多余的“2”", 'At character 3: unexpected "2"'],
    ["1 + )", "syntax", "第 5 个字符处：此处不应是“)”", 'At character 5: a value is missing before ")"'],
    ["1 +", "syntax", "第 4 个字符处：表达式不完整", "At character 4: the expression ends too early"],
    ["(1 + 2", "syntax", "第 1 个字符处：括号没有成对", "At character 1: this parenthesis is never closed"],
    ["nope(1)", "function", "第 1 个字符处：没有“nope”这个函数", 'At character 1: there is no function "nope"'],
    ["if(1, 2)", "arguments", "第 1 个字符处：函数 if 需要 3 个参数", "At character 1: if takes 3 arguments, not 2"],
    [
      "today(1)",
      "arguments",
      "第 1 个字符处：函数 today 需要 0 个参数",
      "At character 1: today takes 0 arguments, not 1",
    ],
    [
      "coalesce()",
      "arguments",
      "第 1 个字符处：函数 coalesce 需要 1–20 个参数",
      "At character 1: coalesce takes 1–20 arguments, not 0",
    ],
    [
      "sum(1 2)",
      "syntax",
      "第 7 个字符处：函数 sum 缺少右括号或逗号",
      "At character 7: sum lacks a comma or a parenthesis here",
    ],
    ["age > 5", "syntax", "第 1 个字符处：“age”应写成 ${age}", "At character 1: write ${age}, or quote it"],
    ["today", "syntax", "第 1 个字符处：“today”应写成 today(…)", "At character 1: write today(…), or quote it"],
    ...["AND", "or", "Div", "mod"].map((name): [string, string, string, string] => [
      name,
      "syntax",
      `第 1 个字符处：“${name}”前缺少内容，或应写成 ${name.toLowerCase()}`,
      `At character 1: a value is missing before "${name}"`,
    ]),
  ];
  it.each(cases)("of %s: %s, %s", (text, code, zh, en) => {
    expect(told(() => parseExpression(text))).toStrictEqual([{ pointer: "", code, message: { zh, en } }]);
  });

  it("where the place is not known, and of a limit, says what it is in both languages", () => {
    const tree = { kind: "call", name: "nope", args: [] } satisfies Expression;
    expect(told(() => evaluate(tree, { answers, path: [], now }))).toStrictEqual([
      { pointer: "", code: "function", message: { zh: "没有“nope”这个函数", en: 'There is no function "nope"' } },
    ]);
    expect(told(() => parseExpression("1".repeat(10_001)))).toStrictEqual([
      {
        pointer: "",
        code: "length",
        message: { zh: "表达式不能超过 10000 个字符", en: "An expression has at most 10000 characters" },
      },
    ]);
    expect(told(() => parseExpression("(".repeat(65)))?.[0]?.message).toStrictEqual({
      zh: "表达式嵌套不能超过 64 层",
      en: "An expression nests at most 64 deep",
    });
    expect(
      told(() => evaluate(parseExpression("1 + 1"), { answers, path: [], now }, { steps: 1 }))?.[0]?.message,
    ).toStrictEqual({
      zh: "表达式计算不能超过 1 步",
      en: "An expression takes at most 1 steps",
    });
  });
});

it("knows a moment by whatever offset it is written", () => {
  const start = Date.parse("2026-10-03T00:00:00Z");
  for (let minute = 0; minute < 7 * 24 * 60; minute += 7) {
    const at = new Date(start + minute * 60_000).toISOString();
    const there = new Date(start + minute * 60_000 + 8 * 3_600_000).toISOString().replace("Z", "+08:00");
    const india = new Date(start + minute * 60_000 + 5.5 * 3_600_000).toISOString().replace("Z", "+05:30");
    for (const other of [there, india, there.replace("+08:00", "")])
      expect(say(`'${at}' = '${other}' and '${at}' <= '${other}'`), `${at} ${other}`).toBe(true);
  }
});

describe("limits", () => {
  const limitOf = (run: () => unknown) => {
    const problem = problemOf(run);
    expect(problem.code).toBe("expression-limit");
    return problem.details.errors?.[0]?.code;
  };
  it("lets a form's long chain of alternatives pass", () => {
    const chain = Array.from({ length: 300 }, (_, n) => `\${age} = ${n}`).join(" or ");
    expect(say(chain)).toBe(true);
    expect(say(Array(400).fill("1").join(" + "))).toBe(400);
  });
  it("refuses what is too long or nested too deep to read", () => {
    expect(limitOf(() => parseExpression("1 + ".repeat(3000) + 1))).toBe("length");
    expect(limitOf(() => parseExpression("(".repeat(65) + 1 + ")".repeat(65)))).toBe("depth");
    expect(limitOf(() => parseExpression(`1${" = 1".repeat(70)}`))).toBe("depth");
    expect(say("(".repeat(63) + 1 + ")".repeat(63))).toBe(1);
    expect(say(`1${" = 1".repeat(63)}`)).toBe(true);
    expect(say("1".padEnd(10_000))).toBe(1);
    expect(say(`${"-".repeat(500)}1`)).toBe(1);
  });
  it("lets texts grow to 100,000 characters, however they are put together", () => {
    const text = "字".repeat(50_000);
    const of = (expression: string, answers: Answers) =>
      evaluate(parseExpression(expression), { answers, path: [], now });
    expect(of("string-length(concat(${a}, ${a}))", { a: text })).toBe(100_000);
    expect(limitOf(() => of("concat(${a}, ${a}, '1')", { a: text }))).toBe("size");
    expect(limitOf(() => of("join('、', ${a}, ${a})", { a: text }))).toBe("size");
    expect(limitOf(() => of("concat(${rows/a})", { rows: Array(3).fill({ a: text }) }))).toBe("size");
  });
  it("counts the size of what is looked at: long texts, and rows compared with rows", () => {
    const of = (expression: string, answers: Answers) => () =>
      evaluate(parseExpression(expression), { answers, path: [], now });
    const long = { a: "x".repeat(90_000) };
    const ask = "string-length(${a}) + ".repeat(8);
    expect(limitOf(of(`${ask}0`, long))).toBe("steps");
    expect(of(`${ask}0`, { a: "x" })()).toBe(8);
    const texts = { rows: Array(4).fill({ a: "x".repeat(90_000) }) };
    expect(limitOf(of("contains(${rows/a}, 'y') or contains(${rows/a}, 'y')", texts))).toBe("steps");
    const rows = (count: number) => ({ rows: Array.from({ length: count }, (_, n) => ({ a: n, b: -1 - n })) });
    expect(of("${rows/a} = ${rows/b}", rows(80))()).toBe(false);
    expect(limitOf(of("${rows/a} = ${rows/b}", rows(110)))).toBe("steps");
  });
  it("has one budget for many evaluations where one is given", () => {
    const budget = budgetOf(100);
    const once = () => evaluate(parseExpression("1 + 2 + 3"), { answers: {}, path: [], now, budget });
    for (let n = 0; n < 26; n++) once();
    expect(limitOf(once)).toBe("whole");
    expect(budget.left).toBeLessThan(0);
  });
  it("stops a tree that is too deep or takes too many steps", () => {
    const deep = Array.from({ length: 100 }).reduce<Expression>((of) => ({ kind: "negate", of }), { kind: "current" });
    expect(limitOf(() => evaluate(deep, { answers, path: [], now }))).toBe("depth");
    const rows = { answers: { r: Array.from({ length: 10_001 }, () => ({ x: 1 })) } };
    expect(limitOf(() => say("sum(${r/x})", rows))).toBe("steps");
    expect(limitOf(() => evaluate(parseExpression("1 + 1 + 1"), { answers, path: [], now }, { steps: 3 }))).toBe(
      "steps",
    );
  });
  it("refuses a tree that names a function there is not", () => {
    const tree = { kind: "call", name: "toString", args: [] } as const;
    expect(problemOf(() => evaluate({ ...tree, args: [] }, { answers, path: [], now })).code).toBe(
      "expression-invalid",
    );
  });
});

it("is plain data that can be stored and run again", () => {
  const tree = JSON.parse(JSON.stringify(parseExpression("selected(${risks}, 'gas') and not(${age} < 60) and -1 < 0")));
  expect(evaluate(tree, { answers, path: [], now })).toBe(true);
});

it("says what counts as true", () => {
  for (const value of ["x", "false", 1, true, ["a"]]) expect(truthy(value)).toBe(true);
  for (const value of ["", 0, Number.NaN, null, false, [], {}]) expect(truthy(value)).toBe(false);
});
