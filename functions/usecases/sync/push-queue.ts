// What a device sends after being offline, each submission by itself.
import type { SyncResult } from "../../../api/sync.ts";
import { fieldErrors, type Issue } from "../../../core/field-errors.ts";
import type { Actor } from "../../../core/person.ts";
import { Problem, problemBody } from "../../../core/problem.ts";
import type { Language } from "../../../core/text.ts";
import { Submission } from "../../../forms/answers/submission.ts";
import type { Deps } from "../../deps.ts";
import { submit } from "../submissions/submit.ts";

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
    const { receipt, repeat } = await submit(deps, actor, submissionOf(one));
    return { id: of, status: repeat ? 200 : 201, receipt };
  } catch (error) {
    const it = error instanceof Problem ? error : new Problem("internal-error");
    if (!(error instanceof Problem)) report(error);
    return { id: of, status: it.status, problem: problemBody(it, language) };
  }
}

/** What the device sent is its own; whatever a schema finds wrong after that is ours. Throws `content-invalid`. */
function submissionOf(one: unknown): Submission {
  const parsed = Submission.safeParse(one);
  if (parsed.success) return parsed.data as Submission;
  throw new Problem("content-invalid", { errors: fieldErrors(parsed.error.issues as Issue[]) });
}
