// What an endpoint is: the shapes of what comes in, and a function that calls one use case and answers.
import type * as z from "zod";
import type { Actor } from "../../core/person.ts";
import type { Language } from "../../core/text.ts";
import type { Deps } from "../deps.ts";
import type { WorkQueue } from "../ports.ts";

export type ApiDeps = Deps & {
  /** Whose token it is. Throws `not-signed-in`. */
  verify: (token: string) => Promise<{ person: string }>;
  queue: WorkQueue;
};

export type Answer = {
  status: number;
  body?: unknown;
  bytes?: Uint8Array;
  headers?: Record<string, string>;
};

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

export type Request<Query, Body> = {
  deps: ApiDeps;
  actor: Actor & { language: Language };
  language: Language;
  params: Record<string, string>;
  query: Parsed<Query>;
  body: Parsed<Body>;
  /** The number in `If-Match`, where the client sent one. */
  ifMatch: number | undefined;
  /** Tells the operator of a bug that does not end the request. */
  report: (bug: unknown) => void;
};

export type Endpoint<
  Query extends z.ZodType | undefined = z.ZodType | undefined,
  Body extends z.ZodType | undefined = z.ZodType | undefined,
> = {
  /** For the API's own description. */
  summary: string;
  query?: Query;
  body?: Body;
  /** The shape of a good answer, where outside programs rely on it. */
  answer?: z.ZodType;
  // biome-ignore lint/suspicious/noExplicitAny: the table of endpoints holds many shapes; `endpoint` checks each one.
  handle(request: any): Promise<Answer>;
};

/** Ties the handler's argument to the schemas above it. */
export const endpoint = <
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(it: {
  summary: string;
  query?: Query;
  body?: Body;
  answer?: z.ZodType;
  handle(request: Request<Query, Body>): Promise<Answer>;
}): Endpoint => it as unknown as Endpoint;

export const ok = (body: unknown, headers?: Record<string, string>): Answer => ({ status: 200, body, headers });
export const created = (location: string, body: unknown): Answer => ({ status: 201, body, headers: { location } });
/** 201 the first time, 200 for a repeat of the same. */
export const createdOnce = (location: string, body: unknown, repeat: boolean): Answer =>
  repeat ? ok(body) : created(location, body);
export const etag = (version: number | undefined): Record<string, string> => ({ etag: `"${version ?? 0}"` });
