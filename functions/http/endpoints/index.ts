// Every handler by the name of its route; the compiler proves that none is missing.
import type { RouteName } from "../../../api/routes.ts";
import type { Handler } from "../endpoint.ts";
import { cases } from "./cases.ts";
import { exchange } from "./exchange.ts";
import { figures } from "./figures.ts";
import { files } from "./files.ts";
import { forms } from "./forms.ts";
import { organisation } from "./organisation.ts";
import { registry } from "./registry.ts";
import { reports } from "./reports.ts";
import { service } from "./service.ts";
import { submissions } from "./submissions.ts";
import { sync } from "./sync.ts";

export const handlers: Record<RouteName, Handler> = {
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
