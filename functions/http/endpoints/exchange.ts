// Offers and demands with their claims.
import type { exchangeAnswers, exchange as routes } from "../../../api/exchange.ts";
import type { Side } from "../../../forms/workflow/case-state.ts";
import { claim } from "../../usecases/exchange/claim.ts";
import { listSide } from "../../usecases/exchange/list-side.ts";
import { matches } from "../../usecases/exchange/matches.ts";
import { created, type Handlers, ok } from "../endpoint.ts";

type Exchange = Handlers<typeof routes, typeof exchangeAnswers>;

const listOf =
  (side: Side): Exchange["listOffers"] =>
  async ({ deps, actor, query }) =>
    ok(await listSide(deps, actor, side, { ...query, open: query.status === "open" }, query));

const matchesOf =
  (side: Side): Exchange["offerMatches"] =>
  async ({ deps, actor, params }) =>
    ok({ items: await matches(deps, actor, side, params.id) });

const claimOf =
  (side: Side): Exchange["claimOffer"] =>
  async ({ deps, actor, params, body }) => {
    const counterpart = side === "offers" ? body.demand : body.offer;
    const command = { ...body, id: body.id ?? deps.ids.next(), counterpart };
    const { repeat, ...claimed } = await claim(deps, actor, side, params.id, command);
    return repeat ? ok(claimed) : created(`/api/v1/cases/${claimed.project}`, claimed);
  };

export const exchange: Exchange = {
  listOffers: listOf("offers"),
  listDemands: listOf("demands"),
  offerMatches: matchesOf("offers"),
  demandMatches: matchesOf("demands"),
  claimOffer: claimOf("offers"),
  claimDemand: claimOf("demands"),
};
