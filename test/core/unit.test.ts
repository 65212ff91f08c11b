// Unit codes: what they say of level, place in the tree and distance.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isWithin, levelOf, lineOf, parentOf, townshipOf, treeDistance, UnitCode } from "../../core/unit.ts";

const grid = "371602001001G01";

describe("a unit's code", () => {
  it("is an official code, or one with our suffixes", () => {
    const good = ["37", "3716", "371602", "371602001", "371602001001", grid, `${grid}B003`, "371602-D07"];
    for (const code of [...good, "371602001-D02", `${grid.slice(0, 12)}G001`]) {
      assert.equal(UnitCode.safeParse(code).success, true, code);
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
      assert.equal(UnitCode.safeParse(code).success, false, JSON.stringify(code));
    }
  });

  it("tells the level", () => {
    const levels = ["37", "3716", "371602", "371602001", "371602001001", grid, `${grid}B003`, "371602-D07"].map(
      levelOf,
    );
    assert.deepEqual(levels, ["province", "city", "county", "township", "community", "grid", "building", "department"]);
    assert.equal(levelOf("371602001-D02"), "department");
  });

  it("tells who stands above, up to the province", () => {
    assert.deepEqual(lineOf(`${grid}B003`), [`${grid}B003`, grid, "371602001001", "371602001", "371602", "3716", "37"]);
    assert.deepEqual(lineOf("371602001-D02"), ["371602001-D02", "371602001", "371602", "3716", "37"]);
    assert.equal(parentOf("37"), undefined);
  });
});

describe("the tree", () => {
  it("holds a unit and all below it, and nobody who only has similar digits", () => {
    assert.equal(isWithin(grid, "371602001"), true);
    assert.equal(isWithin(grid, grid), true);
    assert.equal(isWithin("371602-D07", "371602"), true);
    assert.equal(isWithin("371602001", grid), false);
    assert.equal(isWithin("371602002001", "371602001"), false);
    assert.equal(isWithin("371602001001G011", "371602001001G01"), false);
    assert.equal(isWithin("371602001", "371602-D07"), false);
  });

  it("is cut into partitions by township; what stands above keeps its own", () => {
    assert.equal(townshipOf(grid), "371602001");
    assert.equal(townshipOf("371602001-D02"), "371602001");
    assert.equal(townshipOf("371602-D07"), "371602");
    assert.equal(townshipOf("3716"), "3716");
  });

  it("measures distance in steps up and down", () => {
    assert.equal(treeDistance(grid, grid), 0);
    assert.equal(treeDistance(grid, "371602001001G02"), 2);
    assert.equal(treeDistance(grid, "371602001"), 2);
    assert.equal(treeDistance(grid, "371602002001G01"), 6);
    assert.equal(treeDistance("371602001-D02", "371602-D07"), 3);
    assert.equal(treeDistance("37", "44"), 2);
  });
});
