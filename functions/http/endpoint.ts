// What an endpoint is: a function that calls one use case and answers, typed by its route in api/.
import type * as z from "zod";
import type { Answered, AnswersOf, Bytes, Route, Routes } from "../../api/route.ts";
import type { Actor } from "../../core/person.ts";
import type { Language } from "../../core/text.ts";
import type { Deps } from "../deps.ts";
import type { WorkQueue } from "../ports.ts";

export type ApiDeps = Deps & {
  /** Whose token it is. Throws `not-signed-in`. */
  verify: (token: string) => Promise<{ person: string }>;
  queue: WorkQueue;
};

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

export type Request<R extends Route = Route> = {
  deps: ApiDeps;
  actor: Actor & { language: Language };
  language: Language;
  params: Parsed<R["params"]>;
  query: Parsed<R["query"]>;
  body: R["parsedLater"] extends true ? unknown : Parsed<R["body"]>;
  /** The number in `If-Match`, where the client sent one. */
  ifMatch: number | undefined;
  /** Tells the operator of a bug that does not end the request. */
  report: (bug: unknown) => void;
};

type Headers = Record<string, string>;
export type ByteAnswer = { status: 200; bytes: Uint8Array; headers: Headers & { "content-type": string } };
export type Reply = { status: number; body: unknown; headers?: Headers } | ByteAnswer;

type Json<Status, S> = S extends z.ZodType ? { status: Status; body: z.output<S>; headers?: Headers } : never;
type OneOf<Status, S> = S extends Bytes ? ByteAnswer | Json<Status, S["json"]> : Json<Status, S>;
/** What a handler may answer: of the route's statuses each with its own shape. */
type AnswerOf<A extends Answered> = { [Status in keyof A]: OneOf<Status, A[Status]> }[keyof A];

/** A handler for each route of a word: the compiler finds one that is missing, or that answers another shape. */
export type Handlers<R extends Routes, A extends AnswersOf<R>> = {
  [Name in keyof R]: (request: Request<R[Name]>) => Promise<AnswerOf<A[Name]>>;
};
/** Any of them, as the router calls it: what it is given was parsed by its route. */
export type Handler = (request: never) => Promise<Reply>;

export const ok = <Body>(body: Body, headers?: Headers) => ({ status: 200 as const, body, headers });
export const created = <Body>(location: string, body: Body, headers?: Headers) => ({
  status: 201 as const,
  body,
  headers: { location, ...headers },
});
export const accepted = <Body>(location: string, body: Body) => ({ status: 202 as const, body, headers: { location } });
/** 201 the first time, 200 for a repeat of the same. */
export const createdOnce = <Body>(location: string, body: Body, repeat: boolean) =>
  repeat ? ok(body) : created(location, body);
/** The tag of what changes without a version of its own: a balance, a name, the time, or who reads. */
export const bodyTag = (deps: Pick<Deps, "digest">, body: unknown): Headers => ({
  etag: `"${deps.digest(new TextEncoder().encode(JSON.stringify(body))).slice(0, 32)}"`,
});
export const etag = (version: number | undefined): Headers => ({ etag: `"${version ?? 0}"` });
