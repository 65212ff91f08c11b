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

/** Who changes an edition beside an order: its worker, and people; never so many at one moment. */
const mostTries = 4;

/**
 * Has an edition made by a worker, at once. `existed`: there is one already. Of a period that is not over an interim one is made.
 * `clockIsRight`: the caller vouches for our clock, by name, so that the edition is not held whatever others say.
 * Throws `forbidden`, `not-found`, `content-invalid` for a period that the report is not about or that has not begun,
 * `changed-meanwhile` for one that others keep changing.
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
  if (rangeOf(id.period).from > deps.clock.now())
    throw invalidPeriod("future", "本期尚未开始", "This period has not begun");
  const making = { ...id, title: definition.title, unitTitle: unit.title, status: "making" } as const;
  const vouchedBy = clockIsRight && { person: actor.person, name: actor.name };
  for (let tries = 0; tries < mostTries; tries++) {
    const standing = await loadEdition(deps, id);
    const now = deps.clock.now();
    if (standing && isCurrent(standing.edition, now)) return { edition: viewOf(standing.edition), existed: true };
    // Somebody else asked at the same moment: their order serves both, unless it lacks our word for the clock.
    if (tries > 0 && standing?.edition.status === "making" && (standing.edition.vouchedBy || !vouchedBy))
      return { edition: viewOf(standing.edition), existed: false };
    const order: EditionInMaking = {
      ...making,
      orderedAt: now,
      ...(standing && carriedOn(standing.edition)),
      ...(vouchedBy && { vouchedBy }),
    };
    const due = reportEdition.due(id);
    const when: Condition = standing ? { kind: "version", is: standing.version } : { kind: "absent" };
    const result = await deps.table.commit([
      { kind: "put", item: editionItem(order, (standing?.version ?? 0) + 1), when },
      { kind: "put", item: dueItem({ dueAt: now, due }) },
    ]);
    if (result.ok) {
      await deps.queue.send([dueId(due)]);
      return { edition: viewOf(order), existed: false };
    }
    // A worker that held it, or somebody who withdrew it, was first: what there is now is ordered.
  }
  throw problem("changed-meanwhile", id);
}

/** What an order keeps of what stood before: the interim edition to be read meanwhile, since when it is due, who vouched, and what was withdrawn. */
function carriedOn(edition: Edition): Partial<EditionInMaking> {
  const { withdrawn } = edition;
  const past = withdrawn && { withdrawn };
  if (edition.status === "ready") return { ...past, before: edition };
  if (edition.status === "withdrawn") return { ...past };
  const { before, since, heldAt } = edition;
  // Whoever orders it too, without a word about the clock, takes nobody's back.
  const vouchedBy = edition.status === "making" ? edition.vouchedBy : undefined;
  return {
    ...past,
    ...(before && { before }),
    ...(since && { since }),
    ...(heldAt && { heldAt }),
    ...(vouchedBy && { vouchedBy }),
  };
}
