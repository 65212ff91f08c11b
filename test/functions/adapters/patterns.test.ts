// One rule for every pattern: what is published means the same on phone and server, whatever the pattern and the text.
import { describe, expect, it } from "vitest";
import { linearMatches, patternFault } from "../../../functions/adapters/answers/patterns.ts";
import { browserMatches } from "../../../web/form/answers-engine.ts";

const faultOf = (pattern: string) => {
  const fault = patternFault(pattern);
  return fault && [fault.at, fault.told.zh];
};

describe("a pattern", () => {
  it.each([
    ["[0-9]{4}\\-[0-9]{4}", 9, /手机不能识别/],
    ["(?i)abc", 1, /手机不能识别/],
    ["[[:digit:]]+", 1, /\\d/],
    ["\\p{Han}{2,4}", 6, /手机不能识别/],
    ["(?=.*[0-9])a", 0, /前后查找/],
    ["(?<!a)b", 0, /前后查找/],
    ["(a|b)\\1", 5, /反向引用/],
    ["(?<n>a)\\k<n>", 7, /反向引用/],
    ["[0-9", 4, /手机不能识别/],
    ["\\p{scx=Han}", 0, /不支持/],
    ["\\p{Alphabetic}", 0, /不支持/],
    ["a{1001}", 0, /过大/],
    ["(a{1000}){1000}", 0, /过大/],
    ["(?i:a)", 1, /手机不能识别/],
  ])("that not both sides understand alike is refused at its place: %s", (pattern, at, told) => {
    expect(faultOf(pattern)).toStrictEqual([at, expect.stringMatching(told)]);
  });

  it.each([
    "^\\d{6}$",
    "^[\\u4e00-\\u9fa5·]{2,}$",
    "^\\p{Script=Han}+$",
    "^\\p{sc=Han}$",
    "\\p{Lu}\\P{gc=Nd}",
    "[^\\S\\d]",
    "(?<year>\\d{4})-(?:0[1-9]|1[0-2])",
    "\\bab\\B.*?$",
    "[]|[^]",
    "\\u{1F600}|\\x41|\\cJ|\\t",
  ])("that both understand is taken: %s", (pattern) => {
    expect(faultOf(pattern)).toBe(undefined);
  });

  it("means the same on both sides, for what is written and answered at random", () => {
    let seed = 20_261_128;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const pick = <T>(of: readonly T[]): T => of[random(of.length)] as T;
    const atoms = [
      "a",
      "b",
      "字",
      "𠮷",
      ".",
      "\\d",
      "\\D",
      "\\w",
      "\\W",
      "\\s",
      "\\S",
      "[ab]",
      "[^a字]",
      "[\\s字]",
      "[^\\S]",
      "[\\W_]",
      "\\p{Script=Han}",
      "\\P{L}",
      "\\b",
      "\\B",
      "^",
      "$",
      "\\n",
      "\\u3000",
      "[𠮷-𠮸]",
      "-",
    ];
    const patternOf = (depth: number): string => {
      const part = (): string =>
        depth > 0 && random(4) === 0 ? `(${pick(["", "?:", "?<x>"])}${patternOf(depth - 1)})` : pick(atoms);
      const quantified = (it: string) =>
        /^(\\[bB]|[$^])$/.test(it) ? it : it + pick(["", "", "", "*", "+?", "?", "{2}", "{1,3}"]);
      return Array.from({ length: 1 + random(3) }, () => quantified(part())).join(pick(["", "", "|"]));
    };
    const letters = [
      "a",
      "b",
      "字",
      "𠮷",
      "1",
      "_",
      " ",
      "\u3000",
      "\u00a0",
      "\n",
      "\r",
      "\u2028",
      "\v",
      "\ufeff",
      "-",
      "é",
      "\u0085",
      "\u180e",
    ];
    let compared = 0;
    for (let n = 0; n < 3000; n++) {
      const pattern = patternOf(2);
      // Named groups of one name and the like: no pattern for either side.
      if (patternFault(pattern)) continue;
      for (let m = 0; m < 6; m++) {
        const text = Array.from({ length: random(5) }, () => pick(letters)).join("");
        for (const source of [pattern, `^(?:${pattern})$`]) {
          expect(linearMatches(text, source), `${source} on ${JSON.stringify(text)}`).toBe(
            browserMatches(text, source),
          );
          compared++;
        }
      }
    }
    expect(compared).toBeGreaterThan(20_000);
  });

  it("of a version that was published before is matched as it was", () => {
    expect(patternFault("(?i)abc")).toBeTruthy();
    expect(linearMatches("xABC", "(?i)abc")).toBe(true);
    expect(linearMatches("12", "^[[:digit:]]+$")).toBe(true);
  });
});
