// What a kind of due work is: what it is about, and what is done. Its id follows from the one, and is written nowhere.
import type * as z from "zod";
import type { Due } from "../../../core/due-work.ts";
import type { WorkDeps } from "../../deps.ts";

export type WorkKind<About = never> = {
  kind: string;
  /** One piece of it. */
  due(about: About): Due;
  /** Does one piece. Throws a ZodError for one that is about nothing that can be; what throws counts as a failed attempt. */
  run(deps: WorkDeps, due: Due): Promise<void>;
};

/**
 * `about`: its fields, all texts, in the order in which the id names them. `handle` may be done twice: a worker that dies after it
 * is followed by another.
 */
export const workKind = <About extends Record<string, string>>(
  kind: string,
  about: z.ZodObject & z.ZodType<About>,
  handle: (deps: WorkDeps, about: About) => Promise<void>,
): WorkKind<About> => ({
  kind,
  due: (it) => ({ kind, ...Object.fromEntries(Object.keys(about.shape).map((name) => [name, it[name] as string])) }),
  run: (deps, due) => handle(deps, about.parse(due)),
});
