// Editions as leaders get them: made once, mailed once, on time, and read by those who may.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import type { Actor, Role } from "../../core/person.ts";
import type { ProblemCode } from "../../core/problem.ts";
import { Problem } from "../../core/problem.ts";
import type { Instant } from "../../core/time.ts";
import { townshipOf } from "../../core/unit.ts";
import type { CaseState } from "../../forms/workflow/case-state.ts";
import { openFolder } from "../../functions/adapters/files/folder.ts";
import { openSqliteTable, type SqliteTable } from "../../functions/adapters/sqlite/table.ts";
import { makeDeps } from "../../functions/compose.ts";
import type { WorkDeps } from "../../functions/deps.ts";
import type { Mail, PrintRequest, Write } from "../../functions/ports.ts";
import { caseItem, counterAttribute, unitItem } from "../../functions/store/items.ts";
import * as keys from "../../functions/store/keys.ts";
import { Memory } from "../../functions/store/memory.ts";
import { personWrites } from "../../functions/store/people.ts";
import { stockWrite } from "../../functions/store/subjects.ts";
import { figures } from "../../functions/usecases/figures/figures.ts";
import { deliverEdition } from "../../functions/usecases/reports/deliver-edition.ts";
import { produceEdition } from "../../functions/usecases/reports/produce-edition.ts";
import { getEdition, listEditions, listReports } from "../../functions/usecases/reports/read-editions.ts";
import { requestEdition } from "../../functions/usecases/reports/request-edition.ts";
import { ensureSchedules, scheduleReports } from "../../functions/usecases/reports/schedule.ts";
import { setUp } from "../../functions/usecases/service/set-up.ts";
import { doWork } from "../../functions/usecases/work/do-work.ts";
import { tick } from "../../functions/usecases/work/tick.ts";
import type { TallyRow } from "../../reports/figures/tally.ts";
import type { Snapshot } from "../../reports/snapshot.ts";
import { district, instant, months, period, tallied, unit } from "../reports/sample.ts";

