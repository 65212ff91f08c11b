// Sends one edition to one recipient, once.
import type { Period } from "../../../core/period.ts";
import { problem } from "../../../core/problem.ts";
import { places, webAddress } from "../../../core/web-address.ts";
import type { Delivery } from "../../../reports/edition.ts";
import { mailOf } from "../../../reports/mail/edition-mail.ts";
import { languageOf } from "../../../reports/snapshot.ts";
import type { WorkDeps } from "../../deps.ts";
import { loadEdition } from "../../store/editions.ts";
import { deliveryItem } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { findPerson } from "../../store/people.ts";
import { readSnapshot } from "../../store/snapshots.ts";

export type DeliveryRequest = { report: string; period: string; unit: string; person: string };

/**
 * Mails an edition unless it was mailed before. A worker that dies between the mail and its mark sends it again under the same
 * Message-ID. Throws `edition-not-ready`.
 */
export async function deliverEdition(deps: WorkDeps, request: DeliveryRequest): Promise<void> {
  const { report, unit, person } = request;
  const period = request.period as Period;
  if (await deps.table.get(keys.deliveryKey(report, period, unit, person))) return;
  const about = { report, period, unit, person };
  const to = await findPerson(deps, person);
  if (!to?.email) return mark(deps, { ...about, at: deps.clock.now(), status: "skipped", reason: "no-address" });
  const edition = (await loadEdition(deps, { report, period, unit }))?.edition;
  if (edition?.status !== "ready") throw problem("edition-not-ready", about);
  const [json, pdf] = await Promise.all([deps.files.get(edition.json), deps.files.get(edition.pdf)]);
  if (!json || !pdf) throw problem("not-found", { file: edition.pdf });
  const link = webAddress(deps.origin, places.reports(unit));
  const snapshot = readSnapshot(json.bytes);
  const { filename, ...mail } = mailOf(snapshot, {
    name: to.name,
    link,
    pages: edition.pages,
    hash: edition.hash,
  });
  const messageId = `<${report}.${period}.${unit}.${person}@gridform>`;
  await deps.mailer.send({
    ...mail,
    messageId,
    to: { name: to.name, address: to.email },
    language: languageOf(snapshot),
    attachments: [{ filename, contentType: "application/pdf", bytes: pdf.bytes }],
  });
  await mark(deps, { ...about, at: deps.clock.now(), status: "sent", messageId });
}

/** Refused when another worker marked it meanwhile: then it was delivered. */
async function mark(deps: WorkDeps, delivery: Delivery): Promise<void> {
  await deps.table.commit([{ kind: "put", item: deliveryItem(delivery), when: { kind: "absent" } }]);
}
