// Takes an edition back: it is kept, says so, and goes to nobody any more.
import type { EditionDetail } from "../../../api/reports.ts";
import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import { isRunning, mostWithdrawn, type NoEdition, numberOf } from "../../../reports/edition.ts";
import { dueOf } from "../../../reports/schedule.ts";
import type { Deps } from "../../deps.ts";
import type { Write } from "../../ports.ts";
import { audit } from "../../store/audit.ts";
import { dueItem } from "../../store/due-item.ts";
import { detailOf, type EditionRequest, loadEdition, readRequest } from "../../store/editions.ts";
import { editionItem } from "../../store/items.ts";
import { reportEdition } from "../work/report-edition.ts";

export type WithdrawalRequest = EditionRequest & { number: number; reason: string };

/**
 * Withdraws an edition that was made for good, in the caller's name. Another is made when somebody orders it; by itself alone where the
 * period turns out not to be over yet. Throws `forbidden`, `not-found`, `edition-not-ready`, `changed-meanwhile` when it is withdrawn already.
 */
export async function withdrawEdition(deps: Deps, actor: Actor, request: WithdrawalRequest): Promise<EditionDetail> {
  if (!can(actor, "report.make", { unit: request.unit })) throw problem("forbidden", { action: "report.make" });
  const { definition, id } = await readRequest(deps, request);
  const standing = await loadEdition(deps, id);
  if (!standing) throw problem("not-found", id);
  const { edition, version } = standing;
  if (numberOf(edition) !== request.number || edition.status === "withdrawn") throw problem("changed-meanwhile", id);
  // An interim edition gives way by itself.
  if (edition.status !== "ready" || edition.interim) throw problem("edition-not-ready", id);
  if (request.number > mostWithdrawn) throw tooOften();
  const now = deps.clock.now();
  const { status: _, withdrawn = [], ...made } = edition;
  const withdrawal = { by: actor.person, name: actor.name, at: now, reason: request.reason };
  const { title, unitTitle } = edition;
  const none: NoEdition = {
    ...id,
    title,
    unitTitle,
    status: "withdrawn",
    withdrawn: [...withdrawn, { ...made, withdrawal }],
  };
  const writes: Write[] = [
    { kind: "put", item: editionItem(none, version + 1), when: { kind: "version", is: version } },
  ];
  // A clock that ran ahead made it too early, and its schedule has gone by: its true time is still to come.
  if (isRunning(id.period, now)) {
    const dueAt = dueOf(definition.schedule, id.period);
    writes.push({ kind: "put", item: dueItem({ dueAt, due: reportEdition.due(id) }) });
  }
  const result = await deps.table.commit(writes);
  if (!result.ok) throw problem("changed-meanwhile", id);
  await audit(deps, `edition:${id.report}:${id.period}:${id.unit}`, actor.person, "edition.withdraw", request.reason);
  return detailOf(deps, definition, none);
}

const tooOften = () =>
  problem("content-invalid", {
    errors: [
      {
        pointer: "/number",
        code: "too-often",
        message: {
          zh: `这份报告已撤回${mostWithdrawn}次，不能再撤回`,
          en: `This report was withdrawn ${mostWithdrawn} times; it cannot be once more`,
        },
      },
    ],
  });
