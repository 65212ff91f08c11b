// Tallies and stocks counted again from the raw submissions, cases and subjects: they must be what the commits added up to.
import { type Instant, later } from "../../../core/time.ts";
import { townshipOf } from "../../../core/unit.ts";
import type { CompiledForm } from "../../../forms/decide/compiled-form.ts";
import { CountAnew } from "../../../forms/decide/count-anew.ts";
import type { Deps } from "../../deps.ts";
import { counterAttribute, stockOf, tallyOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { all } from "../../store/paging.ts";
import { type Counted, type Settling, type Slice, settle, type Wrong } from "../../store/settle.ts";
import {
  allPartitions,
  casesStanding,
  everyForm,
  firstFilled,
  periodsFrom,
  subjectsStanding,
  submissionsStanding,
  talliesStanding,
} from "../../store/whole-table.ts";

/** `form` and `period` are those of a tally; what differs of a stock has a `type`. */
export type Difference = { unit: string; counter: string; kept: number; counted: number } & (
  | { period: string; form: string }
  | { type: string }
);
export type Recounted = {
  submissions: number;
  cases: number;
  tallies: number;
  subjects: number;
  stocks: number;
  differences: Difference[];
  /** Tallies and stocks that were written to all the while: another run tells of them. */
  unsettled: number;
};

export type RecountOptions = Partial<Settling> & {
  /** The first township to look at, in the order of codes: where a run that was stopped goes on. */
  from?: string;
  /** Called when a township is done. */
  done?: (township: string) => void;
};

/** Deadlines lie ahead, and cases count where they are due. */
const ahead = 60 * 86_400_000;

/**
 * Recounts everything, a township and form at a time; safe beside live writes. With `repair` what differs is added to what
 * is kept. What a run has repaired stays repaired wherever it is stopped, and another run adds nothing to it. Reads all
 * submissions, and again where something differs: not for a request.
 */
export async function recount(
  deps: Deps,
  { repair = false, pause = async () => {}, from = "", done = () => {} }: RecountOptions = {},
): Promise<Recounted> {
  const total: Recounted = {
    submissions: 0,
    cases: 0,
    tallies: 0,
    subjects: 0,
    stocks: 0,
    differences: [],
    unsettled: 0,
  };
  const forms = await everyForm(deps);
  const townships = (await allPartitions(deps)).filter((it) => it >= from);
  const now = deps.clock.now();
  const first = await firstFilled(
    deps,
    forms.map((it) => it.id),
    townships,
  );
  const times = { first: first ?? now, last: later(now, ahead) };
  for (const township of townships) {
    for (const form of forms) {
      const slice = talliesOf(deps, form, township, times);
      const { kept, wrong, unsettled } = await settle(deps.table, slice, { repair, pause });
      total.submissions += slice.rows().submissions;
      total.cases += slice.rows().cases;
      total.tallies += kept;
      total.unsettled += unsettled;
      total.differences.push(...wrong.map(ofTally));
    }
    const slice = stocksOf(deps, township);
    const { kept, wrong, unsettled } = await settle(deps.table, slice, { repair, pause });
    total.subjects += slice.rows();
    total.stocks += kept;
    total.unsettled += unsettled;
    total.differences.push(...wrong.map(ofStock));
    done(township);
  }
  return total;
}

type Form = { id: string; versions: ReadonlyMap<number, CompiledForm> };

/** The tallies of a form in a township. */
function talliesOf(
  deps: Deps,
  { id, versions }: Form,
  township: string,
  { first, last }: { first: Instant; last: Instant },
): Slice & { rows(): { submissions: number; cases: number } } {
  let counted = new CountAnew(versions);
  const lists = new Set([...versions.values()].flatMap((it) => it.version.workflow?.list ?? []));
  return {
    rows: () => counted,
    isCounter: (attribute) => attribute.startsWith(counterAttribute("")),
    kept: () => talliesStanding(deps, id, township, periodsFrom(first, last)),
    async count() {
      counted = new CountAnew(versions);
      for await (const record of submissionsStanding(deps, id, township)) counted.submission(record);
      for await (const state of casesStanding(deps, id, lists, township)) counted.case(state);
      return counted.tallies().map(({ form, unit, period, counters }): Counted => {
        const attributes = Object.entries(counters).map(([name, amount]) => [counterAttribute(name), amount]);
        return { key: keys.tallyKey(period, township, unit, form), counters: Object.fromEntries(attributes) };
      });
    },
  };
}

/** How many subjects of each type the units of a township hold. */
function stocksOf(deps: Deps, township: string): Slice & { rows(): number } {
  let subjects = 0;
  return {
    rows: () => subjects,
    isCounter: (attribute) => attribute === "count",
    kept: () => all(deps.table, keys.stocksOf(township)),
    async count() {
      subjects = 0;
      const counts = new Map<string, Counted>();
      for await (const { unit, type } of subjectsStanding(deps, township)) {
        subjects += 1;
        const name = `${type} ${unit}`;
        const { key, counters } = counts.get(name) ?? {
          key: keys.stockKey(townshipOf(unit), unit, type),
          counters: {},
        };
        counts.set(name, { key, counters: { count: (counters.count ?? 0) + 1 } });
      }
      return [...counts.values()];
    },
  };
}

function ofTally({ key, attribute, kept, counted }: Wrong): Difference {
  const { form, unit } = tallyOf(key);
  const period = key.pk.split("#")[1] as string;
  return { period, unit, form, counter: attribute.slice(counterAttribute("").length), kept, counted };
}

function ofStock({ key, attribute, kept, counted }: Wrong): Difference {
  const { type, unit } = stockOf(key);
  return { type, unit, counter: attribute, kept, counted };
}
