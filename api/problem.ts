// A problem as RFC 9457 tells it; its further members depend on its code.
import * as z from "zod";
import { type ProblemCode, problems } from "../core/problem.ts";

export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  instance: z.string().optional(),
  errors: z.array(z.looseObject({ pointer: z.string(), code: z.string(), message: z.string() })).optional(),
});
