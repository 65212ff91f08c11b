// Mails an edition again to those whom its mail did not reach.
import type { EditionDetail } from "../../../api/reports.ts";
import { dueId } from "../../../core/due-work.ts";
import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import { type Delivery, type EditionId, numberOf } from "../../../reports/edition.ts";
import type { Deps } from "../../deps.ts";
import type { Condition, Item, WorkQueue, Write } from "../../ports.ts";
import {
  deliveriesOf,
  deliveryDue,
  deliveryViews,
  isLeft,
  type OnItsWay,
  recipientsOf,
} from "../../store/deliveries.ts";
import { dueItem } from "../../store/due-item.ts";
import { type EditionRequest, loadEdition, readRequest, viewOf } from "../../store/editions.ts";
import { deliveryItem } from "../../store/items.ts";

export type AgainRequest = EditionRequest & { people?: string[] };

/**
 * Makes what was given up, refused or skipped due again, of these people or of all. What was sent stays sent, and what is still being
 * tried is left alone, so that asking twice sends nothing twice. Throws `forbidden`, `not-found`, `edition-not-ready`.
 */
export async function sendAgain(
  deps: Deps & { queue: WorkQueue },
  actor: Actor,
  request: AgainRequest,
): Promise<EditionDetail> {
  if (!can(actor, "report.make", { unit: request.unit })) throw problem("forbidden", { action: "report.make" });
  const { definition, id } = await readRequest(deps, request);
  const edition = (await loadEdition(deps, id))?.edition;
  if (!edition) throw problem("not-found", id);
  if (edition.status !== "ready" || edition.interim) throw problem("edition-not-ready", id);
  const number = numberOf(edition);
  const known = await deliveriesOf(deps, id, number, await recipientsOf(deps, definition, id.unit));
  const left = known.filter((it) => isLeft(it) && (request.people?.includes(it.person) ?? true));
  const again: string[] = [];
  for (const it of left) {
    const result = await deps.table.commit(dueAgain(deps, id, number, it));
    // Refused: somebody else asked at the same moment, and theirs serves both.
    if (result.ok) again.push(dueId(deliveryDue(id, number, it.person)));
  }
  if (again.length > 0) await deps.queue.send(again);
  return { ...viewOf(edition), deliveries: await deliveryViews(deps, definition, id, number) };
}

function dueAgain(deps: Deps, id: EditionId, number: number, { person, delivery, work }: OnItsWay): Write[] {
  const at = deps.clock.now();
  const waiting: Delivery = { ...id, person, ...(number > 1 && { number }), at, status: "waiting" };
  const stood: Condition = delivery
    ? { kind: "equals", attribute: "status", value: delivery.status }
    : { kind: "absent" };
  const item: Item = { ...dueItem({ dueAt: at, due: deliveryDue(id, number, person) }), version: nextOf(work) };
  return [
    { kind: "put", item: deliveryItem(waiting), when: stood },
    { kind: "put", item, when: work ? { kind: "equals", attribute: "status", value: "dead" } : { kind: "absent" } },
  ];
}

const nextOf = (work: Item | undefined): number => Number(work?.version ?? 0) + 1;
