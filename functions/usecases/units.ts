// The organisation tree: reading it, naming a unit, and changing it without losing its past.
import * as z from "zod";
import { can } from "../../core/permission.ts";
import type { Actor } from "../../core/person.ts";
import { problem } from "../../core/problem.ts";
import type { LocalText } from "../../core/text.ts";
import { isWithin, levelOf, parentOf, townshipOf, Unit, UnitCode } from "../../core/unit.ts";
import * as keys from "../keys.ts";
import type { Deps } from "./deps.ts";
import { all } from "./page-over.ts";
import { unitItem, unitOf } from "./stored.ts";

/** How long a unit's name may be a little old: the tree changes a few times a year. */
const unitSeconds = 30_000;

export const findUnit = (deps: Deps, code: string): Promise<Unit | undefined> =>
  deps.memory.recall(`unit:${code}`, unitSeconds, async () => {
    const item = await deps.table.get(keys.unitKey(code));
    return item && unitOf(item);
  });

export const unitExists = async (deps: Deps, code: string): Promise<boolean> =>
  (await findUnit(deps, code)) !== undefined;

/** A unit's title, or its code where the tree does not know it. A grid is told with its community: each has a first grid. */
export async function unitTitle(deps: Deps, code: string): Promise<LocalText> {
  const unit = await findUnit(deps, code);
  if (!unit) return { zh: code };
  if ((unit.level !== "grid" && unit.level !== "building") || !unit.parent) return unit.title;
  const above = await unitTitle(deps, unit.parent);
  const { zh, en } = unit.title;
  return { zh: `${above.zh} ${zh}`, ...(en && { en: `${above.en ?? above.zh} ${en}` }) };
}

/** Throws `not-found`. */
export async function getUnit(deps: Deps, code: string): Promise<Unit> {
  const item = await deps.table.get(keys.unitKey(code));
  if (!item) throw problem("not-found", { unit: code });
  return unitOf(item);
}

/** Units right below a unit, by code. */
export const unitsBelow = (deps: Deps, parent: string): Promise<Unit[]> =>
  deps.memory.recall(`below:${parent}`, unitSeconds, async () =>
    (await all(deps.table, keys.unitsBelow(parent))).map(unitOf),
  );

/** The partitions in which lists and tallies of a unit's subtree stand: its township, or all townships of a county. */
export async function partitionsWithin(deps: Deps, unit: string): Promise<string[]> {
  const own = townshipOf(unit);
  if (own.length >= 9 || levelOf(unit) === "department") return [own];
  const below = await unitsBelow(deps, unit);
  const inner = await Promise.all(
    below
      .filter((it) => it.level !== "department")
      .map((it) => (it.level === "township" ? [it.code] : partitionsWithin(deps, it.code))),
  );
  return [own, ...inner.flat()];
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
