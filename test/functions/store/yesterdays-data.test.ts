// A data folder that 0.1.0 left behind opens, is read, and goes on.

import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { postsOn } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { localDate } from "../../../core/time.ts";
import { filesOfCase } from "../../../forms/workflow/case-files.ts";
import { openSqliteTable } from "../../../functions/adapters/sqlite/table.ts";
import { readLocalSettings } from "../../../functions/config.ts";
import { type LocalService, openLocal } from "../../../functions/local-service.ts";
import { formatOf, itemFormat, withFormat } from "../../../functions/store/item-format.ts";
import { findPerson } from "../../../functions/store/people.ts";
import { getCase } from "../../../functions/usecases/cases/get-case.ts";
import { listCases } from "../../../functions/usecases/cases/list-cases.ts";
import { recount } from "../../../functions/usecases/figures/recount.ts";
import { readFile as readUpload } from "../../../functions/usecases/files/read-file.ts";
import { getDraft } from "../../../functions/usecases/forms/drafts.ts";
import { getSubject, listSubjects } from "../../../functions/usecases/registry/read-subjects.ts";
import { getEdition } from "../../../functions/usecases/reports/read-editions.ts";
import { correct } from "../../../functions/usecases/submissions/correct.ts";
import { getSubmission } from "../../../functions/usecases/submissions/read-submissions.ts";
import { submit } from "../../../functions/usecases/submissions/submit.ts";
import { fakePrinter, setClock } from "../../support/service.ts";
import { grid, street, uuid, visit } from "../../support/world.ts";

const opened: { service: LocalService; folder: string }[] = [];
afterAll(async () => {
  for (const { service, folder } of opened) {
    await service.close();
    await rm(folder, { recursive: true });
  }
});

async function open(version: string) {
  const vector = join(import.meta.dirname, `../../vectors/data-${version}`);
  const folder = await mkdtemp(join(tmpdir(), "gridform-yesterday-"));
  await cp(vector, folder, { recursive: true });
  const clock = setClock(await readFile(join(vector, "made-at.txt"), "utf8"));
  const errors: unknown[] = [];
  const log = { info: () => {}, error: (...told: unknown[]) => void errors.push(told) } as never;
  const service = await openLocal(readLocalSettings({ GRIDFORM_DATA: folder }), { clock, printer: fakePrinter, log });
  opened.push({ service, folder });
  const actor = async (id: string): Promise<Actor> => {
    const person = await findPerson(service.deps, id);
    expect.assert(person, id);
    return { person: id, name: person.name, posts: postsOn(person.posts, localDate(clock.now())) };
  };
  return { ...service, clock, errors, actor };
}

const firstVisit = uuid(1);
const openHazard = `${uuid(9)}~11`;

test("0.1.0: what it kept is read as it was", async () => {
  const { deps, actor } = await open("0.1");
  const staff = await actor("grid-staff");
  const households = await listSubjects(deps, staff, { unit: grid, type: "household" }, { limit: 100 });
  expect(households.items.length).toBe(20);
  expect((await getSubject(deps, staff, "hou_0001")).facts.residence?.value, "the correction's fact").toBe("rented");
  const corrected = await getSubmission(deps, staff, firstVisit);
  expect(corrected.revision).toBe(2);
  expect(corrected.answers.residence).toBe("rented");

  const handler = await actor("handler");
  const hazards = await listCases(deps, handler, { unit: "371602", lists: ["hazards"], open: true }, {});
  expect(hazards.items.map((it) => [it.id, it.step])).toStrictEqual([[openHazard, "rectify"]]);
  expect((await getCase(deps, handler, openHazard)).history.length).toBe(1);

  const [photo] = filesOfCase((await getCase(deps, handler, openHazard)) as never);
  expect.assert(photo);
  for (const by of [staff, handler, await actor("township-leader")])
    expect(await readUpload(deps, by, photo), by.person).toMatchObject({ contentType: "image/jpeg" });
  await expect(readUpload(deps, { person: "stranger", name: "", posts: [] }, photo)).rejects.toThrow(/not-found/);

  const draft = await getDraft(deps, await actor("administrator"), "gas-check");
  expect(draft.definition.title.zh).toBe("燃气安检（草稿）");

  const edition = { report: "monthly-assessment", period: "2026-10", unit: street };
  const pdf = await getEdition(deps, await actor("township-leader"), { ...edition, format: "pdf" });
  expect.assert("bytes" in pdf && Buffer.from(pdf.bytes).subarray(0, 5).toString() === "%PDF-");
  expect(pdf.bytes.length).toBe(269_168);
});

