// Examines definitions in a thread of its own, which may be ended: whatever an administrator sends, everybody else is served meanwhile.
import { Worker } from "node:worker_threads";
import type { LocalText } from "../../../core/text.ts";
import type { Examination, Examined } from "../../../forms/publish/examination.ts";
import type { Order, Outcome } from "./worker.ts";

/** How long one definition may be looked at once the thread is there, in milliseconds of the processor: a machine that others use too makes none too complex. */
const patience = 2000;
/** In milliseconds of the clock, whatever the processor does meanwhile. */
const atMost = 8000;
/** How long the thread may take to start, in milliseconds: its libraries have 6 MB. */
const starting = 20_000;
/** In megabytes. */
const limits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

/** The bundles have it beside them as a script of its own. */
const script = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./definitions.mjs", import.meta.url);

const refused = (code: string, message: LocalText): Examined => ({ problems: [{ pointer: "", code, message }] });
const tooSlow = refused("too-slow", {
  zh: `表单定义过于复杂，${patience / 1000} 秒内未能检查完`,
  en: `The definition is too complex: it could not be checked within ${patience / 1000} seconds`,
});
const tooLarge = refused("too-large", {
  zh: "表单定义过于复杂，检查所需的内存超出上限",
  en: "The definition is too complex: checking it takes more memory than it may",
});

type Waiting = { of: Examination; resolve(found: Examined): void; reject(error: Error): void };

/** One definition after another; the thread begins with the first, and begins anew after one that it was ended for. */
export function openExaminer(from: URL = script): (of: Examination) => Promise<Examined> {
  const waiting: Waiting[] = [];
  let thread: Thread | undefined;
  let busy = false;

  async function next(): Promise<void> {
    const one = busy ? undefined : waiting.shift();
    if (!one) return;
    busy = true;
    try {
      one.resolve(await ask(one.of));
    } catch (error) {
      one.reject(error as Error);
    }
    busy = false;
    void next();
  }

  async function ask(of: Examination): Promise<Examined> {
    if (!thread || thread.hasEnded) thread = await begin(from);
    const asked = thread;
    try {
      // Libraries are loaded before a definition's time begins.
      if (!of.hurried && !asked.isPrepared) await heard(asked, "prepare", starting);
      asked.isPrepared ||= !of.hurried;
      return await heard(asked, of, patience);
    } catch (error) {
      thread = undefined;
      void asked.worker.terminate();
      if (error === late) return tooSlow;
      if ((error as { code?: string }).code === "ERR_WORKER_OUT_OF_MEMORY") return tooLarge;
      throw error;
    }
  }

  return (of) =>
    new Promise((resolve, reject) => {
      waiting.push({ of, resolve, reject });
      void next();
    });
}

type Thread = { worker: Worker; last: number; isPrepared?: boolean; hasEnded?: boolean };

async function begin(from: URL): Promise<Thread> {
  const thread: Thread = { worker: new Worker(from, { resourceLimits: limits }), last: 0 };
  // Nobody waits for it when the process is to end.
  thread.worker.unref();
  // What it dies of while nobody asks it is for the next one to find.
  thread.worker
    .on("error", () => {})
    .on("exit", () => {
      thread.hasEnded = true;
    });
  await answered(thread, 0, starting);
  return thread;
}

const late = new Error("The thread that examines definitions said nothing in time");

/** What the thread says of an order. Rejects with `late`, with what it died of, or with what it found to be a bug. */
function heard(thread: Thread, of: Order["of"], within: number): Promise<Examined> {
  const id = ++thread.last;
  const answer = answered(thread, id, within);
  thread.worker.postMessage({ id, of } satisfies Order);
  return answer;
}

function answered({ worker }: Thread, id: number, within: number): Promise<Examined> {
  return new Promise((resolve, reject) => {
    let settled = false;
    const settle = (then: () => void) => {
      settled = true;
      clearTimeout(timer);
      worker.off("message", listen).off("error", fail).off("exit", end);
      then();
    };
    const listen = (said: Outcome) => {
      if (said.id !== id) return;
      const failed = "failed" in said ? new Error(`A definition could not be examined: ${said.failed}`) : undefined;
      settle(() => (failed ? reject(failed) : resolve((said as { found: Examined }).found)));
    };
    const fail = (error: Error) => settle(() => reject(error));
    const end = () => settle(() => reject(new Error("The thread that examines definitions ended")));
    const began = performance.now();
    const spentBefore = worker.cpuUsage().catch(() => undefined);
    let timer = setTimeout(look, within);
    async function look(): Promise<void> {
      const left = began + Math.max(within, atMost) - performance.now();
      // Ends with the thread, or says nothing: then the clock's time is what counts.
      timer = setTimeout(() => settle(() => reject(late)), left);
      const before = await spentBefore;
      const spent = before && (await worker.cpuUsage(before).catch(() => undefined));
      const unspent = spent ? within - (spent.user + spent.system) / 1000 : 0;
      if (settled) return;
      clearTimeout(timer);
      if (unspent <= 0 || left <= 0) return settle(() => reject(late));
      timer = setTimeout(look, Math.min(Math.max(unspent, 50), left));
    }
    worker.on("message", listen).on("error", fail).on("exit", end);
  });
}
