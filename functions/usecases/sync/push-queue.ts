// What a device sends after being offline, each submission by itself.
import { fieldErrors, type Issue } from "../../../core/field-errors.ts";
import type { Actor } from "../../../core/person.ts";
import { Problem, problemBody } from "../../../core/problem.ts";
import type { Language } from "../../../core/text.ts";
import { type Receipt, Submission } from "../../../forms/answers/submission.ts";
import type { Deps } from "../../deps.ts";
import { submit } from "../submissions/submit.ts";

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
