// What a function loads late: once, again after a failure, and nothing of it is lost.
import middy from "@middy/core";
import { expect, onTestFinished, test, vi } from "vitest";
import { lateLog, lateLogContext } from "../../../functions/adapters/late-log.ts";
import { lazily } from "../../../functions/adapters/lazy.ts";
import { localContext } from "../../../functions/adapters/web/local-context.ts";
import type { WorkQueue } from "../../../functions/ports.ts";

test("an adapter is loaded by its first call, once for all that come at the same time, and again when that failed", async () => {
  let loads = 0;
  const sent: string[][] = [];
  const queue = lazily<WorkQueue>(
    async () => {
      loads++;
      if (loads === 1) throw new Error("not there");
      return { send: async (ids) => void sent.push(ids) };
    },
    { send: true },
  );
  expect(loads).toBe(0);
  await expect(queue.send(["a"])).rejects.toThrow(/not there/);
  await Promise.all([queue.send(["b"]), queue.send(["c"])]);
  expect(loads).toBe(2);
  expect(sent).toStrictEqual([["b"], ["c"]]);
});

test("a log that is loaded late tells everything in its order before the answer goes out", async () => {
  const lines: unknown[][] = [];
  const log = lateLog(async () => ({
    addContext: ({ awsRequestId }) => void lines.push(["of", awsRequestId]),
    info: (...told) => void lines.push(["info", ...told]),
    error: (...told) => void lines.push(["error", ...told]),
  }));
  log.error("request failed", { path: "/a" });
  log.info("went on");
  expect(lines).toStrictEqual([]);
  await log.told();
  expect(lines).toStrictEqual([
    ["error", "request failed", { path: "/a" }],
    ["info", "went on"],
  ]);
});

test("each line says which invocation it belongs to, though the log is loaded late", async () => {
  const lines: unknown[][] = [];
  const log = lateLog(async () => ({
    addContext: ({ awsRequestId }) => void lines.push(["of", awsRequestId]),
    info: () => {},
    error: (...told) => void lines.push(told),
  }));
  const handler = middy<string, string>()
    .use(lateLogContext(log))
    .handler(async (what) => {
      log.error(what);
      return what;
    });
  expect(await handler("first failed", localContext("one"))).toBe("first failed");
  await handler("second failed", localContext("two"));
  expect(lines).toStrictEqual([["of", "one"], ["first failed"], ["of", "two"], ["second failed"]]);
});

test("a logger that cannot be loaded costs nobody the answer", async () => {
  const told = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => told.mockRestore());
  const log = lateLog(async () => {
    throw new Error("not there");
  });
  log.error("request failed");
  await log.told();
  expect(told.mock.calls[0]?.[0]).toBe("request failed");
});
