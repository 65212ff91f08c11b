// Photos, signatures and files.
import type { filesAnswers, files as routes } from "../../../api/files.ts";
import { created, type Handlers, ok } from "../endpoint.ts";

/** A name says its bytes, so they may be kept; a link holds for minutes only. */
const kept = { "cache-control": "private, max-age=86400, immutable" };

export const files: Handlers<typeof routes, typeof filesAnswers> = {
  postFile: async ({ deps, actor, body }) => {
    const { requestUpload } = await import("../../usecases/files/request-upload.ts");
    const ticket = await requestUpload(deps, actor, body);
    return created(`/api/v1/files/${ticket.name}`, ticket);
  },
  getFile: async ({ deps, actor, params }) => {
    const { readFile } = await import("../../usecases/files/read-file.ts");
    const file = await readFile(deps, actor, params.name);
    if ("url" in file) return ok(file);
    return { status: 200, bytes: file.bytes, headers: { "content-type": file.contentType, ...kept } };
  },
};
