// Mails an edition again to those whom its mail did not reach, because somebody who answers for it says so.
import type { EditionDetail } from "../../../api/reports.ts";
import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import type { Deps } from "../../deps.ts";
import type { WorkQueue } from "../../ports.ts";
import { detailOf, loadEdition, readRequest } from "../../store/editions.ts";
import { type LeftRequest, sendLeft } from "./send-left.ts";

/** Nothing is sent twice. Throws `forbidden`, `not-found`, `edition-not-ready`. */
export async function sendAgain(
  deps: Deps & { queue: WorkQueue },
  actor: Actor,
  request: LeftRequest,
): Promise<EditionDetail> {
  if (!can(actor, "report.make", { unit: request.unit })) throw problem("forbidden", { action: "report.make" });
  const { definition, id } = await readRequest(deps, request);
  const edition = (await loadEdition(deps, id))?.edition;
  if (!edition) throw problem("not-found", id);
  if (edition.status !== "ready" || edition.interim) throw problem("edition-not-ready", id);
  const again = await sendLeft(deps, request);
  if (again.length > 0) await deps.queue.send(again);
  return detailOf(deps, definition, edition);
}
