// Loads the demonstration district through the same use cases that serve real people, in the order in which it happened.
import { readFile } from "node:fs/promises";
import type { Actor, Person } from "../../core/person.ts";
import { addDays, type Instant, type LocalDate, later } from "../../core/time.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import type { Subject } from "../../forms/registry/subject.ts";
import type { Deps } from "../deps.ts";
import type { Table, Write } from "../ports.ts";
import { allForms } from "../store/forms.ts";
import { offeredAttribute, subjectItem, unitItem } from "../store/items.ts";
import * as keys from "../store/keys.ts";
import { personWrites } from "../store/people.ts";
import { stockWrite } from "../store/subjects.ts";
import { transition } from "../usecases/cases/take-step.ts";
import { submit } from "../usecases/submissions/submit.ts";
import { county, demoUnits } from "./district.ts";
import { demoHouseholds } from "./households.ts";
import { demoPeople } from "./people.ts";
import { demoPhotos } from "./photos.ts";
import { demoPlaces } from "./places.ts";
import { randomOf } from "./random.ts";
import type { Filled, Taken } from "./story.ts";
import { demoSubmissions } from "./submissions.ts";
import { demoTransitions } from "./transitions.ts";

export type LoadOptions = {
  /** The story ends the day before this one and begins with the month three months earlier. */
  today: LocalDate;
  seed?: number;
  progress?: (step: string, done: number, of: number) => void;
};

export type Loaded = { units: number; people: number; subjects: number; submissions: number; transitions: number };

const defaultSeed = 20261001;

/** How many submissions are under way at once: they share one durable commit of the embedded store. */
const atOnce = 96;

/** Loads once; a second call finds the mark and does nothing. The packs must be published. */
export async function loadDemo(
  deps: Deps,
  { today, seed = defaultSeed, progress = () => {} }: LoadOptions,
): Promise<Loaded | undefined> {
  const mark = keys.settingKey("demo");
  if ((await deps.table.get(mark))?.loaded) return undefined;
  const { units, people, households, places, forms, from } = await loadRegistry(deps, { today, seed, progress });
  const to = addDays(today, -1);
  const actors = new Map(people.map((person) => [person.id, actorOf(person)]));
  const story = demoSubmissions({ random: randomOf(seed + 3), units, households, places, forms, from, to });
  const taken = demoTransitions({ random: randomOf(seed + 4), submissions: story, forms, to });
  await fileAll(deps, actors, story, (done, of) => progress("submissions", done, of));
  await takeAll(deps, actors, taken, (done, of) => progress("cases", done, of));
  await deps.table.commit([{ kind: "put", item: { ...mark, loaded: true, from, to, seed } }]);
  return {
    units: units.length,
    people: people.length,
    subjects: households.length + places.length,
    submissions: story.length,
    transitions: taken.length,
  };
}

/** Units, people, households with their residents, places, and the pictures that the story's answers name. */
export async function loadRegistry(deps: Deps, { today, seed = defaultSeed, progress = () => {} }: LoadOptions) {
  const from = monthsBefore(today, 3);
  const on = addDays(from, -30);
  const units = demoUnits(await readFile(new URL("./data/bincheng-371602.csv", import.meta.url), "utf8"));
  const people = demoPeople({ random: randomOf(seed), units });
  const forms = new Map((await allForms(deps)).map((form) => [form.id, form]));
  const visit = forms.get("household-visit") as FormVersion;
  const registered = demoHouseholds({ random: randomOf(seed + 1), units, visit, on });
  const places = demoPlaces({ random: randomOf(seed + 2), units, on });
  const write = (step: string, writes: Write[]) => writeAll(deps.table, writes, (done, of) => progress(step, done, of));
  await write(
    "units",
    units.map((unit): Write => ({ kind: "put", item: unitItem(unit) })),
  );
  await write(
    "people",
    people.flatMap((person) => personWrites(person).map(unconditional)),
  );
  await write("registry", registryWrites([...registered, ...places]));
  for (const { name, bytes, contentType } of Object.values(demoPhotos())) {
    await deps.files.put(`uploads/${name}`, bytes, { contentType, ifAbsent: true });
    // The whole county's, as what an offer shows is: everybody of the story shows the same few.
    const about = { contentType, size: bytes.length, by: "gridform", [offeredAttribute(county)]: true };
    await deps.table.commit([{ kind: "put", item: { ...keys.fileKey(name), ...about } }]);
  }
  // Publishing the packs asked for units before there were any.
  deps.memory.forgetAll();
  return { units, people, households: registered.filter((it) => it.type === "household"), places, forms, from };
}

