// How a route of the API is told: what comes in and what goes out. Handlers, the description, the CDK app and the client's types read it.
import type * as z from "zod";

/** What a capability is called on every floor; the description groups by it. */
export type Tag =
  | "cases"
  | "exchange"
  | "figures"
  | "files"
  | "forms"
  | "organisation"
  | "registry"
  | "reports"
  | "service"
  | "submissions"
  | "sync";

export type Route = {
  method: "GET" | "PUT" | "POST";
  path: `/api/v1/${string}`;
  tag: Tag;
  /** One sentence, for the description. */
  summary: string;
  /** Nobody needs to be signed in. */
  public?: true;
  params?: z.ZodObject;
  /** A strict object: what is misspelt is refused, not ignored. */
  query?: z.ZodObject;
  body?: z.ZodType;
  /** The use case parses the body itself, for what it tells of it is a problem of its own; here it is described. */
  parsedLater?: true;
  /** The answer carries an ETag: a GET answers 304 to `If-None-Match`, a PUT may say `If-Match`. */
  tagged?: true;
};
export type Routes = Record<string, Route>;

/** An answer that is no JSON, or a document whose shape another page tells: bytes of one of these media types; `json`: or this. */
export type Bytes = { media: readonly string[]; json?: z.ZodType };
export const isBytes = (it: z.ZodType | Bytes): it is Bytes => "media" in it;
export const bytes = (...media: string[]): Bytes => ({ media });

/** What a route answers when all is well, by status. 201 and 202 come with `Location`. */
export type Answered = { 200?: z.ZodType | Bytes; 201?: z.ZodType; 202?: z.ZodType };
/** One for each route of a file: a route without its answer does not compile. */
export type AnswersOf<R extends Routes> = { [Name in keyof R]: Answered };

/** For the description: a value for each parameter of the address, and a valid body, or for a GET a typical query. Beside the routes, so that no function carries them. */
export type Example = { at?: Record<string, string>; example?: unknown };
export type ExamplesOf<R extends Routes> = { [Name in keyof R]?: Example };