test("0.1.0: every tally is still what its submissions say", async () => {
  const { deps } = await open("0.1");
  const found = await recount(deps);
  expect(found.differences).toStrictEqual([]);
  expect([found.submissions, found.cases]).toStrictEqual([13, 6]);
});

test("0.1.0: the work goes on: answers, corrections, steps, and what was waiting comes due", async () => {
  const { deps, actor, clock, tick, errors, outbox } = await open("0.1");
  const staff = await actor("grid-staff");
  const again = await submit(deps, staff, {
    id: uuid(0xa1),
    form: "household-visit",
    version: 1,
    unit: grid,
    subject: "hou_0001",
    filledAt: clock.now(),
    answers: visit({}, "person-1"),
    files: [],
  });
  expect(again.repeat).toBe(false);
  const before = await getSubmission(deps, staff, uuid(3));
  await correct(
    deps,
    staff,
    {
      id: uuid(3),
      form: "household-visit",
      version: 1,
      unit: grid,
      subject: "hou_0003",
      filledAt: before.filledAt,
      answers: visit({ residence: "rented" }, "person-3"),
      files: [],
    },
    1,
  );
  clock.set("2026-12-01T00:00:30.000Z");
  await tick();
  const mails = (await outbox.list()).map((it) => it.subject);
  expect(
    mails.some((subject) => subject.includes("11月")),
    `the schedule that was waiting made November's report: ${mails.join(", ")}`,
  ).toBe(true);
  const dead = await deps.table.get({
    pk: `WORK#report-delivery:monthly-assessment:2026-10:${street}:township-leader`,
    sk: "A",
  });
  expect(dead?.status, "dead work stays to be looked at").toBe("dead");
  clock.set("2027-01-01T00:00:00.000Z");
  await tick();
  const offers = await listCases(deps, await actor("cadre"), { unit: street, lists: ["offers"], open: false }, {});
  expect(
    offers.items.map((it) => it.status),
    "the offer's deadline was waiting",
  ).toStrictEqual(["expired"]);
  expect((await recount(deps)).differences).toStrictEqual([]);
  expect(errors).toStrictEqual([]);
});

test("an item says the format it was written in, and what a newer version wrote is refused, not misread", async () => {
  const raw = openSqliteTable(":memory:");
  const table = withFormat(raw);
  const key = { pk: "SETTING", sk: "a" };
  await table.commit([{ kind: "put", item: { ...key, body: 1 } }]);
  await table.commit([{ kind: "update", key: { pk: "SETTING", sk: "b" }, add: { count: 1 } }]);
  const [put, counted] = await raw.getMany([key, { pk: "SETTING", sk: "b" }]);
  expect.assert(put && counted);
  expect([formatOf(put), formatOf(counted)]).toStrictEqual([itemFormat, itemFormat]);
  expect(formatOf({ ...key, body: 1 }), "0.1.0 wrote none").toBe(0);
  await raw.commit([{ kind: "put", item: { ...key, body: 1, format: itemFormat + 1 } }]);
  const refused = { code: "store-newer", details: { format: itemFormat + 1, known: itemFormat } };
  await expect(table.get(key)).rejects.toThrow(expect.objectContaining(refused));
  await expect(table.getMany([key])).rejects.toThrow(expect.objectContaining(refused));
  await expect(table.query({ pk: "SETTING" })).rejects.toThrow(expect.objectContaining(refused));
  await expect(table.commit([{ kind: "put", item: { ...key, body: 2 }, when: { kind: "absent" } }])).rejects.toThrow(
    expect.objectContaining(refused),
  );
  raw.close();
});
