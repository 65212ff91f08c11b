// Who one is, whether the service is well, and its description.
import * as z from "zod";
import type { Action } from "../core/permission.ts";
import { rules } from "../core/permission.ts";
import { Language, LocalText } from "../core/text.ts";
import { type AnswersOf, bytes, type Routes } from "./route.ts";
import { Post, Unit } from "./shapes.ts";

export const Me = z.object({
  person: z.string(),
  name: z.string(),
  language: Language,
  posts: z.array(Post.extend({ unitTitle: LocalText })),
  /** The units of the posts and all above them, and those that forms of theirs are filled in. */
  units: z.array(Unit),
  /** Ids of the forms that one may fill. */
  forms: z.array(z.string()),
  /** What one may do at one unit at least. */
  actions: z.array(z.enum(Object.keys(rules) as [Action, ...Action[]])),
});
export type Me = z.output<typeof Me>;

export const service = {
  getHealth: {
    method: "GET",
    path: "/api/v1/health",
    tag: "service",
    summary: "Whether the service is ready",
    public: true,
  },
  getOpenApi: {
    method: "GET",
    path: "/api/v1/openapi.json",
    tag: "service",
    summary: "This description",
    public: true,
    tagged: true,
  },
  getMe: {
    method: "GET",
    path: "/api/v1/me",
    tag: "service",
    summary: "Who is signed in, their posts, and what they may do",
  },
} as const satisfies Routes;

export const serviceAnswers = {
  getHealth: { 200: z.object({ status: z.literal("ok") }) },
  getOpenApi: { 200: bytes("application/json") },
  getMe: { 200: Me },
} satisfies AnswersOf<typeof service>;
export const serviceShapes = { Me };
