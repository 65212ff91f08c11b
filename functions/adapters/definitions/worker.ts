// The thread in which definitions are examined, one after another.
import { parentPort } from "node:worker_threads";
import type { Examination, Examined } from "../../../forms/publish/examination.ts";
import { examine } from "./examine.ts";

export type Order = { id: number; of: Examination };
export type Outcome = { ready: true } | { id: number; found: Examined } | { id: number; failed: string };

const port = parentPort;
if (!port) throw new Error("This is the inside of a thread");
port.on("message", async ({ id, of }: Order) => {
  try {
    port.postMessage({ id, found: await examine(of) } satisfies Outcome);
  } catch (error) {
    // A definition that nests until the stack ends is wrong like any other.
    const found = error instanceof RangeError ? { problems: [tooDeep] } : undefined;
    port.postMessage(
      (found ? { id, found } : { id, failed: String((error as Error)?.stack ?? error) }) satisfies Outcome,
    );
  }
});
port.postMessage({ ready: true } satisfies Outcome);

const tooDeep = {
  pointer: "",
  code: "too-deep",
  message: { zh: "表单定义嵌套过深", en: "The definition nests too deep" },
};
