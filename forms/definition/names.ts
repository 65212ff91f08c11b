// The small shapes that definitions are written with: ids, paths, expressions, and what a form may be about.
import * as z from "zod";

/** XLSForm expression text, such as `${age} >= 60 and selected(${risks}, 'gas')`. */
export const ExpressionText = z.string().min(1).max(2000);

/** Where an answer stands: `hoseType`, or `residents/name` for a field of a repeat or group (no row numbers). */
export const FieldPath = z.string().min(1).max(200);

export const FormId = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, "form-id");
export type FormId = string;

export const SubjectType = z.enum(["household", "person", "building", "organisation", "place", "asset"]);
export type SubjectType = z.infer<typeof SubjectType>;
