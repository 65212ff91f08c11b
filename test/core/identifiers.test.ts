// Identity numbers, telephone numbers and credit codes: what is accepted, what they say, what is shown of them.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { canonicalCreditCode, isCreditCode, maskCreditCode } from "../../core/credit-code.ts";
import { canonicalNationalId, isNationalId, maskNationalId, readNationalId } from "../../core/national-id.ts";
import { canonicalMobile, isFixedLine, isMobile, maskPhone } from "../../core/phone.ts";
import ids from "../vectors/cn-id-validatorjs.json" with { type: "json" };
import mobiles from "../vectors/cn-mobile-validatorjs.json" with { type: "json" };

describe("an identity number", () => {
  it("agrees with the published vectors", () => {
    for (const id of ids.valid) assert.equal(isNationalId(id), true, id);
    for (const id of ids.invalid) assert.equal(isNationalId(id), false, id);
  });
  it("accepts the last X in either case and keeps the capital", () => {
    assert.equal(readNationalId("11010519491231002x")?.id, "11010519491231002X"); // the example of GB 11643-1999
    assert.equal(isNationalId("110105194912310021"), false);
  });
  it("tells birth, sex and district", () => {
    assert.deepEqual(readNationalId("11010519491231002X"), {
      id: "11010519491231002X",
      birth: "1949-12-31",
      sex: "female",
      region: "110105",
    });
    assert.deepEqual(readNationalId("110101491001001"), {
      id: "110101491001001",
      birth: "1949-10-01",
      sex: "male",
      region: "110101",
    });
  });
  it("is refused when the birth is in the future or no day at all", () => {
    assert.equal(readNationalId("11010519491231002X", "1949-12-30"), undefined);
    assert.notEqual(readNationalId("11010519491231002X", "1949-12-31"), undefined);
    assert.equal(isNationalId("110101940230001"), false);
    // Check digits right, years beyond any living holder.
    assert.deepEqual(
      ["110105184912310020", "110105185001010021", "110105209912310029", "110105210001010023"].map(isNationalId),
      [false, true, true, false],
    );
  });
  it("may be a foreigner's permanent residence number", () => {
    assert.equal(isNationalId("911124198108030024"), true);
    assert.equal(isNationalId("999124198108030024"), false);
  });
  it("is kept with 18 digits", () => {
    assert.equal(canonicalNationalId("110105 491231 002"), "11010519491231002X");
    assert.equal(canonicalNationalId("１１０１０５１９４９１２３１００２ｘ"), "11010519491231002X");
    assert.equal(canonicalNationalId("110105194912310021"), undefined);
  });
  it("is masked, more so in public", () => {
    assert.equal(maskNationalId("11010519491231002X"), "110105********002X");
    assert.equal(maskNationalId("110101491001001"), "110101*****1001");
    assert.equal(maskNationalId("11010519491231002X", "public"), "1****************X");
    assert.equal(maskNationalId("1234567890"), "**********");
    assert.equal(maskNationalId("12", "public"), "**");
  });
});

describe("a mobile number", () => {
  // 92 and 98 are no mobile prefixes of the numbering plan; the vectors' source accepts them.
  const ours = mobiles.valid.filter((one) => !/^(?:\+86|0086)?9[28]/.test(one));
  it("agrees with the published vectors, but for prefixes that do not exist", () => {
    assert.equal(ours.length, 34);
    for (const one of ours) assert.equal(isMobile(one), true, one);
    for (const one of mobiles.invalid) assert.equal(isMobile(one), false, one);
    assert.equal(isMobile("92138389438"), false);
  });
  it("is kept as eleven digits", () => {
    for (const one of ours) assert.match(canonicalMobile(one) ?? "", /^1\d{10}$/);
    for (const text of ["+86 138-1234-5678", "008613812345678", " １３８１２３４５６７８ ", "138 1234 5678"]) {
      assert.equal(canonicalMobile(text), "13812345678", text);
    }
    assert.equal(canonicalMobile("12345"), undefined);
  });
  it("is masked in the middle", () => {
    assert.equal(maskPhone("13812345678"), "138****5678");
    assert.equal(maskPhone("+8613812345678"), "138****5678");
    assert.equal(maskPhone("0543-3160000"), "********0000");
    assert.equal(maskPhone("12345"), "*****");
    assert.equal(maskPhone("123456"), "******");
    assert.equal(maskPhone("1234567"), "***4567");
  });
});

it("tells a fixed line", () => {
  for (const line of ["0543-3160000", "01038238383", "010-38238383", "3160000", "0543-3160000-801"]) {
    assert.equal(isFixedLine(line), true, line);
  }
  for (const line of ["13812345678", "12345", "0543-1160000", "543-3160000"])
    assert.equal(isFixedLine(line), false, line);
});

describe("a credit code", () => {
  const real = [
    "91350100M000100Y43",
    "91110000600037341L",
    "91440300708461136T",
    "9144030071526726XG",
    "11100000000013338W",
  ];
  it("accepts real ones, the standard's example first", () => {
    for (const code of real) assert.equal(isCreditCode(code), true, code);
  });
  it("refuses any single wrong character", () => {
    const code = real[0] as string;
    for (let place = 0; place < 18; place++) {
      const wrong = code.slice(0, place) + (code.charAt(place) === "7" ? "8" : "7") + code.slice(place + 1);
      assert.equal(isCreditCode(wrong), false, wrong);
    }
  });
  it("refuses letters that look like digits, and other lengths", () => {
    for (const code of ["91350100MO00100Y43", "91350100M000100Y4", "91350100m000100y43", ""]) {
      assert.equal(isCreditCode(code), false, code);
    }
  });
  it("is kept in capitals without blanks", () => {
    assert.equal(canonicalCreditCode(" 91350100 m000100y43"), "91350100M000100Y43");
    assert.equal(canonicalCreditCode("91350100M000100Y44"), undefined);
  });
  it("is masked", () => {
    assert.equal(maskCreditCode("91350100M000100Y43"), "913501********0Y43");
    assert.equal(maskCreditCode("9135010001"), "**********");
    assert.equal(maskCreditCode("91350100012"), "913501*0012");
  });
});
