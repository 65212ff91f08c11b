// The phone and the server give the same verdict on the same answers, or offline work would come back refused.
import { describe, expect, it } from "vitest";
import { type AnswerEngine, messageFor } from "../../../core/answer-engine.ts";
import { Problem } from "../../../core/problem.ts";
import { ajvEngine, rememberedChecks } from "../../../functions/adapters/answers/ajv.ts";
import { linearMatches } from "../../../functions/adapters/answers/patterns.ts";
import { browserEngine, browserMatches } from "../../../web/form/answers-engine.ts";

const engines: [name: string, engine: AnswerEngine][] = [
  ["the server", ajvEngine],
  ["the browser", browserEngine],
];

/** What both engines find, as `pointer keyword`. */
function found(schema: object, answers: unknown): string[] {
  const [server, browser] = engines.map(([, engine]) => engine(schema)(answers));
  expect(browser, "browser and server differ").toStrictEqual(server);
  return (server ?? []).map(({ pointer, keyword }) => `${pointer} ${keyword}`);
}

const json = (text: string) => JSON.parse(text);
/** A form with one field `a`. */
const field = (schema: unknown) => ({ type: "object", properties: { a: schema } });
const both = (schema: unknown, cases: [answer: unknown, ...keywords: string[]][]) => {
  for (const [answer, ...keywords] of cases) {
    const verdict = keywords.length === 0 ? "fits" : `fails ${keywords.join(", ")}`;
    it(`${JSON.stringify(answer)} ${verdict} ${JSON.stringify(schema)}`, () => {
      expect(found(field(schema), { a: answer })).toStrictEqual(keywords.map((keyword) => `/a ${keyword}`));
    });
  }
};

describe("types and values", () => {
  both({ type: "string" }, [["x"], [1, "type"], [null, "type"], [["x"], "type"], [{}, "type"]]);
  both({ type: "integer" }, [[1], [1.0], [-3], [1.5, "type"], ["1", "type"]]);
  both({ type: "number" }, [[1.5], [true, "type"]]);
  both({ type: "boolean" }, [[false], ["false", "type"], [0, "type"]]);
  both({ type: ["string", "null"] }, [[null], [""], [1, "type"]]);
  both({ enum: ["gas", 1, null, { x: [1] }] }, [
    ["gas"],
    [null],
    [{ x: [1] }],
    ["Gas", "enum"],
    ["1", "enum"],
    [{ x: [2] }, "enum"],
  ]);
  both({ type: "string", enum: ["a"] }, [[1, "enum", "type"]]);
  both({ const: true }, [[true], [false, "const"], ["true", "const"]]);
  both({ const: { a: [1, 2] } }, [[{ a: [1, 2] }], [{ a: [2, 1] }, "const"]]);
});

describe("numbers", () => {
  both({ type: "number", minimum: 0, maximum: 10 }, [[0], [10], [-0.1, "minimum"], [10.1, "maximum"]]);
  both({ type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 }, [
    [0.5],
    [0, "exclusiveMinimum"],
    [1, "exclusiveMaximum"],
  ]);
  both({ type: "number", multipleOf: 0.01 }, [
    [19.99],
    [0.07],
    [12345678.91],
    [1e21],
    [19.999, "multipleOf"],
    [1e-7, "multipleOf"],
  ]);
  both({ type: "integer", multipleOf: 3 }, [[9], [0], [10, "multipleOf"]]);
  both({ minimum: 5 }, [["a text"], [4, "minimum"]]);
});

describe("texts", () => {
  both({ type: "string", minLength: 2, maxLength: 3 }, [
    ["䶮𠮷"],
    ["𠮷𠮷𠮷"],
    ["𠮷", "minLength"],
    ["𠮷𠮷𠮷𠮷", "maxLength"],
    ["", "minLength"],
  ]);
  both({ type: "string", pattern: "^\\d{6}$" }, [
    ["371602"],
    ["37160", "pattern"],
    ["３７１６０２", "pattern"],
    ["371602\n", "pattern"],
  ]);
  both({ type: "string", pattern: "号" }, [["3号楼"], ["3楼", "pattern"]]);
  both({ type: "string", pattern: "^\\p{Script=Han}+$" }, [["王䶮𠮷"], ["Wang", "pattern"]]);
  both({ type: "string", pattern: "^[\\u4e00-\\u9fa5·]{2,}$" }, [["阿凡提·买买提"], ["王", "pattern"]]);
  both({ type: "string", pattern: "^[0-9a-f]{64}\\.(jpg|png)$" }, [[`${"0".repeat(64)}.jpg`], ["0.jpg", "pattern"]]);
});

