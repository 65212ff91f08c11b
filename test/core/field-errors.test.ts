// What a schema found wrong, as people read it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod";
import { fieldErrors, type Issue } from "../../core/field-errors.ts";

const errorsOf = (schema: z.ZodType, value: unknown, base?: string) => {
  const parsed = schema.safeParse(value);
  assert.equal(parsed.success, false);
  return fieldErrors(parsed.error?.issues as Issue[], base);
};

describe("the errors of a request", () => {
  it("stand at their JSON Pointers, slashes and tildes in names escaped", () => {
    const shape = z.object({ rows: z.array(z.object({ "a/b~c": z.string() })) });
    assert.deepEqual(
      errorsOf(shape, { rows: [{ "a/b~c": "" }, { "a/b~c": 1 }] }).map((it) => it.pointer),
      ["/rows/1/a~1b~0c"],
    );
    assert.deepEqual(
      errorsOf(z.object({ limit: z.number() }), { limit: "x" }, "/query").map((it) => it.pointer),
      ["/query/limit"],
    );
  });

  it("tell a missing value from one of the wrong type, in both languages", () => {
    const [missing] = errorsOf(z.object({ id: z.string() }), {});
    const [wrong] = errorsOf(z.object({ id: z.string() }), { id: null });
    assert.deepEqual(missing?.message, { zh: "缺少此项", en: "This is missing" });
    assert.deepEqual(wrong?.message, { zh: "类型不正确", en: "This has the wrong type" });
  });

  it("name each field that is not known by itself", () => {
    const errors = errorsOf(z.strictObject({ a: z.string() }), { a: "", b: 1, c: 2 });
    assert.deepEqual(
      errors.map((it) => it.pointer),
      ["/b", "/c"],
    );
  });

  it("say what would be right", () => {
    assert.match(errorsOf(z.array(z.string()).max(2), ["", "", ""])[0]?.message.en ?? "", /at most 2/);
    assert.match(errorsOf(z.string().min(4), "abc")[0]?.message.zh ?? "", /至少 4/);
    assert.match(errorsOf(z.enum(["day", "week"]), "year")[0]?.message.en ?? "", /day, week/);
    assert.equal(errorsOf(z.iso.date(), "yesterday")[0]?.message.en, "This is not well formed");
  });

  it("are 50 at most, however much is wrong", () => {
    assert.equal(errorsOf(z.array(z.string()), Array(1000).fill(1)).length, 50);
    const unknown = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`f${at}`, 1]));
    assert.equal(errorsOf(z.strictObject({}), unknown).length, 50);
  });
});
