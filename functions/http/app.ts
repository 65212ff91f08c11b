// The request's way through the house: request id, log, identity, body, router, endpoint; problems on the way back.
import type { Logger } from "@aws-lambda-powertools/logger";
import middy, { type MiddlewareObj } from "@middy/core";
import httpRouter from "@middy/http-router";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { fieldErrors, type Issue } from "../../core/field-errors.ts";
import { Problem, problem, problemBody } from "../../core/problem.ts";
import type { Language } from "../../core/text.ts";
import { findActor } from "../store/people.ts";
import type { Answer, ApiDeps, Endpoint } from "./endpoint.ts";
import { endpoints } from "./endpoints/index.ts";
import { routes } from "./routes.ts";

type Event = APIGatewayProxyEventV2;
type Result = APIGatewayProxyStructuredResultV2;
export type App = (event: Event) => Promise<Result>;

/** Larger bodies are refused before they are parsed; 25 queued submissions fit. */
export const maxBodyBytes = 2 * 1024 * 1024;

/** What an operator reads; nothing that a person answered stands in it. */
export type Log = Pick<Logger, "info" | "error">;

export function makeApp(deps: ApiDeps, log: Log): App {
  const router = httpRouter<Event, Result>(
    routes.map((route) => ({
      method: route.method,
      path: route.path,
      handler: (event: Event) => answer(deps, log, event, endpoints[route.name], "public" in route),
    })),
  );
  const handler = middy<Event, Result>().use(problemsAndLog(deps, log)).handler(router);
  // Middy wants a Lambda context for its early-timeout hook, which this product does not use.
  return (event) => handler(event, {} as never) as Promise<Result>;
}

async function answer(deps: ApiDeps, log: Log, event: Event, endpoint: Endpoint, isPublic: boolean): Promise<Result> {
  const language = languageOf(event);
  const actor = isPublic ? undefined : await identify(deps, event);
  const result = await endpoint.handle({
    deps,
    actor,
    language,
    params: decoded(event.pathParameters),
    query: endpoint.query && parse(endpoint.query, event.queryStringParameters ?? {}, "request-invalid", "/query"),
    body: endpoint.body && parse(endpoint.body, jsonBody(event), "content-invalid", ""),
    ifMatch: ifMatchOf(event),
    report: (bug: unknown) => logBug(deps, log, event, bug),
  });
  return resultOf(result);
}

/** Whose request it is: the token is verified here again, whatever stands in front. */
async function identify(deps: ApiDeps, event: Event) {
  const [scheme, token] = (event.headers.authorization ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer" || !token) throw problem("not-signed-in");
  const { person } = await deps.verify(token);
  const actor = await findActor(deps, person);
  if (!actor) throw problem("not-signed-in", { reason: "unknown-person" });
  return actor;
}

function jsonBody(event: Event): unknown {
  if (event.body === undefined) return undefined;
  const text = event.isBase64Encoded ? Buffer.from(event.body, "base64").toString("utf8") : event.body;
  if (Buffer.byteLength(text) > maxBodyBytes) throw problem("body-too-large", { limit: maxBodyBytes });
  if (text.trim() === "") return undefined;
  return kept(jsonOf(text), maxDepth, { values: maxValues });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw problem("request-invalid", {
      errors: [{ pointer: "", code: "json", message: { zh: "不是合法的 JSON", en: "This is not JSON" } }],
    });
  }
}

/** Deeper than any form goes; what walks answers may then recurse. */
const maxDepth = 40;
/** 25 submissions hold some thousands; half a million would keep one request busy for seconds. */
const maxValues = 100_000;

/** The value as a store can keep it: half an emoji becomes a whole replacement character. Throws for what nests too deeply, holds too much, and for 1e999. */
function kept(value: unknown, depth: number, left: { values: number }): unknown {
  if (--left.values < 0) throw problem("body-too-large", { values: maxValues });
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw problem("request-invalid", {
      errors: [{ pointer: "", code: "number", message: { zh: "数字过大", en: "A number is too large" } }],
    });
  }
  if (typeof value !== "object" || value === null) return value;
  if (depth === 0) {
    throw problem("request-invalid", {
      errors: [{ pointer: "", code: "depth", message: { zh: "嵌套层次过深", en: "This is nested too deeply" } }],
    });
  }
  if (Array.isArray(value)) return value.map((inner) => kept(inner, depth - 1, left));
  // From entries, for a field that is called __proto__ must stay a field.
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name.toWellFormed(), kept(inner, depth - 1, left)]),
  );
}

