// The API's description, derived from the routes and the schemas that parse the requests.
import * as z from "zod";
import { problems } from "../../core/problem.ts";
import type { Endpoint } from "./endpoint.ts";
import { endpoints } from "./endpoints/index.ts";
import { routes } from "./routes.ts";

const schemaOf = (schema: z.ZodType, io: "input" | "output") => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
};

const problemAnswer = {
  description: "A problem (RFC 9457)",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

function operation(route: (typeof routes)[number], it: Endpoint) {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const query =
    it.query && (schemaOf(it.query, "input") as { properties?: Record<string, unknown>; required?: string[] });
  const inQuery = Object.entries(query?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    required: query?.required?.includes(name) ?? false,
    schema,
  }));
  return {
    operationId: route.name,
    summary: it.summary,
    parameters: [...inPath, ...inQuery],
    ...(it.body && {
      requestBody: { required: true, content: { "application/json": { schema: schemaOf(it.body, "input") } } },
    }),
    responses: {
      "2XX": {
        description: "Done",
        ...(it.answer && { content: { "application/json": { schema: schemaOf(it.answer, "output") } } }),
      },
      default: problemAnswer,
    },
    ...("public" in route && { security: [] }),
  };
}

export function openApi() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route, endpoints[route.name]) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Gridform",
      version: "1",
      description: "Forms, cases, lists and reports of grassroots work. Problems are RFC 9457; cursors are opaque.",
    },
    paths,
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
      schemas: {
        Problem: {
          type: "object",
          required: ["type", "title", "status", "code"],
          properties: {
            type: { type: "string" },
            title: { type: "string" },
            status: { type: "integer" },
            code: { type: "string", enum: Object.keys(problems) },
            errors: {
              type: "array",
              items: {
                type: "object",
                properties: { pointer: { type: "string" }, code: { type: "string" }, message: { type: "string" } },
              },
            },
          },
        },
      },
    },
    security: [{ bearer: [] }],
  };
}
