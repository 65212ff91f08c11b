// The gate for schemas: nothing is published that a tool could be led astray by, or kept busy with.
import { fieldErrors, type Issue } from "../../core/field-errors.ts";
import { segmentsOf } from "../../core/pointer.ts";
import { AnswerSchema } from "../definition/answer-schema.ts";
import type { Path, Tell } from "./lint-expression.ts";

/** Objects, lists and values that a schema consists of, examples included; 500 questions have some 6,000. */
const mostParts = 20_000;
/** A group in a repeat in a repeat stands 12 deep. */
const deepest = 30;

/** Whether a schema may be looked at further: it is small enough, and says nothing but what checks answers. */
export function lintSchema(schema: object, at: Path, tell: Tell): boolean {
  if (!isSmall(schema)) {
    tell(
      at,
      "schema-too-large",
      `表单结构过大（至多 ${mostParts} 项、${deepest} 层）`,
      `The schema is too large (at most ${mostParts} parts, ${deepest} deep)`,
    );
    return false;
  }
  const parsed = AnswerSchema.safeParse(schema);
  if (parsed.success) return true;
  for (const { pointer, code, message } of fieldErrors(parsed.error.issues as Issue[])) {
    const place = segmentsOf(pointer);
    const keyword = place.at(-1);
    if (code === "unrecognized_keys")
      tell([...at, ...place], "keyword-refused", `不支持 ${keyword}`, `${keyword} is not supported`);
    else if (keyword === "$ref")
      tell(
        [...at, ...place],
        "reference-refused",
        "只能引用本表单 $defs 中的定义",
        "Only what stands in $defs can be referred to",
      );
    else tell([...at, ...place], "keyword-value", message.zh, message.en ?? message.zh);
  }
  return false;
}

/** Counted without recursion, and no further than the limit: what comes after may recurse. */
function isSmall(schema: object): boolean {
  const waiting: [value: object, depth: number][] = [[schema, 1]];
  let parts = 1;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, depth] = next;
    for (const inner of Object.values(value)) {
      if (++parts > mostParts || depth > deepest) return false;
      if (typeof inner === "object" && inner !== null) waiting.push([inner, depth + 1]);
    }
  }
  return true;
}
