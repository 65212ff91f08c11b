// The bytes of an upload where this machine keeps the files itself: what S3 does by the policy of its ticket.

import { typeOfBytes } from "../../../core/file-bytes.ts";
import { maxFileBytes } from "../../../core/file-limit.ts";
import { problem } from "../../../core/problem.ts";
import type { Deps } from "../../deps.ts";
import { placeOfUpload } from "../../store/file-places.ts";
import * as keys from "../../store/keys.ts";

/** What a ticket allows: the size that was announced. Throws `not-found` where nobody asked for one. */
export async function uploadLimit(deps: Deps, person: string, name: string): Promise<number> {
  const announced = await deps.table.get(keys.uploadKey(name, person));
  if (!announced) throw problem("not-found", { file: name });
  return Math.min(Number(announced.size), maxFileBytes);
}

/**
 * Keeps the bytes of a ticket; what is there already stays. Throws `content-invalid` where their hash is not the name,
 * `file-type-not-allowed` where they are not what the ticket says, `store-full`.
 */
export async function receiveUpload(deps: Deps, person: string, name: string, bytes: Uint8Array): Promise<void> {
  const contentType = String((await deps.table.get(keys.uploadKey(name, person)))?.contentType);
  if (deps.digest(bytes) !== name.slice(0, 64)) {
    throw problem("content-invalid", {
      errors: [
        {
          pointer: "",
          code: "hash-differs",
          message: { zh: "文件内容与校验值不符", en: "The bytes do not have the announced hash" },
        },
      ],
    });
  }
  if (typeOfBytes(bytes) !== contentType) throw problem("file-type-not-allowed", { contentType });
  await deps.files.put(placeOfUpload(person, name), bytes, { contentType, ifAbsent: true });
}
