// What a schema found wrong, as people read it.
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { fieldErrors, type Issue } from "../../core/field-errors.ts";

const errorsOf = (schema: z.ZodType, value: unknown, base?: string) => {
  const parsed = schema.safeParse(value);
  expect(parsed.success).toBe(false);
  return fieldErrors(parsed.error?.issues as Issue[], base);
};

describe("the errors of a request", () => {
  it("stand at their JSON Pointers, slashes and tildes in names escaped", () => {
    const shape = z.object({ rows: z.array(z.object({ "a/b~c": z.string() })) });
    expect(errorsOf(shape, { rows: [{ "a/b~c": "" }, { "a/b~c": 1 }] }).map((it) => it.pointer)).toStrictEqual([
      "/rows/1/a~1b~0c",
    ]);
    expect(errorsOf(z.object({ limit: z.number() }), { limit: "x" }, "/query").map((it) => it.pointer)).toStrictEqual([
      "/query/limit",
    ]);
  });

  it("tell a missing value from one of the wrong type, in both languages", () => {
    const [missing] = errorsOf(z.object({ id: z.string() }), {});
    const [wrong] = errorsOf(z.object({ id: z.string() }), { id: null });
    expect(missing?.message).toStrictEqual({ zh: "缺少此项", en: "This is missing" });
    expect(wrong?.message).toStrictEqual({ zh: "类型不正确", en: "This has the wrong type" });
  });

  it("name each field that is not known by itself", () => {
    const errors = errorsOf(z.strictObject({ a: z.string() }), { a: "", b: 1, c: 2 });
    expect(errors.map((it) => it.pointer)).toStrictEqual(["/b", "/c"]);
    expect(errors[0]?.code).toBe("unrecognized_keys");
    expect(errors[0]?.message).toStrictEqual({ zh: "不认识的字段", en: "This field is not known" });
  });

  it("say what would be right, in both languages", () => {
    const saidOf = (schema: z.ZodType, value: unknown) => errorsOf(schema, value)[0]?.message;
    expect(saidOf(z.array(z.string()).max(2), ["", "", ""])).toStrictEqual({
      zh: "过大或过长（至多 2）",
      en: "Too big or too long (at most 2)",
    });
    expect(saidOf(z.string().min(4), "abc")).toStrictEqual({
      zh: "过小或过短（至少 4）",
      en: "Too small or too short (at least 4)",
    });
    expect(saidOf(z.enum(["day", "week"]), "year")).toStrictEqual({
      zh: "只能是：day、week",
      en: "Must be one of: day, week",
    });
    expect(saidOf(z.iso.date(), "yesterday")).toStrictEqual({ zh: "格式不正确", en: "This is not well formed" });
  });

  it("stand where a library tells less than it might", () => {
    expect(fieldErrors([{ path: [Symbol("it")], message: "" }])).toStrictEqual([
      { pointer: "/Symbol(it)", code: "invalid", message: { zh: "格式不正确", en: "This is not well formed" } },
    ]);
    const [unknown, choice] = fieldErrors([
      { path: ["a"], code: "unrecognized_keys", message: "" },
      { path: ["b"], code: "invalid_value", message: "", keys: ["c"] },
    ]);
    expect(unknown?.pointer).toBe("/a");
    expect(choice).toStrictEqual({
      pointer: "/b",
      code: "invalid_value",
      message: { zh: "只能是：", en: "Must be one of: " },
    });
  });

  it("are 50 at most, however much is wrong", () => {
    expect(errorsOf(z.array(z.string()), Array(1000).fill(1)).length).toBe(50);
    const unknown = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`f${at}`, 1]));
    expect(errorsOf(z.strictObject({}), unknown).length).toBe(50);
  });
});
