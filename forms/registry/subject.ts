// What the registry knows of a household, person, building, organisation or place.
import type { MaskKind } from "../../core/mask.ts";
import type { Instant } from "../../core/time.ts";
import type { Answer } from "../answers/submission.ts";
import type { SubjectType } from "../definition/definition.ts";

/** A value with where it comes from and when somebody last confirmed it. */
export type Fact = {
  value: Answer;
  /** The submission that told it. */
  source: string;
  confirmedAt: Instant;
  /** How a sensitive value is hidden; for rows, by the field of the row. */
  mask?: MaskKind | Record<string, MaskKind>;
};

export type Subject = {
  id: string;
  type: SubjectType;
  unit: string;
  title: string;
  /** A person's household, a household's building. */
  partOf?: string;
  facts: Record<string, Fact>;
  version: number;
};

/**
 * How often a form was filled for a subject, by period (`2026-10`, `2026-W41`, `2026-Q4`, `2026`): what distinct counts and due
 * lists read. Periods of years before `since` are there only where they were asked for: `apart` names those years, also one
 * that has nothing left.
 */
export type Activity = {
  subject: string;
  form: string;
  periods: Record<string, number>;
  last?: Instant;
  since?: string;
  apart?: string[];
  version: number;
};

/** The registry's facts of the subject as expressions see them: `${@subject.gasHoseType}`. */
export const subjectFacts = (subject: Subject | undefined): Record<string, Answer> =>
  subject
    ? Object.fromEntries(Object.entries(subject.facts).map(([name, fact]) => [`subject.${name}`, fact.value]))
    : {};
