// The page of access patterns and the keys say the same.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pageNow, patterns } from "../../scripts/access-patterns.ts";

test("the page lists every pattern of keys.ts with its callers and key condition", () => {
  const page = readFileSync(new URL("../../docs/access-patterns.md", import.meta.url), "utf8");
  assert.equal(page, pageNow(), "run: node scripts/access-patterns.ts");
});

test("every exported key or range stands under a sentence", () => {
  const source = readFileSync(new URL("../../functions/store/keys.ts", import.meta.url), "utf8");
  const exported = [...source.matchAll(/^export const (\w+) = \(/gm)]
    .map(([, name]) => name as string)
    .filter((name) => !name.endsWith("Index"));
  const listed = patterns().map((it) => it.name);
  assert.deepEqual(
    exported.filter((name) => !listed.includes(name)),
    [],
  );
});

test("every pattern is used", () => {
  assert.deepEqual(
    patterns()
      .filter((it) => it.callers.length === 0)
      .map((it) => it.name),
    [],
  );
});