function parse(
  schema: NonNullable<Endpoint["body"]>,
  value: unknown,
  code: "request-invalid" | "content-invalid",
  base: string,
): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw problem(code, { errors: fieldErrors(parsed.error.issues as Issue[], base) });
}

const decoded = (params: Record<string, string | undefined> | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name, safeDecode(value ?? "")]));

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw problem("not-found");
  }
}

/** The reader's language by the header `Accept-Language`; Chinese unless it begins with English. */
export const languageFrom = (accept: string | undefined): Language => (/^en\b/i.test(accept ?? "") ? "en" : "zh");

const languageOf = (event: Event): Language => languageFrom(event.headers["accept-language"]);

function ifMatchOf(event: Event): number | undefined {
  const text = event.headers["if-match"];
  if (text === undefined || text === "*") return undefined;
  const match = /^(?:W\/)?"(\d{1,15})"$/.exec(text.trim());
  // A tag that is none of ours fits nothing.
  return match ? Number(match[1]) : -1;
}

function resultOf({ status, body, bytes, headers }: Answer): Result {
  const common = { "cache-control": "no-store", ...headers };
  if (bytes)
    return { statusCode: status, headers: common, body: Buffer.from(bytes).toString("base64"), isBase64Encoded: true };
  return {
    statusCode: status,
    headers: { "content-type": "application/json; charset=utf-8", ...common },
    body: JSON.stringify(body),
  };
}

function logBug(deps: ApiDeps, log: Log, event: Event, error: unknown): void {
  const { requestId, http } = event.requestContext;
  log.error("request failed", {
    requestId,
    path: event.rawPath,
    method: http.method,
    error: error as Error,
    at: deps.clock.now(),
  });
}

/** Every failure becomes a problem; only those that are bugs are logged with their stack, and told without it. */
function problemsAndLog(deps: ApiDeps, log: Log): MiddlewareObj<Event, Result> {
  return {
    after: ({ event, response }) => {
      if (response?.headers) response.headers["x-request-id"] = event.requestContext.requestId;
    },
    onError: (request) => {
      const { event } = request;
      const it = problemOf(request.error, event);
      const requestId = event.requestContext.requestId;
      if (it.status >= 500) logBug(deps, log, event, request.error);
      request.response = {
        statusCode: it.status,
        headers: {
          "content-type": "application/problem+json; charset=utf-8",
          "cache-control": "no-store",
          "x-request-id": requestId,
          ...(it.status === 401 && { "www-authenticate": "Bearer" }),
          ...(it.code === "method-not-allowed" && { allow: String(it.details.allow) }),
          ...(it.status === 503 && { "retry-after": "1" }),
        },
        body: JSON.stringify({ ...problemBody(it, languageOf(event)), instance: event.rawPath }),
      };
    },
  };
}

function problemOf(error: unknown, event: Event): Problem {
  if (error instanceof Problem) return error;
  const status = (error as { statusCode?: number }).statusCode;
  // The router knows no more than that nothing fits both the method and the path.
  if (status === 404 || status === 405) {
    const allow = methodsAt(event.rawPath);
    return allow.length > 0 ? new Problem("method-not-allowed", { allow }) : new Problem("not-found");
  }
  const issues = (error as { issues?: Issue[] }).issues;
  if (Array.isArray(issues)) return new Problem("content-invalid", { errors: fieldErrors(issues) });
  return new Problem("internal-error");
}

const patterns = routes.map(({ method, path }) => ({
  method,
  path: new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}/?$`),
}));
const methodsAt = (path: string): string[] => patterns.filter((it) => it.path.test(path)).map((it) => it.method);
