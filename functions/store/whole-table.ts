// All that the table holds of a kind, read from every partition: for the recount, never for a request.
import type { Period } from "../../core/period.ts";
import { lineOf, townshipOf } from "../../core/unit.ts";
import type { SubmissionRecord } from "../../forms/answers/submission.ts";
import { type CaseState, caseLists } from "../../forms/workflow/case-state.ts";
import type { Deps } from "../deps.ts";
import { allForms } from "./forms.ts";
import { caseOf, counterAttribute, personOf, submissionOf, type Tally, tallyOf } from "./items.ts";
import * as keys from "./keys.ts";
import { all } from "./paging.ts";
import { partitionsWithin } from "./units.ts";

/** Every county in which somebody holds a post or a form has its owner, with what stands above and below it. */
export async function allPartitions(deps: Deps): Promise<string[]> {
  const owners = (await allForms(deps)).map((form) => form.owner);
  const posts = (await all(deps.table, keys.people())).flatMap((item) => personOf(item).posts.map((post) => post.unit));
  const tops = new Set([...owners, ...posts].flatMap(lineOf).map((code) => townshipOf(code).slice(0, 6)));
  const inner = await Promise.all([...tops].map((code) => partitionsWithin(deps, code)));
  return [...new Set(inner.flat())];
}

/** Those of one form in one township after those of another, each in the order they came. */
export async function* everySubmission(deps: Deps, townships: string[]): AsyncGenerator<SubmissionRecord> {
  for (const { id } of await allForms(deps)) {
    for (const township of townships) {
      const records = (await all(deps.table, keys.submissionsOfForm(id, township))).map(submissionOf);
      yield* records.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
    }
  }
}

export async function* everyCase(deps: Deps, townships: string[]): AsyncGenerator<CaseState> {
  for (const list of caseLists) {
    for (const township of townships) {
      for (const open of [true, false]) {
        for (const item of await all(deps.table, keys.casesOfList(list, township, open))) yield caseOf(item);
      }
    }
  }
}

export async function* everyTally(
  deps: Deps,
  townships: string[],
  periods: Iterable<Period>,
): AsyncGenerator<Tally & { period: Period }> {
  for (const period of periods) {
    for (const township of townships) {
      for (const item of await all(deps.table, keys.talliesOf(period, township))) yield { ...tallyOf(item), period };
    }
  }
}

/** Sets one counter of a tally, whatever it was. */
export async function setCounter(
  deps: Deps,
  {
    period,
    unit,
    form,
    counter,
    counted,
  }: { period: string; unit: string; form: string; counter: string; counted: number },
): Promise<void> {
  await deps.table.commit([
    {
      kind: "update",
      key: keys.tallyKey(period, townshipOf(unit), unit, form),
      set: { [counterAttribute(counter)]: counted },
    },
  ]);
}
