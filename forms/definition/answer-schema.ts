// The schemas by which answers may be checked: what may stand in one that is published, and where. What is not listed here is refused.
import * as z from "zod";
import { answerFormats } from "../../core/answer-formats.ts";

/** One value, of `enum`, `const` and `default`. */
const Scalar = z.union([z.null(), z.boolean(), z.number(), z.string().max(500)]);
const JsonType = z.enum(["string", "number", "integer", "boolean", "array", "object", "null"]);
const Size = z.number().int().nonnegative();
const Names = z.array(z.string().max(200)).max(1000);
const Words = z.string().max(4000);

const Inside: z.ZodType<object> = z.lazy(() => AnswerNode);
const Several = z.array(Inside).min(1).max(50).optional();

/** A schema of JSON Schema 2020-12: its words for checking, without those that reach elsewhere, depend on who asks, or have no question. */
export const AnswerNode = z.strictObject({
  type: z.union([JsonType, z.array(JsonType).min(1).max(7)]).optional(),
  title: Words.optional(),
  description: Words.optional(),
  $comment: Words.optional(),
  default: Scalar.optional(),
  examples: z.array(Scalar).max(20).optional(),
  /** Of a definition beside it, nowhere else: no file and no address is ever read. */
  $ref: z
    .string()
    .regex(/^#\/\$defs\/[A-Za-z][\w-]{0,59}$/, "schema-reference")
    .optional(),
  enum: z.array(Scalar).min(1).max(1000).optional(),
  const: Scalar.optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  exclusiveMaximum: z.number().optional(),
  multipleOf: z.number().positive().optional(),
  minLength: Size.optional(),
  maxLength: Size.optional(),
  pattern: z.string().max(500).optional(),
  format: z.enum(Object.keys(answerFormats)).optional(),
  minItems: Size.optional(),
  maxItems: Size.optional(),
  uniqueItems: z.boolean().optional(),
  required: Names.optional(),
  additionalProperties: z.boolean().optional(),
  minProperties: Size.optional(),
  maxProperties: Size.optional(),
  dependentRequired: z.record(z.string().max(200), Names).optional(),
  properties: z.record(z.string().min(1).max(100), Inside).optional(),
  items: Inside.optional(),
  allOf: Several,
  anyOf: Several,
  oneOf: Several,
  not: Inside.optional(),
  if: Inside.optional(),
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
  then: Inside.optional(),
  else: Inside.optional(),
});

/** The whole: an object, with what belongs to it alone. */
export const AnswerSchema = AnswerNode.extend({
  $schema: z.literal("https://json-schema.org/draft/2020-12/schema").optional(),
  $id: z.string().max(500).optional(),
  $defs: z.record(z.string().regex(/^[A-Za-z][\w-]{0,59}$/), Inside).optional(),
  type: z.literal("object"),
  properties: z.record(z.string().min(1).max(100), Inside),
  examples: z.array(z.record(z.string(), z.unknown())).max(20).optional(),
});
