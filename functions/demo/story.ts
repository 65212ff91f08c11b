// What the parts of the demonstration's story hand to one another.
import type { PersonId } from "../../core/person.ts";
import type { Instant } from "../../core/time.ts";
import type { UnitCode } from "../../core/unit.ts";
import { filesIn } from "../../forms/answers/files.ts";
import type { Answers, Submission } from "../../forms/answers/submission.ts";
import { type Random, uuidAt } from "./random.ts";

/** Answers before the form has left out what it does not ask, by the pack's own types: null where nothing is answered. */
export type Asked<Given> = { [Field in keyof Given]: Given[Field] | null };

/** A submission, and whose it is. */
export type Filled = { submission: Submission; by: PersonId };

/** A transition of a case, and who took it when. */
export type Taken = {
  case: string;
  id: string;
  transition: string;
  answers: Answers;
  files: string[];
  at: Instant;
  by: PersonId;
};

type About = {
  form: string;
  unit: UnitCode;
  subject?: string;
  at: Instant;
  by: PersonId;
  answers: Answers;
  seconds: number;
};

export const filled = (random: Random, { by, at, ...about }: About): Filled => ({
  submission: { id: uuidAt(random, at), version: 1, filledAt: at, ...about, files: filesIn(about.answers) },
  by,
});

/** A point somewhere in a unit's township; all points of a township lie within a few kilometres. */
export function pointIn(random: Random, unit: UnitCode): { lat: number; lng: number; accuracy: number } {
  const township = Number(unit.slice(6, 9));
  const near = (middle: number, spread: number) => Math.round((middle + (random() - 0.5) * spread) * 1e6) / 1e6;
  return {
    lat: near(37.3 + (township % 7) * 0.03, 0.03),
    lng: near(117.9 + (township % 11) * 0.02, 0.03),
    accuracy: Math.round(5 + random() * 40),
  };
}
