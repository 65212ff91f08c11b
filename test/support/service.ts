// The whole product on one machine for a test: its own data folder, a clock that is set, and a printer that prints nothing.
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Instant, later } from "../../core/time.ts";
import { openSqliteTable } from "../../functions/adapters/sqlite/table.ts";
import { readLocalSettings } from "../../functions/config.ts";
import type { Log } from "../../functions/http/app.ts";
import { type LocalService, openLocal } from "../../functions/local-service.ts";
import type { Clock, Printer, Table } from "../../functions/ports.ts";

export type SetClock = Clock & { set(instant: string): void; pass(milliseconds: number): void };

/** A clock that stands until somebody moves it; one that `runs` goes on from there as true time does. */
export function setClock(start: string, runs = false): SetClock {
  let at = start as Instant;
  let since = Date.now();
  const now = () => (runs ? later(at, Date.now() - since) : at);
  const set = (instant: string) => {
    at = instant as Instant;
    since = Date.now();
  };
  return { now, set, pass: (milliseconds) => set(later(now(), milliseconds)) };
}

/** The real engine has tests of its own; here a PDF is a text. */
export const fakePrinter: Printer = {
  print: async (page) => ({ pdf: new TextEncoder().encode(`%PDF-fake ${page.title} ${page.madeAt}`), pages: 1 }),
  close: async () => {},
};

export type TestService = LocalService & {
  clock: SetClock;
  folder: string;
  /** What was logged as an error: a test that ends with some of them has found a bug. */
  errors: unknown[];
};

export type ServiceOptions = {
  table?: Table;
  start?: string;
  /** Time passes by itself, for those who wait in front of a page. */
  runs?: boolean;
  environment?: Record<string, string>;
  /** Where the built page lies; without it there is none. */
  siteFolder?: string;
};

/** A port of this machine that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Opens the product; `close()` removes its folder too. The store is in memory unless another is given. */
export async function openService({
  table,
  start = "2026-11-20T02:00:00.000Z",
  runs,
  environment = {},
  siteFolder,
}: ServiceOptions = {}): Promise<TestService> {
  const folder = await mkdtemp(join(tmpdir(), "gridform-"));
  const clock = setClock(start, runs);
  const errors: unknown[] = [];
  const log = { info: () => {}, error: (...told: unknown[]) => void errors.push(told) } as Log;
  const settings = { ...readLocalSettings({ GRIDFORM_DATA: folder, ...environment }) };
  const service = await openLocal(settings, {
    table: table ?? openSqliteTable(":memory:"),
    clock,
    printer: fakePrinter,
    log,
    siteFolder: siteFolder ?? join(folder, "site"),
  });
  const close = async () => {
    await service.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...service, close, clock, folder, errors };
}
