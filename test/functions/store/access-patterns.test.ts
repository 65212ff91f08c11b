// The page of access patterns and the keys say the same.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pageNow, patterns } from "../../../scripts/access-patterns.ts";

test("the page lists every pattern of keys.ts with its callers and key condition", () => {
  const page = readFileSync(new URL("../../../docs/access-patterns.md", import.meta.url), "utf8");
  expect(page, "run: node scripts/access-patterns.ts").toBe(pageNow());
});

test("every exported key or range stands under a sentence", () => {
  const source = readFileSync(new URL("../../../functions/store/keys.ts", import.meta.url), "utf8");
  const exported = [...source.matchAll(/^export const (\w+) = \(/gm)]
    .map(([, name]) => name as string)
    .filter((name) => !name.endsWith("Index"));
  const listed = patterns().map((it) => it.name);
  expect(exported.filter((name) => !listed.includes(name))).toStrictEqual([]);
});

test("every pattern is used", () => {
  expect(
    patterns()
      .filter((it) => it.callers.length === 0)
      .map((it) => it.name),
  ).toStrictEqual([]);
});
