// What a device sends after being offline, and what it needs to go offline again.
import { fieldErrors, type Issue } from "../../core/field-errors.ts";
import type { Actor } from "../../core/person.ts";
import { Problem, problemBody } from "../../core/problem.ts";
import type { Language } from "../../core/text.ts";
import { levelOf } from "../../core/unit.ts";
import { SubjectType } from "../../forms/definition.ts";
import { type Receipt, Submission } from "../../forms/submission.ts";
import * as keys from "../keys.ts";
import { type CaseView, listCases } from "./cases.ts";
import type { Deps } from "./deps.ts";
import { allForms, mayFill } from "./forms.ts";
import { all } from "./page-over.ts";
import { describeActor } from "./people.ts";
import { subjectOf } from "./stored.ts";
import { maskSubject, withActivity } from "./subjects.ts";
import { submit } from "./submit.ts";

export type SyncResult = { id: string; status: number; receipt?: Receipt; problem?: unknown };

/**
 * Each queued submission by itself, in the order sent: one that is refused, or that meets a bug, holds up no other.
 * `report` is told of bugs.
 */
export async function pushQueue(
  deps: Deps,
  actor: Actor,
  queued: unknown[],
  language: Language,
  report: (bug: unknown) => void,
): Promise<SyncResult[]> {
  const results: SyncResult[] = [];
  for (const one of queued) results.push(await pushOne(deps, actor, one, language, report));
  return results;
}

async function pushOne(
  deps: Deps,
  actor: Actor,
  one: unknown,
  language: Language,
  report: (bug: unknown) => void,
): Promise<SyncResult> {
  const { id } = (one ?? {}) as { id?: unknown };
  const of = typeof id === "string" ? id.slice(0, 100) : "";
  try {
    const { receipt, repeat } = await submit(deps, actor, Submission.parse(one) as Submission);
    return { id: of, status: repeat ? 200 : 201, receipt };
  } catch (error) {
    const it = asProblem(error);
    if (it.code === "internal-error") report(error);
    return { id: of, status: it.status, problem: problemBody(it, language) };
  }
}

/** Whatever a schema or a use case throws, as a problem; a bug is an `internal-error`. */
function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { issues } = error as { issues?: Issue[] };
  if (!Array.isArray(issues)) return new Problem("internal-error");
  return new Problem("content-invalid", { errors: fieldErrors(issues) });
}

/**
 * All a device needs: forms, its grids' subjects with what is known of them (masked), and open cases.
 * `since` may shorten the answer later; today it is always whole, some 100 KB for a grid of 400 households.
 */
export async function pullForDevice(deps: Deps, actor: Actor & { language: Language }) {
  const me = await describeActor(deps, actor);
  const grids = actor.posts
    .filter((post) => post.role === "grid-staff" && levelOf(post.unit) === "grid")
    .map((post) => post.unit);
  const forms = await allForms(deps);
  const mine = forms.filter((form) => mayFill(actor, form));
  const types = new Set(mine.flatMap((form) => (form.subject ? [SubjectType.parse(form.subject)] : [])));
  const subjects = (
    await Promise.all(
      grids.flatMap((grid) => [...types].map((type) => all(deps.table, keys.subjectsOfUnit(grid, type)))),
    )
  ).flatMap((items) => items.map((item) => maskSubject(subjectOf(item), "own-grid")));
  const cases: CaseView[] = [];
  for (const unit of new Set(actor.posts.filter((post) => post.role === "grid-staff").map((post) => post.unit))) {
    cases.push(
      ...(await listCases(deps, actor, { unit, lists: ["hazards", "projects", "cases"] }, { limit: 200 })).items,
    );
  }
  return {
    now: deps.clock.now(),
    full: true,
    me,
    forms: mine,
    units: me.units,
    subjects: await withActivity(deps, subjects),
    cases,
  };
}
