// What waits to be sent: queued in one step with the end of its draft, and never deleted by itself.
import { newId } from "./ids.ts";
import type { Draft, Outgoing, ProblemView } from "./records.ts";
import type { Store } from "./store.ts";

/** Everything in the outbox, newest first. */
export async function listOutbox(store: Store): Promise<Outgoing[]> {
  const records = await store.getAll("outbox");
  return records.sort((a, b) => (a.queuedAt < b.queuedAt ? 1 : -1));
}

/**
 * Makes a refused record a draft again, to be corrected. The record stays in the outbox until the corrected one takes its place;
 * it keeps its id, for nothing was stored under it, unless the id itself was what the server refused.
 */
export async function reopen(store: Store, id: string, now: string): Promise<Draft | undefined> {
  const tx = store.transaction(["outbox", "drafts"], "readwrite");
  const record = await tx.objectStore("outbox").get(id);
  if (record?.state !== "attention") return undefined;
  const reused = record.problem.code === "submission-id-reused";
  const draft: Draft = { ...record.draft, errors: errorsOfAnswers(record.problem), savedAt: now, page: 0 };
  if (reused) {
    draft.id = newId(now);
    await tx.objectStore("outbox").delete(id);
    await tx.objectStore("outbox").put({ ...record, id: draft.id, draft });
  }
  await tx.objectStore("drafts").put(draft);
  await tx.done;
  return draft;
}

/** What is wrong with answers, at their questions: of a submission as a whole the server tells it below `answers`. */
const errorsOfAnswers = ({ code, errors }: ProblemView) =>
  code === "content-invalid"
    ? errors?.map((error) => ({ ...error, pointer: error.pointer.replace(/^\/answers(?=\/)/, "") }))
    : errors;

/** Throws a refused record away, because its owner said so. */
export async function discard(store: Store, id: string): Promise<void> {
  const tx = store.transaction("outbox", "readwrite");
  const record = await tx.store.get(id);
  if (record?.state === "attention") await tx.store.delete(id);
  await tx.done;
}

/** Puts a refused record back in line as it is: somebody opened the form again, or gave the permission. */
export async function retry(store: Store, id: string): Promise<void> {
  const tx = store.transaction("outbox", "readwrite");
  const record = await tx.store.get(id);
  if (record?.state === "attention") {
    const { problem: _, notBefore: __, ...rest } = record;
    await tx.store.put({ ...rest, attempts: 0, state: "waiting" });
  }
  await tx.done;
}

/** Everything unsent as one JSON text with its photos in base64: a way out where the browser will not keep or send it. */
export async function exportQueue(store: Store, now: string): Promise<string> {
  const records = (await listOutbox(store)).filter((record) => record.state !== "sent");
  const drafts = await store.getAll("drafts");
  const files = await store.getAll("files");
  return JSON.stringify(
    {
      format: "gridform-outbox",
      exportedAt: now,
      records: records.map(({ draft: _, ...record }) => record),
      drafts,
      files: files.map(({ name, contentType, bytes }) => ({ name, contentType, base64: base64Of(bytes) })),
    },
    null,
    1,
  );
}

function base64Of(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer);
  let text = "";
  // In pieces: a photo is longer than an argument list may be.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
