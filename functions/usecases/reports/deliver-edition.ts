// Sends one edition to one recipient, once.
import { problem } from "../../../core/problem.ts";
import { places, webAddress } from "../../../core/web-address.ts";
import { type Delivery, type EditionId, numberOf } from "../../../reports/edition.ts";
import { mailOf } from "../../../reports/mail/edition-mail.ts";
import { languageOf } from "../../../reports/snapshot.ts";
import type { WorkDeps } from "../../deps.ts";
import { type Condition, MailRefused } from "../../ports.ts";
import { type EditionRequest, loadEdition, readRequest } from "../../store/editions.ts";
import { deliveryItem, deliveryOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { findPerson } from "../../store/people.ts";
import { readSnapshot } from "../../store/snapshots.ts";

export type DeliveryRequest = EditionRequest & { person: string; number?: string };

/**
 * Mails an edition unless it was mailed before, or was withdrawn since. A worker that dies between the mail and its mark sends it again
 * under the same Message-ID. Throws `edition-not-ready`, and what the mail server said, unless that was its final word.
 */
export async function deliverEdition(deps: WorkDeps, request: DeliveryRequest): Promise<void> {
  const { id } = await readRequest(deps, request);
  const { person } = request;
  const number = Number(request.number ?? 1);
  const { report, period, unit } = id;
  const key = keys.deliveryKey(report, period, unit, person, number);
  const standing = await deps.table.get(key);
  if (standing && deliveryOf(standing).status !== "waiting") return;
  /** Refused when another worker marked it meanwhile: then it was delivered. */
  const mark = async (outcome: Outcome): Promise<void> => {
    const when: Condition = standing ? { kind: "equals", attribute: "status", value: "waiting" } : { kind: "absent" };
    const about = { report, period, unit, person, ...(number > 1 && { number }), at: deps.clock.now() };
    await deps.table.commit([{ kind: "put", item: deliveryItem({ ...about, ...outcome }), when }]);
  };
  const to = await findPerson(deps, person);
  if (!to?.email) return mark({ status: "skipped", reason: "no-address" });
  const edition = (await loadEdition(deps, id))?.edition;
  if (edition && numberOf(edition) > number) return mark({ status: "skipped", reason: "withdrawn" });
  if (edition?.status !== "ready") throw problem("edition-not-ready", { report, period, unit, person });
  const mail = await composed(deps, id, { ...edition, number, name: to.name });
  const messageId = `<${report}.${period}.${unit}${number > 1 ? `.${number}` : ""}.${person}@gridform>`;
  try {
    await deps.mailer.send({ ...mail, messageId, to: { name: to.name, address: to.email } });
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    return mark({ status: "refused", reason: error.message.slice(0, 500).toWellFormed() });
  }
  await mark({ status: "sent", messageId });
}

type Outcome = Delivery extends infer D
  ? D extends Delivery
    ? Omit<D, keyof EditionId | "person" | "number" | "at">
    : never
  : never;

type Composed = { name: string; number: number; json: string; pdf: string; pages: number; hash: string };

async function composed(deps: WorkDeps, id: EditionId, { name, number, json, pdf, pages, hash }: Composed) {
  const [snapshotFile, document] = await Promise.all([deps.files.get(json), deps.files.get(pdf)]);
  if (!snapshotFile || !document) throw problem("not-found", { file: pdf });
  const snapshot = readSnapshot(snapshotFile.bytes);
  const link = webAddress(deps.origin, places.edition(id, number));
  const { filename, ...mail } = mailOf(snapshot, { name, link, pages, hash });
  return {
    ...mail,
    language: languageOf(snapshot),
    attachments: [{ filename, contentType: "application/pdf", bytes: document.bytes }],
  };
}
