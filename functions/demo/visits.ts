// Household visits of the demonstration: some townships visit nearly everybody, some do not.
import type { Instant } from "../../core/time.ts";
import { townshipOf, type UnitCode } from "../../core/unit.ts";
import { evaluateQuestions } from "../../forms/answers/evaluate.ts";
import type { HouseholdVisitAnswers } from "../../forms/catalog/household-visit/answers.d.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import { compileQuestions } from "../../forms/questions/compile.ts";
import type { Subject } from "../../forms/registry/subject.ts";
import { type Month, momentOn } from "./days.ts";
import { inventMobile } from "./invented.ts";
import { staffOf } from "./people.ts";
import type { DemoFile, PhotoKind } from "./photos.ts";
import { between, chance, pick, pickWeighted, type Random, shuffled } from "./random.ts";
import { type Asked, type Filled, filled, pointIn } from "./story.ts";
import { requests } from "./wishes.ts";

export type VisitOptions = {
  random: Random;
  households: Subject[];
  months: Month[];
  visit: FormVersion;
  photos: Record<PhotoKind, DemoFile>;
};

/** In a quarter a household is on the round or left out; one on the round is seen in most of its months. */
export function* demoVisits(options: VisitOptions): Iterable<Filled> {
  const { random, households, months } = options;
  const coverage = coverages(random, [...new Set(households.map((it) => townshipOf(it.unit)))]);
  for (const household of households) {
    for (const inQuarter of byQuarter(months)) {
      const onRound = chance(random, coverage.get(townshipOf(household.unit)) ?? 1);
      for (const { days } of monthsVisited(random, household, inQuarter, onRound)) {
        yield visitOf(options, household, momentOn(random, pick(random, days)));
      }
    }
  }
}

/** From 60 to 98 of a hundred households, a different share in each township. */
function coverages(random: Random, townships: UnitCode[]): Map<UnitCode, number> {
  const step = 0.38 / Math.max(1, townships.length - 1);
  return new Map(shuffled(random, townships).map((township, at) => [township, 0.98 - at * step]));
}

const byQuarter = (months: Month[]): Month[][] =>
  [...new Set(months.map((it) => it.quarter))].map((quarter) => months.filter((it) => it.quarter === quarter));

function monthsVisited(random: Random, household: Subject, months: Month[], onRound: boolean): Month[] {
  const needsCare = !JSON.stringify(household.facts.careNeeds?.value ?? "none").includes("none");
  const share = needsCare ? 0.95 : 0.8; // care needs are looked after every month
  const visited = onRound ? months.filter((month) => chance(random, share * month.share)) : [];
  // A quarter that is well under way has been round at least once.
  return onRound && visited.length === 0 && months.length > 1 ? [pick(random, months)] : visited;
}

function visitOf({ random, visit, photos }: VisitOptions, household: Subject, at: Instant): Filled {
  const known = <Field extends keyof HouseholdVisitAnswers>(field: Field) =>
    (household.facts[field]?.value ?? null) as NonNullable<HouseholdVisitAnswers[Field]> | null;
  const residents = known("residents") ?? [];
  const houseSafety = pickWeighted<HouseholdVisitAnswers["houseSafety"]>(random, [
    ["safe", 970],
    ["hazard", 27],
    ["dangerous", 3],
  ]);
  const demandRaised = chance(random, 0.06);
  const request = pick(random, requests);
  const asked = {
    residence: known("residence"),
    addressAgrees: known("addressAgrees"),
    registeredAddress: known("registeredAddress"),
    houseSafety,
    houseHazard: pick(random, ["厨房燃气软管老化", "阳台堆放杂物较多", "墙体有裂缝", "屋面漏水，线路受潮"]),
    housePhotos: [photos.before.name],
    residents: chance(random, 0.03) ? withNewPhone(random, residents) : residents,
    careNeeds: known("careNeeds"),
    careNote: pick(random, ["按时服药，情况稳定", "已登记，按月探访", "子女在外，已留联系电话"]),
    demandRaised,
    demandTheme: request.theme,
    demandContent: request.content,
    satisfaction: pickWeighted<NonNullable<HouseholdVisitAnswers["satisfaction"]>>(random, [
      ["very-satisfied", 46],
      ["satisfied", 40],
      ["neutral", 8],
      ["dissatisfied", 2],
      ["no-answer", 4],
    ]),
    location: pointIn(random, household.unit),
  } satisfies Asked<HouseholdVisitAnswers>;
  const { answers } = evaluateQuestions(compileQuestions(visit), asked, { now: at });
  const seconds = between(random, 90, 600);
  return filled(random, {
    form: visit.id,
    unit: household.unit,
    subject: household.id,
    at,
    by: staffOf(household.unit),
    answers,
    seconds,
  });
}

type Residents = HouseholdVisitAnswers["residents"];

const withNewPhone = (random: Random, [first, ...others]: Residents): Residents => [
  { ...(first as Residents[number]), phone: inventMobile(random) },
  ...others,
];
