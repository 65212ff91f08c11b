// Editions as leaders get them: made once, mailed once, on time, and read by those who may.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { dueId, patience, WorkWaits } from "../../../core/due-work.ts";
import type { Period } from "../../../core/period.ts";
import type { Actor, Role } from "../../../core/person.ts";
import type { ProblemCode } from "../../../core/problem.ts";
import { Problem } from "../../../core/problem.ts";
import { type Instant, later } from "../../../core/time.ts";
import { townshipOf, type Unit } from "../../../core/unit.ts";
import type { CaseState } from "../../../forms/workflow/case-state.ts";
import { openFolder } from "../../../functions/adapters/files/folder.ts";
import { openSqliteTable, type SqliteTable } from "../../../functions/adapters/sqlite/table.ts";
import { makeDeps } from "../../../functions/compose.ts";
import type { WorkDeps } from "../../../functions/deps.ts";
import type { Mail, PrintRequest, Write } from "../../../functions/ports.ts";
import { caseItem, counterAttribute, editionItem, unitItem } from "../../../functions/store/items.ts";
import * as keys from "../../../functions/store/keys.ts";
import { Memory } from "../../../functions/store/memory.ts";
import { personWrites } from "../../../functions/store/people.ts";
import { stockWrite } from "../../../functions/store/subjects.ts";
import { figures } from "../../../functions/usecases/figures/figures.ts";
import { deliverEdition } from "../../../functions/usecases/reports/deliver-edition.ts";
import { ensureSchedules } from "../../../functions/usecases/reports/first-schedules.ts";
import { produceEdition as produce } from "../../../functions/usecases/reports/produce-edition.ts";
import { getEdition, listEditions, listReports } from "../../../functions/usecases/reports/read-editions.ts";
import { requestEdition } from "../../../functions/usecases/reports/request-edition.ts";
import { setUp } from "../../../functions/usecases/service/set-up.ts";
import { doWork } from "../../../functions/usecases/work/do-work.ts";
import { reportEdition } from "../../../functions/usecases/work/report-edition.ts";
import { reportSchedule } from "../../../functions/usecases/work/report-schedule.ts";
import { tick } from "../../../functions/usecases/work/tick.ts";
import type { EditionId } from "../../../reports/edition.ts";
import type { TallyRow } from "../../../reports/figures/tally.ts";
import type { Snapshot } from "../../../reports/snapshot.ts";
import { district, instant, months, period, tallied, unit } from "../../reports/sample.ts";

const folder = mkdtempSync(join(tmpdir(), "gridform-editions-"));
const opened: SqliteTable[] = [];
afterAll(async () => {
  for (const table of opened) await table.close();
  rmSync(folder, { recursive: true, force: true });
});

const report = "monthly-assessment";
const october = { report, period: "2026-10", unit: "371602" };
const firstOfNovember = instant("2026-11-01T08:00:00+08:00");

type World = { deps: WorkDeps; now: Instant; mails: Mail[]; printed: PrintRequest[]; queued: string[] };
let world: World;
let worlds = 0;

const actor = (role: Role, at: string): Actor => ({ person: `${role}-${at}`, name: role, posts: [{ role, unit: at }] });
const leader = actor("leader", "371602");

/** Work that fails as a machine does: at a place of its own choosing. */
type Failing = Partial<Record<"print" | "mail", Error>>;
const failing: Failing = {};

beforeEach(async () => {
  const place = join(folder, String(worlds++));
  const table = openSqliteTable(join(place, "store.sqlite"));
  opened.push(table);
  const it: Omit<World, "deps"> = { now: firstOfNovember, mails: [], printed: [], queued: [] };
  const deps: WorkDeps = {
    ...makeDeps({ table, files: openFolder(join(place, "files"), (name) => name), clock: { now: () => world.now } }),
    memory: new Memory(() => 0, 0),
    origin: "https://grid.example.gov.cn",
    mailer: {
      send: async (mail) => {
        if (failing.mail) throw failing.mail;
        world.mails.push(mail);
      },
    },
    queue: { send: async (ids) => void world.queued.push(...ids) },
    printer: {
      print: async (request) => {
        if (failing.print) throw failing.print;
        world.printed.push(request);
        expect(request.html.includes(request.mustContain)).toBe(true);
        return { pdf: new TextEncoder().encode(`%PDF ${request.html.length}`), pages: 12 };
      },
      close: async () => {},
    },
  };
  failing.print = undefined;
  failing.mail = undefined;
  world = Object.assign(it, { deps });
  await setUp(deps);
  await fill();
});

