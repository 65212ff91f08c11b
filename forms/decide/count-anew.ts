// What all submissions and cases of one form add up to, counted anew: the recount's side of the tallies.
import { instantOf, millisecondsOf } from "../../core/time.ts";
import type { SubmissionRecord } from "../answers/submission.ts";
import type { Activity } from "../registry/subject.ts";
import type { CaseState } from "../workflow/case-state.ts";
import type { CompiledForm } from "./compiled-form.ts";
import {
  contributionsOfCase,
  contributionsOfSubmission,
  countSubject,
  type TallyChange,
  TallySheet,
} from "./counters.ts";

/** One time that a subject was filled: when it counts, when it came, by which version, in which of the known units. */
type Filled = [counted: number, received: number, version: number, unit: number];
const parts = 4;

/**
 * Takes submissions and cases of one form in any order, one by one, and forgets them: what it holds is the sums, and of
 * each time that a subject was filled four numbers, for which one came first decides what the later ones count.
 */
export class CountAnew {
  submissions = 0;
  cases = 0;
  readonly #versions: ReadonlyMap<number, CompiledForm>;
  readonly #sheet = new TallySheet();
  readonly #filled = new Map<string, number[]>();
  readonly #units: string[] = [];

  /** `versions`: every version of the form, by its number. */
  constructor(versions: ReadonlyMap<number, CompiledForm>) {
    this.#versions = versions;
  }

  submission(record: SubmissionRecord): void {
    this.submissions += 1;
    const form = this.#versions.get(record.version);
    if (!form || record.status === "void") return;
    this.#sheet.merge(contributionsOfSubmission(form, record));
    if (!record.subject) return;
    const filled: Filled = [
      millisecondsOf(record.countedAt),
      millisecondsOf(record.receivedAt),
      record.version,
      this.#unit(record.unit),
    ];
    const before = this.#filled.get(record.subject);
    if (before) before.push(...filled);
    else this.#filled.set(record.subject, filled);
  }

  /** A case that another submission raised counts as a submission of its own form, too. */
  case(state: CaseState): void {
    this.cases += 1;
    const form = this.#versions.get(state.formVersion);
    if (!form) return;
    this.#sheet.merge(contributionsOfCase(form, state));
    if (!state.raisedBy) return;
    const { form: id, unit, answers, openedAt } = state;
    const record = { form: id, unit, status: "current", answers, countedAt: openedAt } as SubmissionRecord;
    this.#sheet.merge(contributionsOfSubmission(form, record));
  }

  /** The tallies as they should be; those that should be empty are not among them. */
  tallies(): TallyChange[] {
    const sheet = new TallySheet().merge(this.#sheet.changes());
    for (const [subject, numbers] of this.#filled) {
      let activity: Activity = { subject, form: "", periods: {}, version: 0 };
      for (const [counted, , version, unit] of inOrder(numbers)) {
        const form = this.#versions.get(version) as CompiledForm;
        const next = countSubject(form, activity, this.#units[unit] as string, instantOf(counted), 1);
        activity = next.activity;
        sheet.merge(next.tallies);
      }
    }
    return sheet.changes();
  }

  #unit(code: string): number {
    const at = this.#units.lastIndexOf(code);
    return at >= 0 ? at : this.#units.push(code) - 1;
  }
}

/** The times that a subject was filled, in the order in which they came. */
function inOrder(numbers: number[]): Filled[] {
  const filled: Filled[] = [];
  for (let at = 0; at < numbers.length; at += parts) filled.push(numbers.slice(at, at + parts) as Filled);
  return filled.sort((a, b) => a[1] - b[1]);
}
