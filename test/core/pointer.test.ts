// What a pointer names, and what stands there.
import { describe, expect, it } from "vitest";
import { fieldPathOf, valueAt } from "../../core/pointer.ts";

describe("the path of a field", () => {
  it("leaves out numbers of rows, however long, and no name that has a digit in it", () => {
    expect(fieldPathOf("/residents/12/name")).toBe("residents/name");
    expect(fieldPathOf("/line2/3rd")).toBe("line2/3rd");
  });
});

describe("what stands at a path", () => {
  it("is found through rows and names", () => {
    expect(valueAt({ residents: [{ name: "张" }] }, ["residents", 0, "name"])).toBe("张");
  });

  it("is nothing where the way ends before: at null, at a text, at a name that nobody answered", () => {
    expect(valueAt({ residents: null }, ["residents", 0])).toBe(undefined);
    expect(valueAt(undefined, ["residents"])).toBe(undefined);
    expect(valueAt({ name: "张建国" }, ["name", "length"])).toBe(undefined);
    expect(valueAt({}, ["constructor"])).toBe(undefined);
  });
});
