// Whom an edition goes to, and how far it has come on its way to each.
import * as z from "zod";
import type { DeliveryView } from "../../api/reports.ts";
import { type Due, dueId, dueOf } from "../../core/due-work.ts";
import { Period } from "../../core/period.ts";
import { postsOn } from "../../core/permission.ts";
import { type Instant, localDate } from "../../core/time.ts";
import { UnitCode } from "../../core/unit.ts";
import type { ReportDefinition } from "../../reports/definition.ts";
import type { Delivery, EditionId } from "../../reports/edition.ts";
import type { Deps } from "../deps.ts";
import type { Condition, Item } from "../ports.ts";
import { deliveryOf, postOf } from "./items.ts";
import * as keys from "./keys.ts";
import { all } from "./paging.ts";
import { findPerson, personName } from "./people.ts";

/**
 * The work that a delivery is. It stands here and not in its kind, for whoever lists deliveries looks for their work. `number`: of the
 * edition, where it is not the first of its period and unit.
 */
export const deliveryWork = {
  kind: "report-delivery",
  about: z.object({
    report: z.string(),
    period: Period,
    unit: UnitCode,
    person: z.string(),
    number: z.string().optional(),
  }),
};

/** What is due of one delivery. */
export function deliveryDue(id: EditionId, number: number, person: string): Due {
  const { report, period, unit } = id;
  const about = { report, period, unit, person, number: number > 1 ? String(number) : undefined };
  return dueOf(
    deliveryWork.kind,
    Object.keys(deliveryWork.about.shape),
    about satisfies z.output<typeof deliveryWork.about>,
  );
}

/** Those who hold the role at the very unit today and can be written to. */
export async function recipientsOf(deps: Deps, { recipients }: ReportDefinition, unit: string): Promise<string[]> {
  const posts = (await all(deps.table, keys.holdersOf(unit, recipients.role))).map(postOf);
  const held = postsOn(posts, localDate(deps.clock.now())) as typeof posts;
  const people = await Promise.all([...new Set(held.map((it) => it.person))].map((id) => findPerson(deps, id)));
  return people.flatMap((person) => (person?.email ? [person.id] : []));
}

/** A delivery, the work that it waits for, and what must stand when it is written anew: 0.1.0 kept no status beside it. */
export type OnItsWay = { person: string; delivery?: Delivery; work?: Item; stands: Condition };

/** Everybody whom an edition was sent to or is due to, by id, and those of `others` too. */
export async function deliveriesOf(
  deps: Deps,
  id: EditionId,
  number: number,
  others: readonly string[] = [],
): Promise<OnItsWay[]> {
  const kept = await all(deps.table, keys.deliveriesOf(id.report, id.period, id.unit, number));
  const known = new Map(kept.map(deliveryOf).map((it) => [it.person, it]));
  const stands = new Map(kept.map((item) => [item.sk, standsAs(item)]));
  const people = [...new Set([...known.keys(), ...others])].sort();
  const workKey = (person: string) => keys.workKey(dueId(deliveryDue(id, number, person)));
  const waiting = people.filter((person) => (known.get(person)?.status ?? "waiting") === "waiting");
  const work = new Map((await deps.table.getMany(waiting.map(workKey))).map((item) => [item.pk, item]));
  return people.map((person) => ({
    person,
    delivery: known.get(person),
    work: work.get(workKey(person).pk),
    stands: stands.get(person) ?? { kind: "absent" },
  }));
}

const standsAs = ({ status }: Item): Condition =>
  typeof status === "string" ? { kind: "equals", attribute: "status", value: status } : { kind: "present" };

/** As readers see them. An earlier Gridform wrote down what was sent alone: of the rest the work tells. */
export async function deliveryViews(
  deps: Deps,
  definition: ReportDefinition,
  id: EditionId,
  number: number,
): Promise<DeliveryView[]> {
  const known = await deliveriesOf(deps, id, number, await recipientsOf(deps, definition, id.unit));
  return Promise.all(
    known
      .filter(isThere)
      .map(async (it) => ({ person: it.person, name: await personName(deps, it.person), ...stateOf(it) })),
  );
}

/** The rest of those whom an edition would go to today were never sent it. */
export const isThere = ({ delivery, work }: OnItsWay): boolean => delivery !== undefined || work !== undefined;

/** Of one that is there. */
export function stateOf({ delivery, work }: OnItsWay): Pick<DeliveryView, "status" | "at" | "reason" | "next"> {
  if (delivery && delivery.status !== "waiting") {
    const { status, at } = delivery;
    return { status, at, ...("reason" in delivery && { reason: delivery.reason }) };
  }
  const at = delivery?.at ?? ((work?.since ?? work?.wasDueAt ?? work?.dueAt) as Instant);
  const reason = typeof work?.reason === "string" ? { reason: work.reason } : {};
  if (work === undefined || work.status === "dead") return { status: "given-up", at, ...reason };
  if (work.status === "waiting" && work.reason)
    return { status: "retrying", at, ...reason, next: work.dueAt as Instant };
  return { status: "waiting", at };
}