describe("formats", () => {
  const format = (name: string, good: string[], bad: string[]) => {
    both({ type: "string", format: name }, [
      ...good.map((text) => [text] as [string]),
      ...bad.map((text) => [text, "format"] as [string, string]),
    ]);
  };
  format(
    "date",
    ["2026-10-03", "2024-02-29"],
    ["2026-02-29", "2026-13-01", "2026-00-10", "2026-1-3", "2026/10/03", "2026-10-03T00:00:00Z", "", " 2026-10-03"],
  );
  format(
    "time",
    ["09:12:00Z", "09:12:00.123+08:00"],
    ["09:12", "09:12:00", "24:00:00Z", "09:60:00Z", "09:12:00+24:00"],
  );
  format("local-time", ["09:12", "23:59:59"], ["24:00", "9:12", "09:12Z"]);
  format(
    "date-time",
    ["2026-10-03T09:12:00+08:00", "2026-10-03t01:12:00.5z"],
    ["2026-10-03T09:12:00", "2026-10-03 09:12:00Z", "2026-02-30T09:12:00Z", "2026-10-03"],
  );
  format(
    "email",
    ["zhang.san@example.com", "a+b@x-y.gov.cn", `${"a".repeat(64)}@${"b".repeat(63)}.cn`],
    [
      "zhang@localhost",
      "zhang@",
      "@x.com",
      "a..b@x.com",
      "张@x.com",
      "a b@x.com",
      `${"a".repeat(65)}@x.com`,
      "a@-x.com",
    ],
  );
  format(
    "uri",
    ["https://example.com/a?b=c#d", "tel:110", "https://x/%E5%BC%A0"],
    ["example.com", "/a", "https://a b", "https://x/张", "https://x/%zz", "https://x/#a#b"],
  );
  format(
    "uuid",
    ["0192f1c4-7b6a-7c1d-9f00-00aabbccddee"],
    ["0192f1c4", "0192f1c47b6a7c1d9f0000aabbccddee", "0192f1c4-7b6a-7c1d-9f00-00aabbccddeg"],
  );
  format("cn-id", ["11010519491231002X", "110101491001001"], ["110105194912310021", ""]);
  format("cn-phone", ["13812345678", "+8613812345678"], ["0543-3160000", "1381234567", "12345678901"]);
  format("cn-tel", ["13812345678", "0543-3160000"], ["110a"]);
  format("cn-credit-code", ["91350100M000100Y43"], ["91350100M000100Y44"]);
  both({ format: "date" }, [[5]]);
});

