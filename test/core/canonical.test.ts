// Two texts are the same exactly when the same was sent.
import { expect, it } from "vitest";
import { canonical } from "../../core/canonical.ts";
import { Problem } from "../../core/problem.ts";

it("does not care for the order of properties, at any depth", () => {
  expect(canonical({ b: [{ y: 1, x: 2 }], a: null })).toBe('{"a":null,"b":[{"x":2,"y":1}]}');
  expect(canonical({ 王: 1, "\u20ac": 2, "\r": 3, "1": 4, "\ud83d\ude02": 5, "\ufb33": 6, ö: 7 })).toBe(
    '{"\\r":3,"1":4,"ö":7,"€":2,"王":1,"😂":5,"\ufb33":6}',
  );
});

it("cares for the order of items and for types", () => {
  expect(canonical([1, 2])).not.toBe(canonical([2, 1]));
  expect(canonical({ a: 1 })).not.toBe(canonical({ a: "1" }));
  expect(canonical({ a: null })).not.toBe(canonical({}));
});

it("writes numbers and texts as RFC 8785 does", () => {
  expect(canonical(JSON.parse("[333333333.33333329, 1E30, 4.50, 2e-3, 1e-27, -0]"))).toBe(
    "[333333333.3333333,1e+30,4.5,0.002,1e-27,0]",
  );
  expect(canonical('\u20ac$\u000F\nA\'B"\\\\"/')).toBe('"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
});

it("leaves out what is undefined and keeps odd names", () => {
  expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}');
  expect(canonical(JSON.parse('{"constructor":1,"__proto__":2}'))).toBe('{"__proto__":2,"constructor":1}');
});

it("refuses what JSON cannot say", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, [undefined], { a: () => 1 }, 1n]) {
    expect(() => canonical(value)).toThrow(TypeError);
  }
});

it("refuses a value nested to break the server", () => {
  const nested = (depth: number) => JSON.parse("[".repeat(depth) + "]".repeat(depth));
  expect(canonical(nested(100)).length).toBe(200);
  expect(() => canonical(nested(102))).toThrow(Problem);
  const groups = JSON.parse(`${'{"a":'.repeat(100)}1${"}".repeat(100)}`);
  expect(canonical(groups).length).toBe(601);
  expect(() => canonical({ a: groups })).toThrow(Problem);
  expect(() => canonical(nested(50_000))).toThrow(
    expect.toSatisfy((error) => error instanceof Problem && error.code === "request-invalid"),
  );
});
