// Submissions through HTTP with the durable embedded store: 60 fields, 32 at once, server and client on the same machine.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLocalKeys, signToken } from "../functions/adapters/oidc/local-keys.ts";
import { systemIds } from "../functions/adapters/system/system.ts";
import type { Row } from "./row.ts";
import { benchUnits } from "./server.ts";

const port = 8791;
const concurrency = 32;

export async function benchSubmissions(total = 12_000): Promise<Row[]> {
  const data = await mkdtemp(join(tmpdir(), "gridform-bench-"));
  const server = await startServer(data);
  try {
    const keys = await openLocalKeys(data, () => "");
    const token = await signToken(keys, {
      person: "grid-staff",
      issuer: `http://127.0.0.1:${port}/oidc`,
      audience: "gridform-web",
      seconds: 3600,
      now: Date.now(),
    });
    const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
    const send = sender(agent, token);
    await run(send, 2000);
    const started = performance.now();
    const { latencies, failed } = await run(send, total);
    const seconds = (performance.now() - started) / 1000;
    agent.destroy();
    latencies.sort((a, b) => a - b);
    const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? 0;
    return [
      {
        figure: "submissions through HTTP, 60 fields, 32 at once",
        value: Math.round(total / seconds),
        unit: "/s",
        goal: ">= 800/s",
        peer: "ODK Central accepts 275/s, sustains 117/s",
      },
      {
        figure: "  p50 / p99",
        value: `${at(0.5).toFixed(1)} / ${at(0.99).toFixed(1)}`,
        unit: "ms",
        goal: "p99 < 150 ms",
      },
      { figure: "  refused or lost", value: failed, unit: "", goal: "0" },
    ];
  } finally {
    server.kill("SIGTERM");
    await new Promise((resolve) => server.once("exit", resolve));
    await rm(data, { recursive: true, force: true });
  }
}

function startServer(data: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [new URL("./server.ts", import.meta.url).pathname], {
    env: { ...process.env, PORT: String(port), GRIDFORM_DATA: data },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    child.stdout?.on("data", (chunk: Buffer) => {
      if (chunk.includes("ready")) resolve(child);
    });
  });
}

function answers(at: number): Record<string, unknown> {
  const values = [`答案 ${at}`, at % 900, ["a", "b", "c"][at % 3], "2026-10-03", at % 2 === 0, at / 7];
  return Object.fromEntries(
    Array.from({ length: 59 }, (_, field) => [`f${field}`, values[field % 6]]).filter(
      ([name]) => name !== "f7" && name !== "f13",
    ),
  );
}

const sender = (agent: Agent, token: string) => (at: number) =>
  new Promise<boolean>((resolve) => {
    const body = JSON.stringify({
      id: systemIds.next(),
      form: "sixty-fields",
      version: 1,
      unit: benchUnits[at % benchUnits.length],
      filledAt: new Date().toISOString(),
      answers: answers(at),
      files: [],
    });
    const it = request(
      {
        host: "127.0.0.1",
        port,
        path: "/api/v1/submissions",
        method: "POST",
        agent,
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
        },
      },
      (response) => {
        let text = "";
        response.on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () => {
          if (response.statusCode !== 201) console.error(response.statusCode, text.slice(0, 300));
          resolve(response.statusCode === 201);
        });
      },
    );
    it.on("error", () => resolve(false));
    it.end(body);
  });

async function run(
  send: (at: number) => Promise<boolean>,
  total: number,
): Promise<{ latencies: number[]; failed: number }> {
  const latencies: number[] = [];
  let failed = 0;
  let next = 0;
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (next < total) {
        const at = next++;
        const started = performance.now();
        if (!(await send(at))) failed += 1;
        latencies.push(performance.now() - started);
      }
    }),
  );
  return { latencies, failed };
}
