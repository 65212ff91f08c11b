// The form packs that come with the product.
import { FormDefinition } from "../definition/definition.ts";
import demand from "./demand/form.json" with { type: "json" };
import gasCheck from "./gas-check/form.json" with { type: "json" };
import hazardCheck from "./hazard-check/form.json" with { type: "json" };
import householdVisit from "./household-visit/form.json" with { type: "json" };
import incident from "./incident/form.json" with { type: "json" };
import project from "./project/form.json" with { type: "json" };
import rectification from "./rectification/form.json" with { type: "json" };
import resource from "./resource/form.json" with { type: "json" };

/** Those that others raise or claim come first, so that publishing them in this order never misses one. */
const packs: unknown[] = [rectification, resource, demand, project, hazardCheck, gasCheck, householdVisit, incident];

/** Every pack, checked against the format. Throws a ZodError for a pack that is none. */
export const catalogForms = (): FormDefinition[] => packs.map((pack) => FormDefinition.parse(pack));
