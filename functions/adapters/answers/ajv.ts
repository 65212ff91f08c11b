// Answers checked on the server, by Ajv; strict, so that a wrong schema is refused instead of checking nothing.
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import type { AnswerEngine, SchemaCheck } from "../../../core/answer-engine.ts";
import { type EngineReport, findingsOf } from "../../../core/answer-findings.ts";
import { answerFormats } from "../../../core/answer-formats.ts";
import { prepareSchema } from "../../../core/answer-schema.ts";
import { segmentsOf } from "../../../core/pointer.ts";
import { problem } from "../../../core/problem.ts";
import { linearRegExp } from "./patterns.ts";

const REMEMBERED = 300;

let shared: Ajv2020 | undefined;

/** One compiler for the process, made when the first form is checked. */
function compiler(): Ajv2020 {
  if (shared) return shared;
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    messages: false,
    logger: false,
    strict: true,
    strictRequired: false, // `then: { required }` names properties of the schema around it
    strictTypes: false, // `{ minimum: 5 }` without a type is good JSON Schema
    ownProperties: true, // a field named `constructor` is missing until it is answered
    addUsedSchema: false,
    validateSchema: false, // where it is needed, refuseWrong does it
    formats: { ...answerFormats },
    code: { regExp: linearRegExp },
  });
  ajv.removeKeyword("multipleOf");
  ajv.addKeyword({ keyword: "multipleOf", type: "number", schemaType: "number", validate: isMultiple });
  shared = ajv;
  return ajv;
}

/** Exact on decimal digits: 19.99 is a multiple of 0.01, which Ajv's own division denies. */
function isMultiple(divisor: number, value: number): boolean {
  const [a, b] = [decimalOf(value), decimalOf(divisor)];
  const exponent = Math.min(a.exponent, b.exponent);
  const scaled = (one: { digits: bigint; exponent: number }) => one.digits * 10n ** BigInt(one.exponent - exponent);
  return divisor > 0 && scaled(a) % scaled(b) === 0n;
}

function decimalOf(value: number): { digits: bigint; exponent: number } {
  const [mantissa = "0", power = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

/** The server's engine. Throws `definition-invalid` with what is wrong in a schema, each error by its pointer. */
export const ajvEngine: AnswerEngine = (schema) => {
  const prepared = prepareSchema(schema);
  refuseWrong(prepared);
  return checkOf(prepared);
};

/** The same for a schema that was published, and so was refused if wrong: it starts 20 ms sooner. */
export const publishedEngine: AnswerEngine = (schema) => checkOf(prepareSchema(schema));

/** Against the meta-schema of 2020-12. */
function refuseWrong(prepared: object): void {
  const ajv = compiler();
  if (ajv.validateSchema(prepared) === true) return;
  const reasons = new Map((ajv.errors ?? []).map(({ instancePath, keyword }) => [instancePath, keyword]));
  throw wrong(Array.from(reasons).slice(0, 20));
}

const wrong = (reasons: (readonly [pointer: string, reason: string])[]) =>
  problem("definition-invalid", {
    errors: reasons.map(([pointer, reason]) => ({
      pointer,
      code: "schema",
      message: { zh: `表单结构有误：${reason}`, en: `The schema has errors: ${reason}` },
    })),
  });

function checkOf(prepared: object): SchemaCheck {
  const validate = compile(prepared);
  return (answers) => (validate(answers) ? [] : findingsOf((validate.errors ?? []).map(reportOf)));
}

function compile(prepared: object) {
  const ajv = compiler();
  try {
    return ajv.compile(prepared);
  } catch (error) {
    throw wrong([["", error instanceof Error ? error.message : String(error)]]);
  } finally {
    ajv.removeSchema(prepared); // Ajv would keep every schema for ever
  }
}

function reportOf(error: ErrorObject): EngineReport {
  const { missingProperty, propertyName } = error.params as { missingProperty?: string; propertyName?: string };
  return {
    instance: segmentsOf(error.instancePath),
    schemaPath: segmentsOf(decodeURIComponent(error.schemaPath.slice(1))),
    keyword: error.keyword,
    value: error.schema,
    name: missingProperty ?? (error.keyword === "propertyNames" ? propertyName : undefined),
  };
}

/** Compiled checks, remembered by a key that names a schema for ever (`household-visit@3`); the least used is forgotten. */
export function rememberedChecks(engine: AnswerEngine = publishedEngine): (key: string, schema: object) => SchemaCheck {
  const checks = new Map<string, SchemaCheck>();
  return (key, schema) => {
    const check = checks.get(key) ?? engine(schema);
    checks.delete(key);
    checks.set(key, check);
    if (checks.size > REMEMBERED) checks.delete(checks.keys().next().value as string);
    return check;
  };
}