const folder = mkdtempSync(join(tmpdir(), "gridform-editions-"));
const opened: SqliteTable[] = [];
after(async () => {
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
    mailFrom: "grid@example.gov.cn",
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
        assert.ok(request.html.includes(request.mustContain));
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
    assert.ok(result.ok);
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

const problemOf = (code: ProblemCode) => (error: unknown) => error instanceof Problem && error.code === code;
const workItem = (id: string) => world.deps.table.get(keys.workKey(id));
/** Does everything that is due now and what that makes due, as ticks and workers would. */
async function workOff(): Promise<void> {
  for (let rounds = 0; rounds < 5; rounds++) {
    world.queued.length = 0;
    if ((await tick(world.deps, world.deps.queue)) === 0) return;
    for (const id of [...world.queued]) await doWork(world.deps, id, (_, error) => assert.equal(error, undefined));
  }
}
async function snapshotOf(request: typeof october): Promise<Snapshot> {
  const file = await world.deps.files.get(`editions/${request.report}/${request.period}/${request.unit}.json`);
  return JSON.parse(new TextDecoder().decode(file?.bytes)) as Snapshot;
}

test("an edition holds what figures say, is kept as snapshot and PDF, and its hash is that of the snapshot's file", async () => {
  const edition = await produceEdition(world.deps, october);
  assert.deepEqual(
    [edition.status, edition.pages, edition.interim, edition.madeAt],
    ["ready", 12, false, firstOfNovember],
  );
  const file = await world.deps.files.get(edition.json);
  assert.equal(world.deps.digest(file?.bytes as Uint8Array), edition.hash);
  assert.ok(world.printed[0]?.html.includes(edition.hash));
  const told = (await snapshotOf(october)).sections.find((it) => it.kind === "by-unit");
  const asked = await figures(world.deps, leader, {
    indicator: "household-visit/visit-coverage",
    period: period("2026-10"),
    unit: "371602",
    by: "children",
  });
  assert.deepEqual(
    told?.rows
      .map(({ unit: code, numerator, denominator, value, previous }) => ({
        code,
        numerator,
        denominator,
        value,
        previous,
      }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
    asked.rows.map(({ unit: code, numerator, denominator, value, previous }) => ({
      code,
      numerator,
      denominator,
      value,
      previous,
    })),
  );
  assert.ok(asked.total.numerator > 0 && asked.total.previous !== null);
});

test("an edition is made once, whatever is counted after", async () => {
  const first = await produceEdition(world.deps, october);
  await commit(
    tallyWrites([{ form: "household-visit", unit: "371602001001G01", counters: { visits: 999 } }], "2026-10"),
  );
  world.now = instant("2026-11-03T08:00:00+08:00");
  assert.deepEqual(await produceEdition(world.deps, october), first);
  assert.equal(world.printed.length, 1);
});

test("a worker that died before printing is continued from the snapshot it kept", async () => {
  failing.print = new Error("killed");
  await assert.rejects(produceEdition(world.deps, october), /killed/);
  const kept = await snapshotOf(october);
  failing.print = undefined;
  await commit(
    tallyWrites([{ form: "household-visit", unit: "371602001001G01", counters: { visits: 999 } }], "2026-10"),
  );
  world.now = instant("2026-11-01T09:00:00+08:00");
  const edition = await produceEdition(world.deps, october);
  assert.deepEqual(await snapshotOf(october), kept);
  assert.equal(world.printed[0]?.madeAt, firstOfNovember, "the PDF bears the snapshot's time");
  assert.equal(edition.hash, world.deps.digest((await world.deps.files.get(edition.json))?.bytes as Uint8Array));
});

test("two workers at the same edition make one", async () => {
  const [a, b] = await Promise.all([produceEdition(world.deps, october), produceEdition(world.deps, october)]);
  assert.equal(a.hash, b.hash);
  assert.equal((await listEditions(world.deps, leader, { report })).items.length, 1);
});

test("each leader of the very unit who has an address today gets one mail, with figures, link and PDF", async () => {
  await produceEdition(world.deps, october);
  await workOff();
  assert.deepEqual(world.mails.map((mail) => mail.to.address).sort(), ["li@example.gov.cn", "wang@example.gov.cn"]);
  const [mail] = world.mails;
  assert.equal(mail?.subject, "《滨城区2026年10月月度考核通报》");
  assert.match(mail?.messageId ?? "", /^<monthly-assessment\.2026-10\.371602\.(li|wang)@gridform>$/);
  assert.ok(mail?.text.includes("https://grid.example.gov.cn/#/reports?unit=371602"));
  assert.deepEqual(
    mail?.attachments.map((it) => [it.filename, it.contentType]),
    [["滨城区2026年10月月度考核通报.pdf", "application/pdf"]],
  );
  await deliverEdition(world.deps, { ...october, person: "li" });
  assert.equal(world.mails.length, 2, "what was delivered is not sent again");
});

test("a delivery that failed is tried again under the same Message-ID", async () => {
  await produceEdition(world.deps, october);
  failing.mail = new Error("the mail server is away");
  await assert.rejects(deliverEdition(world.deps, { ...october, person: "li" }), /away/);
  failing.mail = undefined;
  await deliverEdition(world.deps, { ...october, person: "li" });
  assert.equal(world.mails[0]?.messageId, "<monthly-assessment.2026-10.371602.li@gridform>");
  const answer = await getEdition(world.deps, leader, october);
  assert.ok("body" in answer);
  assert.deepEqual(answer.body.deliveries, [{ person: "li", name: "li先生", status: "sent", at: firstOfNovember }]);
});

test("somebody whose address was taken away is skipped, and an edition that is not there is no mail", async () => {
  await produceEdition(world.deps, october);
  await deliverEdition(world.deps, { ...october, person: "silent" });
  assert.equal(world.mails.length, 0);
  await assert.rejects(
    deliverEdition(world.deps, { ...october, unit: "371602001", person: "zhao" }),
    problemOf("edition-not-ready"),
  );
});

test("on the first of the month the district's and every township's report is made and mailed, and the next month's is due", async () => {
  await commit([{ kind: "delete", key: keys.workKey("report-schedule:monthly-assessment") }]);
  world.now = instant("2026-10-20T08:00:00+08:00");
  await ensureSchedules(world.deps);
  assert.equal((await workItem("report-schedule:monthly-assessment"))?.dueAt, firstOfNovember);
  await workOff();
  assert.equal(world.mails.length, 0, "not before its time");
  world.now = instant("2026-11-01T08:01:00+08:00");
  await workOff();
  const { items } = await listEditions(world.deps, leader, { report });
  assert.deepEqual(
    items.map((it) => [it.period, it.unit, it.status]).sort(),
    ["371602", "371602001", "371602002", "371602105"].map((code) => ["2026-10", code, "ready"]),
  );
  assert.deepEqual(world.mails.map((mail) => mail.to.address).sort(), [
    "li@example.gov.cn",
    "wang@example.gov.cn",
    "zhao@example.gov.cn",
  ]);
  const next = await workItem("report-schedule:monthly-assessment");
  assert.deepEqual([next?.status, next?.dueAt], ["waiting", "2026-12-01T00:00:00.000Z"]);
});

test("scheduling twice makes nothing twice, and starting again leaves the next time alone", async () => {
  await scheduleReports(world.deps, { report }, world.now);
  await workOff();
  const mails = world.mails.length;
  await scheduleReports(world.deps, { report }, world.now);
  await ensureSchedules(world.deps);
  await workOff();
  assert.equal(world.mails.length, mails);
  assert.equal(world.printed.length, 4);
  assert.equal((await workItem("report-schedule:monthly-assessment"))?.dueAt, "2026-12-01T00:00:00.000Z");
});

test("a report that left the catalog is scheduled no more", async () => {
  await scheduleReports({ ...world.deps, reports: () => new Map() }, { report }, world.now);
  assert.equal(await workItem("report-edition:monthly-assessment:2026-10:371602"), undefined);
});

test("an edition asked for is ordered at once, shown as being made, and read when it is there", async () => {
  const ordered = await requestEdition(world.deps, leader, october);
  assert.deepEqual([ordered.existed, ordered.edition.status], [false, "making"]);
  assert.deepEqual(world.queued, ["report-edition:monthly-assessment:2026-10:371602"]);
  assert.equal((await listEditions(world.deps, leader, { report, unit: "371602" })).items[0]?.status, "making");
  await assert.rejects(getEdition(world.deps, leader, { ...october, format: "pdf" }), problemOf("edition-not-ready"));
  await workOff();
  const [listed] = (await listEditions(world.deps, leader, { report, unit: "371602" })).items;
  assert.deepEqual(
    [listed?.status, listed?.pages, listed?.pdf],
    ["ready", 12, "/api/v1/reports/monthly-assessment/editions/2026-10/371602.pdf"],
  );
  const pdf = await getEdition(world.deps, leader, { ...october, format: "pdf" });
  assert.ok("bytes" in pdf && pdf.headers["content-type"] === "application/pdf");
  const again = await requestEdition(world.deps, leader, october);
  assert.deepEqual([again.existed, again.edition.hash], [true, listed?.hash]);
});

test("of a running month there is an interim edition for whoever asked, nobody is mailed it, and the final one takes its place", async () => {
  world.now = instant("2026-10-20T10:00:00+08:00");
  await requestEdition(world.deps, leader, october);
  await workOff();
  const interim = await produceEdition(world.deps, october);
  assert.equal(interim.interim, true);
  assert.match(world.printed[0]?.html ?? "", /阶段数据：2026年10月尚未结束/);
  assert.deepEqual([world.printed.length, world.mails.length], [1, 0]);

  world.now = instant("2026-10-25T10:00:00+08:00");
  const again = await requestEdition(world.deps, leader, october);
  assert.equal(again.edition.status, "making");
  const meanwhile = await getEdition(world.deps, leader, { ...october, format: "pdf" });
  assert.ok("bytes" in meanwhile, "the older interim edition is read until the newer is there");
  await workOff();
  assert.notEqual((await produceEdition(world.deps, october)).hash, interim.hash);

  world.now = firstOfNovember;
  const final = await produceEdition(world.deps, october);
  assert.equal(final.interim, false);
  await workOff();
  assert.equal(world.mails.length, 2);
});

test("an edition that every worker failed at is not shown as being made for ever, and can be asked for again", async () => {
  await requestEdition(world.deps, leader, october);
  world.now = instant("2026-11-01T09:30:00+08:00");
  assert.deepEqual((await listEditions(world.deps, leader, { report, unit: "371602" })).items, []);
  await assert.rejects(getEdition(world.deps, leader, october), problemOf("not-found"));
  assert.equal((await requestEdition(world.deps, leader, october)).edition.status, "making");
  assert.equal((await listEditions(world.deps, leader, { report, unit: "371602" })).items.length, 1);
});

test("the next month's report says what arrived late for this one", async () => {
  await produceEdition(world.deps, october);
  await commit(tallyWrites([{ form: "household-visit", unit: "371602001001G01", counters: { visits: 5 } }], "2026-10"));
  world.now = instant("2026-12-01T08:00:00+08:00");
  await produceEdition(world.deps, { ...october, period: "2026-11" });
  const method = (await snapshotOf({ ...october, period: "2026-11" })).sections.find((it) => it.kind === "method");
  assert.deepEqual(
    method?.late?.lines.map((line) => [line.title, line.now.numerator - line.before.numerator]),
    [["走访次数", 5]],
  );
});

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
  ]);
  await produceEdition(world.deps, october);
  const told = (await snapshotOf(october)).sections.find((it) => it.kind === "overdue-cases");
  assert.deepEqual(
    told?.cases.map((it) => [it.id, it.form, it.step, it.unitTitle, it.days]),
    [
      ["b", "隐患整改", "整改中", "三河湖镇曹口村371602105201G02", 21],
      ["a", "隐患整改", "整改中", "市中街道新苑社区371602001001G01", 11],
    ],
  );
  assert.equal(told?.count, 2);
  await produceEdition(world.deps, { ...october, unit: "371602001" });
  const street = (await snapshotOf({ ...october, unit: "371602001" })).sections.find(
    (it) => it.kind === "overdue-cases",
  );
  assert.deepEqual(
    street?.cases.map((it) => it.id),
    ["a"],
  );
});

