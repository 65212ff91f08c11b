// The whole demonstration from one seed: units, people, registry, pictures, and three months of work.
import type { Person } from "../../core/person.ts";
import { addDays, type LocalDate } from "../../core/time.ts";
import type { Unit } from "../../core/unit.ts";
import type { FormVersion } from "../../forms/definition.ts";
import type { Subject } from "../../forms/registry/subject.ts";
import { demoUnits } from "./district.ts";
import { demoHouseholds } from "./households.ts";
import { demoPeople } from "./people.ts";
import { type DemoFile, demoPhotos } from "./photos.ts";
import { demoPlaces } from "./places.ts";
import { randomOf } from "./random.ts";
import type { Filled, Taken } from "./story.ts";
import { demoSubmissions } from "./submissions.ts";
import { demoTransitions } from "./transitions.ts";

export type Demo = {
  units: Unit[];
  people: Person[];
  /** Households, those who live in them, places. */
  subjects: Subject[];
  /** To be stored before the submissions that name them. */
  files: DemoFile[];
  submissions: Filled[];
  transitions: Taken[];
};

export type DemoRequest = {
  seed: number;
  /** The text of `data/bincheng-371602.csv`. */
  regions: string;
  /** The published packs by their id. */
  forms: ReadonlyMap<string, FormVersion>;
  from: LocalDate;
  to: LocalDate;
};

/** Each part draws from a seed of its own, so that a change of one leaves the others as they were. */
export function makeDemo({ seed, regions, forms, from, to }: DemoRequest): Demo {
  const units = demoUnits(regions);
  const visit = forms.get("household-visit");
  if (!visit) throw new TypeError("no pack household-visit");
  const on = addDays(from, -1);
  const people = demoPeople({ random: randomOf(seed + 1), units });
  const households = demoHouseholds({ random: randomOf(seed + 2), units, visit, on });
  const places = demoPlaces({ random: randomOf(seed + 3), units, on });
  const submissions = demoSubmissions({
    random: randomOf(seed + 4),
    units,
    households: households.filter((it) => it.type === "household"),
    places,
    forms,
    from,
    to,
  });
  const transitions = demoTransitions({ random: randomOf(seed + 5), submissions, forms, to });
  const files = Object.values(demoPhotos());
  return { units, people, subjects: [...households, ...places], files, submissions, transitions };
}
