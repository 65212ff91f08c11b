// Identity numbers, telephone numbers and credit codes: what is accepted, what they say, what is shown of them.
import { describe, expect, it } from "vitest";
import { canonicalCreditCode, isCreditCode, maskCreditCode } from "../../core/credit-code.ts";
import { canonicalNationalId, isNationalId, maskNationalId, readNationalId } from "../../core/national-id.ts";
import { canonicalMobile, isFixedLine, isMobile, maskPhone } from "../../core/phone.ts";
import ids from "../vectors/cn-id-validatorjs.json" with { type: "json" };
import mobiles from "../vectors/cn-mobile-validatorjs.json" with { type: "json" };

describe("an identity number", () => {
  it("agrees with the published vectors", () => {
    for (const id of ids.valid) expect(isNationalId(id), id).toBe(true);
    for (const id of ids.invalid) expect(isNationalId(id), id).toBe(false);
  });
  it("accepts the last X in either case and keeps the capital", () => {
    expect(readNationalId("11010519491231002x")?.id).toBe("11010519491231002X"); // the example of GB 11643-1999
    expect(isNationalId("110105194912310021")).toBe(false);
  });
  it("tells birth, sex and district", () => {
    expect(readNationalId("11010519491231002X")).toStrictEqual({
      id: "11010519491231002X",
      birth: "1949-12-31",
      sex: "female",
      region: "110105",
    });
    expect(readNationalId("110101491001001")).toStrictEqual({
      id: "110101491001001",
      birth: "1949-10-01",
      sex: "male",
      region: "110101",
    });
  });
  it("is refused when the birth is in the future or no day at all", () => {
    expect(readNationalId("11010519491231002X", "1949-12-30")).toBe(undefined);
    expect(readNationalId("11010519491231002X", "1949-12-31")).not.toBe(undefined);
    expect(isNationalId("110101940230001")).toBe(false);
    // Check digits right, years beyond any living holder.
    expect(
      ["110105184912310020", "110105185001010021", "110105209912310029", "110105210001010023"].map(isNationalId),
    ).toStrictEqual([false, true, true, false]);
  });
  it("may be a foreigner's permanent residence number", () => {
    expect(isNationalId("911124198108030024")).toBe(true);
    expect(isNationalId("999124198108030024")).toBe(false);
  });
  it("is kept with 18 digits", () => {
    expect(canonicalNationalId("110105 491231 002")).toBe("11010519491231002X");
    expect(canonicalNationalId("１１０１０５１９４９１２３１００２ｘ")).toBe("11010519491231002X");
    expect(canonicalNationalId("110105194912310021")).toBe(undefined);
  });
  it("is masked, more so in public", () => {
    expect(maskNationalId("11010519491231002X")).toBe("110105********002X");
    expect(maskNationalId("110101491001001")).toBe("110101*****1001");
    expect(maskNationalId("11010519491231002X", "public")).toBe("1****************X");
    expect(maskNationalId("1234567890")).toBe("**********");
    expect(maskNationalId("12", "public")).toBe("**");
  });
});

describe("a mobile number", () => {
  // 92 and 98 are no mobile prefixes of the numbering plan; the vectors' source accepts them.
  const ours = mobiles.valid.filter((one) => !/^(?:\+86|0086)?9[28]/.test(one));
  it("agrees with the published vectors, but for prefixes that do not exist", () => {
    expect(ours.length).toBe(34);
    for (const one of ours) expect(isMobile(one), one).toBe(true);
    for (const one of mobiles.invalid) expect(isMobile(one), one).toBe(false);
    expect(isMobile("92138389438")).toBe(false);
  });
  it("is kept as eleven digits", () => {
    for (const one of ours) expect(canonicalMobile(one) ?? "").toMatch(/^1\d{10}$/);
    for (const text of ["+86 138-1234-5678", "008613812345678", " １３８１２３４５６７８ ", "138 1234 5678"]) {
      expect(canonicalMobile(text), text).toBe("13812345678");
    }
    expect(canonicalMobile("12345")).toBe(undefined);
  });
  it("is masked in the middle", () => {
    expect(maskPhone("13812345678")).toBe("138****5678");
    expect(maskPhone("+8613812345678")).toBe("138****5678");
    expect(maskPhone("0543-3160000")).toBe("********0000");
    expect(maskPhone("12345")).toBe("*****");
    expect(maskPhone("123456")).toBe("******");
    expect(maskPhone("1234567")).toBe("***4567");
  });
});

it("tells a fixed line", () => {
  for (const line of ["0543-3160000", "01038238383", "010-38238383", "3160000", "0543-3160000-801"]) {
    expect(isFixedLine(line), line).toBe(true);
  }
  for (const line of ["13812345678", "12345", "0543-1160000", "543-3160000"])
    expect(isFixedLine(line), line).toBe(false);
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
    for (const code of real) expect(isCreditCode(code), code).toBe(true);
  });
  it("refuses any single wrong character", () => {
    const code = real[0] as string;
    for (let place = 0; place < 18; place++) {
      const wrong = code.slice(0, place) + (code.charAt(place) === "7" ? "8" : "7") + code.slice(place + 1);
      expect(isCreditCode(wrong), wrong).toBe(false);
    }
  });
  it("refuses letters that look like digits, and other lengths", () => {
    for (const code of ["91350100MO00100Y43", "91350100M000100Y4", "91350100m000100y43", ""]) {
      expect(isCreditCode(code), code).toBe(false);
    }
  });
  it("is kept in capitals without blanks", () => {
    expect(canonicalCreditCode(" 91350100 m000100y43")).toBe("91350100M000100Y43");
    expect(canonicalCreditCode("91350100M000100Y44")).toBe(undefined);
  });
  it("is masked", () => {
    expect(maskCreditCode("91350100M000100Y43")).toBe("913501********0Y43");
    expect(maskCreditCode("9135010001")).toBe("**********");
    expect(maskCreditCode("91350100012")).toBe("913501*0012");
  });
});
