// Units read, named and created.

import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import { levelOf, parentOf, type Unit } from "../../../core/unit.ts";
import type { Deps } from "../../deps.ts";
import { unitItem, unitOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { unitExists } from "../../store/units.ts";

/** Throws `not-found`. */
export async function getUnit(deps: Deps, code: string): Promise<Unit> {
  const item = await deps.table.get(keys.unitKey(code));
  if (!item) throw problem("not-found", { unit: code });
  return unitOf(item);
}

/** Creates or renames a unit. With `version` the change is refused (`precondition-failed`) when somebody was faster. */
export async function putUnit(
  deps: Deps,
  actor: Actor,
  unit: Unit,
  version: number | undefined,
): Promise<{ unit: Unit; created: boolean }> {
  if (!can(actor, "unit.write", { unit: unit.code })) throw problem("forbidden", { action: "unit.write" });
  const parent = unit.parent ?? parentOf(unit.code);
  if (parent !== parentOf(unit.code) || (parent && parent.length >= 6 && !(await unitExists(deps, parent)))) {
    throw problem("content-invalid", {
      errors: [
        {
          pointer: "/parent",
          code: "unknown",
          message: { zh: "上级单位不存在或与编码不符", en: "The unit above does not exist or does not fit the code" },
        },
      ],
    });
  }
  const before = await deps.table.get(keys.unitKey(unit.code));
  const known = before && unitOf(before);
  if (version !== undefined && known?.version !== version) throw problem("precondition-failed");
  const after: Unit = { ...unit, level: levelOf(unit.code), parent, version: (known?.version ?? 0) + 1 };
  const result = await deps.table.commit([
    {
      kind: "put",
      item: unitItem(after),
      when: known ? { kind: "version", is: known.version ?? 1 } : { kind: "absent" },
    },
  ]);
  if (!result.ok) throw problem("changed-meanwhile");
  deps.memory.forget(`unit:${unit.code}`);
  if (parent) deps.memory.forget(`below:${parent}`);
  return { unit: after, created: !known };
}
