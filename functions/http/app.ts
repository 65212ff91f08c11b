// The request's way through the house: router, identity, body, address, query, endpoint; problems, log and request id on the way back.
import type { Logger } from "@aws-lambda-powertools/logger";
import middy, { type MiddlewareObj } from "@middy/core";
import httpRouter from "@middy/http-router";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import * as z from "zod";
import type { Route } from "../../api/route.ts";
import { methodsOf, patternOf, routeList } from "../../api/routes.ts";
import { fieldErrors, type Issue } from "../../core/field-errors.ts";
import { Problem, problem, problemBody } from "../../core/problem.ts";
import type { Language } from "../../core/text.ts";
import { findActor } from "../store/people.ts";
import type { ApiDeps, Handler, Reply } from "./endpoint.ts";
import { handlers } from "./endpoints/index.ts";

type Event = APIGatewayProxyEventV2;
type Result = APIGatewayProxyStructuredResultV2;
export type App = (event: Event, context: Context) => Promise<Result>;

/** Larger bodies are refused before they are parsed; 25 queued submissions fit. */
export const maxBodyBytes = 2 * 1024 * 1024;

/** A request that would outlast its function ends so long before, in milliseconds: as a problem, and logged. */
const inTimeToTell = 500;

/** What an operator reads; nothing that a person answered stands in it. */
export type Log = Pick<Logger, "info" | "error">;

export function makeApp(deps: ApiDeps, log: Log): App {
  const router = httpRouter<Event, Result>(
    routeList.flatMap((route) =>
      methodsOf(route).map((method) => ({
        method,
        path: route.path,
        handler: (event: Event) => answer(deps, log, event, route, handlers[route.name]),
      })),
    ),
  );
  const handler = middy<Event, Result>({ timeoutEarlyInMillis: inTimeToTell })
    .use(problemsAndLog(deps, log))
    .handler(router);
  return (event, context) => handler(event, context) as Promise<Result>;
}

async function answer(deps: ApiDeps, log: Log, event: Event, route: Route, handle: Handler): Promise<Result> {
  const actor = route.public ? undefined : await identify(deps, event);
  // The body before the address: what is no JSON at all is told first.
  const body = bodyOf(route, event);
  const request = {
    deps,
    actor,
    language: languageOf(event),
    params: route.params && parsePath(route.params, event),
    query: parse(route.query ?? noQuery, event.queryStringParameters ?? {}, "request-invalid", "/query"),
    body,
    ifMatch: ifMatchOf(event),
    report: (bug: unknown) => logBug(deps, log, event, bug),
  };
  return resultOf(event, await handle(request as never));
}

/** A route that says nothing of a query takes none: what is misspelt is refused, not ignored. */
const noQuery = z.strictObject({});

function bodyOf(route: Route, event: Event): unknown {
  if (!route.body) return undefined;
  const sent = jsonBody(event);
  return route.parsedLater
    ? parse(anObject, sent, "content-invalid", "")
    : parse(route.body, sent, "content-invalid", "");
}
const anObject = z.looseObject({});

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
  const bytes = Buffer.from(event.body, event.isBase64Encoded ? "base64" : "utf8");
  if (bytes.length > maxBodyBytes) throw problem("body-too-large", { limit: maxBodyBytes });
  const text = textOf(bytes);
  if (text.trim() === "") return undefined;
  return storable(jsonOf(text), maxDepth, { values: maxValues });
}

/**
 * JSON is UTF-8 (RFC 8259, 8.1); a byte order mark that some put before it is taken off. API Gateway makes a text of what says it is JSON, and each
 * byte that it cannot read becomes U+FFFD: texts in GBK are full of pairs of them, half an emoji leaves a single one.
 */
function textOf(bytes: Buffer): string {
  const text = readable(bytes);
  if (text !== undefined && !text.includes("\uFFFD\uFFFD")) return text;
  const message = { zh: "正文须为 UTF-8 编码", en: "The body must be in UTF-8" };
  throw problem("request-invalid", { errors: [{ pointer: "", code: "encoding", message }] });
}

const utf8 = new TextDecoder("utf-8", { fatal: true });
function readable(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
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
function storable(value: unknown, depth: number, left: { values: number }): unknown {
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
  if (Array.isArray(value)) return value.map((inner) => storable(inner, depth - 1, left));
  // From entries, for a field that is called __proto__ must stay a field.
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name.toWellFormed(), storable(inner, depth - 1, left)]),
  );
}

function parse(schema: z.ZodType, value: unknown, code: "request-invalid" | "content-invalid", base: string): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw problem(code, { errors: fieldErrors(parsed.error.issues as Issue[], base) });
}

/** Nothing stands at an address that no name fits; where something is to be made under it, the name itself is wrong. */
function parsePath(schema: z.ZodType, event: Event): unknown {
  const sent = Object.fromEntries(
    Object.entries(event.pathParameters ?? {}).map(([name, value]) => [name, safeDecode(value ?? "")]),
  );
  const { method } = event.requestContext.http;
  if (method === "PUT") return parse(schema, sent, "content-invalid", "");
  const parsed = schema.safeParse(sent);
  if (parsed.success) return parsed.data;
  throw problem("not-found");
}

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

function resultOf(event: Event, answer: Reply): Result {
  const headers = { "cache-control": "no-store", ...answer.headers };
  const { method } = event.requestContext.http;
  const isRead = method === "GET" || method === "HEAD";
  // RFC 9110, 13.1.2: what the client has already needs no body.
  if (isRead && answer.status === 200 && isHeld(event, answer.headers?.etag)) return { statusCode: 304, headers };
  if ("bytes" in answer) {
    const body = method === "HEAD" ? "" : Buffer.from(answer.bytes).toString("base64");
    return { statusCode: answer.status, headers, body, isBase64Encoded: true };
  }
  return {
    statusCode: answer.status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: method === "HEAD" ? "" : JSON.stringify(answer.body),
  };
}

/** Whether `If-None-Match` names the tag, weakly compared. */
function isHeld(event: Event, tag: string | undefined): boolean {
  const held = event.headers["if-none-match"];
  if (tag === undefined || held === undefined) return false;
  return held.split(",").some((it) => it.trim() === "*" || it.trim().replace(/^W\//, "") === tag);
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
  // Whatever else is thrown is our own fault, a schema's complaint of what the store holds too: never the client's.
  return new Problem("internal-error");
}

const patterns = routeList.map((route) => ({
  methods: methodsOf(route),
  path: patternOf(route),
}));
const methodsAt = (path: string): string[] => [
  ...new Set(patterns.filter((it) => it.path.test(path)).flatMap((it) => it.methods)),
];
