// Who one is, whether the service is well, and its description.
import type { service as routes, serviceAnswers } from "../../../api/service.ts";
import { settingKey } from "../../store/keys.ts";
import { forever } from "../../store/memory.ts";
import { describeActor } from "../../usecases/organisation/describe-actor.ts";
import { type Handlers, ok } from "../endpoint.ts";

export const service: Handlers<typeof routes, typeof serviceAnswers> = {
  getHealth: async ({ deps }) => {
    await deps.table.get(settingKey("health"));
    return ok({ status: "ok" });
  },
  getOpenApi: async ({ deps }) => {
    const { bytes, tag } = await deps.memory.recall("description", forever, async () => {
      const { description } = await import("../openapi.ts");
      const bytes = new TextEncoder().encode(description());
      return { bytes, tag: `"${deps.digest(bytes).slice(0, 32)}"` };
    });
    return {
      status: 200,
      bytes,
      headers: { "content-type": "application/json; charset=utf-8", etag: tag, "cache-control": "public, max-age=300" },
    };
  },
  getMe: async ({ deps, actor }) => ok(await describeActor(deps, actor)),
};
