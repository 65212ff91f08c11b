// Offers and demands, what fits what, and claims from either side.
import * as z from "zod";
import { LocalText } from "../core/text.ts";
import { UnitCode } from "../core/unit.ts";
import { CaseId, SubmissionId } from "../forms/answers/submission.ts";
import type { Side } from "../forms/workflow/case-state.ts";
import { CaseView } from "./cases.ts";
import type { AnswersOf, ExamplesOf, Route, Routes } from "./route.ts";
import { list, OfSomeUnit } from "./shapes.ts";
import { Receipt } from "./submissions.ts";

/** A counterpart with how well it fits (0 to 1) and why. */
export const Match = z.object({ case: CaseView, score: z.number().min(0).max(1), why: z.array(LocalText) });
export type Match = z.output<typeof Match>;

/** What a claim made: its project, and what remains on either side. */
export const Claimed = Receipt.omit({ revision: true }).extend({
  project: CaseId,
  title: z.string(),
  remaining: z.number().optional(),
  counterpartRemaining: z.number().optional(),
});
export type Claimed = z.output<typeof Claimed>;

const SideQuery = OfSomeUnit.extend({
  theme: z.string().max(60).optional(),
  status: z.enum(["open", "closed"]).default("open"),
});
/** A quantity is checked again by the form `project`, which says what is allowed. */
const ClaimBody = z.object({
  id: SubmissionId.optional(),
  offer: CaseId.optional(),
  demand: CaseId.optional(),
  quantity: z.number().positive().max(1e9),
  due: z.iso.date().optional(),
  note: z.string().max(500).optional(),
  unit: UnitCode.optional(),
});

const listOf = (side: Side) =>
  ({
    method: "GET",
    path: `/api/v1/${side}`,
    tag: "exchange",
    summary: `Open ${side}, with what remains of each`,
    query: SideQuery,
  }) as const satisfies Route;
const matchesOf = (side: Side) =>
  ({
    method: "GET",
    path: `/api/v1/${side}/{id}/matches`,
    tag: "exchange",
    summary: "Counterparts that fit, each with its reasons",
    params: z.object({ id: CaseId }),
  }) as const satisfies Route;
const claimOf = (side: Side) =>
  ({
    method: "POST",
    path: `/api/v1/${side}/{id}/claims`,
    tag: "exchange",
    summary: "Claim a quantity; both balances and the project change in one commit, or nothing does",
    params: z.object({ id: CaseId }),
    body: ClaimBody,
  }) as const satisfies Route;

export const exchange = {
  listOffers: listOf("offers"),
  listDemands: listOf("demands"),
  offerMatches: matchesOf("offers"),
  demandMatches: matchesOf("demands"),
  claimOffer: claimOf("offers"),
  claimDemand: claimOf("demands"),
} as const satisfies Routes;

const matches = z.object({ items: z.array(Match) });
export const exchangeAnswers = {
  listOffers: { 200: list(CaseView) },
  listDemands: { 200: list(CaseView) },
  offerMatches: { 200: matches },
  demandMatches: { 200: matches },
  claimOffer: { 200: Claimed, 201: Claimed },
  claimDemand: { 200: Claimed, 201: Claimed },
} satisfies AnswersOf<typeof exchange>;
export const exchangeShapes = { Match, Claimed };

const at = { id: "0192f1c4-7a00-7000-8000-000000000001" };
const listed = { example: { unit: "371602", theme: "resources" } };
const claimed = { at, example: { id: "0192f1c4-7a00-7000-8000-000000000003", quantity: 2, due: "2026-12-31" } };
export const exchangeExamples = {
  listOffers: listed,
  listDemands: listed,
  offerMatches: { at },
  demandMatches: { at },
  claimOffer: claimed,
  claimDemand: claimed,
} satisfies ExamplesOf<typeof exchange>;
