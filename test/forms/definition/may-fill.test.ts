// Where a form is filled, and who may fill it there.
import { expect, test } from "vitest";
import type { Actor, Role } from "../../../core/person.ts";
import { concerns, isFilledAt, mayFill, mayFillAt, unitsOf } from "../../../forms/definition/may-fill.ts";

const actor = (unit: string, role: Role = "grid-staff"): Actor => ({ person: "p", name: "p", posts: [{ role, unit }] });
const form = (owner: string, units?: string[]) => ({ owner, units, filledBy: ["grid-staff", "handler"] as Role[] });

test("without units it is the owner's county; above a county, all that the owner is over", () => {
  expect(unitsOf(form("371602-D07"))).toStrictEqual(["371602"]);
  expect(unitsOf(form("371602001-D02"))).toStrictEqual(["371602"]);
  expect(unitsOf(form("3716-D01"))).toStrictEqual(["3716"]);
  expect(isFilledAt(form("3716-D01"), "371603001001G01")).toBe(true);
  expect(isFilledAt(form("371602-D07"), "371603001001G01")).toBe(false);
});

test("a unit below another one that is named, or named twice, is none of its own", () => {
  expect(unitsOf(form("371602-D07", ["371602001", "371602001001", "371602002", "371602002"]))).toStrictEqual([
    "371602001",
    "371602002",
  ]);
});

test("a form is filled in its units and all below them, not in units whose codes only begin alike", () => {
  const one = form("371602-D07", ["371602001001G01"]);
  expect(isFilledAt(one, "371602001001G01")).toBe(true);
  expect(isFilledAt(one, "371602001001G01B003")).toBe(true);
  expect(isFilledAt(one, "371602001001G011")).toBe(false);
  expect(isFilledAt(one, "371602001001")).toBe(false);
});

test("whoever works above fills it in a unit of the form, not at their own", () => {
  const street = form("371602-D07", ["371602001"]);
  expect(mayFill(actor("371602"), street)).toBe(true);
  expect(mayFillAt(actor("371602"), street, "371602")).toBe(false);
  expect(mayFillAt(actor("371602"), street, "371602001")).toBe(true);
  expect(mayFill(actor("371602002"), street)).toBe(false);
  expect(mayFill(actor("371602001001G01", "cadre"), street)).toBe(false);
});

test("the department that owns it fills it where it is filled, other departments do not", () => {
  const street = form("371602-D07", ["371602001"]);
  expect(mayFill(actor("371602-D07", "handler"), street)).toBe(true);
  expect(mayFill(actor("371602-D08", "handler"), street)).toBe(false);
});

test("it concerns those above and below its units, its owner, and the departments of the county", () => {
  const street = form("371602001-D02", ["371602001"]);
  const bears = (unit: string) => concerns(actor(unit, "leader"), street);
  expect(["371602", "371602001", "371602001001G01", "371602-D07", "371602001-D02"].map(bears)).not.toContain(false);
  expect(["371602002", "371602002001G01", "371603", "371602002-D02"].map(bears)).not.toContain(true);
});
