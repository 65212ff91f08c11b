// Unit codes: what they say of level, place in the tree and distance.
import { describe, expect, it } from "vitest";
import { isWithin, levelOf, lineOf, parentOf, townshipOf, treeDistance, UnitCode } from "../../core/unit.ts";

const grid = "371602001001G01";

describe("a unit's code", () => {
  it("is an official code, or one with our suffixes", () => {
    const good = ["37", "3716", "371602", "371602001", "371602001001", grid, `${grid}B003`, "371602-D07"];
    for (const code of [...good, "371602001-D02", `${grid.slice(0, 12)}G001`]) {
      expect(UnitCode.safeParse(code).success, code).toBe(true);
    }
  });

  it("is refused when it is of another length, or could be a path or half a key", () => {
    const bad = [
      "",
      "3",
      "371",
      "37160200",
      "3716020010",
      "371602001001g01",
      "371602001G01",
      "371602-D7",
      "371602-D1234",
    ];
    for (const code of [...bad, "../37", "37#16", "371602 ", "371602\n", "-D07", `${grid}B1`, "３７１６０２"]) {
      expect(UnitCode.safeParse(code).success, JSON.stringify(code)).toBe(false);
    }
  });

  it("tells the level", () => {
    const levels = ["37", "3716", "371602", "371602001", "371602001001", grid, `${grid}B003`, "371602-D07"].map(
      levelOf,
    );
    expect(levels).toStrictEqual([
      "province",
      "city",
      "county",
      "township",
      "community",
      "grid",
      "building",
      "department",
    ]);
    expect(levelOf("371602001-D02")).toBe("department");
  });

  it("tells who stands above, up to the province", () => {
    expect(lineOf(`${grid}B003`)).toStrictEqual([
      `${grid}B003`,
      grid,
      "371602001001",
      "371602001",
      "371602",
      "3716",
      "37",
    ]);
    expect(lineOf("371602001-D02")).toStrictEqual(["371602001-D02", "371602001", "371602", "3716", "37"]);
    expect(parentOf("37")).toBe(undefined);
  });
});

describe("the tree", () => {
  it("holds a unit and all below it, and nobody who only has similar digits", () => {
    expect(isWithin(grid, "371602001")).toBe(true);
    expect(isWithin(grid, grid)).toBe(true);
    expect(isWithin("371602-D07", "371602")).toBe(true);
    expect(isWithin("371602001", grid)).toBe(false);
    expect(isWithin("371602002001", "371602001")).toBe(false);
    expect(isWithin("371602001001G011", "371602001001G01")).toBe(false);
    expect(isWithin("371602001", "371602-D07")).toBe(false);
  });

  it("is cut into partitions by township; what stands above keeps its own", () => {
    expect(townshipOf(grid)).toBe("371602001");
    expect(townshipOf("371602001-D02")).toBe("371602001");
    expect(townshipOf("371602-D07")).toBe("371602");
    expect(townshipOf("3716")).toBe("3716");
  });

  it("measures distance in steps up and down", () => {
    expect(treeDistance(grid, grid)).toBe(0);
    expect(treeDistance(grid, "371602001001G02")).toBe(2);
    expect(treeDistance(grid, "371602001")).toBe(2);
    expect(treeDistance(grid, "371602002001G01")).toBe(6);
    expect(treeDistance("371602001-D02", "371602-D07")).toBe(3);
    expect(treeDistance("37", "44")).toBe(2);
  });
});
