// How the registry hides each fact: as the forms that ask for it hide their answers.

import { maskOf } from "../answers/masked.ts";
import type { FormDefinition } from "../definition/definition.ts";
import { rowMasks } from "./record-facts.ts";
import type { Fact } from "./subject.ts";

/** The mask of each sensitive fact by its target (`household.phone`), for facts that come from elsewhere than a form. */
export function factMasks(forms: readonly FormDefinition[]): Map<string, NonNullable<Fact["mask"]>> {
  const masks = new Map<string, NonNullable<Fact["mask"]>>();
  const hide = (target: string | undefined, mask: Fact["mask"]) => {
    if (target && mask) masks.set(target, mask);
  };
  for (const { facts, ui } of forms) {
    for (const [path, rule] of Object.entries(facts)) {
      if (typeof rule === "string") {
        hide(rule, maskOf(ui.widgets[path]));
        continue;
      }
      hide(rule.fact, rowMasks({ ui }, path, rule.facts));
      for (const [name, target] of Object.entries(rule.facts)) hide(target, maskOf(ui.widgets[`${path}/${name}`]));
    }
  }
  return masks;
}
