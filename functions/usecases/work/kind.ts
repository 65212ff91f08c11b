// What a kind of due work is: what it is about, and what is done. Its id follows from the one, and is written nowhere.
import type * as z from "zod";
import { type Due, dueOf, type Patience, patience } from "../../../core/due-work.ts";
import type { Instant } from "../../../core/time.ts";
import type { WorkDeps } from "../../deps.ts";

export type WorkKind<About = never> = {
  kind: string;
  patience: Patience;
  /** One piece of it. */
  due(about: About): Due;
  /**
   * Does one piece that has been due `since` then; the answer is when it is to be looked at again, undefined when it is done.
   * Throws a ZodError for one that is about nothing that can be; what throws counts as a failed attempt.
   */
  run(deps: WorkDeps, due: Due, since?: Instant): Promise<Instant | undefined>;
};

/** What one piece is about. */
type Fields = Record<string, string | undefined>;
// biome-ignore lint/suspicious/noConfusingVoidType: a handler that has nothing to say returns nothing.
type Handle<About> = (deps: WorkDeps, about: About, since: Instant) => Promise<Instant | undefined | void>;

/**
 * `about`: its fields, all texts, in the order in which the id names them. `handle` may be done twice: a worker that dies after it
 * is followed by another.
 */
export const workKind = <About extends Fields>(
  kind: string,
  about: z.ZodObject & z.ZodType<About>,
  handle: Handle<About>,
  patient: Patience = patience,
): WorkKind<About> => ({
  kind,
  patience: patient,
  due: (it) => dueOf(kind, Object.keys(about.shape), it),
  run: async (deps, due, since = deps.clock.now()) => (await handle(deps, about.parse(due), since)) ?? undefined,
});
