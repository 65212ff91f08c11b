// The whole product on one machine: the embedded store, folders, the embedded issuer and an in-process worker.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { problem } from "../core/problem.ts";
import { openPrinter } from "./adapters/chromium/browser.ts";
import { troubleOf } from "./adapters/disk-troubles.ts";
import { openFolder } from "./adapters/files/folder.ts";
import { type InProcessQueue, openQueue } from "./adapters/in-process/queue.ts";
import { openIssuer } from "./adapters/oidc/issuer.ts";
import { type LocalKeys, openLocalKeys } from "./adapters/oidc/local-keys.ts";
import { jwksUriOf, localKeys, makeVerify, remoteKeys } from "./adapters/oidc/verify.ts";
import { type Outbox, openOutbox } from "./adapters/outbox/outbox.ts";
import { openSmtp } from "./adapters/smtp/mailer.ts";
import { openSqliteTable } from "./adapters/sqlite/table.ts";
import { systemClock } from "./adapters/system/system.ts";
import { openSite } from "./adapters/web/static-site.ts";
import { makeDeps } from "./compose.ts";
import type { LocalSettings } from "./config.ts";
import { demoLogins } from "./demo/logins.ts";
import type { WorkDeps } from "./deps.ts";
import { type App, type Log, makeApp } from "./http/app.ts";
import type { ApiDeps } from "./http/endpoint.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { makeHandler, sendProblem } from "./local-handler.ts";
import type { Clock, Printer, Table } from "./ports.ts";
import { doWork } from "./usecases/work/do-work.ts";
import { tick } from "./usecases/work/tick.ts";

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
  /** The application, without a socket. */
  app: App;
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

/** Throws what `openSqliteTable` throws, also for a store that is gone while what was uploaded and printed still lies beside it. */
export async function openLocal(settings: LocalSettings, parts: LocalParts = {}): Promise<LocalService> {
  await mkdir(settings.data, { recursive: true }).catch((error: unknown) => {
    throw troubleOf(error) ?? error;
  });
  const origin = settings.origin ?? `http://127.0.0.1:${settings.port}`;
  const clock = parts.clock ?? systemClock;
  const log = parts.log ?? consoleLog;
  const table = parts.table ?? openStore(settings.data);
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
    app,
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

/** A new store beside old files would look well and hold nothing: a disk is not mounted, or somebody moved the file. */
function openStore(data: string) {
  const place = storeFile(data);
  if (!existsSync(place) && existsSync(join(data, "files"))) throw problem("store-unreachable");
  return openSqliteTable(place);
}

/** Where the store of a data folder lies. */
export const storeFile = (data: string): string => join(data, "gridform.sqlite");

/** Chromium and its fonts are unpacked once for the checkout, whatever the data folder. */
const cacheFolder = join(import.meta.dirname, "../.cache");

/** The browser starts with the first report, not with the server. */
export function lazyPrinter(log: Pick<Log, "info">): Printer {
  let opened: Promise<Printer> | undefined;
  return {
    print: async (page) => {
      opened ??= openPrinter({ cacheFolder, log: (text, about) => log.info(text, about ?? {}) });
      return (await opened).print(page);
    },
    close: async () => (await opened)?.close(),
  };
}
