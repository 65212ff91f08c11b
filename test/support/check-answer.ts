// Every good answer of the API is held against the shape that its route promises: a field renamed, lost or added is found wherever it is asked for.
import { expect } from "vitest";
import type * as z from "zod";
import { answers } from "../../api/answers.ts";
import { isBytes } from "../../api/route.ts";
import { patternOf, type RouteName, routeList } from "../../api/routes.ts";

const patterns = routeList.map((route) => ({
  name: route.name,
  method: route.method,
  // What stands literally goes before what a parameter takes: /units/changes is no unit.
  literal: !route.path.includes("{"),
  path: patternOf(route),
}));

export function routeAt(method: string, path: string): RouteName | undefined {
  const fits = patterns.filter((it) => it.method === method && it.path.test(path.split("?")[0] as string));
  return (fits.find((it) => it.literal) ?? fits[0])?.name;
}

/** Throws where a 2xx answer is not of its route's shape, to the last field. Problems and bytes have tests of their own. */
export function checkAnswer(method: string, path: string, status: number, contentType: string, body: unknown): void {
  const name = routeAt(method, path);
  if (!name || status >= 300) return;
  const promised = answers[name][status as 200 | 201 | 202];
  expect(promised, `${name} promises no ${status}`).toBeDefined();
  if (!promised) return;
  if (isBytes(promised) && promised.media.some((media) => contentType.startsWith(media))) return;
  if (isBytes(promised) && contentType.startsWith("application/json") && path.split("?")[0]?.endsWith(".json")) return;
  const shape = isBytes(promised) ? promised.json : promised;
  expect(contentType, `${name} ${status}`).toMatch(/^application\/json/);
  const parsed = (shape as z.ZodType).safeParse(body);
  expect(parsed.error?.issues ?? [], `${name} ${status} is not of its shape`).toStrictEqual([]);
  // What a shape does not know it leaves out: then the answer says more than it promises.
  expect(parsed.data, `${name} ${status} says more than its shape`).toEqual(body);
}
