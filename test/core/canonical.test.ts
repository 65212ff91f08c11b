// Two texts are the same exactly when the same was sent.
import assert from "node:assert/strict";
import { it } from "node:test";
import { canonical } from "../../core/canonical.ts";
import { Problem } from "../../core/problem.ts";

it("does not care for the order of properties, at any depth", () => {
  assert.equal(canonical({ b: [{ y: 1, x: 2 }], a: null }), '{"a":null,"b":[{"x":2,"y":1}]}');
  assert.equal(
    canonical({ 王: 1, "\u20ac": 2, "\r": 3, "1": 4, "\ud83d\ude02": 5, "\ufb33": 6, ö: 7 }),
    '{"\\r":3,"1":4,"ö":7,"€":2,"王":1,"😂":5,"\ufb33":6}',
  );
});

it("cares for the order of items and for types", () => {
  assert.notEqual(canonical([1, 2]), canonical([2, 1]));
  assert.notEqual(canonical({ a: 1 }), canonical({ a: "1" }));
  assert.notEqual(canonical({ a: null }), canonical({}));
});

it("writes numbers and texts as RFC 8785 does", () => {
  assert.equal(
    canonical(JSON.parse("[333333333.33333329, 1E30, 4.50, 2e-3, 1e-27, -0]")),
    "[333333333.3333333,1e+30,4.5,0.002,1e-27,0]",
  );
  assert.equal(canonical('\u20ac$\u000F\nA\'B"\\\\"/'), '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"');
});

it("leaves out what is undefined and keeps odd names", () => {
  assert.equal(canonical({ a: undefined, b: 1 }), '{"b":1}');
  assert.equal(canonical(JSON.parse('{"constructor":1,"__proto__":2}')), '{"__proto__":2,"constructor":1}');
});

it("refuses what JSON cannot say", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, [undefined], { a: () => 1 }, 1n]) {
    assert.throws(() => canonical(value), TypeError);
  }
});

it("refuses a value nested to break the server", () => {
  const nested = (depth: number) => JSON.parse("[".repeat(depth) + "]".repeat(depth));
  assert.equal(canonical(nested(100)).length, 200);
  assert.throws(() => canonical(nested(102)), Problem);
  const groups = JSON.parse(`${'{"a":'.repeat(100)}1${"}".repeat(100)}`);
  assert.equal(canonical(groups).length, 601);
  assert.throws(() => canonical({ a: groups }), Problem);
  assert.throws(
    () => canonical(nested(50_000)),
    (error) => error instanceof Problem && error.code === "request-invalid",
  );
});
