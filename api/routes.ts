// Every route of the API, by name: the router, the description, the permission matrix test and the CDK app read this one table.
import { cases } from "./cases.ts";
import { exchange } from "./exchange.ts";
import { figures } from "./figures.ts";
import { files } from "./files.ts";
import { forms } from "./forms.ts";
import { organisation } from "./organisation.ts";
import { registry } from "./registry.ts";
import { reports } from "./reports.ts";
import type { Route } from "./route.ts";
import { service } from "./service.ts";
import { submissions } from "./submissions.ts";
import { sync } from "./sync.ts";

export const routes = {
  ...service,
  ...organisation,
  ...forms,
  ...registry,
  ...submissions,
  ...sync,
  ...cases,
  ...exchange,
  ...files,
  ...figures,
  ...reports,
};
export type RouteName = keyof typeof routes;

/** The same as a list, each with its name. */
export const routeList: readonly (Route & { name: RouteName })[] = Object.entries(routes).map(([name, route]) => ({
  ...(route as Route),
  name: name as RouteName,
}));

/** Which paths are a route's: `/api/v1/cases/{id}` takes `/api/v1/cases/0192…`. */
export const patternOf = ({ path }: Route): RegExp =>
  new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}/?$`);

/** What can be got can be asked for its headers alone (RFC 9110, 9.3.2). */
export const methodsOf = ({ method }: Route): readonly ("GET" | "HEAD" | "PUT" | "POST")[] =>
  method === "GET" ? ["GET", "HEAD"] : [method];