test("who may not read or make a report is told so, whatever there is", async () => {
  const cadre = actor("cadre", "371602001001");
  const street = actor("leader", "371602001");
  const auditor = actor("auditor", "371602");
  await assert.rejects(getEdition(world.deps, cadre, october), problemOf("forbidden"));
  await assert.rejects(getEdition(world.deps, street, october), problemOf("forbidden"));
  await assert.rejects(listEditions(world.deps, street, { report, unit: "371602" }), problemOf("forbidden"));
  await assert.rejects(requestEdition(world.deps, street, october), problemOf("forbidden"));
  await assert.rejects(requestEdition(world.deps, auditor, october), problemOf("forbidden"));
  await produceEdition(world.deps, october);
  await produceEdition(world.deps, { ...october, unit: "371602001" });
  assert.deepEqual(
    (await listEditions(world.deps, street, { report })).items.map((it) => it.unit),
    ["371602001"],
  );
});

test("a report, unit or edition that is not there, and a period that does not fit, are told apart", async () => {
  await assert.rejects(requestEdition(world.deps, leader, { ...october, report: "nothing" }), problemOf("not-found"));
  await assert.rejects(requestEdition(world.deps, leader, { ...october, unit: "371602777" }), problemOf("not-found"));
  await assert.rejects(getEdition(world.deps, leader, october), problemOf("not-found"));
  await assert.rejects(
    requestEdition(world.deps, leader, { ...october, period: "2026-Q4" }),
    problemOf("content-invalid"),
  );
  await assert.rejects(
    requestEdition(world.deps, leader, { ...october, period: "2027-01" }),
    problemOf("content-invalid"),
  );
  assert.deepEqual(
    listReports(world.deps).map((it) => [it.id, it.period]),
    [["monthly-assessment", "month"]],
  );
});

