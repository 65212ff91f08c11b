// The way to the server: a request that nobody answers ends, so that the outbox can go on.
import { expect, onTestFinished, test, vi } from "vitest";
import { createApi } from "../../../web/app/api.ts";

const hanging = (ended: (signal: AbortSignal) => void): typeof fetch =>
  ((_url: unknown, init: RequestInit) => {
    ended(init.signal as AbortSignal);
    return new Promise(() => {});
  }) as typeof fetch;

for (const [name, seconds] of [
  ["request", 30],
  ["upload", 120],
] as const) {
  test(`a ${name} that hangs is given up after ${seconds} seconds, as if there were no network`, async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    let signal: AbortSignal | undefined;
    let asked = () => {};
    const began = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const { connection } = createApi({
      fetch: hanging((it) => {
        signal = it;
        asked();
      }),
      session: { token: async () => "token" },
      language: () => "zh",
    });
    const outcome = (
      name === "request"
        ? connection.request("GET", "/sync")
        : connection.upload({ method: "PUT", url: "/put", headers: {} }, new ArrayBuffer(1), "image/jpeg")
    ).then(
      () => "answered",
      (problem) => problem.code as string,
    );
    await began;
    vi.advanceTimersByTime(seconds * 1000 - 1);
    expect(signal?.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(await outcome).toBe("offline");
    expect(signal?.aborted).toBe(true);
  });
}
