// Cases: lists, one with its history, and taking a step.
import type { casesAnswers, cases as routes } from "../../../api/cases.ts";
import type { Answers } from "../../../forms/answers/submission.ts";
import { countCases } from "../../usecases/cases/count-cases.ts";
import { getCase } from "../../usecases/cases/get-case.ts";
import { listCases } from "../../usecases/cases/list-cases.ts";
import { bodyTag, createdOnce, type Handlers, ok } from "../endpoint.ts";

export const cases: Handlers<typeof routes, typeof casesAnswers> = {
  listCases: async ({ deps, actor, query }) => {
    const assignee = query.assignee === "me" ? actor.person : query.assignee;
    const unit = query.unit ?? widestUnit(actor.posts.map((post) => post.unit));
    const lists = query.list && [query.list];
    return ok(await listCases(deps, actor, { ...query, unit, assignee, lists, open: query.status === "open" }, query));
  },
  countCases: async ({ deps, actor, query }) => ok(await countCases(deps, actor, query.unit)),
  getCase: async ({ deps, actor, params }) => {
    const it = await getCase(deps, actor, params.id);
    return ok(it, bodyTag(deps, it));
  },
  postTransition: async ({ deps, actor, params, body }) => {
    // With what a step does, which a phone's start does not wait for.
    const { transition } = await import("../../usecases/cases/take-step.ts");
    const { view, repeat } = await transition(deps, actor, params.id, { ...body, answers: body.answers as Answers });
    return createdOnce(`/api/v1/cases/${view.id}`, view, repeat);
  },
};

/** Where a list starts when nobody says: the highest unit the reader has a post at; a department looks at its county. */
const widestUnit = (units: string[]): string =>
  units.map((unit) => unit.split("-D")[0] ?? unit).sort((a, b) => a.length - b.length)[0] ?? "";
