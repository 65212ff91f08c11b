// The forms a person opens by hand.

import type { Me } from "../../api/service.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";

/** Projects are left out: a claim opens them. */
export const fillable = (forms: FormVersion[], me: Me): FormVersion[] =>
  forms.filter((it) => me.forms.includes(it.id) && it.workflow?.list !== "projects");
