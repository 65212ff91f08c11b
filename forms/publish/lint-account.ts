// Whose account an entry may change: the case's own, or that of a case which an answer names.

import type { AccountRule, FormDefinition } from "../definition/definition.ts";
import { caseFields } from "../questions/widgets.ts";
import type { Path, Tell } from "./lint-options.ts";

export function lintAccountOf({ of, takers }: AccountRule, at: Path, definition: FormDefinition, tell: Tell): void {
  if (typeof of === "object" && !caseFields(definition).has(of.answer))
    tell([...at, "of"], "not-a-case", `${of.answer} 不是选择事项的字段`, `${of.answer} does not ask for a case`);
  if (takers && typeof of === "object")
    tell(
      [...at, "takers"],
      "takers-elsewhere",
      "其他事项的账户由其自身的表单决定谁可以扣减",
      "Another case's account has its takers named by its own form",
    );
}
