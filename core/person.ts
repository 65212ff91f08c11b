// People who work here, and the posts they hold.
import * as z from "zod";
import { UnitCode } from "./unit.ts";

export const Role = z.enum([
  "administrator",
  "grid-staff",
  "cadre",
  "dispatcher",
  "handler",
  "verifier",
  "supervisor",
  "appraiser",
  "leader",
  "auditor",
]);
export type Role = z.infer<typeof Role>;

export const PersonId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,63}$/, "person-id");
export type PersonId = string;

/** A person holds a role at a unit from a day to a day; a duty says which kind of grid staff. */
export const Post = z.object({
  role: Role,
  unit: UnitCode,
  duty: z.enum(["head", "information", "safety", "city-appearance"]).optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
});
export type Post = z.infer<typeof Post>;

export const Person = z.object({
  id: PersonId,
  name: z.string().min(1).max(60),
  email: z.email().optional(),
  phone: z.string().optional(),
  language: z.enum(["zh", "en"]).default("zh"),
  posts: z.array(Post).max(20).default([]),
  version: z.number().int().positive().optional(),
});
export type Person = z.infer<typeof Person>;

/** Who asks, with the posts that hold today. */
export type Actor = { person: PersonId; name: string; posts: Post[] };