async function commit(writes: Write[]): Promise<void> {
  for (let at = 0; at < writes.length; at += 100) {
    const result = await world.deps.table.commit(writes.slice(at, at + 100));
    expect(result.ok).toBe(true);
  }
}

const tallyWrites = (rows: TallyRow[], at: string): Write[] =>
  rows.map(({ form, unit: code, counters }) => ({
    kind: "update",
    key: keys.tallyKey(at, townshipOf(code), code, form),
    add: Object.fromEntries(Object.entries(counters).map(([name, amount]) => [counterAttribute(name), amount])),
  }));

async function fill(): Promise<void> {
  const units = [district.unit, ...district.below, ...[...district.furtherBelow.values()].flat()];
  const { tallies, stocks } = tallied(district, months);
  await commit(units.map((it) => ({ kind: "put", item: unitItem(it) })));
  for (const [at, rows] of tallies) await commit(tallyWrites(rows, at));
  await commit(stocks.map((row) => stockWrite(row.unit, row.type, row.count)));
  const person = (id: string, role: Role, at: string, email?: string, until?: string) =>
    personWrites({ id, name: `${id}先生`, email, language: "zh", posts: [{ role, unit: at, until }] });
  await commit([
    ...person("li", "leader", "371602", "li@example.gov.cn"),
    ...person("wang", "leader", "371602", "wang@example.gov.cn"),
    ...person("silent", "leader", "371602"),
    ...person("retired", "leader", "371602", "retired@example.gov.cn", "2026-10-31"),
    ...person("zhao", "leader", "371602001", "zhao@example.gov.cn"),
    ...person("officer", "supervisor", "371602", "officer@example.gov.cn"),
  ]);
}

const overdueCase = (
  id: string,
  code: string,
  dueAt: string,
  list: CaseState["list"] = "hazards",
  change: Partial<CaseState> = {},
): CaseState => ({
  id,
  form: "rectification",
  formVersion: 1,
  owner: "371602-D07",
  list,
  title: `隐患${id}`,
  unit: code,
  step: "rectify",
  status: "open",
  openedAt: instant("2026-09-01T08:00:00+08:00"),
  openedBy: "somebody",
  answers: {},
  history: [],
  dueAt: instant(dueAt),
  version: 1,
  ...change,
});

/** Makes an edition that nothing holds. */
async function produceEdition(...given: Parameters<typeof produce>) {
  const edition = await produce(...given);
  expect.assert(edition.status === "ready");
  return edition;
}

const problemOf = (code: ProblemCode) => (error: unknown) => error instanceof Problem && error.code === code;
const workItem = (id: string) => world.deps.table.get(keys.workKey(id));
/** Does everything that is due now and what that makes due, as ticks and workers would. */
async function workOff(): Promise<void> {
  for (let rounds = 0; rounds < 5; rounds++) {
    world.queued.length = 0;
    if ((await tick(world.deps, world.deps.queue)) === 0) return;
    for (const id of [...world.queued]) await doWork(world.deps, id, (_, error) => expect(error).toBe(undefined));
  }
}
async function snapshotOf(request: typeof october): Promise<Snapshot> {
  const file = await world.deps.files.get(`editions/${request.report}/${request.period}/${request.unit}.json`);
  return JSON.parse(new TextDecoder().decode(file?.bytes)) as Snapshot;
}

