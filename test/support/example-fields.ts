// A field of each type as the table's example has it, for small forms and for forms in a browser.
import type { Example } from "../../forms/fields/field-kind.ts";
import { examples, type FieldType } from "../../forms/fields/table.ts";
import type { Field, Fields } from "./small-forms.ts";

/** The example's widget, with the fields inside it. */
export function exampleField(type: FieldType): Field {
  const { widget, inside } = examples[type] as Example;
  const { options, items } = (widget ?? {}) as { options?: { value: string }[]; items?: Field["items"] };
  return {
    type,
    ...(options && { options: options.map((it) => it.value) }),
    ...(items && { items }),
    ...(inside && { fields: inside as Fields }),
    widget: widget as Field["widget"],
  };
}
