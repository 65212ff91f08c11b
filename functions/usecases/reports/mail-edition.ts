// Makes an edition due to each of its recipients, however many they are.
import { type Delivery, type EditionId, numberOf } from "../../../reports/edition.ts";
import type { Deps } from "../../deps.ts";
import type { Write } from "../../ports.ts";
import { deliveriesOf, deliveryDue, recipientsOf } from "../../store/deliveries.ts";
import { dueItem } from "../../store/due-item.ts";
import { type EditionRequest, loadEdition, readRequest } from "../../store/editions.ts";
import { deliveryItem } from "../../store/items.ts";

export type MailingRequest = EditionRequest & { number?: string };

/** Two writes each. */
const perCommit = 50;
/** Another worker at the same edition makes some due first; what is left is found the next time round. */
const mostTries = 8;

/**
 * Each recipient once, also when a worker died in the middle of it: who has a delivery already gets no second one. An edition that
 * was withdrawn meanwhile goes to nobody.
 */
export async function mailEdition(deps: Deps, request: MailingRequest): Promise<void> {
  const { definition, id } = await readRequest(deps, request);
  const number = Number(request.number ?? 1);
  const edition = (await loadEdition(deps, id))?.edition;
  if (edition?.status !== "ready" || edition.interim || numberOf(edition) !== number) return;
  const people = [...(await recipientsOf(deps, definition, id.unit)), ...(await readersBefore(deps, id, number))];
  for (let tries = 0; tries < mostTries; tries++) {
    const known = await deliveriesOf(deps, id, number, people);
    const missing = known.filter(({ delivery, work }) => !delivery && !work).map(({ person }) => person);
    const chunks = Array.from({ length: Math.ceil(missing.length / perCommit) }, (_, at) =>
      missing.slice(at * perCommit, (at + 1) * perCommit),
    );
    let refused = false;
    for (const chunk of chunks) {
      const result = await deps.table.commit(chunk.flatMap((person) => delivering(deps, id, number, person)));
      refused ||= !result.ok;
    }
    if (!refused) return;
  }
  throw new Error(`The recipients of ${id.report} ${id.period} ${id.unit} kept changing`);
}

function delivering(deps: Deps, id: EditionId, number: number, person: string): Write[] {
  const at = deps.clock.now();
  const due = deliveryDue(id, number, person);
  const { report, period, unit } = id;
  const delivery: Delivery = { report, period, unit, person, ...(number > 1 && { number }), at, status: "waiting" };
  const when = { kind: "absent" } as const;
  return [
    { kind: "put", item: deliveryItem(delivery), when },
    { kind: "put", item: dueItem({ dueAt: at, due }), when },
  ];
}

/** Those whom an edition reached that was withdrawn: they hold numbers that no longer stand. */
async function readersBefore(deps: Deps, id: EditionId, number: number): Promise<string[]> {
  const earlier = Array.from({ length: number - 1 }, (_, at) => deliveriesOf(deps, id, at + 1));
  return (await Promise.all(earlier))
    .flat()
    .flatMap(({ person, delivery }) => (delivery?.status === "sent" ? [person] : []));
}
