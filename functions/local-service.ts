// The whole product on one machine: the embedded store, folders, the embedded issuer and an in-process worker.
import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { type Problem, problem, problemBody } from "../core/problem.ts";
import { openPrinter } from "../reports/render/browser.ts";
import { openFolder } from "./adapters/files/folder.ts";
import { type InProcessQueue, openQueue } from "./adapters/in-process/queue.ts";
import { issuerOf, openIssuer, resourceOf } from "./adapters/oidc/issuer.ts";
import { type LocalKeys, openLocalKeys } from "./adapters/oidc/local-keys.ts";
import { jwksUriOf, localKeys, makeVerify, remoteKeys } from "./adapters/oidc/verify.ts";
import { type Outbox, openOutbox } from "./adapters/outbox/outbox.ts";
import { attachmentUrl, outboxPage, outboxPolicy } from "./adapters/outbox/page.ts";
import { openSmtp } from "./adapters/smtp/mailer.ts";
import { openSqliteTable } from "./adapters/sqlite/table.ts";
import { sha256, systemClock } from "./adapters/system/system.ts";
import { eventOf, readBody, sendResult } from "./adapters/web/node-server.ts";
import { openSite } from "./adapters/web/static-site.ts";
import { makeDeps } from "./compose.ts";
import type { LocalSettings } from "./config.ts";
import { type App, type Log, makeApp, maxBodyBytes } from "./http/app.ts";
import type { ApiDeps } from "./http/endpoint.ts";
import { securityHeaders } from "./http/security-headers.ts";
import * as keys from "./keys.ts";
import type { Clock, Printer, Table } from "./ports.ts";
import type { WorkDeps } from "./usecases/deps.ts";
import { doWork } from "./usecases/due-work.ts";
import { maxFileBytes } from "./usecases/files.ts";
import { findPerson } from "./usecases/people.ts";
import { tick } from "./usecases/tick.ts";
import { findUnit, unitTitle } from "./usecases/units.ts";

/** A tick that always finds something due (work that fails at once) ends all the same; the next one is a minute away. */
const mostRounds = 50;

export type LocalParts = {
  /** Tests put another store, clock or printer in the place of this machine's. */
  table?: Table & { close?: () => void | Promise<void> };
  clock?: Clock;
  printer?: Printer;
  log?: Log;
  siteFolder?: string;
};

export type LocalService = {
  deps: WorkDeps & ApiDeps;
  queue: InProcessQueue;
  outbox: Outbox;
  keys: LocalKeys;
  origin: string;
  server: Server;
  /** Finds what is due and waits until it is done. */
  tick(): Promise<number>;
  listen(): Promise<string>;
  close(): Promise<void>;
};

const consoleLog: Log = {
  info: (message: unknown, ...extra: unknown[]) => console.log(message, ...extra),
  error: (message: unknown, ...extra: unknown[]) => console.error(message, ...extra),
} as Log;

export async function openLocal(settings: LocalSettings, parts: LocalParts = {}): Promise<LocalService> {
  await mkdir(settings.data, { recursive: true });
  const origin = settings.origin ?? `http://127.0.0.1:${settings.port}`;
  const clock = parts.clock ?? systemClock;
  const log = parts.log ?? consoleLog;
  const table = parts.table ?? openSqliteTable(join(settings.data, "gridform.sqlite"));
  const files = openFolder(join(settings.data, "files"), (name) => `/api/v1/files/${name.replace(/^uploads\//, "")}`);
  const base = makeDeps({ table, files, clock });
  const signing = await openLocalKeys(settings.data, () => randomBytes(32).toString("hex"));
  const { issuer: ownIssuer } = settings;
  const verify = makeVerify({
    keys: ownIssuer ? remoteKeys(() => jwksUriOf(ownIssuer)) : localKeys(signing.publicKeys),
    issuer: settings.issuer,
    audience: settings.audience,
    memory: base.memory,
    // Tokens live by the real time, also where a test moves the product's clock.
    now: Date.now,
  });
  const outbox = openOutbox(join(settings.data, "outbox"), () => clock.now());
  const printer = parts.printer ?? lazyPrinter(log);
  const queue = openQueue((id) =>
    doWork(deps, id, (outcome, error) => {
      if (error) log.error(`due work ${id}: ${outcome}`, error as Error);
    }).catch((error: unknown) => log.error(`due work ${id}: not reached`, error as Error)),
  );
  const deps: WorkDeps & ApiDeps = {
    ...base,
    verify,
    queue,
    mailer: settings.smtp ? openSmtp(settings.smtp, settings.mailFrom) : outbox,
    printer,
    origin,
    mailFrom: settings.mailFrom,
  };
  const app = makeApp(deps, log);
  const issuer = settings.issuer
    ? undefined
    : openIssuer({ origin, clientId: settings.audience, keys: signing, people: () => demoLogins(deps) });
  const site = openSite(parts.siteFolder ?? "dist/web");
  const headers = securityHeaders(
    settings.issuer ? [new URL(settings.issuer).origin] : [],
    origin.startsWith("https:"),
  );
  const handle = makeHandler({ deps, app, outbox, site, headers, settings, origin, issuer, log });
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      log.error("request failed", error as Error);
      if (!response.headersSent) sendProblem(response, problem("internal-error"));
      else response.destroy();
    });
  });
  server.keepAliveTimeout = 65_000;
  server.requestTimeout = 60_000;
  return {
    deps,
    queue,
    outbox,
    keys: signing,
    origin,
    server,
    async tick() {
      let found = 0;
      // What is done may make more due at once: an edition its deliveries.
      for (let round = 0; round < mostRounds; round++) {
        const more = await tick(deps, queue);
        await queue.idle();
        found += more;
        if (more === 0) break;
      }
      return found;
    },
    listen: () =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(settings.port, settings.host, () => resolve(origin));
      }),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await queue.idle();
      await printer.close();
      await (table as { close?: () => void | Promise<void> }).close?.();
    },
  };
}

