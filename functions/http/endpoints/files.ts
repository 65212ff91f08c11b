// Photos, signatures and files.
import type { filesAnswers, files as routes } from "../../../api/files.ts";
import { readFile, requestUpload } from "../../usecases/files/files.ts";
import { created, type Handlers } from "../endpoint.ts";

export const files: Handlers<typeof routes, typeof filesAnswers> = {
  postFile: async ({ deps, actor, body }) => {
    const ticket = await requestUpload(deps, actor, body);
    return created(`/api/v1/files/${ticket.name}`, ticket);
  },
  getFile: async ({ deps, actor, params }) => {
    const { bytes, contentType } = await readFile(deps, actor, params.name);
    return {
      status: 200,
      bytes,
      headers: { "content-type": contentType, "cache-control": "private, max-age=86400, immutable" },
    };
  },
};