describe("lists", () => {
  both({ type: "array", minItems: 1, maxItems: 2 }, [[[1]], [[], "minItems"], [[1, 2, 3], "maxItems"], [{}, "type"]]);
  both({ type: "array", uniqueItems: true }, [
    [["a", "b"]],
    [[1, "1", true]],
    [["a", "a"], "uniqueItems"],
    [
      [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
      "uniqueItems",
    ],
  ]);
  both({ type: "array", contains: { const: "ok" } }, [[["no", "ok"]], [["no"], "contains"], [[], "contains"]]);
  it("tells of the wrong type of items before their repetition", () => {
    const schema = field({ type: "array", uniqueItems: true, items: { type: "string" } });
    expect(found(schema, { a: [1, 1] })).toStrictEqual(["/a/0 type", "/a/1 type"]);
    expect(found(schema, { a: ["x", "x"] })).toStrictEqual(["/a uniqueItems"]);
  });
  it("points to the item", () => {
    const schema = field({ type: "array", items: { type: "string", enum: ["x", "y"] } });
    expect(found(schema, { a: ["x", "z", 5] })).toStrictEqual(["/a/1 enum", "/a/2 enum", "/a/2 type"]);
  });
  it("points to the field of a row", () => {
    const row = {
      type: "object",
      required: ["name"],
      properties: { name: { type: "string", minLength: 1 }, age: { type: "integer", minimum: 0 } },
    };
    const schema = field({ type: "array", items: row });
    expect(found(schema, { a: [{ name: "甲" }, { age: -1 }, { name: "", age: 1.5 }, "x"] })).toStrictEqual([
      "/a/1/age minimum",
      "/a/1/name required",
      "/a/2/age type",
      "/a/2/name minLength",
      "/a/3 type",
    ]);
  });
});

describe("groups of answers", () => {
  it("points to the missing field itself", () => {
    const schema = {
      type: "object",
      required: ["name", "户主"],
      properties: { name: { type: "string" }, 户主: { type: "string" } },
    };
    expect(found(schema, {})).toStrictEqual(["/name required", "/户主 required"]);
    expect(found(schema, { name: "x", 户主: null })).toStrictEqual(["/户主 type"]);
  });
  it("writes odd names as a JSON Pointer does", () => {
    const names = ["a/b", "m~n", "100%", "一 二", "#", "%2F"];
    const schema = {
      type: "object",
      properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
      required: names,
    };
    const pointers = ["/#", "/%2F", "/100%", "/a~1b", "/m~0n", "/一 二"];
    expect(found(schema, {})).toStrictEqual(pointers.map((pointer) => `${pointer} required`));
    expect(found(schema, Object.fromEntries(names.map((name) => [name, 1])))).toStrictEqual(
      pointers.map((pointer) => `${pointer} type`),
    );
  });
  it("refuses a field the form does not have, by its own name", () => {
    const schema = { type: "object", properties: { a: {} }, additionalProperties: false };
    expect(found(schema, { a: 1, b: 2, "c/d": 3 })).toStrictEqual([
      "/b additionalProperties",
      "/c~1d additionalProperties",
    ]);
    expect(found({ ...schema, additionalProperties: { type: "string" } }, { b: 2, c: "x" })).toStrictEqual(["/b type"]);
  });
  it("is not fooled by names that every object has", () => {
    const schema = {
      type: "object",
      required: ["constructor", "toString"],
      properties: { constructor: { type: "string" }, toString: { type: "string" } },
      additionalProperties: false,
    };
    expect(found(schema, {})).toStrictEqual(["/constructor required", "/toString required"]);
    expect(found(schema, { constructor: "x", toString: "y" })).toStrictEqual([]);
    expect(found({ type: "object", properties: { constructor: { type: "string" } } }, {})).toStrictEqual([]);
    expect(found(schema, json('{"constructor":"x","toString":"y","__proto__":{"a":1}}'))).toStrictEqual([
      "/__proto__ additionalProperties",
    ]);
    expect(
      found({ type: "object", additionalProperties: { type: "string" } }, json('{"__proto__":5,"hasOwnProperty":1}')),
    ).toStrictEqual(["/__proto__ type", "/hasOwnProperty type"]);
    expect(found({ type: "object", required: ["__proto__"] }, {})).toStrictEqual(["/__proto__ required"]);
    expect(found({ type: "object", maxProperties: 0 }, json('{"__proto__":1}'))).toStrictEqual([" maxProperties"]);
  });
  it("counts properties and checks their names", () => {
    expect(found({ type: "object", minProperties: 1, maxProperties: 1 }, {})).toStrictEqual([" minProperties"]);
    expect(found({ type: "object", maxProperties: 1 }, { a: 1, b: 2 })).toStrictEqual([" maxProperties"]);
    expect(found({ type: "object", propertyNames: { pattern: "^[a-z]+$" } }, { ok: 1, "No/1": 2 })).toStrictEqual([
      "/No~11 propertyNames",
    ]);
    expect(
      found({ type: "object", patternProperties: { "^n_": { type: "number" } } }, { n_a: "x", b: "y" }),
    ).toStrictEqual(["/n_a type"]);
  });
  it("asks for what another answer makes necessary", () => {
    const schema = { type: "object", dependentRequired: { phone: ["name", "role"] } };
    expect(found(schema, { phone: "1", role: "x" })).toStrictEqual(["/name required"]);
    expect(found(schema, { role: "x" })).toStrictEqual([]);
    const schemas = { type: "object", dependentSchemas: { phone: { required: ["name"] } } };
    expect(found(schemas, { phone: "1" })).toStrictEqual(["/name required"]);
  });
  it("refuses answers that are no group at all", () => {
    for (const answers of [null, [], "x", 1]) expect(found({ type: "object" }, answers)).toStrictEqual([" type"]);
  });
  it("refuses a field that is never allowed", () => {
    expect(found(field(false), { a: 1 })).toStrictEqual(["/a not"]);
    expect(found(field(true), { a: 1 })).toStrictEqual([]);
    expect(found(field({ not: { const: "x" } }), { a: "x" })).toStrictEqual(["/a not"]);
  });
});

describe("alternatives", () => {
  const options = {
    oneOf: [
      { const: "gas", title: "燃气" },
      { const: "power", title: "用电" },
    ],
  };
  it("tells a choice with titles as a choice", () => {
    expect(found(field(options), { a: "gas" })).toStrictEqual([]);
    expect(ajvEngine(field(options))({ a: "x" })).toStrictEqual([
      { pointer: "/a", keyword: "enum", params: { allowed: ["gas", "power"] } },
    ]);
    expect(found(field(options), { a: "x" })).toStrictEqual(["/a enum"]);
    expect(found(field({ type: "array", items: options }), { a: ["gas", "x"] })).toStrictEqual(["/a/1 enum"]);
  });
  both({ anyOf: [{ type: "string", minLength: 3 }, { type: "integer" }] }, [
    ["abc"],
    [1],
    ["ab", "anyOf"],
    [1.5, "anyOf"],
  ]);
  both(
    {
      oneOf: [
        { type: "number", multipleOf: 2 },
        { type: "number", multipleOf: 3 },
      ],
    },
    [[4], [9], [6, "oneOf"], [5, "oneOf"]],
  );
  both({ allOf: [{ type: "string" }, { minLength: 2 }, { maxLength: 3 }] }, [
    ["ab"],
    ["a", "minLength"],
    ["abcd", "maxLength"],
    [5, "type"],
  ]);
  it("does not mistake a field called oneOf for an alternative", () => {
    const schema = {
      type: "object",
      properties: { oneOf: { type: "object", properties: { anyOf: { type: "string" } } } },
    };
    expect(found(schema, { oneOf: { anyOf: 1 } })).toStrictEqual(["/oneOf/anyOf type"]);
  });
  it("asks further when a condition holds", () => {
    const schema = {
      type: "object",
      properties: { kind: { enum: ["rent", "own"] }, owner: { type: "string" }, deed: { type: "string" } },
      if: { properties: { kind: { const: "rent" } }, required: ["kind"] },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so
      then: { required: ["owner"], properties: { owner: { minLength: 2 } } },
      else: { required: ["deed"] },
    };
    expect(found(schema, { kind: "rent" })).toStrictEqual(["/owner required"]);
    expect(found(schema, { kind: "rent", owner: "王" })).toStrictEqual(["/owner minLength"]);
    expect(found(schema, { kind: "own" })).toStrictEqual(["/deed required"]);
    expect(found(schema, {})).toStrictEqual(["/deed required"]);
    expect(found(schema, { kind: "rent", owner: "王五" })).toStrictEqual([]);
  });
});

describe("definitions of the schema itself", () => {
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://example.org/form",
    type: "object",
    properties: {
      a: { $ref: "#/$defs/人员" },
      b: { $ref: "#/$defs/人员", required: ["role"] },
      c: { oneOf: [{ $ref: "#/$defs/x" }, { type: "integer" }] },
    },
    $defs: {
      人员: { type: "object", required: ["name"], properties: { name: { $ref: "#/$defs/x" } } },
      x: { type: "string", minLength: 2 },
    },
    examples: [{ a: { name: "王五" } }],
    "x-widget": "any",
  };
  it("are followed, beside other keywords too", () => {
    expect(found(schema, { a: {}, b: { name: "甲" } })).toStrictEqual([
      "/a/name required",
      "/b/name minLength",
      "/b/role required",
    ]);
    expect(found(schema, { c: "x" })).toStrictEqual(["/c oneOf"]);
    expect(found(schema, { c: "xy" })).toStrictEqual([]);
  });
  it("leave the given schema untouched and may be frozen", () => {
    const before = JSON.stringify(schema);
    found(Object.freeze(schema), {});
    expect(JSON.stringify(schema)).toBe(before);
  });
});

