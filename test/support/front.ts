// In front of the true application: remembers what is asked, tells every answer, and lets a chosen request wait, fail or break off.
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import { Problem, type ProblemCode, problemBody } from "../../core/problem.ts";

/** A request of the API; paths are told without `/api/v1`. */
export type Asked = { method: string; path: string; body?: unknown };
/** Told of every answer of the true application, none that was made up here: the whole path, and the body as JSON where it is that. */
export type OnAnswer = (method: string, path: string, status: number, contentType: string, body: unknown) => void;

/** What becomes of a request: a problem or a bare answer instead of the true one, a wait before it, a line that breaks before the work, after it, or within the answer. */
export type Mishap =
  | { problem: ProblemCode; details?: Record<string, unknown> }
  | { status: number; body: unknown }
  | { until: Promise<unknown> }
  | { cut: "before" | "after" | "within" };

export type Front = {
  /** Every API request in order. */
  asked: Asked[];
  /** The next requests like `GET /cases` or `POST /oidc/token` meet with this. */
  upset(match: RegExp, mishap: Mishap, times?: number): void;
  /** From now on all goes well. */
  mend(): void;
};

const api = "/api/v1";

/** Stands between the socket and the application that the server already has. */
export function putInFront(server: Server, onAnswer: OnAnswer): Front {
  const [inner] = server.listeners("request") as RequestListener[];
  const asked: Asked[] = [];
  let mishaps: { match: RegExp; mishap: Mishap; times: number }[] = [];

  const next = (what: string): Mishap | undefined => {
    const found = mishaps.find((it) => it.times > 0 && it.match.test(what));
    if (found) found.times--;
    return found?.mishap;
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "/" } = request;
    const path = url.startsWith(`${api}/`) ? url.slice(api.length) : url;
    const mishap = next(`${method} ${path}`);
    if (mishap && "until" in mishap) await mishap.until;
    if (path !== url) remember(asked, { method, path }, request);
    if (mishap && ("problem" in mishap || "status" in mishap)) return refuse(request, response, mishap);
    if (mishap && "cut" in mishap) {
      if (mishap.cut === "before") return void request.socket.destroy();
      breakOff(response, mishap.cut === "within");
    } else if (path !== url) tell(response, (...answer) => onAnswer(method, url, ...answer));
    await inner?.(request, response);
  }

  server.removeAllListeners("request");
  server.on("request", (request, response) => void answer(request, response));
  return {
    asked,
    upset: (match, mishap, times = 1000) => void mishaps.push({ match, mishap, times }),
    mend: () => {
      mishaps = [];
    },
  };
}

/** Reads along: the application gets the same body. */
function remember(asked: Asked[], one: Asked, request: IncomingMessage): void {
  asked.push(one);
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const isJson = request.headers["content-type"]?.includes("json") && chunks.length > 0;
    if (isJson) one.body = JSON.parse(Buffer.concat(chunks).toString());
  });
}

type Tell = (status: number, contentType: string, body: unknown) => void;

function tell(response: ServerResponse, told: Tell): void {
  const { writeHead, end } = response;
  let type = "";
  response.writeHead = ((status: number, headers: Record<string, string> = {}) => {
    type = headers["content-type"] ?? "";
    return writeHead.call(response, status, headers as never);
  }) as typeof writeHead;
  response.end = ((chunk: string | Buffer = "") => {
    const text = chunk.toString();
    told(response.statusCode, type, /\bjson\b/.test(type) && text !== "" ? JSON.parse(text) : text);
    return end.call(response, chunk as never, "utf8");
  }) as typeof end;
}

/** The work is done, and nobody hears of it. Of an answer that has begun a browser does not ask again by itself. */
function breakOff(response: ServerResponse, begun: boolean): void {
  const hangUp = () => response.socket?.destroy();
  response.end = ((chunk: string | Buffer) =>
    begun ? response.write(chunk.slice(0, 1), hangUp) : hangUp()) as unknown as ServerResponse["end"];
}

function refuse(request: IncomingMessage, response: ServerResponse, mishap: Mishap): void {
  const language = request.headers["accept-language"]?.startsWith("en") ? "en" : "zh";
  const it = "problem" in mishap ? new Problem(mishap.problem, mishap.details) : undefined;
  const body = it ? problemBody(it, language) : "body" in mishap && mishap.body;
  request.resume();
  response.writeHead(it?.status ?? ("status" in mishap ? mishap.status : 500), {
    "content-type": it ? "application/problem+json" : "application/json",
    "cache-control": "no-store",
  });
  response.end(JSON.stringify(body));
}
