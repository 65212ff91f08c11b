// The API's description for outside programs, derived from the routes and shapes of api/.
import * as z from "zod";
import { answers, examples, namedShapes } from "../../api/answers.ts";
import { type Answered, type Bytes, isBytes, type Route } from "../../api/route.ts";
import { type RouteName, routeList } from "../../api/routes.ts";

type Schema = { [name: string]: unknown };
type Io = "input" | "output";

/** Shapes that have a name are told once, under it; what differs between asking and answering has two names. */
class Components {
  readonly schemas: Record<string, Schema> = {};
  readonly #named = z.registry<{ id: string }>();

  constructor(named: Record<string, z.ZodType>) {
    for (const [id, shape] of Object.entries(named)) this.#named.add(shape, { id });
    for (const shape of Object.values(named)) this.schemaOf(shape, "output");
  }

  schemaOf(shape: z.ZodType, io: Io): Schema {
    const made = z.toJSONSchema(shape, { io, metadata: this.#named, unrepresentable: "any" });
    const {
      $schema: _dialect,
      $defs = {},
      id,
      ...rest
    } = made as Schema & { $defs?: Record<string, Schema>; id?: string };
    const names = new Map<string, string>();
    const kept: Record<string, Schema> = { ...$defs, ...(id !== undefined && { [id]: rest }) };
    for (const [name, schema] of Object.entries(kept)) names.set(name, this.#nameFor(name, schema, io));
    for (const [name, schema] of Object.entries(kept)) {
      const { id: _id, $schema: _also, ...plain } = schema;
      this.schemas[names.get(name) as string] ??= pointed(plain, names) as Schema;
    }
    if (id !== undefined) return { $ref: `#/components/schemas/${names.get(id)}` };
    return pointed(rest, names) as Schema;
  }

  /** `FormVersion`, or `FormVersionInput` where what may be sent is less than what is answered. */
  #nameFor(name: string, schema: Schema, io: Io): string {
    const plain = name.replace(/^__schema(\d+)$/, "Json$1");
    if (io === "output") return plain;
    const { id: _id, ...rest } = schema;
    const known = this.schemas[plain];
    return known && JSON.stringify(strippedOf(known)) === JSON.stringify(strippedOf(rest)) ? plain : `${plain}Input`;
  }
}

/** Without what answers say more: that nothing else comes. */
const strippedOf = (schema: unknown): unknown =>
  JSON.parse(
    JSON.stringify(schema, (key, value) =>
      key === "additionalProperties" && value === false ? undefined : key === "$ref" ? "" : value,
    ),
  );

/** The same schema with its references led to the components. */
function pointed(node: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(node)) return node.map((it) => pointed(it, names));
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      const name = key === "$ref" && /^#\/\$defs\/(.+)$/.exec(String(value))?.[1];
      return name ? [key, `#/components/schemas/${names.get(name) ?? name}`] : [key, pointed(value, names)];
    }),
  );
}

type Named = Route & { name: RouteName };

const entityTag = {
  description: "The version of what is answered: for `If-None-Match`, and for `If-Match` when it is changed",
  schema: { type: "string" },
};
const location = { description: "Where it stands", schema: { type: "string" } };
const requestId = { description: "Names this request in the operator's log", schema: { type: "string" } };
const said: Record<string, string> = {
  200: "Done",
  201: "Made",
  202: "Being made: ask at `Location` until it is ready",
};

function contentOf(components: Components, shape: z.ZodType | Bytes): Schema {
  if (!isBytes(shape)) return { "application/json": { schema: components.schemaOf(shape, "output") } };
  const files = shape.media.map((media) => [
    media,
    { schema: media.includes("json") ? { type: "object" } : { type: "string", contentMediaType: media } },
  ]);
  return {
    ...Object.fromEntries(files),
    ...(shape.json && { "application/json": { schema: components.schemaOf(shape.json, "output") } }),
  };
}

function responsesOf(components: Components, route: Route, answered: Answered): Schema {
  const good = Object.entries(answered).map(([status, shape]) => [
    status,
    {
      description: said[status],
      headers: {
        "x-request-id": requestId,
        ...(route.tagged && { etag: entityTag }),
        ...(status !== "200" && { location }),
      },
      content: contentOf(components, shape as z.ZodType | Bytes),
    },
  ]);
  const problem = (description: string) => ({
    description,
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  });
  return {
    ...Object.fromEntries(good),
    ...(route.tagged && route.method === "GET" && { 304: { description: "As `If-None-Match` says: unchanged" } }),
    ...(!route.public && { 401: problem("Nobody is signed in (`not-signed-in`)") }),
    ...(route.tagged && route.method === "PUT" && { 412: problem("Changed since (`precondition-failed`)") }),
    default: problem("A problem (RFC 9457)"),
  };
}

function parametersOf(components: Components, route: Named): Schema[] {
  const told = examples[route.name] ?? {};
  const of = (shape: z.ZodObject | undefined, place: "path" | "query") => {
    if (!shape) return [];
    const { properties = {}, required = [] } = z.toJSONSchema(shape, { io: "input", unrepresentable: "any" });
    const known = place === "path" ? told.at : route.method === "GET" ? told.example : undefined;
    const example = (known ?? {}) as Schema;
    return Object.keys(properties).map((name) => ({
      name,
      in: place,
      required: place === "path" || required.includes(name),
      schema: components.schemaOf(shape.shape[name] as z.ZodType, "input"),
      ...(name in example && { example: example[name] }),
    }));
  };
  const ifMatch = {
    name: "If-Match",
    in: "header",
    required: false,
    description: "Only where it is still this version",
    schema: { type: "string" },
  };
  return [
    ...of(route.params, "path"),
    ...of(route.query, "query"),
    ...(route.tagged && route.method === "PUT" ? [ifMatch] : []),
  ];
}

function operationOf(components: Components, route: Named): Schema {
  const { body } = route;
  const example = examples[route.name]?.example;
  return {
    operationId: route.name,
    tags: [route.tag],
    summary: route.summary,
    parameters: parametersOf(components, route),
    ...(body && {
      requestBody: {
        required: !body.safeParse(undefined).success,
        content: {
          "application/json": {
            schema: components.schemaOf(body, "input"),
            ...(example !== undefined && { example }),
          },
        },
      },
    }),
    responses: responsesOf(components, route, answers[route.name]),
    ...(route.public && { security: [] }),
  };
}

const tags: Record<Route["tag"], string> = {
  service: "Who one is, and whether all is well",
  organisation: "Units, people and their posts",
  forms: "Forms, their drafts and versions",
  registry: "Households, persons, buildings, organisations and places",
  submissions: "What was filled in",
  sync: "Work without network",
  cases: "Cases and their steps",
  exchange: "Offers, demands and claims",
  files: "Photos, signatures and files",
  figures: "Indicators by unit and period",
  reports: "Reports and their editions",
};

export function openApi() {
  const components = new Components(namedShapes);
  const paths: Record<string, Schema> = {};
  for (const route of routeList)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(components, route) };
  return {
    openapi: "3.1.0",
    info: {
      title: "Gridform",
      version: "1",
      description:
        "Forms, cases, lists and reports of grassroots work. Problems are RFC 9457; cursors are opaque; `HEAD` works where `GET` does.",
    },
    servers: [{ url: "/", description: "Where this description was read" }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
      schemas: components.schemas,
    },
    security: [{ bearer: [] }],
  };
}

let text: string | undefined;
/** As it is sent: made once, for it never changes while a process lives. */
export const description = (): string => {
  text ??= JSON.stringify(openApi());
  return text;
};