test("an edition holds what figures say, is kept as snapshot and PDF, and its hash is that of the snapshot's file", async () => {
  const edition = await produceEdition(world.deps, october);
  expect([edition.status, edition.pages, edition.interim, edition.madeAt]).toStrictEqual([
    "ready",
    12,
    false,
    firstOfNovember,
  ]);
  const file = await world.deps.files.get(edition.json);
  expect(world.deps.digest(file?.bytes as Uint8Array)).toBe(edition.hash);
  expect(world.printed[0]?.html.includes(edition.hash)).toBe(true);
  const told = (await snapshotOf(october)).sections.find((it) => it.kind === "by-unit");
  const asked = await figures(world.deps, leader, {
    indicator: "household-visit/visit-coverage",
    period: period("2026-10"),
    unit: "371602",
    by: "children",
  });
  expect(
    told?.rows
      .map(({ unit: code, numerator, denominator, value, previous }) => ({
        code,
        numerator,
        denominator,
        value,
        previous,
      }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
  ).toStrictEqual(
    asked.rows.map(({ unit: code, numerator, denominator, value, previous }) => ({
      code,
      numerator,
      denominator,
      value,
      previous,
    })),
  );
  expect.assert(asked.total.numerator > 0 && asked.total.previous !== null);
});

test("an edition is made once, whatever is counted after", async () => {
  const first = await produceEdition(world.deps, october);
  await commit(
    tallyWrites([{ form: "household-visit", unit: "371602001001G01", counters: { visits: 999 } }], "2026-10"),
  );
  world.now = instant("2026-11-03T08:00:00+08:00");
  expect(await produceEdition(world.deps, october)).toStrictEqual(first);
  expect(world.printed.length).toBe(1);
});

test("a worker that died before printing is continued from the snapshot it kept", async () => {
  failing.print = new Error("killed");
  await expect(produceEdition(world.deps, october)).rejects.toThrow(/killed/);
  const kept = await snapshotOf(october);
  failing.print = undefined;
  await commit(
    tallyWrites([{ form: "household-visit", unit: "371602001001G01", counters: { visits: 999 } }], "2026-10"),
  );
  world.now = instant("2026-11-01T08:10:00+08:00");
  const edition = await produceEdition(world.deps, october);
  expect(await snapshotOf(october)).toStrictEqual(kept);
  expect(world.printed[0]?.madeAt, "the PDF bears the snapshot's time").toBe(firstOfNovember);
  expect(edition.hash).toBe(world.deps.digest((await world.deps.files.get(edition.json))?.bytes as Uint8Array));
});

test("years of editions are listed a page at a time, newest first, each once, and only those the reader may open", async () => {
  const made = (period: string, code: string): Write => ({
    kind: "put",
    item: editionItem(
      {
        ...{ report, period: period as Period, unit: code, title: { zh: "通报" }, unitTitle: { zh: code } },
        ...{ status: "ready", madeAt: world.now, hash: "0", pages: 1, pdf: "a.pdf", json: "a.json", interim: false },
      },
      1,
    ),
  });
  const periods = Array.from(
    { length: 120 },
    (_, n) => `${2016 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`,
  );
  await commit(periods.flatMap((it) => ["371602", "371602001", "371602002"].map((code) => made(it, code))));
  const listed = async (by: Actor, code?: string) => {
    const found: string[] = [];
    for (let cursor: string | undefined, first = true; cursor || first; first = false) {
      const page = await listEditions(world.deps, by, { report, unit: code }, { limit: 50, cursor });
      expect(page.items.length <= 50).toBe(true);
      found.push(...page.items.map((it) => `${it.period} ${it.unit}`));
      cursor = page.cursor;
    }
    return found;
  };
  expect(await listed(leader, "371602")).toStrictEqual(periods.toReversed().map((it) => `${it} 371602`));
  const all = await listed(leader);
  expect([all.length, new Set(all).size]).toStrictEqual([360, 360]);
  expect(await listed(actor("leader", "371602001"))).toStrictEqual(periods.toReversed().map((it) => `${it} 371602001`));
});

test("two workers at the same edition make one", async () => {
  const [a, b] = await Promise.all([produceEdition(world.deps, october), produceEdition(world.deps, october)]);
  expect(a.hash).toBe(b.hash);
  expect((await listEditions(world.deps, leader, { report }, {})).items.length).toBe(1);
});

test("each leader of the very unit who has an address today gets one mail, with figures, link and PDF", async () => {
  await produceEdition(world.deps, october);
  await workOff();
  expect(world.mails.map((mail) => mail.to.address).sort()).toStrictEqual(["li@example.gov.cn", "wang@example.gov.cn"]);
  const [mail] = world.mails;
  expect(mail?.subject).toBe("《滨城区2026年10月月度考核通报》");
  expect(mail?.messageId ?? "").toMatch(/^<monthly-assessment\.2026-10\.371602\.(li|wang)@gridform>$/);
  expect(mail?.text.includes("https://grid.example.gov.cn/#/reports/monthly-assessment/2026-10/371602?number=1")).toBe(
    true,
  );
  expect(mail?.attachments.map((it) => [it.filename, it.contentType])).toStrictEqual([
    ["滨城区2026年10月月度考核通报.pdf", "application/pdf"],
  ]);
  await deliverEdition(world.deps, { ...october, person: "li" });
  expect(world.mails.length, "what was delivered is not sent again").toBe(2);
});

test("a delivery that failed is tried again under the same Message-ID", async () => {
  await produceEdition(world.deps, october);
  failing.mail = new Error("the mail server is away");
  await expect(deliverEdition(world.deps, { ...october, person: "li" })).rejects.toThrow(/away/);
  failing.mail = undefined;
  await deliverEdition(world.deps, { ...october, person: "li" });
  expect(world.mails[0]?.messageId).toBe("<monthly-assessment.2026-10.371602.li@gridform>");
  const answer = await getEdition(world.deps, leader, october);
  expect.assert("body" in answer && "deliveries" in answer.body);
  expect(answer.body.deliveries).toStrictEqual([
    { person: "li", name: "li先生", status: "sent", at: firstOfNovember },
    { person: "wang", name: "wang先生", status: "waiting", at: firstOfNovember },
  ]);
});

test("somebody whose address was taken away is skipped, and an edition that is not there is no mail", async () => {
  await produceEdition(world.deps, october);
  await deliverEdition(world.deps, { ...october, person: "silent" });
  expect(world.mails.length).toBe(0);
  await expect(deliverEdition(world.deps, { ...october, unit: "371602001", person: "zhao" })).rejects.toSatisfy(
    problemOf("edition-not-ready"),
  );
});

test("on the first of the month the district's and every township's report is made and mailed, and the next month's is due", async () => {
  await commit([{ kind: "delete", key: keys.workKey("report-schedule:monthly-assessment") }]);
  world.now = instant("2026-10-20T08:00:00+08:00");
  await ensureSchedules(world.deps);
  expect((await workItem("report-schedule:monthly-assessment"))?.dueAt).toBe(firstOfNovember);
  await workOff();
  expect(world.mails.length, "not before its time").toBe(0);
  world.now = instant("2026-11-01T08:01:00+08:00");
  await workOff();
  const { items } = await listEditions(world.deps, leader, { report }, {});
  expect(items.map((it) => [it.period, it.unit, it.status]).sort()).toStrictEqual(
    ["371602", "371602001", "371602002", "371602105"].map((code) => ["2026-10", code, "ready"]),
  );
  expect(world.mails.map((mail) => mail.to.address).sort()).toStrictEqual([
    "li@example.gov.cn",
    "wang@example.gov.cn",
    "zhao@example.gov.cn",
  ]);
  const next = await workItem("report-schedule:monthly-assessment");
  expect([next?.status, next?.dueAt]).toStrictEqual(["waiting", "2026-12-01T00:00:00.000Z"]);
});

test("scheduling twice makes nothing twice, and starting again leaves the next time alone", async () => {
  await reportSchedule.run(world.deps, reportSchedule.due({ report }));
  await workOff();
  const mails = world.mails.length;
  await reportSchedule.run(world.deps, reportSchedule.due({ report }));
  await ensureSchedules(world.deps);
  await workOff();
  expect(world.mails.length).toBe(mails);
  expect(world.printed.length).toBe(4);
  expect((await workItem("report-schedule:monthly-assessment"))?.dueAt).toBe("2026-12-01T00:00:00.000Z");
});

test("a report that left the catalog is scheduled no more", async () => {
  await reportSchedule.run({ ...world.deps, reports: async () => new Map() }, reportSchedule.due({ report }));
  expect(await workItem("report-edition:monthly-assessment:2026-10:371602")).toBe(undefined);
});

test("an edition asked for is ordered at once, shown as being made, and read when it is there", async () => {
  const ordered = await requestEdition(world.deps, leader, october);
  expect([ordered.existed, ordered.edition.status]).toStrictEqual([false, "making"]);
  expect(world.queued).toStrictEqual(["report-edition:monthly-assessment:2026-10:371602"]);
  expect((await listEditions(world.deps, leader, { report, unit: "371602" }, {})).items[0]?.status).toBe("making");
  await expect(getEdition(world.deps, leader, { ...october, format: "pdf" })).rejects.toSatisfy(
    problemOf("edition-not-ready"),
  );
  await workOff();
  const [listed] = (await listEditions(world.deps, leader, { report, unit: "371602" }, {})).items;
  expect([listed?.status, listed?.pages, listed?.pdf]).toStrictEqual([
    "ready",
    12,
    "/api/v1/reports/monthly-assessment/editions/2026-10/371602.pdf",
  ]);
  const pdf = await getEdition(world.deps, leader, { ...october, format: "pdf" });
  expect.assert("bytes" in pdf && pdf.headers["content-type"] === "application/pdf");
  const again = await requestEdition(world.deps, leader, october);
  expect([again.existed, again.edition.hash]).toStrictEqual([true, listed?.hash]);
});

test("of a running month there is an interim edition for whoever asked, nobody is mailed it, and the final one takes its place", async () => {
  world.now = instant("2026-10-20T10:00:00+08:00");
  await requestEdition(world.deps, leader, october);
  await workOff();
  const interim = await produceEdition(world.deps, october);
  expect(interim.interim).toBe(true);
  expect(world.printed[0]?.html ?? "").toMatch(/阶段数据：2026年10月尚未结束/);
  expect([world.printed.length, world.mails.length]).toStrictEqual([1, 0]);

  world.now = instant("2026-10-25T10:00:00+08:00");
  const again = await requestEdition(world.deps, leader, october);
  expect(again.edition.status).toBe("making");
  const meanwhile = await getEdition(world.deps, leader, { ...october, format: "pdf" });
  expect.assert("bytes" in meanwhile, "the older interim edition is read until the newer is there");
  await workOff();
  expect((await produceEdition(world.deps, october)).hash).not.toBe(interim.hash);

  world.now = firstOfNovember;
  const final = await produceEdition(world.deps, october);
  expect(final.interim).toBe(false);
  await workOff();
  expect(world.mails.length).toBe(2);
});

test("an edition that every worker failed at is not shown as being made for ever, and can be asked for again", async () => {
  await requestEdition(world.deps, leader, october);
  failing.print = new Error("the browser is gone");
  for (let attempt = 0; attempt < patience.attempts; attempt++) {
    await doWork(world.deps, dueId(reportEdition.due(october as EditionId)));
    world.now = later(world.now, patience.pause(patience.attempts));
  }
  expect((await listEditions(world.deps, leader, { report, unit: "371602" }, {})).items).toStrictEqual([]);
  await expect(getEdition(world.deps, leader, october)).rejects.toSatisfy(problemOf("not-found"));
  expect((await requestEdition(world.deps, leader, october)).edition.status).toBe("making");
  expect((await listEditions(world.deps, leader, { report, unit: "371602" }, {})).items.length).toBe(1);
});

test("an edition that waits for days for a browser that the operator must name is shown as being made, and then is", async () => {
  await requestEdition(world.deps, leader, october);
  failing.print = new WorkWaits("no browser runs here");
  const shown = async () => {
    const { items } = await listEditions(world.deps, leader, { report, unit: "371602" }, {});
    const one = await getEdition(world.deps, leader, october);
    return [items.map((it) => it.status), "body" in one && "status" in one.body && one.body.status];
  };
  for (let day = 0; day < 3; day++) {
    expect(await doWork(world.deps, dueId(reportEdition.due(october as EditionId)))).toBe("waits");
    expect(await shown()).toStrictEqual([["making"], "making"]);
    world.now = later(world.now, 24 * 3_600_000);
  }
  failing.print = undefined;
  await doWork(world.deps, dueId(reportEdition.due(october as EditionId)));
  expect(await shown()).toStrictEqual([["ready"], "ready"]);
});

test("the next month's report says what arrived late for this one", async () => {
  await produceEdition(world.deps, october);
  await commit(tallyWrites([{ form: "household-visit", unit: "371602001001G01", counters: { visits: 5 } }], "2026-10"));
  world.now = instant("2026-12-01T08:00:00+08:00");
  await produceEdition(world.deps, { ...october, period: "2026-11" });
  const method = (await snapshotOf({ ...october, period: "2026-11" })).sections.find((it) => it.kind === "method");
  expect(method?.late?.lines.map((line) => [line.title, line.now.numerator - line.before.numerator])).toStrictEqual([
    ["走访次数", 5],
  ]);
});

const firstGrid: Unit = {
  code: "371602001001G01",
  title: { zh: "第1网格" },
  level: "grid",
  parent: "371602001001",
  version: 1,
};

test("overdue cases of the unit's subtree are told, those met, not yet due, closed or elsewhere are not", async () => {
  await commit([
    ...[
      overdueCase("a", "371602001001G01", "2026-10-20T17:30:00+08:00"),
      overdueCase("b", "371602105201G02", "2026-10-10T17:30:00+08:00", "cases"),
      overdueCase("c", "371602001001G01", "2026-11-02T17:30:00+08:00"),
      overdueCase("d", "371602001001G01", "2026-10-05T17:30:00+08:00", "hazards", {
        metAt: instant("2026-10-04T17:30:00+08:00"),
      }),
      overdueCase("e", "371602001001G01", "2026-10-05T17:30:00+08:00", "hazards", { status: "done" }),
      overdueCase("f", "371602001001G01", "2026-10-05T17:30:00+08:00", "offers"),
      overdueCase("g", "371603001001G01", "2026-10-05T17:30:00+08:00"),
    ].map((it): Write => ({ kind: "put", item: caseItem(it) })),
    { kind: "put", item: unitItem(firstGrid) },
  ]);
  await produceEdition(world.deps, october);
  const told = (await snapshotOf(october)).sections.find((it) => it.kind === "overdue-cases");
  expect(told?.cases.map((it) => [it.id, it.form, it.step, it.unitTitle, it.days])).toStrictEqual([
    ["b", "隐患整改", "整改中", "三河湖镇曹口村371602105201G02", 21],
    ["a", "隐患整改", "整改中", "市中街道新苑社区第1网格", 11],
  ]);
  expect(told?.count).toBe(2);
  await produceEdition(world.deps, { ...october, unit: "371602001" });
  const street = (await snapshotOf({ ...october, unit: "371602001" })).sections.find(
    (it) => it.kind === "overdue-cases",
  );
  expect(street?.cases.map((it) => it.id)).toStrictEqual(["a"]);
});

test("who may not read or make a report is told so, whatever there is", async () => {
  const cadre = actor("cadre", "371602001001");
  const street = actor("leader", "371602001");
  const auditor = actor("auditor", "371602");
  await expect(getEdition(world.deps, cadre, october)).rejects.toSatisfy(problemOf("forbidden"));
  await expect(getEdition(world.deps, street, october)).rejects.toSatisfy(problemOf("forbidden"));
  await expect(listEditions(world.deps, street, { report, unit: "371602" }, {})).rejects.toSatisfy(
    problemOf("forbidden"),
  );
  await expect(requestEdition(world.deps, street, october)).rejects.toSatisfy(problemOf("forbidden"));
  await expect(requestEdition(world.deps, auditor, october)).rejects.toSatisfy(problemOf("forbidden"));
  await produceEdition(world.deps, october);
  await produceEdition(world.deps, { ...october, unit: "371602001" });
  expect((await listEditions(world.deps, street, { report }, {})).items.map((it) => it.unit)).toStrictEqual([
    "371602001",
  ]);
});

test("a report, unit or edition that is not there, and a period that does not fit, are told apart", async () => {
  await expect(requestEdition(world.deps, leader, { ...october, report: "nothing" })).rejects.toSatisfy(
    problemOf("not-found"),
  );
  await expect(requestEdition(world.deps, leader, { ...october, unit: "371602777" })).rejects.toSatisfy(
    problemOf("not-found"),
  );
  await expect(getEdition(world.deps, leader, october)).rejects.toSatisfy(problemOf("not-found"));
  await expect(requestEdition(world.deps, leader, { ...october, period: "2026-Q4" })).rejects.toSatisfy(
    problemOf("content-invalid"),
  );
  await expect(requestEdition(world.deps, leader, { ...october, period: "2027-01" })).rejects.toSatisfy(
    problemOf("content-invalid"),
  );
  expect((await listReports(world.deps)).map((it) => [it.id, it.period])).toStrictEqual([
    ["monthly-assessment", "month"],
  ]);
});

test("figures of a unit, its communities, and a department; and of nothing to those outside", async () => {
  const ask = (code: string, by?: "children") =>
    figures(world.deps, leader, { indicator: "resource/offers-published", period: period("2026-10"), unit: code, by });
  const whole = await ask("371602", "children");
  expect(whole.rows.reduce((sum, row) => sum + row.numerator, 0)).toBe(whole.total.numerator);
  expect((await ask("371602-D07")).total.numerator).toBe(4);
  const street = await ask("371602001", "children");
  expect(street.rows.map((row) => row.title.zh)).toStrictEqual(["新苑社区", "滨河社区"]);
  expect(street.total.numerator).toBe(whole.rows.find((row) => row.unit === "371602001")?.numerator);
  expect((await ask("371602001")).rows).toStrictEqual([]);
  const outside = actor("leader", "371602002");
  const query = { indicator: "visit-coverage", period: period("2026-10"), unit: "371602001" };
  await expect(figures(world.deps, outside, query)).rejects.toSatisfy(problemOf("forbidden"));
  await expect(figures(world.deps, leader, { ...query, indicator: "nothing" })).rejects.toSatisfy(
    problemOf("not-found"),
  );
  await expect(figures(world.deps, leader, { ...query, unit: "371602777" })).rejects.toSatisfy(problemOf("not-found"));
});

test("a unit merged away before the period has no row, one merged within it has", async () => {
  const gone = (code: string, until: string) => ({ ...unit(code, `旧${code}`), until });
  const units = [gone("371602003", "2026-09-30"), gone("371602004", "2026-10-15")];
  await commit(units.map((it) => ({ kind: "put", item: unitItem(it) })));
  // Households that nobody moved to the new unit are still on the register of the old one.
  await commit(units.map((it) => stockWrite(`${it.code}001G01`, "household", 100)));
  const query = {
    indicator: "household-visit/visit-coverage",
    period: period("2026-10"),
    unit: "371602",
    by: "children",
  } as const;
  const { rows, total } = await figures(world.deps, leader, query);
  const olds = rows.filter((row) => row.title.zh.startsWith("旧"));
  expect(olds.map((row) => [row.unit, row.denominator])).toStrictEqual([["371602004", 100]]);
  expect(
    rows.reduce((sum, row) => sum + row.denominator, 0),
    "they are counted with the district itself",
  ).toBe(total.denominator);
});
