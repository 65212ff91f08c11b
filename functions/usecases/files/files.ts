// Photos and signatures: a ticket to upload by, named by the hash of the bytes, and reading them back.
import type { FileRequest, FileTicket } from "../../../api/files.ts";
import { maxFileBytes } from "../../../core/file-limit.ts";
import { can } from "../../../core/permission.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import type { Deps } from "../../deps.ts";
import type { Item } from "../../ports.ts";
import { shownAt } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";

/** What may be uploaded, and how its name ends. */
const extensions = { "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "application/pdf": "pdf" } as const;

/** A name and, unless the bytes are there already, where to upload them. Throws `file-type-not-allowed`, `body-too-large`. */
export async function requestUpload(deps: Deps, actor: Actor, request: FileRequest): Promise<FileTicket> {
  if (!can(actor, "file.put")) throw problem("forbidden", { action: "file.put" });
  const extension =
    Object.hasOwn(extensions, request.contentType) && extensions[request.contentType as keyof typeof extensions];
  if (!extension) throw problem("file-type-not-allowed", { contentType: request.contentType });
  if (request.size > maxFileBytes) throw problem("body-too-large", { limit: maxFileBytes });
  const name = `${request.sha256}.${extension}`;
  await deps.table.commit([
    {
      kind: "put",
      item: { ...keys.fileKey(name), contentType: request.contentType, size: request.size, by: actor.person },
      when: { kind: "absent" },
    },
  ]);
  if (await deps.files.get(`uploads/${name}`)) return { name };
  return {
    name,
    upload: await deps.files.uploadTicket(`uploads/${name}`, { contentType: request.contentType, size: request.size }),
  };
}

/** Throws `not-found` for what is not there or not the actor's, alike. */
export async function readFile(
  deps: Deps,
  actor: Actor,
  name: string,
): Promise<{ bytes: Uint8Array; contentType: string }> {
  const item = await deps.table.get(keys.fileKey(name));
  const file = item && maySee(actor, item) ? await deps.files.get(`uploads/${name}`) : undefined;
  if (!file) throw problem("not-found", { file: name });
  return file;
}

/** Its uploader, and whoever may see something that shows it. */
const maySee = (actor: Actor, item: Item): boolean =>
  can(actor, "file.read", { unit: item.unit as string | undefined, by: String(item.by) }) ||
  shownAt(item).some(({ unit, owner, county }) => can(actor, county ? "offer.read" : "file.read", { unit, owner }));
