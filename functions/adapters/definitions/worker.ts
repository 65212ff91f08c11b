// The thread in which definitions are examined, one after another.
import { parentPort } from "node:worker_threads";
import type { Examination, Examined } from "../../../forms/publish/examination.ts";
import { examine, prepare } from "./examine.ts";

export type Order = { id: number; of: Examination | "prepare" };
export type Outcome = { id: number; found: Examined } | { id: number; failed: string };

const port = parentPort;
if (!port) throw new Error("This is the inside of a thread");
port.on("message", async ({ id, of }: Order) => {
  try {
    if (of === "prepare") await prepare();
    port.postMessage({ id, found: of === "prepare" ? { problems: [] } : await examine(of) } satisfies Outcome);
  } catch (error) {
    // A definition that nests until the stack ends is wrong like any other.
    const isDeep = error instanceof RangeError && /call stack/i.test(error.message);
    const failed = String((error as Error)?.stack ?? error);
    port.postMessage((isDeep ? { id, found: { problems: [tooDeep] } } : { id, failed }) satisfies Outcome);
  }
});
port.postMessage({ id: 0, found: { problems: [] } } satisfies Outcome);

const tooDeep = {
  pointer: "",
  code: "too-deep",
  message: { zh: "表单定义嵌套过深", en: "The definition nests too deep" },
};