describe("a schema that is wrong", () => {
  const refusedBy = (engine: AnswerEngine, schema: object) => {
    expect(() => engine(schema), JSON.stringify(schema)).toThrow(
      expect.toSatisfy((error) => error instanceof Problem && error.code === "definition-invalid"),
    );
  };
  const circle = {
    type: "object",
    properties: { a: { $ref: "#/$defs/a" } },
    $defs: { a: { properties: { b: { $ref: "#/$defs/a" } } } },
  };
  let bomb: Record<string, unknown> = { d0: { type: "string" } };
  for (let n = 1; n < 20; n++)
    bomb = { ...bomb, [`d${n}`]: { allOf: [{ $ref: `#/$defs/d${n - 1}` }, { $ref: `#/$defs/d${n - 1}` }] } };

  it("is refused on both sides when it reaches outside itself, in circles, or explodes", () => {
    const schemas = [
      field({ $ref: "https://example.org/other.json" }),
      field({ $ref: "other.json#/x" }),
      field({ $ref: "#nowhere" }),
      field({ $ref: "#/$defs/nowhere" }),
      field({ $dynamicRef: "#x" }),
      field({ $id: "x", type: "string" }),
      field({ $anchor: "x" }),
      { $schema: "http://json-schema.org/draft-07/schema#", type: "object" },
      { type: "object", properties: json('{"__proto__":{"type":"string"}}') },
      circle,
      { $ref: "#" },
      { type: "object", properties: { a: { $ref: "#/$defs/d19" } }, $defs: bomb },
    ];
    for (const [, engine] of engines) for (const schema of schemas) refusedBy(engine, schema);
  });
  it("is refused by the server when a keyword is unknown or has a wrong value", () => {
    const schemas = [
      field({ type: "text" }),
      field({ type: "string", minLenght: 3 }),
      field({ type: "string", minLength: "3" }),
      field({ type: "string", minLength: -1 }),
      field({ type: "string", format: "phone" }),
      field({ type: "string", pattern: "(" }),
      field({ type: "string", pattern: "^(?=a)b$" }),
      field({ enum: [] }),
      field({ type: "array", items: [{ type: "string" }] }),
      { type: "object", required: "a" },
      { type: "object", properties: [] },
      { type: "object", required: ["a", "a"] },
    ];
    for (const schema of schemas) refusedBy(ajvEngine, schema);
  });
  it("is told by the place of each error", () => {
    const schema = { type: "object", properties: { a: { minLength: -1 }, b: { type: "text" } } };
    expect(() => ajvEngine(schema)).toThrow(
      expect.toSatisfy((error) => {
        const pointers = (error instanceof Problem ? (error.details.errors ?? []) : []).map(({ pointer }) => pointer);
        return pointers.includes("/properties/a/minLength") && pointers.includes("/properties/b/type");
      }),
    );
  });
});

