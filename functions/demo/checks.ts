// Safety checks of the demonstration's premises.
import type { Instant } from "../../core/time.ts";
import { evaluateQuestions } from "../../forms/answers/evaluate.ts";
import type { Check, HazardCheckAnswers } from "../../forms/catalog/hazard-check/answers.d.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import { compileQuestions } from "../../forms/questions/compile.ts";
import type { Subject } from "../../forms/registry/subject.ts";
import { type Month, momentOn } from "./days.ts";
import { staffOf } from "./people.ts";
import type { DemoFile, PhotoKind } from "./photos.ts";
import { between, chance, pick, type Random } from "./random.ts";
import { type Asked, type Filled, filled, pointIn } from "./story.ts";

export type CheckOptions = {
  random: Random;
  places: Subject[];
  months: Month[];
  check: FormVersion;
  photos: Record<PhotoKind, DemoFile>;
};

/** Two places of three are checked in a whole month. */
export function* demoChecks(options: CheckOptions): Iterable<Filled> {
  const { random, places, months } = options;
  for (const place of places) {
    for (const { days, share } of months) {
      if (chance(random, 0.66 * share)) yield checkOf(options, place, momentOn(random, pick(random, days)));
    }
  }
}

/** What is found wrong more often than the rest, in a hundred checks. */
const often: Record<string, number> = {
  extinguishers: 7,
  wiring: 6,
  cableCharging: 6,
  ebikesInside: 5,
  exitsClear: 4,
  livingInShop: 3,
};

const notes: Record<string, string> = {
  extinguishers: "灭火器压力不足",
  wiring: "插座私拉乱接",
  cableCharging: "电动自行车飞线充电",
  ebikesInside: "电动自行车停放在门厅",
  exitsClear: "安全出口堆放杂物",
  livingInShop: "店内夜间有人住宿",
};

function checkOf({ random, check, photos }: CheckOptions, place: Subject, at: Instant): Filled {
  const other = chance(random, 0.02);
  const lines = check.ui.widgets.items?.items ?? [];
  const asked = {
    placeType: (place.facts.placeType?.value ?? "nine-small") as HazardCheckAnswers["placeType"],
    location: pointIn(random, place.unit),
    photos: [photos.premises.name],
    items: Object.fromEntries(lines.map(({ id }) => [id, lineOf(random, id, photos.before.name)])),
    otherHazard: other ? "门前广告牌固定不牢，有坠落风险" : null,
    otherPhotos: other ? [photos.before.name] : null,
    contact: String(place.facts.contact?.value ?? "负责人"),
    signature: photos.signature.name,
  } satisfies Asked<HazardCheckAnswers>;
  // The form itself leaves out the lines that this type of place is not asked.
  const { answers } = evaluateQuestions(compileQuestions(check), asked, { now: at });
  const seconds = between(random, 240, 1200);
  return filled(random, {
    form: check.id,
    unit: place.unit,
    subject: place.id,
    at,
    by: staffOf(place.unit),
    answers,
    seconds,
  });
}

function lineOf(random: Random, item: string, photo: string): Pick<Check, keyof Check> {
  if (chance(random, (often[item] ?? 1) / 100))
    return { result: "not-ok", note: notes[item] ?? "现场核实不符合要求", photos: [photo] };
  return { result: chance(random, 0.03) ? "n/a" : "ok" };
}
