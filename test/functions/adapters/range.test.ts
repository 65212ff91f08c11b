// What a cursor means, before any store is asked: the place of an item that lies in the range, its ends included.
import { describe, expect, it } from "vitest";
import { cursorOf, isEmptyRange, keysAt } from "../../../functions/adapters/range.ts";
import { refusedWith } from "../../support/refused.ts";

const at = (sk: string, range: object) => () => keysAt(cursorOf({ pk: "P", sk }), { pk: "P", ...range });

describe("a cursor", () => {
  it("holds at every place of its range, the first and the last too", () => {
    for (const sk of ["b", "c", "d"]) expect(at(sk, { from: "b", to: "d" })(), sk).toStrictEqual({ pk: "P", sk });
    expect(at("ab", { beginsWith: "a" })()).toStrictEqual({ pk: "P", sk: "ab" });
  });

  it("is refused before the range, behind it, and in another one", () => {
    for (const [sk, range] of [
      ["az", { from: "b", to: "d" }],
      ["da", { from: "b", to: "d" }],
      ["da", { to: "d" }],
      ["az", { from: "b" }],
      ["b", { beginsWith: "a" }],
    ] as const)
      expect(at(sk, range), `${sk} in ${JSON.stringify(range)}`).toThrow(
        expect.toSatisfy(refusedWith("cursor-invalid")),
      );
  });

  it("sorts as both stores do, by bytes: 𠮷 stands behind Ａ", () => {
    expect(at("𠮷", { from: "Ａ" })()).toStrictEqual({ pk: "P", sk: "𠮷" });
    expect(isEmptyRange({ pk: "P", from: "𠮷", to: "Ａ" })).toBe(true);
    expect(isEmptyRange({ pk: "P", from: "Ａ", to: "𠮷" })).toBe(false);
  });
});