test("figures of a unit, its communities, and a department; and of nothing to those outside", async () => {
  const ask = (code: string, by?: "children") =>
    figures(world.deps, leader, { indicator: "resource/offers-published", period: period("2026-10"), unit: code, by });
  const whole = await ask("371602", "children");
  assert.equal(
    whole.rows.reduce((sum, row) => sum + row.numerator, 0),
    whole.total.numerator,
  );
  assert.equal((await ask("371602-D07")).total.numerator, 4);
  const street = await ask("371602001", "children");
  assert.deepEqual(
    street.rows.map((row) => row.title.zh),
    ["新苑社区", "滨河社区"],
  );
  assert.equal(street.total.numerator, whole.rows.find((row) => row.unit === "371602001")?.numerator);
  assert.deepEqual((await ask("371602001")).rows, []);
  const outside = actor("leader", "371602002");
  const query = { indicator: "visit-coverage", period: period("2026-10"), unit: "371602001" };
  await assert.rejects(figures(world.deps, outside, query), problemOf("forbidden"));
  await assert.rejects(figures(world.deps, leader, { ...query, indicator: "nothing" }), problemOf("not-found"));
  await assert.rejects(figures(world.deps, leader, { ...query, unit: "371602777" }), problemOf("not-found"));
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
  assert.deepEqual(
    olds.map((row) => [row.unit, row.denominator]),
    [["371602004", 100]],
  );
  assert.equal(
    rows.reduce((sum, row) => sum + row.denominator, 0),
    total.denominator,
    "they are counted with the district itself",
  );
});
