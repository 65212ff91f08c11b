// Every endpoint by the name of its route; the compiler proves that none is missing.
import { type Endpoint, endpoint, ok } from "../endpoint.ts";
import type { RouteName } from "../routes.ts";
import { cases } from "./cases.ts";
import { forms } from "./forms.ts";
import { peopleAndUnits } from "./people-and-units.ts";
import { reading } from "./reading.ts";
import { registry } from "./registry.ts";
import { submissions } from "./submissions.ts";

export const endpoints = {
  getHealth: endpoint({
    summary: "Whether the service is ready",
    handle: async ({ deps }) => {
      await deps.table.get({ pk: "SETTING", sk: "health" });
      return ok({ status: "ok" }, { "cache-control": "no-store" });
    },
  }),
  getOpenApi: endpoint({
    summary: "This description",
    handle: async () => {
      const { openApi } = await import("../openapi.ts");
      return ok(openApi());
    },
  }),
  ...peopleAndUnits,
  ...forms,
  ...registry,
  ...submissions,
  ...cases,
  ...reading,
} satisfies Record<RouteName, Endpoint>;
