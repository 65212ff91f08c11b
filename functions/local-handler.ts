// What this machine answers to a request, beside the API that it shares with AWS.

import type { IncomingMessage, ServerResponse } from "node:http";
import { maxFileBytes } from "../core/file-limit.ts";
import { Problem, problem, problemBody } from "../core/problem.ts";
import { issuerOf, type LocalIssuer, resourceOf } from "./adapters/oidc/issuer.ts";
import type { Outbox } from "./adapters/outbox/outbox.ts";
import { attachmentUrl, outboxPage, outboxPolicy } from "./adapters/outbox/page.ts";
import { sha256 } from "./adapters/system/system.ts";
import { localContext } from "./adapters/web/local-context.ts";
import { eventOf, readBody, sendResult } from "./adapters/web/node-server.ts";
import type { openSite } from "./adapters/web/static-site.ts";
import type { LocalSettings } from "./config.ts";
import type { WorkDeps } from "./deps.ts";
import { type App, type Log, languageFrom, maxBodyBytes } from "./http/app.ts";
import type { ApiDeps } from "./http/endpoint.ts";
import * as keys from "./store/keys.ts";

export type Handling = {
  deps: WorkDeps & ApiDeps;
  app: App;
  outbox: Outbox;
  site: ReturnType<typeof openSite>;
  headers: Record<string, string>;
  settings: LocalSettings;
  origin: string;
  issuer: LocalIssuer | undefined;
  log: Log;
};

/** The way of a request: the API, uploads, sign-in, the outbox, and the page itself. */
export function makeHandler(it: Handling) {
  let requests = 0;
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? "/").split("?", 1)[0] as string;
    if (path === "/health") request.url = "/api/v1/health";
    if (path === "/health" || path.startsWith("/api/")) {
      if (request.method === "PUT" && /^\/api\/v1\/files\/[0-9a-f]{64}\.[a-z0-9]{2,5}$/.test(path))
        return takeUpload(it, request, response, path.slice("/api/v1/files/".length));
      const body = await readBody(request, maxBodyBytes);
      // Whoever hung up in the middle of a body has sent nothing: there is nothing to do and nobody to tell.
      if (body === "gone") return;
      if (body === "too-large") return sendProblem(response, problem("body-too-large", { limit: maxBodyBytes }));
      requests += 1;
      const id = `local-${requests}`;
      return sendResult(response, await it.app(eventOf(request, body, id), localContext(id)), it.headers);
    }
    if (it.issuer && (await it.issuer.handle(request, response))) return;
    if (request.method !== "GET" && request.method !== "HEAD")
      return sendProblem(response, problem("method-not-allowed"));
    if (path === "/config.json") return sendJson(response, clientConfig(it), it.headers);
    // Mails stand open to whoever reaches this machine: only where the sign-in is the demonstration's, too.
    if (it.issuer && (path === "/outbox" || path.startsWith("/outbox/")))
      return showOutbox(it, request, response, path);
    const file = await it.site(path);
    if (!file) return sendProblem(response, problem("not-found"));
    response.writeHead(200, { ...it.headers, ...file.headers, "content-length": file.bytes.length });
    response.end(request.method === "HEAD" ? undefined : file.bytes);
  };
}

/** What the page must know before anybody is signed in. */
const clientConfig = ({ settings, origin }: Handling) => ({
  issuer: settings.issuer ?? issuerOf(origin),
  clientId: settings.audience,
  scope: "openid offline_access api",
  resource: resourceOf(origin),
  demo: !settings.issuer,
  outbox: !settings.smtp,
  name: { zh: "格智表单", en: "Gridform" },
});

/** The bytes of a ticket: the name is their hash, so whoever may write a name already has what it says. */
async function takeUpload(
  it: Handling,
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
): Promise<void> {
  // The body first: a client that hangs up while something else is awaited would never be noticed.
  const body = await readBody(request, maxFileBytes);
  if (body === "gone") return;
  if (body === "too-large") return sendProblem(response, problem("body-too-large", { limit: maxFileBytes }));
  const ticket = await it.deps.table.get(keys.fileKey(name));
  if (!ticket) return sendProblem(response, problem("not-found", { file: name }));
  if (sha256(body) !== name.slice(0, 64)) {
    return sendProblem(
      response,
      problem("content-invalid", {
        errors: [
          {
            pointer: "",
            code: "hash-differs",
            message: { zh: "文件内容与校验值不符", en: "The bytes do not have the announced hash" },
          },
        ],
      }),
    );
  }
  try {
    await it.deps.files.put(`uploads/${name}`, body, { contentType: String(ticket.contentType), ifAbsent: true });
    response.writeHead(204, it.headers);
    response.end();
  } catch (error) {
    if (error instanceof Problem) return sendProblem(response, error);
    throw error;
  }
}

async function showOutbox(
  it: Handling,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const [, , id, filename] = segmentsOf(path);
  if (!id) {
    const mails = await it.outbox.list();
    if ((request.headers.accept ?? "").includes("application/json")) {
      const items = mails.map(({ attachments, ...mail }) => ({
        ...mail,
        attachments: attachments.map((file) => ({ ...file, url: attachmentUrl(mail.id, file.filename) })),
      }));
      return sendJson(response, { items }, it.headers);
    }
    response.writeHead(200, {
      ...it.headers,
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": outboxPolicy,
      "cache-control": "no-store",
    });
    response.end(outboxPage(mails));
    return;
  }
  const found = filename ? await it.outbox.attachment(id, filename) : undefined;
  if (!found) return sendProblem(response, problem("not-found"));
  response.writeHead(200, { ...it.headers, "content-type": found.contentType, "content-length": found.bytes.length });
  response.end(found.bytes);
}

/** The parts of a path; one that is badly written names nothing. */
function segmentsOf(path: string): string[] {
  try {
    return path.split("/").map(decodeURIComponent);
  } catch {
    return ["", "", "?"];
  }
}

function sendJson(response: ServerResponse, body: unknown, headers: Record<string, string>): void {
  response.writeHead(200, {
    ...headers,
    "content-type": "application/json; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(JSON.stringify(body));
}

export function sendProblem(response: ServerResponse, it: Problem): void {
  response.writeHead(it.status, {
    "content-type": "application/problem+json; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(JSON.stringify(problemBody(it, languageFrom(response.req.headers["accept-language"]))));
}
