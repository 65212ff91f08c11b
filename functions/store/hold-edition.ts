// Holds an edition whose time has come by a clock that all others dispute.
import type { ReportDefinition } from "../../reports/definition.ts";
import type { EditionId, HeldEdition } from "../../reports/edition.ts";
import type { Held } from "../../reports/make-or-hold.ts";
import type { Deps } from "../deps.ts";
import type { Condition } from "../ports.ts";
import { namesOf, type StandingEdition } from "./editions.ts";
import { editionItem } from "./items.ts";

type Holding = { id: EditionId; standing: StandingEdition | undefined; held: Held };

/** Leaders and administrators see that it is held, and by whose clocks. */
export async function holdEdition(
  deps: Deps,
  definition: ReportDefinition,
  { id, standing, held }: Holding,
): Promise<HeldEdition> {
  const before = standing?.edition;
  const earlier = before?.status === "ready" ? before : before && "before" in before ? before.before : undefined;
  const edition: HeldEdition = {
    ...(await namesOf(deps, definition, id, before)),
    status: "held",
    ...held,
    ...(earlier && { before: earlier }),
  };
  const when: Condition = standing ? { kind: "version", is: standing.version } : { kind: "absent" };
  // Who changed it meanwhile vouched for the clock, or withdrew something: looked at again soon, it is told.
  await deps.table.commit([{ kind: "put", item: editionItem(edition, (standing?.version ?? 0) + 1), when }]);
  return edition;
}
