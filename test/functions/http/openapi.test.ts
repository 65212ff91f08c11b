// The API's own description: OpenAPI 3.1, every route in it, every schema usable.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { openApi } from "../../../functions/http/openapi.ts";
import { routes } from "../../../functions/http/routes.ts";
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
  assert.ok(found, name);
  return found.operation;
};

describe("the description of the API", () => {
  it("is OpenAPI 3.1 with all that the specification requires", () => {
    assert.match(described.openapi, /^3\.1\.\d+$/);
    assert.ok(described.info.title && described.info.version);
    assert.deepEqual(described.security, [{ bearer: [] }]);
    for (const { path, method, operation } of operations) {
      const at = `${method} ${path}`;
      assert.ok(path.startsWith("/"), at);
      assert.match(method, /^(get|put|post|delete|patch)$/);
      assert.ok(operation.summary && Object.keys(operation.responses).length > 0, at);
      for (const [status, answer] of Object.entries(operation.responses)) {
        assert.match(status, /^([1-5](\d\d|XX)|default)$/, at);
        assert.ok(answer.description, at);
      }
      const places = operation.parameters.map((it) => `${it.in} ${it.name}`);
      assert.equal(new Set(places).size, places.length, at);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      assert.deepEqual(
        operation.parameters.filter((it) => it.in === "path").map((it) => it.name),
        inPath,
        at,
      );
      assert.ok(
        operation.parameters.every((it) => it.in !== "path" || it.required),
        at,
      );
    }
    const ids = operations.map((it) => it.operation.operationId);
    assert.equal(new Set(ids).size, ids.length);
  });

  it("names every route, by its method and path, and no other", () => {
    assert.deepEqual(
      operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`).sort(),
      routes.map(({ path, method }) => `${method} ${path}`).sort(),
    );
    for (const route of routes)
      assert.equal("public" in route, JSON.stringify(named(route.name).security) === "[]", route.name);
  });

  it("has no reference that leads nowhere", () => {
    const text = JSON.stringify(described);
    for (const [, reference] of text.matchAll(/"\$ref":"([^"]+)"/g)) {
      const found = String(reference)
        .replace(/^#\//, "")
        .split("/")
        .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], described);
      assert.ok(found, reference);
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
        assert.doesNotThrow(() => ajv.compile({ ...schema, components }), `${method} ${path}`);
      }
    }
    assert.ok(schemas > 80, String(schemas));
    assert.doesNotThrow(() => ajv.compile({ ...components.schemas.Problem, components }));
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
    assert.equal(accepts(submission), true, JSON.stringify(accepts.errors));
    for (const wrong of [{ id: "x" }, { unit: "x" }, { version: 0 }, { answers: 1 }, { filledAt: 5 }])
      assert.equal(accepts({ ...submission, ...wrong }), false, JSON.stringify(wrong));
    const page = ajv.compile(named("listCases").parameters.find((it) => it.name === "limit")?.schema as object);
    assert.deepEqual([page(50), page(0), page(201)], [true, false, false]);
  });
});
