// The registry of the demonstration: households with those who live in them.
import { atLocal, type LocalDate } from "../../core/time.ts";
import type { Unit, UnitCode } from "../../core/unit.ts";
import { evaluateQuestions } from "../../forms/answers/evaluate.ts";
import { masksOf } from "../../forms/answers/masks.ts";
import type { HouseholdVisitAnswers } from "../../forms/catalog/household-visit/answers.d.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import { compileQuestions } from "../../forms/questions/compile.ts";
import { recordFacts } from "../../forms/registry/record-facts.ts";
import type { Subject } from "../../forms/registry/subject.ts";
import { inventMobile, inventName, inventNationalId, inventSurname, type Sex } from "./invented.ts";
import { demoGrids } from "./people.ts";
import { between, chance, pick, pickWeighted, type Random, shuffled } from "./random.ts";

export type RegistryOptions = {
  random: Random;
  units: Unit[];
  /** household-visit, whose rules say which answers become facts of whom. */
  visit: FormVersion;
  /** The day the register was taken over; ages are counted from here. */
  on: LocalDate;
  count?: number;
  inDemoGrids?: number;
};

/** Households and residents, each household before those in it: 2,000, of which 60 in each of the two grids that are shown. */
export function demoHouseholds(options: RegistryOptions): Subject[] {
  const { random, units, count = 2000, inDemoGrids = 60 } = options;
  const places = new Map(units.map((unit) => [unit.code, unit]));
  return gridsFor(random, units, count, inDemoGrids).flatMap(([grid, number]) => {
    const community = places.get(grid.slice(0, 12));
    const key = `${grid}-${String(number).padStart(3, "0")}`;
    return household(options, grid, key, addressIn(random, community?.title.zh ?? "", number));
  });
}

/** A grid and a running number in it for every household; each grid gets its share before any gets another. */
function gridsFor(random: Random, units: Unit[], count: number, inDemoGrids: number): [UnitCode, number][] {
  const shown = demoGrids.flatMap((grid) =>
    Array.from({ length: inDemoGrids }, (_, at) => [grid, at + 1] as [UnitCode, number]),
  );
  const others = shuffled(
    random,
    units.filter((unit) => unit.level === "grid" && !demoGrids.some((it) => it === unit.code)),
  );
  const rest = Array.from({ length: count - shown.length }, (_, at): [UnitCode, number] => [
    (others[at % others.length] as Unit).code,
    Math.floor(at / others.length) + 1,
  ]);
  return [...shown, ...rest];
}

/** `新苑社区居委会` is where one lives in `新苑社区`. */
export const placeName = (community: string): string => community.replace(/(居委会|村委会)$/, "");

const estates = ["幸福家园", "阳光花园", "和谐小区", "惠民小区", "东苑小区", "翠湖花园"];

function addressIn(random: Random, community: string, number: number): string {
  const where = placeName(community);
  if (community.endsWith("村委会")) return `${where}${number}${between(random, 1, 9)}号`;
  const floor = between(random, 1, 6);
  return `${where}${pick(random, estates)}${between(random, 1, 18)}号楼${between(random, 1, 4)}单元${floor}0${pick(random, [1, 2])}室`;
}

function household({ random, visit, on }: RegistryOptions, grid: UnitCode, key: string, address: string): Subject[] {
  const residents = family(random, key, on);
  const base: Subject = {
    id: `hou_${key}`,
    type: "household",
    unit: grid,
    title: `${address} ${residents[0]?.name}`,
    facts: {},
    version: 0,
  };
  const floating = residents[0]?.personType === "floating";
  const residence = floating
    ? pick(random, ["rented", "rented", "temporary"] as const)
    : pickWeighted<HouseholdVisitAnswers["residence"]>(random, [
        ["owned", 9],
        ["with-others", 1],
      ]);
  const addressAgrees = !floating && chance(random, 0.85);
  const asked = {
    residence,
    addressAgrees,
    houseSafety: "safe",
    residents,
    careNeeds: careNeedsOf(random, residents, on),
    ...(!addressAgrees && { registeredAddress: floating ? pick(random, elsewhere) : "滨城区户籍，人户分离" }),
  } satisfies Partial<HouseholdVisitAnswers>;
  const at = atLocal(on, "08:30");
  const { answers } = evaluateQuestions(compileQuestions(visit), asked, { now: at });
  return recordFacts(visit, { source: "register", at, answers }, base, new Map(), masksOf(visit, new Map())).map(
    (it) => ({
      ...it.subject,
      version: 1,
    }),
  );
}

