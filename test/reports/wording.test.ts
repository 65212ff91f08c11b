// Numbers, changes and goals in words, in both languages.
import { expect, test } from "vitest";
import { sayChange, sayExtremes, sayGoal, shortChange } from "../../reports/wording.ts";
import { en } from "../../reports/words/en.ts";
import { zh } from "../../reports/words/zh.ts";

const rate = (value: number | null, previous: number | null) => ({ value, previous, format: "rate" as const });
const count = (value: number | null, previous: number | null) => ({ value, previous, format: "count" as const });

test("a change is the difference of the numbers as printed", () => {
  // 61.74 % and 59.36 %: printed 61.7 and 59.4, which differ by 2.3 though the rates differ by 2.4.
  expect(sayChange(zh, rate(0.6174, 0.5936), "上月")).toBe("较上月上升2.3个百分点");
  expect(sayChange(en, rate(0.6174, 0.5936), "the month before")).toBe("up 2.3 points on the month before");
  expect(shortChange(zh, rate(0.6174, 0.5936))).toBe("↑2.3");
  expect(sayChange(zh, rate(0.50001, 0.5), "上月")).toBe("与上月持平");
  expect(sayChange(zh, count(0, 12), "上月")).toBe("较上月减少12，下降100.0%");
  expect(sayChange(en, count(0, 12), "the month before")).toBe("down 12 on the month before, 100.0% less");
  expect(sayChange(zh, count(12, 0), "上月")).toBe("较上月增加12");
  expect(sayChange(zh, count(0, 0), "上月")).toBe("与上月持平");
  expect(shortChange(zh, count(1234, 0))).toBe("↑1,234");
  expect(sayChange(zh, rate(0.5, null), "上月")).toBe("上月无可比数据");
});

test("a goal is reached, missed by so much, or just missed where the printed numbers are the same", () => {
  expect(sayGoal(zh, 0.95, 0.95)).toBe("达到目标（95.0%）");
  expect(sayGoal(zh, 0.917, 0.95)).toBe("低于目标（95.0%）3.3个百分点");
  expect(sayGoal(zh, 0.94999, 0.95)).toBe("略低于目标（95.0%）");
  expect(sayGoal(en, 0.94999, 0.95)).toBe("just below the goal (95.0%)");
  expect(sayGoal(zh, null, 0.95)).toBe(undefined);
});

test("units that are all alike are not told apart", () => {
  const row = (title: string, value: number) => ({ title, value });
  expect(sayExtremes(zh, [row("甲", 1), row("乙", 1)], "街道")).toBe("分街道看，各单位均为100.0%。");
  // Told apart only where the printed numbers are.
  expect(sayExtremes(zh, [row("甲", 0.91234), row("乙", 0.91233)], "街道")).toBe("分街道看，各单位均为91.2%。");
  expect(sayExtremes(zh, [row("甲", 1), row("乙", 1), row("丙", 0.5)], "街道")).toBe(
    "分街道看，甲、乙最高，为100.0%；丙最低，为50.0%。",
  );
  expect(sayExtremes(en, [row("A", 1)], "townships"), "one is no comparison").toBe("");
});
