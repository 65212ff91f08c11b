// What a publish decision must know: what is live, whom the form costs how much, who may approve it; all loaded and decided.
import { standsOn } from "../../core/standing.ts";
import type { LocalText } from "../../core/text.ts";
import { localDate } from "../../core/time.ts";
import type { FormDefinition, FormVersion } from "../../forms/definition/definition.ts";
import { unitsOf } from "../../forms/definition/may-fill.ts";
import type { Approval } from "../../forms/publish/admission.ts";
import type { PublishDecision } from "../../forms/publish/decision.ts";
import type { Examined } from "../../forms/publish/examination.ts";
import type { Deps } from "../deps.ts";
import { approversOf } from "./approvers.ts";
import { allForms, formVersion } from "./forms.ts";
import { type FormHead, formHeadOf, newestOf, typesBanner } from "./items.ts";
import * as keys from "./keys.ts";
import { loadTallied } from "./tallies.ts";
import { findUnit, unitTitle } from "./units.ts";

export type Asked = {
  approval?: Approval;
  notBy?: string;
  emergency?: boolean;
  /** Who wrote the draft, and may therefore not approve it. */
  authors: readonly string[];
  /** Whether the types of its answers are made too, and the definition is looked at without haste. */
  types?: boolean;
};

export type PublishDecided = {
  decision: PublishDecision;
  examined: Examined;
  head: (FormHead & { revision: number }) | undefined;
  /** The number that the version gets. */
  version: number;
  approvers: { id: string; name: string }[];
};

export async function decidePublishNow(deps: Deps, definition: FormDefinition, asked: Asked): Promise<PublishDecided> {
  const { id } = definition;
  const item = await deps.table.get(keys.formKey(id));
  const head = item && formHeadOf(item);
  const live = head && head.live > 0 ? await formVersion(deps, id, head.live) : undefined;
  const last = live ?? (head && (await formVersion(deps, id, newestOf(head))));
  const version = newestOf(head) + 1;
  const how = asked.types ? { types: typesBanner(id, version) } : { hurried: true };
  const examined = await deps.examine({ definition, ...how });
  const approvers = await approversOf(deps, definition, asked.authors);
  const forms = await allForms(deps);
  // Loaded when somebody publishes, which is a few times a month.
  const { decidePublish } = await import("../../forms/publish/publish.ts");
  const { judgeLargest } = await import("../../forms/publish/largest.ts");
  const decision = decidePublish({
    draft: definition,
    live,
    last,
    filledFor: await countFilledFor(deps, definition),
    known: sharesOfFacts(definition, forms),
    raised: forms.filter((it) => definition.raises.some((raise) => raise.form === it.id)),
    unknownUnits: await unknownUnits(deps, definition),
    unitTitles: await titlesOf(deps, live),
    approval: asked.approval,
    notBy: asked.notBy,
    emergency: asked.emergency,
    pending: head?.emergency !== undefined,
    spent: head !== undefined && head.stopped?.at(-1)?.to === newestOf(head),
    approvers: approvers.length > 0,
    now: deps.clock.now(),
    problems: examined.problems,
    bounds: examined.bounded?.bounds,
    largest: examined.bounded && judgeLargest(examined.bounded.definition, live, forms),
  });
  return { decision, examined, head, version, approvers };
}

/** Subjects of the form's type where it is filled, 1,000 while there are none; 1 for a form without a subject. */
async function countFilledFor(deps: Deps, form: FormDefinition): Promise<number> {
  const { subject } = form;
  if (!subject) return 1;
  const tallied = await Promise.all(
    unitsOf(form).map((unit) => loadTallied(deps, unit, { tallies: [], stocks: [subject] })),
  );
  return tallied.flatMap((it) => it.stocks).reduce((sum, it) => sum + it.count, 0) || 1000;
}

const titlesOf = async (deps: Deps, live: FormVersion | undefined): Promise<Map<string, LocalText>> =>
  new Map(await Promise.all((live ? unitsOf(live) : []).map(async (it) => [it, await unitTitle(deps, it)] as const)));

/** Units that the form names and that are not there, or no more: it would be filled nowhere. */
async function unknownUnits(deps: Deps, { units = [] }: FormDefinition): Promise<string[]> {
  const today = localDate(deps.clock.now());
  const known = await Promise.all(units.map((it) => findUnit(deps, it)));
  return units.filter((_, at) => !known[at] || !standsOn(known[at], today));
}

/** The share of subjects whose fact another form tells already: of the facts that live forms record, all of them. */
function sharesOfFacts({ id }: FormDefinition, live: readonly FormVersion[]): Record<string, number> {
  const shares: Record<string, number> = {};
  for (const form of live) {
    if (form.id === id) continue;
    for (const rule of Object.values(form.facts)) {
      const fact = typeof rule === "string" ? rule : rule.fact;
      if (fact) shares[fact] = 1;
    }
  }
  return shares;
}
