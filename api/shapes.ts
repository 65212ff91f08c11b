// Shapes that several words share: pages, units, times, answers.
import * as z from "zod";
import { Person, Post } from "../core/person.ts";
import { Instant, UtcInstant } from "../core/time.ts";
import { Unit, UnitCode } from "../core/unit.ts";
import type { Answer as FormAnswer, Answers as FormAnswers } from "../forms/answers/submission.ts";

/** A page of a list: how many at most, and where the page before ended. */
export const Paging = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).optional(),
  cursor: z.string().max(4000).optional(),
});
export const OfUnit = Paging.extend({ unit: UnitCode });
export const OfSomeUnit = Paging.extend({ unit: UnitCode.optional() });
/** A moment, or a whole day of the district. */
export const Moment = z.union([Instant, z.iso.date()]);

export const Count = z.number().int().nonnegative();
export const Version = z.number().int().positive();

/** What one question was answered: any JSON, as the form's own schema says. */
export const Answer = z.unknown() as unknown as z.ZodType<FormAnswer>;
/** Answers of a form by the names of its questions: what its own schema says, which `GET /forms/{id}` has. */
export const Answers = z.record(z.string(), Answer) as unknown as z.ZodType<FormAnswers>;

export const list = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), cursor: z.string().optional() });
export type List<Item> = { items: Item[]; cursor?: string };

export { Person, Post, Unit, UtcInstant };

/** Where the bytes of a large file are fetched: by GET, without a token, within minutes. */
export const FileLink = z.object({ url: z.url() });
export type FileLink = z.output<typeof FileLink>;
