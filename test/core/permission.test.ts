// Who may do what: the rules spelled out, so that a change of one is seen here.
import { describe, expect, it } from "vitest";
import { type Action, can, canSomewhere, postsOn, type Resource, rules } from "../../core/permission.ts";
import type { Actor, Post, Role } from "../../core/person.ts";
import { Role as Roles } from "../../core/person.ts";
import type { LocalDate } from "../../core/time.ts";

const street = "371602001";
const here = "371602001001G01";
const elsewhere = "371602002001G01";
const actor = (...posts: Post[]): Actor => ({ person: "somebody", name: "某人", posts });
const holding = (role: Role, unit = street): Actor => actor({ role, unit });

/** For each action the roles that may do it within their unit; `*` everybody. */
const within: Record<Action, string> = {
  "unit.write": "administrator",
  "people.read": "*",
  "people.write": "administrator",
  "form.write": "administrator",
  "form.publish": "administrator",
  "form.approve": "administrator supervisor leader",
  "subject.read": "administrator supervisor leader auditor appraiser grid-staff cadre dispatcher",
  "subject.reveal": "grid-staff cadre dispatcher supervisor",
  "subject.import": "administrator",
  "submission.create": "",
  "submission.read": "*",
  "submission.revise": "",
  "submission.void": "administrator supervisor",
  "case.read": "*",
  "offer.read": "*",
  "file.put": "*",
  "file.read": "*",
  "figures.read": "administrator supervisor leader auditor appraiser grid-staff cadre dispatcher",
  "report.read": "administrator supervisor leader auditor appraiser",
  "report.make": "administrator supervisor leader",
};
/** Actions that do not end at the border of one's unit. */
const everywhere: Action[] = ["offer.read", "file.put"];

describe("permission", () => {
  it("is spelled out here for every action there is", () => {
    expect(Object.keys(within).sort()).toStrictEqual(Object.keys(rules).sort());
  });

  for (const [action, roles] of Object.entries(within) as [Action, string][]) {
    it(`${action}: within one's unit for ${roles || "nobody by role"}${everywhere.includes(action) ? ", elsewhere too" : ""}`, () => {
      const may = roles === "*" ? Roles.options : roles.split(" ");
      for (const role of Roles.options) {
        expect(can(holding(role), action, { unit: here }), `${role} within`).toBe(may.includes(role));
        const outside = may.includes(role) && everywhere.includes(action);
        expect(can(holding(role), action, { unit: elsewhere }), `${role} elsewhere`).toBe(outside);
      }
    });
  }

  it("reaches down the tree, never up or aside", () => {
    expect(can(holding("cadre", here), "subject.read", { unit: here })).toBe(true);
    expect(can(holding("cadre", here), "subject.read", { unit: "371602001001" })).toBe(false);
    expect(can(holding("cadre", here), "subject.read", { unit: "371602001001G02" })).toBe(false);
    expect(can(holding("leader", "3716"), "figures.read", { unit: here })).toBe(true);
  });

  it("lets those fill a form whom the form names, in their unit", () => {
    const form: Resource = { unit: here, owner: "371602-D07", filledBy: ["grid-staff"] };
    expect(can(holding("grid-staff", here), "submission.create", form)).toBe(true);
    expect(can(holding("cadre", here), "submission.create", form)).toBe(false);
    expect(can(holding("grid-staff", elsewhere), "submission.create", form)).toBe(false);
  });

  it("lets a department see in its county what its own forms gathered, and nothing of others'", () => {
    const department = holding("handler", "371602-D07");
    expect(can(department, "case.read", { unit: here, owner: "371602-D07" })).toBe(true);
    expect(can(department, "case.read", { unit: here, owner: "371602-D14" })).toBe(false);
    expect(can(department, "case.read", { unit: "371603001", owner: "371602-D07" })).toBe(false);
    expect(can(department, "subject.read", { unit: here, owner: "371602-D07" })).toBe(false);
    expect(can(holding("handler", "371602001-D02"), "case.read", { unit: here, owner: "371602001-D02" })).toBe(true);
    expect(can(holding("handler", "371602001-D02"), "case.read", { unit: elsewhere, owner: "371602001-D02" })).toBe(
      false,
    );
  });

  it("lets everybody read, correct and take back what they sent, wherever they are now", () => {
    const moved = holding("grid-staff", elsewhere);
    for (const action of [
      "submission.read",
      "submission.revise",
      "submission.void",
      "case.read",
      "file.read",
    ] as const) {
      expect(can(moved, action, { unit: here, by: "somebody" }), action).toBe(true);
      expect(can(moved, action, { unit: here, by: "another" }), action).toBe(false);
    }
    expect(can(moved, "subject.read", { unit: here, by: "somebody" })).toBe(false);
  });

  it("shows offers within the county and not beyond it", () => {
    expect(can(holding("cadre", here), "offer.read", { unit: elsewhere })).toBe(true);
    expect(can(holding("handler", "371602-D07"), "offer.read", { unit: here })).toBe(true);
    expect(can(holding("cadre", here), "offer.read", { unit: "371603001001" })).toBe(false);
  });

  it("ends without a post", () => {
    for (const action of Object.keys(rules) as Action[]) {
      expect(can(actor(), action, { unit: here }), action).toBe(false);
      expect(canSomewhere(actor(), action), action).toBe(false);
    }
  });

  it("holds from the first to the last day of a post", () => {
    const post: Post = { role: "cadre", unit: here, from: "2026-03-01", until: "2026-03-31" };
    const held = ["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"].map(
      (day) => postsOn([post], day as LocalDate).length,
    );
    expect(held).toStrictEqual([0, 1, 1, 0]);
  });

  it("knows what somebody could do anywhere at all", () => {
    expect(canSomewhere(holding("auditor"), "report.read")).toBe(true);
    expect(canSomewhere(holding("cadre"), "report.read")).toBe(false);
    expect(canSomewhere(holding("handler", "371602-D07"), "case.read")).toBe(true);
  });
});