/** The first day of the month so many months before a day's month. */
function monthsBefore(day: LocalDate, months: number): LocalDate {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}-01` as LocalDate;
}

const actorOf = (person: Person): Actor => ({ person: person.id, name: person.name, posts: person.posts });
const unconditional = (write: Write): Write => ({ ...write, when: undefined }) as Write;

function registryWrites(subjects: Subject[]): Write[] {
  const stock = new Map<string, number>();
  for (const { unit, type } of subjects) {
    stock.set(`${unit} ${type}`, (stock.get(`${unit} ${type}`) ?? 0) + 1);
  }
  return [
    ...subjects.map((subject): Write => ({ kind: "put", item: subjectItem(subject) })),
    ...[...stock].map(([key, count]): Write => {
      const [unit, type] = key.split(" ") as [string, string];
      return { ...stockWrite(unit, type, count) };
    }),
  ];
}

async function writeAll(table: Table, writes: Write[], progress: (done: number, of: number) => void): Promise<void> {
  const size = 90;
  const chunks = Array.from({ length: Math.ceil(writes.length / size) }, (_, at) =>
    writes.slice(at * size, (at + 1) * size),
  );
  for (let at = 0; at < chunks.length; at += 8) {
    await Promise.all(chunks.slice(at, at + 8).map((chunk) => table.commit(chunk)));
    progress(Math.min(writes.length, (at + 8) * size), writes.length);
  }
}

/** The same dependencies at the time of the story: a submission is received a few minutes after it was filled. */
const at = (deps: Deps, now: Instant): Deps => ({ ...deps, clock: { now: () => now } });

/** In the order of the story, the claims after all else: what a claim names is then there. */
async function fileAll(
  deps: Deps,
  actors: ReadonlyMap<string, Actor>,
  story: Filled[],
  progress: (done: number, of: number) => void,
): Promise<void> {
  const file = ({ submission, by }: Filled) =>
    submit(at(deps, later(submission.filledAt, 180_000)), actors.get(by) as Actor, submission);
  const claims = story.filter((it) => it.submission.form === "project");
  const rest = story.filter((it) => it.submission.form !== "project");
  let done = 0;
  for (const part of [rest, claims]) {
    for (let from = 0; from < part.length; from += atOnce) {
      await Promise.all(part.slice(from, from + atOnce).map(file));
      done += Math.min(atOnce, part.length - from);
      progress(done, story.length);
    }
  }
}

/** The transitions of one case follow each other; those of different cases go together. */
async function takeAll(
  deps: Deps,
  actors: ReadonlyMap<string, Actor>,
  taken: Taken[],
  progress: (done: number, of: number) => void,
): Promise<void> {
  let done = 0;
  for (let from = 0; from < taken.length; ) {
    const together = new Map<string, Taken>();
    while (from < taken.length && together.size < atOnce && !together.has((taken[from] as Taken).case)) {
      const next = taken[from++] as Taken;
      together.set(next.case, next);
    }
    await Promise.all(
      [...together.values()].map((it) =>
        transition(at(deps, it.at), actors.get(it.by) as Actor, it.case, {
          id: it.id,
          transition: it.transition,
          answers: it.answers,
        }),
      ),
    );
    done += together.size;
    progress(done, taken.length);
  }
}

/** The last whole month before a day. */
export const monthBefore = (today: LocalDate): string => monthsBefore(today, 1).slice(0, 7);
