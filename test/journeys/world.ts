// A small real district on one machine, a clock that can be moved on, and phones and desks to look at it.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "puppeteer-core";
import type { Actor, Person } from "../../core/person.ts";
import { type Instant, instantOf, later } from "../../core/time.ts";
import { levelOf, parentOf } from "../../core/unit.ts";
import type { Subject } from "../../forms/registry/subject.ts";
import { openPrinter } from "../../functions/adapters/chromium/browser.ts";
import { signToken } from "../../functions/adapters/oidc/local-keys.ts";
import { readLocalSettings } from "../../functions/config.ts";
import type { Deps } from "../../functions/deps.ts";
import { type LocalParts, type LocalService, openLocal } from "../../functions/local-service.ts";
import type { Write } from "../../functions/ports.ts";
import { subjectItem, unitItem } from "../../functions/store/items.ts";
import { personWrites } from "../../functions/store/people.ts";
import { stockWrite } from "../../functions/store/subjects.ts";
import { setUp } from "../../functions/usecases/service/set-up.ts";
import { cacheFolder } from "../support/browser.ts";

export const grid = "371602001001G01";
const tree = [
  ["371602", "滨城区", "Bincheng"],
  ["371602-D07", "区消防救援大队", "Fire brigade"],
  ["371602001", "市中街道", "Shizhong"],
  ["371602002", "市西街道", "Shixi"],
  ["371602001001", "新苑社区", "Xinyuan"],
  ["371602002001", "南海社区", "Nanhai"],
  [grid, "第一网格", "Grid 1"],
  ["371602002001G01", "第一网格", "Grid 1"],
] as const;

const staff: Person[] = [
  ["administrator", "周明", "administrator", "371602"],
  ["grid-staff", "李秀兰", "grid-staff", grid],
  ["grid-staff-2", "王志强", "grid-staff", "371602002001G01"],
  ["handler", "陈立军", "handler", "371602-D07"],
  ["verifier", "赵静", "verifier", "371602"],
  ["cadre", "张丽霞", "cadre", "371602001"],
  ["township-leader", "马文华", "leader", "371602001"],
  ["leader", "高学峰", "leader", "371602"],
].map(
  ([id, name, role, unit]) =>
    ({ id, name, email: `${id}@example.org`, language: "zh", posts: [{ role, unit }] }) as Person,
);

const fact = (value: string) => ({ value, source: "register", confirmedAt: "2026-01-05T01:00:00.000Z" as Instant });
const subjects: Subject[] = [
  { id: "hou_0001", type: "household", unit: grid, title: "新苑小区1号楼1单元101室 林芳", facts: {}, version: 1 },
  { id: "hou_0002", type: "household", unit: grid, title: "新苑小区1号楼1单元102室 何平", facts: {}, version: 1 },
  {
    id: "pla_0001",
    type: "place",
    unit: grid,
    title: "新苑社区何记五金店",
    facts: { placeType: fact("nine-small"), contact: fact("何勇") },
    version: 1,
  },
];

export type World = {
  service: LocalService;
  origin: string;
  data: string;
  /** Lets time pass; the service's clock alone, not the browser's. */
  wait(milliseconds: number): void;
  setClock(at: Instant): void;
  now(): Instant;
  /** JSON from the API in a person's name. */
  call(
    person: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: Record<string, unknown> & { items: Record<string, unknown>[] } }>;
  actor(person: string): Actor;
  close(): Promise<void>;
};

/** Units, people, households and a place, and the packs published. */
export async function seedWorld(deps: Deps): Promise<void> {
  const writes: Write[] = [
    ...tree.map(
      ([code, zh, en]): Write => ({
        kind: "put",
        item: unitItem({ code, title: { zh, en }, level: levelOf(code), parent: parentOf(code) }),
      }),
    ),
    ...staff.flatMap((person) => personWrites(person)),
    ...subjects.map((subject): Write => ({ kind: "put", item: subjectItem(subject) })),
    stockWrite(grid, "household", 2),
    stockWrite(grid, "place", 1),
  ];
  const result = await deps.table.commit(writes);
  if (!result.ok) throw new Error(`The world could not be made: write ${result.at}`);
  await setUp(deps);
}

