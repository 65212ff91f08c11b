// What a device sends after being offline, and what it needs to go offline.
import type { sync as routes, syncAnswers } from "../../../api/sync.ts";
import { pullForDevice } from "../../usecases/sync/pull-for-device.ts";
import { pushQueue } from "../../usecases/sync/push-queue.ts";
import { type Handlers, ok } from "../endpoint.ts";

export const sync: Handlers<typeof routes, typeof syncAnswers> = {
  postSync: async ({ deps, actor, body, language, report }) => {
    if (body.sentAt) {
      const { hearPhone } = await import("../../usecases/sync/hear-phone.ts");
      await hearPhone(deps, actor, body.sentAt);
    }
    return ok({ results: await pushQueue(deps, actor, body.submissions, language, report) });
  },
  getSync: async ({ deps, actor }) => ok(await pullForDevice(deps, actor)),
};
