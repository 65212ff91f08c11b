// A ticket to upload a photo, signature or file by, named by the hash of its bytes.
import type { FileRequest, FileTicket } from "../../../api/files.ts";
import { maxFileBytes } from "../../../core/file-limit.ts";
import { fileEndings, isFileType } from "../../../core/file-type.ts";
import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import type { Deps } from "../../deps.ts";
import { isThere } from "../../store/arrived-files.ts";
import { placeOfUpload } from "../../store/file-places.ts";
import * as keys from "../../store/keys.ts";

/**
 * A name and, unless this person uploaded the bytes already or sees them somewhere, where to upload them: whether others have
 * them is not told. Throws `file-type-not-allowed`, `body-too-large`.
 */
export async function requestUpload(deps: Deps, actor: Actor, request: FileRequest): Promise<FileTicket> {
  if (!can(actor, "file.put")) throw problem("forbidden", { action: "file.put" });
  const { contentType, size, sha256 } = request;
  if (!isFileType(contentType)) throw problem("file-type-not-allowed", { contentType });
  if (size > maxFileBytes) throw problem("body-too-large", { limit: maxFileBytes });
  const name = `${sha256}.${fileEndings[contentType]}`;
  if (await isThere(deps, actor, name)) return { name };
  // Announced again, for the size may have been wrong before: the hash decides in the end.
  const item = { ...keys.uploadKey(name, actor.person), contentType, size };
  await deps.table.commit([{ kind: "put", item }]);
  return { name, upload: await deps.files.uploadTicket(placeOfUpload(actor.person, name), request) };
}
