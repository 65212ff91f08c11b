// How the registry hides each fact: as the forms that ask for it hide their answers.

import { type FactMasks, masksOf } from "../answers/masks.ts";
import type { FormDefinition } from "../definition/definition.ts";
import { rowMasks } from "./record-facts.ts";
import type { Fact } from "./subject.ts";

const remembered = new WeakMap<readonly FormDefinition[], FactMasks>();

/** How each fact is hidden, by its target (`household.phone`), whichever form tells it; remembered for the same list of forms. */
export function factMasks(forms: readonly FormDefinition[]): FactMasks {
  const before = remembered.get(forms);
  if (before) return before;
  let masks = masksBy(forms, new Map());
  // A fact may be made of another form's hidden one.
  for (let more = masksBy(forms, masks); more.size > masks.size; more = masksBy(forms, masks)) masks = more;
  remembered.set(forms, masks);
  return masks;
}

function masksBy(forms: readonly FormDefinition[], known: FactMasks): FactMasks {
  const masks = new Map<string, NonNullable<Fact["mask"]>>(known);
  const hide = (target: string | undefined, mask: Fact["mask"]) => {
    if (target && mask) masks.set(target, mask);
  };
  for (const form of forms) {
    const own = masksOf(form, known);
    for (const [path, rule] of Object.entries(form.facts)) {
      if (typeof rule === "string") {
        hide(rule, own.get(path));
        continue;
      }
      hide(rule.fact, rowMasks(own, path, rule.facts));
      for (const [name, target] of Object.entries(rule.facts)) hide(target, own.get(`${path}/${name}`));
    }
  }
  return masks;
}
