// The API's own description: OpenAPI 3.1, every route in it, every schema usable.

import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { routeList as routes } from "../../../api/routes.ts";
import { openApi } from "../../../functions/http/openapi.ts";
import { uuid, visit } from "../../support/world.ts";

type Operation = {
  operationId: string;
  summary: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: { "application/json": { schema: object } } };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
  security?: unknown[];
};
const described = JSON.parse(JSON.stringify(openApi())) as ReturnType<typeof openApi>;
const operations = Object.entries(described.paths as Record<string, Record<string, Operation>>).flatMap(
  ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
const named = (name: string): Operation => {
  const found = operations.find((it) => it.operation.operationId === name);
  expect.assert(found, name);
  return found.operation;
};

describe("the description of the API", () => {
  it("is OpenAPI 3.1 with all that the specification requires", () => {
    expect(described.openapi).toMatch(/^3\.1\.\d+$/);
    expect.assert(described.info.title && described.info.version);
    expect(described.security).toStrictEqual([{ bearer: [] }]);
    for (const { path, method, operation } of operations) {
      const at = `${method} ${path}`;
      expect(path.startsWith("/"), at).toBe(true);
      expect(method).toMatch(/^(get|put|post|delete|patch)$/);
      expect.assert(operation.summary && Object.keys(operation.responses).length > 0, at);
      for (const [status, answer] of Object.entries(operation.responses)) {
        expect(status, at).toMatch(/^([1-5](\d\d|XX)|default)$/);
        expect.assert(answer.description, at);
      }
      const places = operation.parameters.map((it) => `${it.in} ${it.name}`);
      expect(new Set(places).size, at).toBe(places.length);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(
        operation.parameters.filter((it) => it.in === "path").map((it) => it.name),
        at,
      ).toStrictEqual(inPath);
      expect.assert(
        operation.parameters.every((it) => it.in !== "path" || it.required),
        at,
      );
    }
    const ids = operations.map((it) => it.operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("names every route, by its method and path, and no other", () => {
    expect(operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`).sort()).toStrictEqual(
      routes.map(({ path, method }) => `${method} ${path}`).sort(),
    );
    for (const route of routes)
      expect("public" in route, route.name).toBe(JSON.stringify(named(route.name).security) === "[]");
  });

  it("has no reference that leads nowhere", () => {
    const text = JSON.stringify(described);
    for (const [, reference] of text.matchAll(/"\$ref":"([^"]+)"/g)) {
      const found = String(reference)
        .replace(/^#\//, "")
        .split("/")
        .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], described);
      expect.assert(found, reference);
    }
  });

  it("has schemas of JSON Schema 2020-12 alone, which tools can use", () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const components = described.components;
    let schemas = 0;
    for (const { path, method, operation } of operations) {
      const bodies = [
        operation.requestBody?.content["application/json"].schema,
        ...Object.values(operation.responses).map((it) => it.content?.["application/json"]?.schema),
      ];
      for (const schema of [...operation.parameters.map((it) => it.schema), ...bodies]) {
        if (!schema) continue;
        schemas += 1;
        expect(() => ajv.compile({ ...schema, components }), `${method} ${path}`).not.toThrow();
      }
    }
    expect(schemas > 80, String(schemas)).toBe(true);
    expect(() => ajv.compile({ ...components.schemas.Problem, components })).not.toThrow();
  });

  it("accepts by its schemas what the API accepts, and refuses what it refuses", () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const accepts = ajv.compile(named("postSubmission").requestBody?.content["application/json"].schema as object);
    const submission = {
      id: uuid(1),
      form: "household-visit",
      version: 1,
      unit: "371602001001G01",
      subject: "hou_0001",
      filledAt: "2026-10-03T09:12:00+08:00",
      answers: visit(),
    };
    expect(accepts(submission), JSON.stringify(accepts.errors)).toBe(true);
    for (const wrong of [{ id: "x" }, { unit: "x" }, { version: 0 }, { answers: 1 }, { filledAt: 5 }])
      expect(accepts({ ...submission, ...wrong }), JSON.stringify(wrong)).toBe(false);
    const page = ajv.compile(named("listCases").parameters.find((it) => it.name === "limit")?.schema as object);
    expect([page(50), page(0), page(201)]).toStrictEqual([true, false, false]);
  });
});
