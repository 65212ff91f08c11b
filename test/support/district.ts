// The small district behind the pages that tests look at: the world of the use cases on a port, and what can have happened in it.
import type { Instant, LocalDate } from "../../core/time.ts";
import type { Unit } from "../../core/unit.ts";
import type { Answers, Submission } from "../../forms/answers/submission.ts";
import type { Subject } from "../../forms/registry/subject.ts";
import type { CaseState, Side } from "../../forms/workflow/case-state.ts";
import { demoHouseholds } from "../../functions/demo/households.ts";
import { demoGrids } from "../../functions/demo/people.ts";
import { randomOf } from "../../functions/demo/random.ts";
import { liveForm } from "../../functions/store/forms.ts";
import { caseOf, submissionOf } from "../../functions/store/items.ts";
import * as keys from "../../functions/store/keys.ts";
import { transition } from "../../functions/usecases/cases/take-step.ts";
import { claim } from "../../functions/usecases/exchange/claim.ts";
import { getUnit } from "../../functions/usecases/organisation/units.ts";
import { importSubjects } from "../../functions/usecases/registry/import-subjects.ts";
import { freePort } from "./service.ts";
import { check, community, farGrid, grid, openWorld, street, uuid, type World } from "./world.ts";

/** Friday, ten in the morning. */
export const today = "2026-11-20T02:00:00.000Z";

export type District = World & {
  /** Does something at another time and comes back. */
  at<T>(instant: string, work: () => Promise<T>): Promise<T>;
  /** Takes over this many families in each of the two grids that the demonstration's people look after; those of the first. */
  families(count: number): Promise<Subject[]>;
  /** A check of the shop finds one line wrong: the rectification that it raises. */
  hazard(line: string, by?: string): Promise<CaseState>;
  /** Publishes on a list, or raises a case: the case that it makes. */
  raise(by: string, form: string, answers: Answers): Promise<CaseState>;
  claim(by: string, side: Side, id: string, quantity: number): Promise<CaseState>;
  step(by: string, id: string, name: string, answers?: Answers): Promise<void>;
  /** A case as it stands now. */
  caseOf(id: string): Promise<CaseState>;
  /** What is left of an offer or a demand. */
  remaining(id: string): Promise<number>;
  /** What was submitted in a form. */
  sent(form: string): Promise<Submission[]>;
};

/** Opens it on a free port with the built page; `bare` has no registry, cases or forms. */
export async function openDistrict(bare = false): Promise<District> {
  const world = await openWorld({
    bare,
    start: today,
    runs: true,
    siteFolder: process.env.GRIDFORM_TEST_SITE ?? "dist/web",
    environment: { PORT: String(await freePort()) },
  });
  await world.listen();
  const { deps, clock, actor } = world;
  let next = 0xd00000;

  async function read(id: string): Promise<CaseState> {
    const item = await deps.table.get(keys.caseKey(id));
    if (!item) throw new Error(`there is no case ${id}`);
    return caseOf(item);
  }
  async function raise(by: string, form: string, answers: Answers, subject?: string): Promise<CaseState> {
    const unit = actor(by).posts[0]?.unit as string;
    const over = { unit, id: uuid(next++), ...(subject && { subject }) };
    const { receipt } = await world.send(by, form, answers, over);
    return read(receipt.effects.cases[0] as string);
  }
  return {
    ...world,
    raise,
    caseOf: read,
    async at(instant, work) {
      const now = clock.now();
      clock.set(instant);
      try {
        return await work();
      } finally {
        clock.set(now);
      }
    },
    families: (count) => families(world, count),
    async hazard(line, by = "grid-staff") {
      const signature = await world.upload(by, "signed", "image/png");
      const photo = await world.upload(by, line);
      return raise(by, "hazard-check", check(signature, { [line]: { result: "not-ok", photos: [photo] } }), "pla_0001");
    },
    async claim(by, side, id, quantity) {
      const { project } = await claim(deps, actor(by), side, id, { id: uuid(next++), quantity });
      return read(project);
    },
    async step(by, id, name, answers = {}) {
      await transition(deps, actor(by), id, { id: uuid(next++), transition: name, answers });
    },
    async remaining(id) {
      const item = await deps.table.get(keys.accountKey(id, "remaining"));
      return Number(item?.balance);
    },
    async sent(form) {
      const found = await deps.table.query(keys.submissionsOfForm(form, street));
      return found.items.map(submissionOf);
    },
  };
}

/** Families with names, addresses and all that the registry knows of them, alike at every run. */
async function families({ deps, actor }: World, count: number): Promise<Subject[]> {
  const codes = [community, "371602002001", grid, farGrid];
  const units: Unit[] = await Promise.all(codes.map((code) => getUnit(deps, code)));
  const found = demoHouseholds({
    random: randomOf(371602),
    units,
    visit: await liveForm(deps, "household-visit"),
    on: "2026-01-05" as LocalDate,
    count: demoGrids.length * count,
    inDemoGrids: count,
  });
  const rows = found.map(({ id, type, unit, title, partOf, facts }) => {
    const values = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, fact.value]));
    return { id, type, unit, title, ...(partOf && { partOf }), facts: values };
  });
  await importSubjects(deps, actor("administrator"), rows);
  return found.filter((it) => it.type === "household" && it.unit === grid);
}

/** So many days before today. */
export const daysAgo = (days: number): Instant =>
  new Date(Date.parse(today) - days * 86_400_000).toISOString() as Instant;
