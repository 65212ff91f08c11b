// Sending the queue: photos first, then submissions in batches, then steps of cases; every outcome is written down before the next.
import type { UploadTicket } from "../../core/upload-ticket.ts";
import { filesIn } from "../../forms/answers/files.ts";
import type { Receipt } from "../../forms/answers/submission.ts";
import type { Connection, Reply } from "./connection.ts";
import type { Outgoing, ProblemView } from "./records.ts";
import type { Store } from "./store.ts";

/** `sign-in`: everything is kept until the person signs in again. `later`: the network or the server failed. */
export type Drained = "empty" | "sign-in" | "later";

type Drain = { store: Store; connection: Connection; now(): string; keep(): Promise<void>; changed(): void };

const BATCH = 25;
/** A batch stays well below what API Gateway (10 MB) and a Lambda request (6 MB) take. */
const BATCH_CHARACTERS = 1_000_000;
const KEPT_SENT = 7 * 86_400_000;

/** The server's answer ends the attempt for all: nothing can be sent without a sign-in. */
class NotSignedIn extends Error {}
/** The server said no to one record. */
class Refused extends Error {
  readonly problem: ProblemView;
  constructor(problem: ProblemView) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Sends what waits; with `all` also what is backing off. */
export async function drain(context: Drain, all = false): Promise<Drained> {
  await forgetSent(context);
  let failed = false;
  const tried = new Set<string>();
  for (;;) {
    const waiting = (await nextInLine(context, all)).filter((record) => !tried.has(record.id));
    const batch = takeBatch(waiting);
    if (batch.length === 0) break;
    for (const record of batch) tried.add(record.id);
    await context.keep();
    try {
      const ready = await uploadFiles(context, batch);
      if (ready.length > 0 && !(await sendBatch(context, ready))) failed = true;
    } catch (error) {
      if (error instanceof NotSignedIn) return "sign-in";
      await Promise.all(batch.map((record) => backOff(context, record)));
      return "later";
    }
    context.changed();
  }
  return failed ? "later" : "empty";
}

/** Waiting records that are due, oldest first, submissions before steps: a step may belong to a case they open. */
async function nextInLine({ store, now }: Drain, all: boolean): Promise<Outgoing[]> {
  const waiting = await store.getAllFromIndex("outbox", "state", "waiting");
  const rank = (record: Outgoing) => `${record.payload.kind === "step" ? 1 : 0}${record.queuedAt}`;
  return waiting
    .filter((record) => all || !record.notBefore || record.notBefore <= now())
    .sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

/** Up to 25 submissions of bounded size, or one step. */
function takeBatch(records: Outgoing[]): Outgoing[] {
  const first = records[0];
  if (!first) return [];
  if (first.payload.kind === "step") return [first];
  const batch: Outgoing[] = [];
  let size = 0;
  for (const record of records) {
    size += JSON.stringify(record.payload).length;
    if (record.payload.kind === "step" || batch.length === BATCH || (batch.length > 0 && size > BATCH_CHARACTERS))
      break;
    batch.push(record);
  }
  return batch;
}

/** Uploads the files of a batch; answers the records whose files are all there. */
async function uploadFiles(context: Drain, batch: Outgoing[]): Promise<Outgoing[]> {
  const ready: Outgoing[] = [];
  for (const record of batch) {
    try {
      for (const name of filesIn(record.payload)) await uploadFile(context, name);
      ready.push(record);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await park(context, record, error.problem);
    }
  }
  return ready;
}

async function uploadFile({ store, connection, keep }: Drain, name: string): Promise<void> {
  const file = await store.get("files", name);
  // Not taken on this device: it came with the facts or the case, and the server has it.
  if (!file || file.uploaded) return;
  await keep();
  const { bytes, contentType } = file;
  const sha256 = name.slice(0, 64);
  const ticket = accepted(
    await connection.request("POST", "/files", { contentType, size: bytes.byteLength, sha256 }),
  ) as {
    upload?: UploadTicket;
  };
  if (ticket.upload) {
    const status = await connection.upload(ticket.upload, bytes, contentType);
    if (status >= 300) accepted({ status, body: undefined });
  }
  await store.put("files", { ...file, uploaded: true });
}

/** Sends records and writes down what became of each; false when some must be tried again. */
async function sendBatch(context: Drain, records: Outgoing[]): Promise<boolean> {
  const first = records[0] as Outgoing;
  if (first.payload.kind === "step") {
    const { case: id, step } = first.payload;
    return settle(
      context,
      first,
      await context.connection.request("POST", `/cases/${encodeURIComponent(id)}/transitions`, step),
    );
  }
  const submissions = records.map(({ payload }) => payload.kind === "submission" && payload.submission);
  const reply = await context.connection.request("POST", "/sync", {
    submissions,
    // By this device's own clock: the server compares its own with it.
    sentAt: context.now(),
  });
  if (isRefusal(reply)) {
    if (records.length === 1) return settle(context, first, reply);
    // One of them makes the whole batch unacceptable: halve it until that one stands alone.
    const half = Math.ceil(records.length / 2);
    const early = await sendBatch(context, records.slice(0, half));
    return (await sendBatch(context, records.slice(half))) && early;
  }
  const { results } = accepted(reply) as {
    results?: { id: string; status: number; receipt?: Receipt; problem?: unknown }[];
  };
  // A captive portal answers 200 with a page of its own.
  if (!Array.isArray(results)) throw new Error("sync: not an answer of ours");
  const outcomes = records.map((record) => {
    const result = results.find((it) => it.id === record.id);
    return settle(context, record, { status: result?.status ?? 503, body: result?.problem ?? result?.receipt });
  });
  return (await Promise.all(outcomes)).every(Boolean);
}

/** Writes down what the server said to one record; false when it must be tried again. */
async function settle(context: Drain, record: Outgoing, reply: Reply): Promise<boolean> {
  if (reply.status === 401) throw new NotSignedIn();
  if (reply.status === 200 || reply.status === 201) {
    await markSent(context, record, reply.body as Receipt | undefined);
    return true;
  }
  if (isRefusal(reply)) {
    const problem = problemOf(reply);
    const { missed = 0 } = record;
    if (missed >= MOST_AGAIN || !(await uploadsAgain(context, problem))) {
      await park(context, record, problem);
      return true;
    }
    await backOff(context, record, missed + 1);
    return false;
  }
  await backOff(context, record);
  return false;
}

/** So often a record whose files the server misses goes again by itself, whatever the network did; then somebody is told. */
const MOST_AGAIN = 5;

/** Whether all that the server found wrong are files which it misses and this device has: they are uploaded with the next try. */
async function uploadsAgain({ store }: Drain, { errors = [] }: ProblemView): Promise<boolean> {
  if (errors.length === 0 || errors.some(({ code }) => code !== "file-missing")) return false;
  const files = await Promise.all(
    errors.map(({ file }) => (file === undefined ? undefined : store.get("files", file))),
  );
  const here = files.filter((it) => it !== undefined);
  for (const file of here) await store.put("files", { ...file, uploaded: false });
  return here.length === errors.length;
}

/** Statuses that ask for another try, though they are 4xx. */
const passing = new Set([401, 408, 425, 429]);

/** Whether our server refused what was sent: a proxy's or a portal's 403 and 404 carry no problem of ours. */
function isRefusal({ status, body }: Reply): boolean {
  if (status < 400 || status >= 500 || passing.has(status)) return false;
  // API Gateway and Lambda word 413 themselves.
  return status === 413 || typeof (body as Partial<ProblemView> | undefined)?.code === "string";
}

function accepted(reply: Reply): unknown {
  if (reply.status === 401) throw new NotSignedIn();
  if (isRefusal(reply)) throw new Refused(problemOf(reply));
  if (reply.status >= 300 || reply.status < 200) throw new Error(`status ${reply.status}`);
  return reply.body ?? {};
}

function problemOf({ status, body }: Reply): ProblemView {
  const told = body && typeof body === "object" ? (body as Partial<ProblemView>) : {};
  return { ...told, status, code: typeof told.code === "string" ? told.code : `http-${status}` };
}

async function markSent({ store, now }: Drain, record: Outgoing, receipt: Receipt | undefined): Promise<void> {
  const { notBefore: _, ...rest } = record;
  await store.put("outbox", { ...rest, state: "sent", sentAt: now(), receipt });
}

async function park({ store }: Drain, record: Outgoing, problem: ProblemView): Promise<void> {
  // Whoever sends it again after a look at it has all tries anew.
  const { notBefore: _, missed: __, ...rest } = record;
  await store.put("outbox", { ...rest, attempts: record.attempts + 1, state: "attention", problem });
}

/** Tries again after 5 s, 10 s, 20 s … at most 10 minutes. */
async function backOff({ store, now }: Drain, record: Outgoing, missed = record.missed): Promise<void> {
  const wait = Math.min(600_000, 5000 * 2 ** record.attempts);
  const notBefore = new Date(Date.parse(now()) + wait).toISOString();
  const there = await store.get("outbox", record.id);
  if (there?.state === "waiting")
    await store.put("outbox", { ...there, attempts: record.attempts + 1, missed, notBefore });
}

/** Sent records stay a week to be looked at. */
async function forgetSent({ store, now }: Drain): Promise<void> {
  const limit = new Date(Date.parse(now()) - KEPT_SENT).toISOString();
  for (const record of await store.getAllFromIndex("outbox", "state", "sent")) {
    if (record.state === "sent" && record.sentAt < limit) await store.delete("outbox", record.id);
  }
}
