// All that the table holds of a kind, a slice at a time and each item as it stands: for the recount, never for a request.
import type { Period } from "../../core/period.ts";
import { type Instant, later } from "../../core/time.ts";
import { lineOf, townshipOf } from "../../core/unit.ts";
import type { SubmissionRecord } from "../../forms/answers/submission.ts";
import { type CompiledForm, compileForm } from "../../forms/decide/compiled-form.ts";
import { allPeriods } from "../../forms/decide/counters.ts";
import type { CaseList, CaseState } from "../../forms/workflow/case-state.ts";
import type { Deps } from "../deps.ts";
import { type Item, indexKeys, type Range, type Table } from "../ports.ts";
import { allForms } from "./forms.ts";
import { caseOf, formHeadOf, formVersionOf, personOf, stockOf, subjectOf, submissionOf } from "./items.ts";
import * as keys from "./keys.ts";
import { all } from "./paging.ts";
import { partitionsWithin, subtreeOf, unitsBelow } from "./units.ts";

/** Every county in which somebody holds a post or a form has its owner, with what stands above and below it; in order. */
export async function allPartitions(deps: Deps): Promise<string[]> {
  const owners = (await allForms(deps)).map((form) => form.owner);
  const posts = (await all(deps.table, keys.people())).flatMap((item) => personOf(item).posts.map((post) => post.unit));
  const tops = new Set([...owners, ...posts].flatMap(lineOf).map((code) => townshipOf(code).slice(0, 6)));
  const inner = await Promise.all([...tops].map((code) => partitionsWithin(deps, code)));
  return [...new Set(inner.flat())].sort();
}

/** Every form that was ever published, in all its versions. */
export async function everyForm(deps: Deps): Promise<{ id: string; versions: Map<number, CompiledForm> }[]> {
  const heads = (await all(deps.table, keys.forms())).map(formHeadOf);
  return Promise.all(
    heads.map(async ({ id }) => {
      const versions = (await all(deps.table, keys.formVersions(id))).map(formVersionOf);
      return { id, versions: new Map(versions.map((it) => [it.version, compileForm(it)])) };
    }),
  );
}

/** When the first submission of any of these forms was filled in any of these townships; undefined: there is none. */
export async function firstFilled(deps: Deps, forms: string[], townships: string[]): Promise<Instant | undefined> {
  const firsts = await Promise.all(
    forms.flatMap((form) =>
      townships.map(async (township) => {
        const range = { ...keys.submissionsOfForm(form, township), descending: false };
        const [item] = (await deps.table.query(range, { limit: 1 })).items;
        return item && submissionOf(item).filledAt;
      }),
    ),
  );
  return firsts.filter((it) => it !== undefined).sort()[0];
}

/** Every period from one instant to another. */
export function periodsFrom(from: Instant, to: Instant): Set<Period> {
  const periods = new Set(allPeriods(to));
  for (let at = from; at < to; at = later(at, 7 * 86_400_000)) for (const period of allPeriods(at)) periods.add(period);
  return periods;
}

/** Submissions of a form in a township, in no order. */
export async function* submissionsStanding(
  deps: Deps,
  form: string,
  township: string,
): AsyncGenerator<SubmissionRecord> {
  for await (const item of standing(deps.table, keys.submissionsOfForm(form, township))) yield submissionOf(item);
}

/** Cases of a form in these lists of a township, in no order. */
export async function* casesStanding(
  deps: Deps,
  form: string,
  lists: Iterable<CaseList>,
  township: string,
): AsyncGenerator<CaseState> {
  for (const list of lists) {
    for (const open of [true, false]) {
      for await (const item of standing(deps.table, keys.casesOfList(list, township, open))) {
        if (caseOf(item).form === form) yield caseOf(item);
      }
    }
  }
}

/** The unit and type of each subject in a township: of the units that stand there, and of those that a stock is kept of. */
export async function* subjectsStanding(
  deps: Deps,
  township: string,
): AsyncGenerator<{ unit: string; type: string; id: string }> {
  const counted = (await all(deps.table, keys.stocksOf(township))).map((item) => stockOf(item).unit);
  for (const unit of new Set([...(await unitsOfPartition(deps, township)), ...counted])) {
    for await (const item of standing(deps.table, keys.subjectsOfUnit(unit))) yield subjectOf(item);
  }
}

/** Above the townships a partition holds the unit itself with its departments. */
async function unitsOfPartition(deps: Deps, township: string): Promise<string[]> {
  if (township.length >= 9) return subtreeOf(deps, township);
  return [
    township,
    ...(await unitsBelow(deps, township)).map((it) => it.code).filter((it) => townshipOf(it) === township),
  ];
}

/** Tallies of a form in a township and these periods. */
export async function talliesStanding(
  deps: Deps,
  form: string,
  township: string,
  periods: Iterable<Period>,
): Promise<Item[]> {
  const found = await Promise.all([...periods].map((it) => all(deps.table, keys.talliesOf(it, township, form))));
  return found.flat();
}

/** How many rows of a list are held at once. */
const rows = 500;

/**
 * The items of a range of the first index as they stand in the table. An index may lag: an item is taken where it stands by now, so
 * one that moved on is not met twice; one that came a moment ago may be missed.
 */
async function* standing(table: Table, range: Range): AsyncGenerator<Item> {
  const { pk, sk } = indexKeys.gsi1;
  let cursor: string | undefined;
  do {
    const page = await table.query(range, { limit: rows, cursor });
    const places = new Map(page.items.map((item) => [`${item.pk} ${item.sk}`, item[sk]]));
    for (const item of await table.getMany(page.items)) {
      if (item[pk] === range.pk && item[sk] === places.get(`${item.pk} ${item.sk}`)) yield item;
    }
    cursor = page.cursor;
  } while (cursor);
}
