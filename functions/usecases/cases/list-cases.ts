// Lists of cases, the most urgent first.

import type { CaseView } from "../../../api/cases.ts";
import type { Actor } from "../../../core/person.ts";
import { isWithin } from "../../../core/unit.ts";
import { type CaseList, caseLists } from "../../../forms/workflow/case-state.ts";
import type { Deps } from "../../deps.ts";
import type { Page } from "../../ports.ts";
import { mayRead, viewsOf } from "../../store/cases.ts";
import { caseOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { type Paged, pageOver } from "../../store/paging.ts";
import { partitionsWithin } from "../../store/units.ts";
export type CaseQuery = {
  unit: string;
  lists?: readonly CaseList[];
  open?: boolean;
  step?: string;
  assignee?: string;
  theme?: string;
  form?: string;
};

/** Cases of a unit's subtree that the actor may see, the most urgent first within each township. */
export async function listCases(deps: Deps, actor: Actor, query: CaseQuery, page: Page): Promise<Paged<CaseView>> {
  const lists = query.lists ?? caseLists;
  const partitions = await partitionsWithin(deps, query.unit);
  const ranges = lists.flatMap((list) =>
    partitions.map((township) => keys.casesOfList(list, township, query.open ?? true)),
  );
  const found = await pageOver(
    deps.table,
    query.assignee ? [keys.casesOfAssignee(query.assignee)] : ranges,
    page,
    (item) => {
      const state = caseOf(item);
      const fits =
        isWithin(state.unit, query.unit) &&
        lists.includes(state.list) &&
        (state.status === "open") === (query.open ?? true) &&
        (!query.step || state.step === query.step) &&
        (!query.form || state.form === query.form) &&
        (!query.theme || state.answers.theme === query.theme);
      return fits && mayRead(actor, state) ? state : undefined;
    },
  );
  return { ...found, items: await viewsOf(deps, actor, found.items) };
}
