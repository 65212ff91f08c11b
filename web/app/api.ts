// The HTTP API as the client sees it: a bearer token, the reader's language, and problems as RFC 9457 tells them.

import type { Language } from "../../core/text.ts";
import type { Connection } from "../offline/connection.ts";
import type { Session } from "./session.ts";

/** What went wrong, in the reader's language. `offline` (status 0) means that nobody answered. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly body: Record<string, unknown>;
  constructor(status: number, code: string, title: string, body: Record<string, unknown> = {}) {
    super(title);
    this.status = status;
    this.code = code;
    this.body = body;
  }
}

const API = "/api/v1";

/** A request that hangs would hold the outbox for as long as it does; photos take their time on a slow network. */
const REQUEST = 30_000;
const UPLOAD = 120_000;

type Query = Record<string, string | number | undefined>;
type ApiWorld = { fetch: typeof fetch; session: Pick<Session, "token">; language(): Language };

export function createApi(world: ApiWorld) {
  /** Any answer, whatever its status; rejects with `offline` when nobody answered. */
  async function call(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const bearer = await reach(() => world.session.token());
    const answer = await attempt(bearer);
    if (answer.status !== 401 || !bearer) return answer;
    // Clocks differ and sessions are revoked: one fresh token, one more try.
    const fresh = await reach(() => world.session.token(bearer));
    return fresh && fresh !== bearer ? attempt(fresh) : answer;

    function attempt(token: string | undefined): Promise<Response> {
      const headers: Record<string, string> = {
        "accept-language": world.language(),
        ...(init.headers as Record<string, string>),
      };
      if (token) headers.authorization = `Bearer ${token}`;
      return reach(() => world.fetch(path, { ...init, method, headers }));
    }
  }

  const withBody = (body: unknown): RequestInit =>
    body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } };

  async function send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const init = withBody(body);
    const answer = await call(method, API + path, {
      ...init,
      headers: { ...init.headers, ...headers } as Record<string, string>,
    });
    if (answer.ok) return answer;
    throw await problemOf(answer);
  }

  const json = async <T>(answer: Promise<Response>): Promise<T> => (await (await answer).json()) as T;

  return {
    send,
    get: <T>(path: string, query: Query = {}): Promise<T> => json<T>(send("GET", path + search(query))),
    post: <T>(path: string, body: unknown): Promise<T> => json<T>(send("POST", path, body)),
    /** The same for the offline part, which judges statuses by itself. */
    connection: {
      async request(method, path, body) {
        return inTime(REQUEST, async (signal) => {
          const answer = await call(method, API + path, { ...withBody(body), signal });
          return { status: answer.status, body: await answer.json().catch(() => undefined) };
        });
      },
      upload: (ticket, bytes, contentType) =>
        inTime(UPLOAD, async (signal) => {
          // A presigned address of another host must not see our token.
          if (ticket.url.startsWith("/")) {
            const headers = { "content-type": contentType, ...ticket.headers };
            return (await call(ticket.method, ticket.url, { body: bytes, headers, signal })).status;
          }
          const body = ticket.fields ? formOf(ticket.fields, bytes, contentType) : bytes;
          const { method, headers } = ticket;
          return (await reach(() => world.fetch(ticket.url, { method, headers, body, signal }))).status;
        }),
    } satisfies Connection as Connection,
  };
}

/** S3 wants the file last. */
function formOf(fields: Record<string, string>, bytes: ArrayBuffer, contentType: string): FormData {
  const form = new FormData();
  for (const name of Object.keys(fields)) form.append(name, fields[name] as string);
  form.append("file", new Blob([bytes], { type: contentType }));
  return form;
}

export type Api = ReturnType<typeof createApi>;

async function reach<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiProblem) throw error;
    throw new ApiProblem(0, "offline", String(error));
  }
}

/** Ends work that takes too long as if nobody had answered, the renewal of a token on the way to it too. */
async function inTime<T>(limit: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const ending = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new ApiProblem(0, "offline", "no answer in time"));
      ending.abort();
    }, limit);
  });
  try {
    return await Promise.race([work(ending.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function problemOf(answer: Response): Promise<ApiProblem> {
  const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  return new ApiProblem(answer.status, String(body.code ?? answer.status), String(body.title ?? ""), body);
}

function search(query: Query): string {
  const text = new URLSearchParams();
  for (const name of Object.keys(query))
    if (query[name] !== undefined && query[name] !== "") text.set(name, String(query[name]));
  const said = text.toString();
  return said && `?${said}`;
}