/** Chromium and its fonts are unpacked once for the checkout, whatever the data folder. */
const cacheFolder = join(import.meta.dirname, "../.cache");

/** The browser starts with the first report, not with the server. */
function lazyPrinter(log: Log): Printer {
  let opened: Promise<Printer> | undefined;
  return {
    print: async (page) => {
      opened ??= openPrinter({ cacheFolder, log: (text, about) => log.info(text, about ?? {}) });
      return (await opened).print(page);
    },
    close: async () => (await opened)?.close(),
  };
}

type Handling = {
  deps: WorkDeps & ApiDeps;
  app: App;
  outbox: Outbox;
  site: ReturnType<typeof openSite>;
  headers: Record<string, string>;
  settings: LocalSettings;
  origin: string;
  issuer: ReturnType<typeof openIssuer> | undefined;
  log: Log;
};

function makeHandler(it: Handling) {
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
      return sendResult(response, await it.app(eventOf(request, body, `local-${requests}`)), it.headers);
    }
    if (it.issuer && (await it.issuer.handle(request, response))) return;
    if (request.method !== "GET" && request.method !== "HEAD")
      return sendProblem(response, problem("method-not-allowed"));
    if (path === "/config.json") return sendJson(response, clientConfig(it), it.headers);
    if (path === "/outbox" || path.startsWith("/outbox/")) return showOutbox(it, request, response, path);
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
  const ticket = await it.deps.table.get(keys.fileKey(name));
  const body = await readBody(request, maxFileBytes);
  if (body === "gone") return;
  if (body === "too-large") return sendProblem(response, problem("body-too-large", { limit: maxFileBytes }));
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
    if ((error as Problem).code === "store-full") return sendProblem(response, error as Problem);
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

function sendProblem(response: ServerResponse, it: Problem): void {
  response.writeHead(it.status, {
    "content-type": "application/problem+json; charset=utf-8",
    "cache-control": "no-store",
  });
  response.end(JSON.stringify(problemBody(it, "zh")));
}

/** The demonstration people with stable names, each with the posts in words. */
const demoIds = [
  "grid-staff",
  "grid-staff-2",
  "handler",
  "verifier",
  "cadre",
  "dispatcher",
  "township-leader",
  "leader",
  "supervisor",
  "appraiser",
  "administrator",
  "auditor",
];
const roleNames: Record<string, string> = {
  administrator: "管理员",
  "grid-staff": "网格员",
  cadre: "社区书记",
  dispatcher: "街道调度员",
  handler: "部门处置员",
  verifier: "核查员",
  supervisor: "督查员",
  appraiser: "考核员",
  leader: "领导",
  auditor: "审计员",
};

async function demoLogins(deps: ApiDeps) {
  const people = await Promise.all(demoIds.map((id) => findPerson(deps, id)));
  return Promise.all(
    people
      .filter((it) => it !== undefined)
      .map(async (person) => {
        const posts = await Promise.all(
          person.posts.map(async (post) => {
            const unit = await findUnit(deps, post.unit);
            const above = unit?.level === "grid" && unit.parent ? (await unitTitle(deps, unit.parent)).zh : "";
            return `${roleNames[post.role]} · ${above}${unit?.title.zh ?? post.unit}`;
          }),
        );
        return { ...person, postsInWords: posts.join("；") };
      }),
  );
}