const elsewhere = [
  "山东省德州市乐陵市",
  "山东省聊城市莘县",
  "河南省周口市太康县",
  "河北省沧州市盐山县",
  "黑龙江省绥化市北林区",
];

type Resident = HouseholdVisitAnswers["residents"][number];

/** Who lives in a household; a family that came from elsewhere came together. */
function family(random: Random, key: string, on: LocalDate): Resident[] {
  const floating = chance(random, 0.14);
  const year = Number(on.slice(0, 4));
  const headAge = between(random, floating ? 22 : 27, floating ? 50 : 84);
  const headSex = pickWeighted<Sex>(random, [
    ["male", 7],
    ["female", 3],
  ]);
  const surname = inventSurname(random);
  const arrivedOn = `${year - between(random, 1, 8)}-${two(between(random, 1, 12))}-${two(between(random, 1, 28))}`;
  const members: Resident[] = [];
  const add = (relation: Resident["relation"], sex: Sex, age: number, of?: string) => {
    const birth = `${year - age}-${two(between(random, 1, on.startsWith(`${year}-01`) ? 1 : 6))}-${two(between(random, 1, 28))}`;
    const young = age < 1;
    members.push({
      id: `${key}-${members.length + 1}`,
      name: inventName(random, sex, of),
      relation,
      idType: young ? "none" : "resident-id",
      ...(young ? { statedSex: sex, statedBirth: birth } : { idNumber: inventNationalId(random, birth, sex) }),
      ...(age >= 16 && age < 86 && chance(random, 0.85) && { phone: inventMobile(random) }),
      personType: floating ? "floating" : "registered",
      ...(floating && { floatingReason: relation === "child" ? "family" : "work", arrivedOn }),
    });
  };
  add("head", headSex, headAge, surname);
  if (chance(random, headAge > 70 ? 0.55 : 0.8))
    add("spouse", headSex === "male" ? "female" : "male", Math.max(22, headAge + between(random, -4, 3)));
  const children =
    headAge < 30
      ? between(random, 0, 1)
      : headAge < 62
        ? pickWeighted(random, [
            [0, 2],
            [1, 5],
            [2, 3],
          ])
        : pickWeighted(random, [
            [0, 8],
            [1, 2],
          ]);
  for (let n = 0; n < children; n++)
    add("child", pick(random, ["male", "female"]), Math.max(0, headAge - between(random, 24, 32)), surname);
  if (headAge < 60 && headAge > 34 && chance(random, 0.12)) add("parent", "female", headAge + between(random, 22, 28));
  return members;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** Someone over 70 alone lives alone; the rest is chance. */
function careNeedsOf(random: Random, residents: Resident[], on: LocalDate): HouseholdVisitAnswers["careNeeds"] {
  const needs: HouseholdVisitAnswers["careNeeds"] = [];
  const [head] = residents;
  const born = Number(String(head?.idNumber ?? "").slice(6, 10)) || 2000;
  const old = Number(on.slice(0, 4)) - born >= 70;
  if (old && residents.length === 1) needs.push("living-alone");
  if (residents.some((it) => it.relation === "child") && chance(random, 0.02)) needs.push("left-behind-child");
  if (chance(random, 0.03)) needs.push("disability");
  if (chance(random, old ? 0.25 : 0.04)) needs.push("chronic-illness");
  return needs.length > 0 ? needs : ["none"];
}
