// Has an edition made by a worker, at once.
import type { EditionView } from "../../../api/reports.ts";
import { dueId } from "../../../core/due-work.ts";
import { rangeOf } from "../../../core/period.ts";
import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import { type Edition, type EditionInMaking, isCurrent } from "../../../reports/edition.ts";
import type { Deps } from "../../deps.ts";
import type { Condition, WorkQueue } from "../../ports.ts";
import { dueItem } from "../../store/due-item.ts";
import { type EditionRequest, invalidPeriod, loadEdition, readRequest, viewOf } from "../../store/editions.ts";
import { editionItem } from "../../store/items.ts";
import { findUnit } from "../../store/units.ts";
import { reportEdition } from "../work/report-edition.ts";

/**
 * Has an edition made by a worker, at once. `existed`: there is one already. Of a period that is not over an interim one is made.
 * `clockIsRight`: the caller vouches for our clock, by name, so that the edition is not held whatever others say.
 * Throws `forbidden`, `not-found`, `content-invalid` for a period that the report is not about or that has not begun.
 */
export async function requestEdition(
  deps: Deps & { queue: WorkQueue },
  actor: Actor,
  { clockIsRight, ...request }: EditionRequest & { clockIsRight?: true },
): Promise<{ edition: EditionView; existed: boolean }> {
  if (!can(actor, "report.make", { unit: request.unit })) throw problem("forbidden", { action: "report.make" });
  const { definition, id } = await readRequest(deps, request);
  const unit = await findUnit(deps, id.unit);
  if (!unit) throw problem("not-found", { unit: id.unit });
  const now = deps.clock.now();
  if (rangeOf(id.period).from > now) throw invalidPeriod("future", "本期尚未开始", "This period has not begun");
  const standing = await loadEdition(deps, id);
  if (standing && isCurrent(standing.edition, now)) return { edition: viewOf(standing.edition), existed: true };
  const making: Edition = {
    ...id,
    title: definition.title,
    unitTitle: unit.title,
    status: "making",
    orderedAt: now,
    ...(standing && carriedOn(standing.edition)),
    ...(clockIsRight && { vouchedBy: { person: actor.person, name: actor.name } }),
  };
  const due = reportEdition.due(id);
  const when: Condition = standing ? { kind: "version", is: standing.version } : { kind: "absent" };
  const result = await deps.table.commit([
    { kind: "put", item: editionItem(making, (standing?.version ?? 0) + 1), when },
    { kind: "put", item: dueItem({ dueAt: now, due }) },
  ]);
  // Somebody else asked at the same moment: their order serves both.
  if (result.ok) await deps.queue.send([dueId(due)]);
  return { edition: viewOf(making), existed: false };
}

/** What an order keeps of what stood before: the interim edition to be read meanwhile, since when it is due, and what was withdrawn. */
function carriedOn(edition: Edition): Partial<EditionInMaking> {
  const { withdrawn } = edition;
  const past = withdrawn && { withdrawn };
  if (edition.status === "ready") return { ...past, before: edition };
  if (edition.status === "withdrawn") return { ...past };
  const { before, since, heldAt } = edition;
  return { ...past, ...(before && { before }), ...(since && { since }), ...(heldAt && { heldAt }) };
}
