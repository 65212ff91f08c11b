// What a kind of due work is: what it is about, and what is done. Its id follows from the one, and is written nowhere.
import type * as z from "zod";
import type { Due } from "../../../core/due-work.ts";
import type { WorkDeps } from "../../deps.ts";

export type WorkKind<Shape extends z.ZodObject = z.ZodObject> = {
  kind: string;
  /** Its fields, all texts, in the order in which the id names them. */
  about: Shape;
  /** One piece of it. */
  due(about: z.output<Shape>): Due;
  /** May be done twice: a worker that dies after it is followed by another. What throws counts as a failed attempt. */
  handle(deps: WorkDeps, about: z.output<Shape>): Promise<void>;
};

export const workKind = <Shape extends z.ZodObject>(
  kind: string,
  about: Shape,
  handle: WorkKind<Shape>["handle"],
): WorkKind<Shape> => ({
  kind,
  about,
  handle,
  due: (it) => ({
    kind,
    ...Object.fromEntries(
      Object.keys(about.shape).map((name) => [name, String((it as Record<string, unknown>)[name])]),
    ),
  }),
});
