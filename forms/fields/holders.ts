// Which types hold questions of their own: all that a form needs of the table before it is on the screen (decision 0008).
import type { FieldType, fieldTable } from "./table.ts";

type Table = typeof fieldTable;
/** As the table has it: a type that is missing here, or said otherwise, does not compile. */
type Holders = {
  readonly [T in FieldType as Table[T] extends { holds: string } ? T : never]: Table[T] extends { holds: infer H }
    ? H
    : never;
};

const holders: Holders = { group: "fields", repeat: "rows", checks: "lines" };

/** What of a type's answer is asked one by one; undefined for the many that are answered whole. */
export const holdsOf = (type: FieldType): "fields" | "rows" | "lines" | undefined =>
  (holders as Partial<Record<FieldType, "fields" | "rows" | "lines">>)[type];
