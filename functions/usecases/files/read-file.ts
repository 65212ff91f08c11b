// An uploaded file as its uploader and those see it to whom something shows it.
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import type { Deps } from "../../deps.ts";
import { placeOfUpload } from "../../store/file-places.ts";
import * as keys from "../../store/keys.ts";
import { placeSeen } from "../../store/sights.ts";

/** The bytes. Throws `not-found` for what is not there or not the actor's, alike. */
export async function readFile(
  deps: Deps,
  actor: Actor,
  name: string,
): Promise<{ bytes: Uint8Array; contentType: string }> {
  const announced = await deps.table.get(keys.uploadKey(name, actor.person));
  const own = announced && (await deps.files.get(placeOfUpload(actor.person, name)));
  if (own) return own;
  const seen = await placeSeen(deps, actor, name);
  const file = seen === undefined ? undefined : await deps.files.get(seen);
  if (!file) throw problem("not-found", { file: name });
  return file;
}
