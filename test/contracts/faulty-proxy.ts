// Stands between a client and DynamoDB Local and does what networks and busy services do.
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** What becomes of one request: passed on; done, but its answer lost; or answered so without asking. */
export type Fate = "passed" | "answer lost" | { status: number; body: object };

export type FaultyProxy = { endpoint: string; seen: Seen[]; stop(): void };
type Seen = { operation: string; body: Record<string, unknown> };

/** `fates` are dealt out by operation, in order; after them all is passed. */
export async function startFaultyProxy(endpoint: string, fates: Record<string, Fate[]>): Promise<FaultyProxy> {
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const operation = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
    seen.push({ operation, body: JSON.parse(body) });
    const fate = fates[operation]?.shift() ?? "passed";
    if (typeof fate === "object") answer(response, fate.status, JSON.stringify(fate.body));
    else await passOn(endpoint, request, body, response, fate);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    seen,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function passOn(to: string, request: IncomingMessage, body: string, response: ServerResponse, fate: Fate) {
  const { authorization = "", "x-amz-target": target = "", "x-amz-date": date = "" } = request.headers;
  const headers = {
    authorization,
    "x-amz-target": String(target),
    "x-amz-date": String(date),
    "content-type": "application/x-amz-json-1.0",
  };
  const passed = await fetch(to, { method: "POST", headers, body });
  const content = await passed.text();
  if (fate === "answer lost") response.destroy();
  else answer(response, passed.status, content);
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(body);
}
