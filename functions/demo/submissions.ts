// Three months of work in the demonstration district, in the order in which it happened.
import type { LocalDate } from "../../core/time.ts";
import type { Unit } from "../../core/unit.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import type { Subject } from "../../forms/registry/subject.ts";
import { casesOf } from "./cases.ts";
import { demoChecks } from "./checks.ts";
import { monthsBetween } from "./days.ts";
import { demoClaims, demoListings } from "./lists.ts";
import { demoPhotos } from "./photos.ts";
import type { Random } from "./random.ts";
import type { Filled } from "./story.ts";
import { demoVisits } from "./visits.ts";

export type DemoOptions = {
  random: Random;
  units: Unit[];
  households: Subject[];
  places: Subject[];
  /** The published packs by their id. */
  forms: ReadonlyMap<string, FormVersion>;
  from: LocalDate;
  to: LocalDate;
};

/**
 * About 6,000 submissions, oldest first: visits, checks, offers, demands, and claims of what those opened.
 * Each is valid under its pack, and no claim takes more than is left. Throws a TypeError when a pack is missing.
 */
export function demoSubmissions({ random, units, households, places, forms, from, to }: DemoOptions): Filled[] {
  const form = (id: string): FormVersion => {
    const version = forms.get(id);
    if (!version) throw new TypeError(`no pack ${id}`);
    return version;
  };
  const months = monthsBetween(from, to);
  const photos = demoPhotos();
  const work = [
    ...demoVisits({ random, households, months, visit: form("household-visit"), photos }),
    ...demoChecks({ random, places, months, check: form("hazard-check"), photos }),
    ...demoListings({ random, units, months }),
  ];
  const claims = demoClaims({ random, units, months, cases: casesOf(forms, work) });
  return [...work, ...claims].sort((a, b) => (a.submission.filledAt < b.submission.filledAt ? -1 : 1));
}
