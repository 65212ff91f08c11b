// Offers and demands of the demonstration, and who claims them.
import { addDays, type Instant, later, localDate } from "../../core/time.ts";
import { townshipOf, type Unit, type UnitCode } from "../../core/unit.ts";
import type { DemandAnswers } from "../../forms/catalog/demand/answers.d.ts";
import type { ProjectAnswers } from "../../forms/catalog/project/answers.d.ts";
import type { ResourceAnswers } from "../../forms/catalog/resource/answers.d.ts";
import type { CaseState } from "../../forms/workflow/case-state.ts";
import { type Month, momentOn } from "./days.ts";
import { inventMobile, inventName } from "./invented.ts";
import { cadreOf, staffOf } from "./people.ts";
import { between, chance, pick, type Random } from "./random.ts";
import { type Filled, filled } from "./story.ts";
import { demands, offers, type Wish } from "./wishes.ts";

export type ListOptions = {
  random: Random;
  units: Unit[];
  months: Month[];
  offers?: number;
  demands?: number;
  claims?: number;
};

/** Offers and demands that are published as such; those that residents raise at the door come with the visits. */
export function* demoListings(options: ListOptions): Iterable<Filled> {
  const { random, offers: offerCount = 220, demands: demandCount = 320 } = options;
  for (let n = 0; n < offerCount; n++) {
    const offer = pick(random, offers);
    yield publish(options, "resource", offer, {
      provider: offer.provider,
      contact: inventName(random, "female"),
      contactPhone: inventMobile(random),
    });
  }
  for (let n = 0; n < demandCount; n++) {
    yield publish(options, "demand", pick(random, demands), {
      beneficiary: inventName(random, "female"),
      contactPhone: inventMobile(random),
    });
  }
}

/** What only one of the two lists asks. */
type More =
  | Pick<ResourceAnswers, "provider" | "contact" | "contactPhone">
  | Pick<DemandAnswers, "beneficiary" | "contactPhone">;

function publish({ random, units, months }: ListOptions, form: string, wish: Wish, more: More): Filled {
  const publisher = chance(random, 0.25) ? anyUnit(random, units, "township") : anyUnit(random, units, "grid");
  const at = momentOn(random, pick(random, pick(random, months).days));
  const answers = {
    title: wish.title,
    theme: wish.theme,
    content: wish.content,
    quantity: between(random, 1, wish.most),
    quantityUnit: wish.unit,
    validUntil: addDays(localDate(at), between(random, 45, 150)),
    ...more,
  } satisfies DemandAnswers | ResourceAnswers;
  return filled(random, {
    form,
    unit: publisher,
    at,
    by: actorOf(publisher),
    answers,
    seconds: between(random, 60, 240),
  });
}

const anyUnit = (random: Random, units: Unit[], level: Unit["level"]): UnitCode =>
  pick(
    random,
    units.filter((unit) => unit.level === level),
  ).code;

/** Who acts for a unit: the staff of a grid, the cadre of a township. */
export const actorOf = (unit: UnitCode): string => (unit.length > 12 ? staffOf(unit) : cadreOf(townshipOf(unit)));

type Open = { state: CaseState; left: number };

/** Claims, oldest first, never of more than is left: of a demand, of an offer, or of both at once. */
export function* demoClaims(options: ListOptions & { cases: CaseState[] }): Iterable<Filled> {
  const { random, units, months, cases, claims = 640 } = options;
  const open = cases
    .filter((it) => it.list === "demands" || it.list === "offers")
    .map((state): Open => ({ state, left: Number(state.answers.quantity) }));
  const days = months.flatMap((it) => it.days);
  const moments = Array.from({ length: claims }, () => momentOn(random, pick(random, days))).sort();
  for (const at of moments) {
    const demand = chance(random, 0.75) ? choose(random, open, "demands", at) : undefined;
    const theme = demand?.state.answers.theme;
    const offer = !demand || chance(random, 0.3) ? choose(random, open, "offers", at, theme) : undefined;
    const named = [demand, offer].filter((it) => it !== undefined);
    const [first] = named;
    if (!first) continue;
    const quantity = between(random, 1, Math.ceil(Math.min(...named.map((it) => it.left)) / 2));
    for (const it of named) it.left -= quantity;
    yield claim(random, units, { demand, offer, first, quantity, at });
  }
}

/** Something still open at an instant with something left, of a theme where one is given. */
function choose(random: Random, open: Open[], list: CaseState["list"], at: Instant, theme?: unknown): Open | undefined {
  const fits = open.filter(
    ({ state, left }) =>
      state.list === list &&
      left > 0 &&
      later(state.openedAt, 3_600_000) < at &&
      (state.dueAt ?? at) > at &&
      (theme === undefined || state.answers.theme === theme),
  );
  return fits.length > 0 ? pick(random, fits) : undefined;
}

type Claim = { demand?: Open; offer?: Open; first: Open; quantity: number; at: Instant };

function claim(random: Random, units: Unit[], { demand, offer, first, quantity, at }: Claim): Filled {
  const township = townshipOf(first.state.unit);
  // Neighbours claim more often than strangers do.
  const near = units.filter((unit) => unit.level === "grid" && unit.code.startsWith(township));
  const unit = chance(random, 0.8) ? pick(random, near).code : anyUnit(random, units, "grid");
  const answers = {
    ...(offer && { offer: offer.state.id }),
    ...(demand && { demand: demand.state.id }),
    title: String(first.state.title),
    quantity,
    claimer: pick(random, ["社区志愿服务队", "党员先锋队", "双报到单位志愿者", "爱心商户", "热心居民"]),
    due: addDays(localDate(at), between(random, 7, 40)),
  } satisfies ProjectAnswers;
  return filled(random, { form: "project", unit, at, by: staffOf(unit), answers, seconds: between(random, 20, 90) });
}
