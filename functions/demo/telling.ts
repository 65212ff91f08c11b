// One case's steps as they are told: in daytime, none before the one before it, none after the story's end.
import { atLocal, type Instant, instantOf, type LocalDate, localDate, millisecondsOf } from "../../core/time.ts";
import { filesIn } from "../../forms/answers/files.ts";
import type { Answers } from "../../forms/answers/submission.ts";
import type { CaseState } from "../../forms/workflow/case-state.ts";
import { between, type Random, uuidAt } from "./random.ts";
import type { Taken } from "./story.ts";

const MINUTE = 60_000;

/** `Steps`: what each step of the case asks, by the pack's own types. */
export class Telling<Steps> {
  readonly taken: Taken[] = [];
  readonly #random: Random;
  readonly #case: string;
  readonly #end: Instant;
  #last: number;
  #ended = false;

  constructor(random: Random, state: CaseState, end: Instant) {
    this.#random = random;
    this.#case = state.id;
    this.#end = end;
    this.#last = millisecondsOf(state.openedAt);
  }

  /** On the day of `at` (milliseconds), later if the step before says so. Once a step falls behind the end, no other follows. */
  step<Name extends keyof Steps & string>(transition: Name, by: string, at: number, given: Steps[Name]): this {
    const answers = given as Answers;
    const when = instantOf(Math.max(this.#inDaytime(at), this.#last + 20 * MINUTE));
    this.#ended ||= when >= this.#end;
    if (this.#ended) return this;
    this.#last = millisecondsOf(when);
    const id = uuidAt(this.#random, when);
    this.taken.push({ case: this.#case, id, transition, answers, files: filesIn(answers), at: when, by });
    return this;
  }

  /** From 08:30 to 17:10: before the 17:30 at which a day's deadlines end. */
  #inDaytime(at: number): number {
    const day: LocalDate = localDate(instantOf(at));
    return millisecondsOf(atLocal(day, "08:30")) + between(this.#random, 0, 520) * MINUTE;
  }
}