it("tells a hostile submission at most a hundred findings", () => {
  const schema = field({ type: "array", items: { type: "string" } });
  expect(found(schema, { a: Array(5000).fill(1) }).length).toBe(100);
});

it("matches hostile patterns in linear time", () => {
  expect(linearMatches(`${"a".repeat(50_000)}!`, "^(?:(a+)+)$")).toBe(false);
});

it("finds with the same patterns on both sides", () => {
  const cases: [value: string, pattern: string][] = [
    ["鲁M12345", "^(?:[\\u4e00-\\u9fa5][A-Z][A-Z0-9]{5})$"],
    ["鲁M1234", "^(?:[\\u4e00-\\u9fa5][A-Z][A-Z0-9]{5})$"],
    ["3-2-501", "^(?:\\d+-\\d+-\\d{3,4})$"],
    ["a.b", "^(?:a\\.b|c)$"],
    ["A", "^(?:[^a-z])$"],
    ["\u00a0", "^(?:\\w)$"],
    ["王", "^(?:.)$"],
    ["𠮷", "^(?:.)$"],
    ["1\n", "^(?:\\d)$"],
    ["", "^(?:x?)$"],
  ];
  for (const [value, pattern] of cases)
    expect(linearMatches(value, pattern), `${value} ${pattern}`).toBe(browserMatches(value, pattern));
});

it("compiles a form version once", () => {
  let compiled = 0;
  const checks = rememberedChecks((schema) => {
    compiled++;
    return ajvEngine(schema);
  });
  const first = checks("gas-check@1", field({ type: "string" }));
  expect(checks("gas-check@1", field({ type: "string" }))).toBe(first);
  expect(compiled).toBe(1);
  for (let n = 0; n < 300; n++) checks(`other@${n}`, field({}));
  expect(checks("gas-check@1", field({ type: "string" }))).not.toBe(first);
});

it("speaks to people in Chinese and English", () => {
  const schema = {
    type: "object",
    required: ["name"],
    properties: {
      age: { type: "integer", maximum: 120 },
      title: { type: "string", minLength: 3 },
      phone: { format: "cn-phone" },
      ok: { const: true },
      kind: { enum: ["a"] },
    },
  };
  const messages = ajvEngine(schema)({ age: 121, title: "ab", phone: "1", ok: false, kind: "b" }).map(
    ({ pointer, keyword, params }) => {
      const { zh, en } = messageFor(keyword, params);
      return `${pointer} ${zh} ${en}`;
    },
  );
  expect(messages).toStrictEqual([
    "/age 不能大于 120 At most 120",
    "/kind 请从选项中选择 Please choose one of the options",
    "/name 请填写此项 Please answer this",
    "/ok 请勾选此项 Please tick this",
    "/phone 请填写正确的手机号码 Please give a mobile number",
    "/title 不能少于 3 个字 At least 3 characters",
  ]);
  expect(messageFor("type", { type: "integer" })).toStrictEqual({ zh: "请填写整数", en: "Please give a whole number" });
  expect(messageFor("constructor", {})).toStrictEqual({ zh: "此项内容不正确", en: "This answer is not right" });
});
