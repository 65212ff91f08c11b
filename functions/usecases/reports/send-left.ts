// Makes what did not reach its recipients due again, of one edition.
import { type Due, dueId } from "../../../core/due-work.ts";
import { type Delivery, type EditionId, isLeft, numberOf } from "../../../reports/edition.ts";
import type { Deps } from "../../deps.ts";
import type { Item, Write } from "../../ports.ts";
import { deliveriesOf, deliveryDue, isThere, type OnItsWay, recipientsOf, stateOf } from "../../store/deliveries.ts";
import { dueItem } from "../../store/due-item.ts";
import { type EditionRequest, loadEdition, readRequest } from "../../store/editions.ts";
import { deliveryItem } from "../../store/items.ts";

/** `people`: these alone. */
export type LeftRequest = EditionRequest & { people?: string[] };

/**
 * Makes what was given up, refused or skipped due again. What was sent stays sent, and what is still being tried is left alone, so
 * that asking twice sends nothing twice. Answers the ids of the work; none of an edition that is not there for good.
 */
export async function sendLeft(deps: Deps, request: LeftRequest): Promise<string[]> {
  const { definition, id } = await readRequest(deps, request);
  const edition = (await loadEdition(deps, id))?.edition;
  if (edition?.status !== "ready" || edition.interim) return [];
  const number = numberOf(edition);
  const known = await deliveriesOf(deps, id, number, await recipientsOf(deps, definition, id.unit));
  const left = known.filter(
    (it) => isThere(it) && isLeft(stateOf(it)) && (request.people?.includes(it.person) ?? true),
  );
  const again: Due[] = [];
  for (const it of left) {
    const result = await deps.table.commit(dueAgain(deps, id, number, it));
    // Refused: somebody else asked at the same moment, and theirs serves both.
    if (result.ok) again.push(deliveryDue(id, number, it.person));
  }
  return again.map(dueId);
}

function dueAgain(deps: Deps, id: EditionId, number: number, { person, stands, work }: OnItsWay): Write[] {
  const at = deps.clock.now();
  const waiting: Delivery = { ...id, person, ...(number > 1 && { number }), at, status: "waiting" };
  const version = Number(work?.version ?? 0) + 1;
  const item: Item = { ...dueItem({ dueAt: at, due: deliveryDue(id, number, person) }), version };
  return [
    { kind: "put", item: deliveryItem(waiting), when: stands },
    { kind: "put", item, when: work ? { kind: "equals", attribute: "status", value: "dead" } : { kind: "absent" } },
  ];
}
