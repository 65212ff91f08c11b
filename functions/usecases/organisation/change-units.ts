// Merges, renames and closings of units from a day on.

import * as z from "zod";
import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import { isWithin, Unit, UnitCode } from "../../../core/unit.ts";
import type { Deps } from "../../deps.ts";
import { unitItem } from "../../store/items.ts";
import { getUnit } from "./units.ts";

export const UnitChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("rename"), unit: UnitCode, title: Unit.shape.title, on: z.iso.date() }),
  z.object({ kind: z.literal("merge"), units: z.array(UnitCode).min(1).max(20), into: UnitCode, on: z.iso.date() }),
  z.object({ kind: z.literal("close"), unit: UnitCode, on: z.iso.date() }),
]);

export type UnitChange = z.infer<typeof UnitChange>;

/** A merge, rename or closing from a day on: what was keeps its code and history and names its successor. */
export async function changeUnits(deps: Deps, actor: Actor, change: UnitChange): Promise<Unit[]> {
  const codes = change.kind === "merge" ? [...new Set(change.units)] : [change.unit];
  if (
    ![...codes, ...(change.kind === "merge" ? [change.into] : [])].every((code) =>
      can(actor, "unit.write", { unit: code }),
    )
  ) {
    throw problem("forbidden", { action: "unit.write" });
  }
  const units = await Promise.all(codes.map((code) => getUnit(deps, code)));
  if (change.kind === "merge") {
    await getUnit(deps, change.into);
    if (codes.some((code) => isWithin(change.into, code))) {
      throw problem("content-invalid", {
        errors: [
          {
            pointer: "/into",
            code: "cycle",
            message: { zh: "不能并入自身或下级", en: "A unit cannot merge into itself or below" },
          },
        ],
      });
    }
  }
  const after = units.map((unit): Unit => {
    const version = (unit.version ?? 1) + 1;
    if (change.kind === "rename") return { ...unit, title: change.title, version };
    return { ...unit, until: change.on, ...(change.kind === "merge" && { successor: change.into }), version };
  });
  const result = await deps.table.commit(
    after.map(
      (unit, at) =>
        ({ kind: "put", item: unitItem(unit), when: { kind: "version", is: units[at]?.version ?? 1 } }) as const,
    ),
  );
  if (!result.ok) throw problem("changed-meanwhile");
  for (const unit of after) {
    deps.memory.forget(`unit:${unit.code}`);
    deps.memory.forget(`below:${unit.parent}`);
  }
  return after;
}
