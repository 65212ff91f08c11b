// Examines definitions in a thread of its own, which may be ended: whatever an administrator sends, everybody else is served meanwhile.
import { Worker } from "node:worker_threads";
import type { LocalText } from "../../../core/text.ts";
import type { Examination, Examined } from "../../../forms/publish/examination.ts";
import type { Order, Outcome } from "./worker.ts";

/** How long one definition may be looked at, in milliseconds, once the thread is there. */
const patience = 2000;
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
  let thread: Worker | undefined;
  let busy = false;
  let last = 0;

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
    thread ??= await begin();
    const id = ++last;
    const asked = thread;
    const outcome = heard(asked, (it) => "id" in it && it.id === id, patience);
    asked.postMessage({ id, of } satisfies Order);
    const told = await outcome;
    if (typeof told === "object") {
      if ("found" in told) return told.found;
      throw new Error(`A definition could not be examined: ${"failed" in told ? told.failed : ""}`);
    }
    thread = undefined;
    void asked.terminate();
    return told === "late" ? tooSlow : tooLarge;
  }

  async function begin(): Promise<Worker> {
    const begun = new Worker(from, { resourceLimits: limits });
    // Nobody waits for it when the process is to end.
    begun.unref();
    // What it dies of while nobody asks it is for the next one to find.
    begun.on("error", () => {});
    begun.once("exit", () => {
      if (thread === begun) thread = undefined;
    });
    if (typeof (await heard(begun, (it) => "ready" in it, starting)) === "object") return begun;
    void begun.terminate();
    throw new Error("The thread that examines definitions did not start");
  }

  return (of) =>
    new Promise((resolve, reject) => {
      waiting.push({ of, resolve, reject });
      void next();
    });
}

/** What a thread says that is meant; `late` when it says nothing in time, `ended` when its memory ran out first. */
function heard(
  thread: Worker,
  isMeant: (said: Outcome) => boolean,
  within: number,
): Promise<Outcome | "late" | "ended"> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome | "late" | "ended") => {
      clearTimeout(timer);
      thread.off("message", listen).off("error", end).off("exit", end);
      resolve(outcome);
    };
    const listen = (said: Outcome) => isMeant(said) && settle(said);
    const end = () => settle("ended");
    const timer = setTimeout(() => settle("late"), within);
    thread.on("message", listen).on("error", end).on("exit", end);
  });
}
