// What is shown of personal data to those who have not revealed it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { maskValue } from "../../core/mask.ts";

describe("a masked value", () => {
  it("keeps of an id number the region and the last four", () => {
    assert.equal(maskValue("id-number", "11010519491231002X"), "110105********002X");
  });

  it("keeps of a telephone number the ends", () => {
    assert.equal(maskValue("phone", "13812345678"), "138****5678");
  });

  it("keeps of a name its first character, rare ones whole", () => {
    assert.equal(maskValue("name", "张建国"), "张**");
    assert.equal(maskValue("name", "𠮷田"), "𠮷*");
    assert.equal(maskValue("name", "张"), "张*");
  });

  it("keeps nothing of anything else", () => {
    assert.equal(maskValue("all", "高血压"), "***");
    assert.equal(maskValue("all", ["chronic-illness"]), "***");
    assert.equal(maskValue("all", 17), "***");
    assert.equal(maskValue("all", false), "***");
  });

  it("never shows a value of an unforeseen type", () => {
    assert.equal(maskValue("phone", 13812345678), "***");
    assert.equal(maskValue("id-number", { id: "11010519491231002X" }), "***");
    assert.equal(maskValue("name", ["张建国"]), "***");
  });

  it("leaves nothing as nothing", () => {
    assert.equal(maskValue("all", ""), "");
    assert.equal(maskValue("phone", null), null);
    assert.equal(maskValue("name", undefined), undefined);
  });
});