export async function openWorld(parts: LocalParts = {}): Promise<World> {
  const data = await mkdtemp(join(tmpdir(), "gridform-journey-"));
  let ahead = 0;
  const clock = { now: () => instantOf(Date.now() + ahead) };
  const settings = readLocalSettings({ PORT: String(await freePort()), GRIDFORM_DATA: data });
  const printer = parts.printer ?? (await openPrinter({ cacheFolder }));
  const service = await openLocal(settings, { clock, printer, siteFolder: process.env.GRIDFORM_TEST_SITE, ...parts });
  const { deps } = service;
  await seedWorld(deps);
  const origin = await service.listen();
  return {
    service,
    origin,
    data,
    wait: (milliseconds) => {
      ahead += milliseconds;
    },
    setClock: (at) => {
      ahead = Date.parse(at) - Date.now();
    },
    now: clock.now,
    async call(person, method, path, body) {
      const token = await signToken(service.keys, {
        person,
        issuer: `${origin}/oidc`,
        audience: settings.audience,
        seconds: 600,
        now: Date.now(),
      });
      const response = await fetch(`${origin}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { "content-type": "application/json" }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : {} };
    },
    actor: (id) => {
      const person = staff.find((it) => it.id === id) as Person;
      return { person: id, name: person.name, posts: person.posts };
    },
    async close() {
      await service.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** The first of next month at 08:00:30 in the district, and the month before it. */
export function monthEnd(now: Instant): { at: Instant; period: string } {
  const local = later(now, 8 * 3_600_000);
  const [year, month] = [Number(local.slice(0, 4)), Number(local.slice(5, 7))];
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, "0")}`;
  return { at: instantOf(Date.parse(`${next}-01T08:00:30+08:00`)), period: local.slice(0, 7) };
}

/** A phone or a desk: a page of its own profile, and what one does on it. */
export type Seat = {
  page: Page;
  go(path: string): Promise<void>;
  sees(text: string): Promise<void>;
  tap(text: string): Promise<void>;
  text(): Promise<string>;
};

export async function takeSeat(context: BrowserContext, origin: string, person: string, width = 360): Promise<Seat> {
  const page = await context.newPage();
  await page.setViewport({ width, height: 760, isMobile: width < 700, hasTouch: width < 700 });
  const seat: Seat = {
    page,
    go: async (path) => {
      await page.goto(`${origin}/#/${path}`);
    },
    sees: async (text) => {
      await page
        .waitForFunction((wanted) => document.body?.innerText.includes(wanted), { timeout: 20_000, polling: 100 }, text)
        .catch(async () => {
          throw new Error(`The page does not say “${text}”. It says: ${(await seat.text()).slice(0, 600)}`);
        });
    },
    tap: async (text) => {
      await seat.sees(text);
      const found = await page.evaluateHandle(
        (wanted) =>
          [...document.querySelectorAll<HTMLElement>("button, a, label")]
            .filter((it) => it.offsetParent !== null)
            .find((it) => it.innerText.includes(wanted)),
        text,
      );
      const element = found.asElement();
      if (!element) throw new Error(`Nothing to tap says “${text}”`);
      // By the element, not by its place: what loads above it meanwhile would move it away from under the finger.
      await element.evaluate((it) => (it as HTMLElement).click());
    },
    text: () => page.evaluate(() => document.body.innerText),
  };
  await page.goto(origin);
  await seat.tap("登录");
  await page.waitForSelector(`[data-person="${person}"]`);
  await Promise.all([page.waitForNavigation(), page.click(`[data-person="${person}"]`)]);
  await page.waitForFunction(() => localStorage.getItem("gridform.me") !== null, { timeout: 20_000 });
  return seat;
}
