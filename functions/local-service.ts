// The whole product on one machine: the embedded store, folders, the embedded issuer and an in-process worker.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { problem } from "../core/problem.ts";
import { fetchWatched } from "./adapters/answer-dates.ts";
import { browserLacking, openPrinter } from "./adapters/chromium/browser.ts";
import { troubleOf } from "./adapters/disk-troubles.ts";
import { openFolder } from "./adapters/files/folder.ts";
import { openPrivateData } from "./adapters/files/private-data.ts";
import { type InProcessQueue, openQueue } from "./adapters/in-process/queue.ts";
import { openIssuer } from "./adapters/oidc/issuer.ts";
import { type LocalKeys, openLocalKeys } from "./adapters/oidc/local-keys.ts";
import { jwksUriOf, localKeys, makeVerify, remoteKeys } from "./adapters/oidc/verify.ts";
import { type Outbox, openOutbox } from "./adapters/outbox/outbox.ts";
import { openSmtp } from "./adapters/smtp/mailer.ts";
import { openSqliteTable } from "./adapters/sqlite/table.ts";
import { openOtherClocks } from "./adapters/system/other-clocks.ts";
import { systemClock } from "./adapters/system/system.ts";
import { refuseBroken } from "./adapters/web/node-server.ts";
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
import { Memory } from "./store/memory.ts";
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
  await openPrivateData(settings.data).catch((error: unknown) => {
    throw troubleOf(error) ?? error;
  });
  const origin = settings.origin ?? `http://127.0.0.1:${settings.port}`;
  const clock = parts.clock ?? systemClock;
  const log = parts.log ?? consoleLog;
  const table = parts.table ?? openStore(settings.data);
  const files = openFolder(join(settings.data, "files"), (name) => `/api/v1/${name}`);
  const { issuer: ownIssuer } = settings;
  const smtp = settings.smtp
    ? openSmtp(settings.smtp, settings.mailFrom, { saw: (...told) => clocks.saw(...told) })
    : undefined;
  const fetching = fetchWatched("issuer", (...told) => clocks.saw(...told));
  const clocks = openOtherClocks(clock, [
    ...(smtp ? [smtp.greet] : []),
    ...(ownIssuer ? [() => jwksUriOf(ownIssuer, fetching)] : []),
  ]);
  const base = makeDeps({ table, files, clock, clocks, approvers: settings.approvers });
  const signing = await openLocalKeys(settings.data, () => randomBytes(32).toString("hex"));
  const verify = makeVerify({
    keys: ownIssuer ? remoteKeys(() => jwksUriOf(ownIssuer, fetching), fetching) : localKeys(signing.publicKeys),
    issuer: settings.issuer,
    audience: settings.audience,
    // Of its own: whoever asks for tokens without end pushes out tokens, which are looked at again, and nothing else that is remembered.
    memory: new Memory(Date.now),
    // Tokens live by the real time, also where a test moves the product's clock.
    now: Date.now,
  });
  const outbox = openOutbox(join(settings.data, "outbox"), () => clock.now());
  const printer = parts.printer ?? lazyPrinter(log);
  // That no browser runs here is for `npm start` to say, at once.
  const waitingFor = new Set([browserLacking()?.en]);
  const queue = openQueue((id) =>
    doWork(deps, id, (outcome, error) => {
      if (outcome === "waits") {
        // Each minute anew, for each report: said once.
        const { message } = error as Error;
        if (!waitingFor.has(message)) log.info(message);
        waitingFor.add(message);
      } else if (outcome === "refused") log.info(`due work ${id}: ${(error as Error).message}`);
      else if (error) log.error(`due work ${id}: ${outcome}`, error as Error);
    }).catch((error: unknown) => log.error(`due work ${id}: not reached`, error as Error)),
  );
  const deps: WorkDeps & ApiDeps = {
    ...base,
    verify,
    queue,
    mailer: smtp ?? outbox,
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
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    handle(request, response).catch((error: unknown) => {
      log.error("request failed", error as Error);
      if (!response.headersSent) sendProblem(response, problem("internal-error"));
      else response.destroy();
    });
  };
  // Whatever Node would answer by itself (no Host, an odd Expect, no HTTP at all) goes out with our headers too.
  const server = createServer({ requireHostHeader: false }, listener);
  server.on("checkExpectation", listener);
  server.on("clientError", (error, socket) => refuseBroken(error, socket, headers));
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
