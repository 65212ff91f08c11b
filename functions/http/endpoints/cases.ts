// Cases, and offers and demands with their claims.
import * as z from "zod";
import { UnitCode } from "../../../core/unit.ts";
import { type Answers, CaseId, FileName } from "../../../forms/answers/submission.ts";
import { FormId } from "../../../forms/definition/definition.ts";
import { caseLists } from "../../../forms/workflow/case-state.ts";
import { getCase } from "../../usecases/cases/get-case.ts";
import { listCases } from "../../usecases/cases/list-cases.ts";
import { transition } from "../../usecases/cases/take-step.ts";
import { claim, type Side } from "../../usecases/exchange/claim.ts";
import { listSide } from "../../usecases/exchange/list-side.ts";
import { matches } from "../../usecases/exchange/matches.ts";
import { created, createdOnce, endpoint, etag, ok } from "../endpoint.ts";
import { OfSomeUnit, Paging } from "../shapes.ts";

const TransitionBody = z.object({
  id: z.uuid(),
  transition: z.string().min(1).max(60),
  answers: z.record(z.string(), z.unknown()).default({}),
  files: z.array(FileName).max(50).default([]),
});
const CaseListQuery = Paging.extend({
  unit: UnitCode.optional(),
  list: z.enum(caseLists).optional(),
  status: z.enum(["open", "closed"]).default("open"),
  step: z.string().max(60).optional(),
  assignee: z.string().max(64).optional(),
  form: FormId.optional(),
});
const SideQuery = OfSomeUnit.extend({
  theme: z.string().max(60).optional(),
  status: z.enum(["open", "closed"]).default("open"),
});
/** A quantity is checked again by the form `project`, which says what is allowed. */
const ClaimBody = z.object({
  id: z.uuid().optional(),
  offer: CaseId.optional(),
  demand: CaseId.optional(),
  quantity: z.number().positive().max(1e9),
  due: z.iso.date().optional(),
  note: z.string().max(500).optional(),
  unit: UnitCode.optional(),
});

const listOf = (side: Side) =>
  endpoint({
    summary: `Open ${side}, with what remains of each`,
    query: SideQuery,
    handle: async ({ deps, actor, query }) =>
      ok(await listSide(deps, actor, side, { ...query, open: query.status === "open" }, query)),
  });

const matchesOf = (side: Side) =>
  endpoint({
    summary: "Counterparts that fit, each with its reasons",
    handle: async ({ deps, actor, params }) => ok({ items: await matches(deps, actor, side, params.id as string) }),
  });

const claimOf = (side: Side) =>
  endpoint({
    summary: "Claim a quantity; both balances and the project change in one commit, or nothing does",
    body: ClaimBody,
    handle: async ({ deps, actor, params, body }) => {
      const counterpart = side === "offers" ? body.demand : body.offer;
      const { repeat, ...claimed } = await claim(deps, actor, side, params.id as string, {
        ...body,
        id: body.id ?? deps.ids.next(),
        counterpart,
      });
      return repeat ? ok(claimed) : created(`/api/v1/cases/${claimed.project}`, claimed);
    },
  });

export const cases = {
  listCases: endpoint({
    summary: "Cases of a unit, the most urgent first within each township",
    query: CaseListQuery,
    handle: async ({ deps, actor, query }) => {
      const assignee = query.assignee === "me" ? actor.person : query.assignee;
      const unit = query.unit ?? widestUnit(actor.posts.map((post) => post.unit));
      return ok(
        await listCases(
          deps,
          actor,
          { ...query, unit, assignee, lists: query.list && [query.list], open: query.status === "open" },
          query,
        ),
      );
    },
  }),
  getCase: endpoint({
    summary: "One case with its history",
    handle: async ({ deps, actor, params }) => {
      const it = await getCase(deps, actor, params.id as string);
      return ok(it, etag(it.version));
    },
  }),
  postTransition: endpoint({
    summary: "Take a step of a case",
    body: TransitionBody,
    handle: async ({ deps, actor, params, body }) => {
      const { view, repeat } = await transition(deps, actor, params.id as string, {
        ...body,
        answers: body.answers as Answers,
      });
      return createdOnce(`/api/v1/cases/${view.id}`, view, repeat);
    },
  }),
  listOffers: listOf("offers"),
  listDemands: listOf("demands"),
  offerMatches: matchesOf("offers"),
  demandMatches: matchesOf("demands"),
  claimOffer: claimOf("offers"),
  claimDemand: claimOf("demands"),
};

/** Where a list starts when nobody says: the highest unit the reader has a post at; a department looks at its county. */
const widestUnit = (units: string[]): string =>
  units.map((unit) => unit.split("-D")[0] ?? unit).sort((a, b) => a.length - b.length)[0] ?? "";
