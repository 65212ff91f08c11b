// What is shown of personal data to those who have not revealed it.
import { describe, expect, it } from "vitest";
import { maskValue } from "../../core/mask.ts";

describe("a masked value", () => {
  it("keeps of an id number the region and the last four", () => {
    expect(maskValue("id-number", "11010519491231002X")).toBe("110105********002X");
  });

  it("keeps of a telephone number the ends", () => {
    expect(maskValue("phone", "13812345678")).toBe("138****5678");
  });

  it("keeps of a name its first character, rare ones whole", () => {
    expect(maskValue("name", "张建国")).toBe("张**");
    expect(maskValue("name", "𠮷田")).toBe("𠮷*");
    expect(maskValue("name", "张")).toBe("张*");
  });

  it("keeps nothing of anything else", () => {
    expect(maskValue("all", "高血压")).toBe("***");
    expect(maskValue("all", ["chronic-illness"])).toBe("***");
    expect(maskValue("all", 17)).toBe("***");
    expect(maskValue("all", false)).toBe("***");
  });

  it("never shows a value of an unforeseen type", () => {
    expect(maskValue("phone", 13812345678)).toBe("***");
    expect(maskValue("id-number", { id: "11010519491231002X" })).toBe("***");
    expect(maskValue("name", ["张建国"])).toBe("***");
  });

  it("leaves nothing as nothing", () => {
    expect(maskValue("all", "")).toBe("");
    expect(maskValue("phone", null)).toBe(null);
    expect(maskValue("name", undefined)).toBe(undefined);
  });
});
