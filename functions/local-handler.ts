// What this machine answers to a request, beside the API that it shares with AWS.

import type { IncomingMessage, ServerResponse } from "node:http";
import { maxFileBytes } from "../core/file-limit.ts";
import { fileName } from "../core/file-name.ts";
import { Problem, problem, problemBody } from "../core/problem.ts";
import { issuerOf, type LocalIssuer, resourceOf } from "./adapters/oidc/issuer.ts";
import type { Outbox } from "./adapters/outbox/outbox.ts";
import { attachmentUrl, outboxPage, outboxPolicy } from "./adapters/outbox/page.ts";
import { localContext } from "./adapters/web/local-context.ts";
import { eventOf, readAway, readBody, sendResult } from "./adapters/web/node-server.ts";
import { servedNames } from "./adapters/web/served-names.ts";
import type { openSite } from "./adapters/web/static-site.ts";
import type { LocalSettings } from "./config.ts";
import type { WorkDeps } from "./deps.ts";
import { type App, type Log, languageFrom, maxBodyBytes } from "./http/app.ts";
import type { ApiDeps } from "./http/endpoint.ts";
import { receiveUpload, uploadLimit } from "./usecases/files/receive-upload.ts";

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

/** Where tickets of this machine lead: whose upload it is, and of what. */
const uploadPath = /^\/api\/v1\/uploads\/([a-z0-9][a-z0-9-]{1,63})\/([^/]+)$/;

/** The way of a request: the API, uploads, sign-in, the outbox, and the page itself. */
export function makeHandler(it: Handling) {
  let requests = 0;
  const isOurs = servedNames(it.origin, it.settings.host);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // First of all, so that no answer goes without them; a page with a policy of its own says it over this one.
    for (const [name, value] of Object.entries(it.headers)) response.setHeader(name, value);
    if (!isOurs(request.headers.host)) return sendProblem(response, unknownName());
    const path = (request.url ?? "/").split("?", 1)[0] as string;
    if (path === "/health") request.url = "/api/v1/health";
    if (path === "/health" || path.startsWith("/api/")) {
      const [, person, name] = (request.method === "PUT" && uploadPath.exec(path)) || [];
      if (person && name && fileName.test(name)) return takeUpload(it, request, response, person, name);
      const body = await readBody(request, maxBodyBytes);
      // Whoever hung up in the middle of a body has sent nothing: there is nothing to do and nobody to tell.
      if (body === "gone") return;
      if (body === "too-large") return sendProblem(response, problem("body-too-large", { limit: maxBodyBytes }));
      requests += 1;
      const id = `local-${requests}`;
      return sendResult(response, await it.app(eventOf(request, body, id), localContext(id)));
    }
    if (it.issuer && (await it.issuer.handle(request, response))) return;
    if (request.method !== "GET" && request.method !== "HEAD")
      return sendProblem(response, problem("method-not-allowed"));
    if (path === "/config.json") return sendJson(response, clientConfig(it));
    // Mails stand open to whoever reaches this machine: only where the sign-in is the demonstration's, too.
    if (it.issuer && (path === "/outbox" || path.startsWith("/outbox/")))
      return showOutbox(it, request, response, path);
    const file = await it.site(path);
    if (!file) return sendProblem(response, problem("not-found"));
    response.writeHead(200, { ...file.headers, "content-length": file.bytes.length });
    response.end(request.method === "HEAD" ? undefined : file.bytes);
  };
}

/** A page of elsewhere may not speak for this machine, whatever its name was made to point to. */
const unknownName = () =>
  problem("request-invalid", {
    errors: [
      {
        pointer: "/headers/host",
        code: "host-unknown",
        message: {
          zh: "本机不以此名称提供服务；若应当提供，请用 GRIDFORM_ORIGIN 写明网址",
          en: "This server does not answer under this name; if it should, GRIDFORM_ORIGIN says so",
        },
      },
    ],
  });

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

/** The bytes of a ticket, which is all the permission it takes: its name is their hash, so whoever may write it already has what it says. */
async function takeUpload(
  it: Handling,
  request: IncomingMessage,
  response: ServerResponse,
  person: string,
  name: string,
): Promise<void> {
  try {
    const limit = await uploadLimit(it.deps, person, name);
    const tooLarge = problem("body-too-large", { limit });
    // Said before a byte is read; a client that tells no length is stopped when it passes the limit.
    if (Number(request.headers["content-length"]) > limit) throw tooLarge;
    const body = await readBody(request, limit);
    if (body === "gone") return;
    if (body === "too-large") throw tooLarge;
    await receiveUpload(it.deps, person, name, body);
    response.writeHead(204);
    response.end();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    sendProblem(response, error);
    readAway(request, maxFileBytes * 2);
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
      return sendJson(response, { items });
    }
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": outboxPolicy,
      "cache-control": "no-store",
    });
    response.end(outboxPage(mails));
    return;
  }
  const found = filename ? await it.outbox.attachment(id, filename) : undefined;
  if (!found) return sendProblem(response, problem("not-found"));
  response.writeHead(200, { "content-type": found.contentType, "content-length": found.bytes.length });
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

function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, {
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
