// Merges, renames and closings of units from a day on.

import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import { isWithin, type Unit, type UnitChange } from "../../../core/unit.ts";
import type { Deps } from "../../deps.ts";
import { unitItem } from "../../store/items.ts";
import { getUnit } from "./units.ts";

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
