// An uploaded file as its uploader and those see it to whom something shows it.
import type { FileLink } from "../../../api/shapes.ts";
import { maxAnswerBytes } from "../../../core/file-limit.ts";
import { typeOfName } from "../../../core/file-type.ts";
import type { Actor } from "../../../core/person.ts";
import { problem } from "../../../core/problem.ts";
import type { Deps } from "../../deps.ts";
import { placeOfUpload } from "../../store/file-places.ts";
import * as keys from "../../store/keys.ts";
import { placeSeen } from "../../store/sights.ts";

export type ReadFile = { bytes: Uint8Array; contentType: string } | FileLink;

/** The bytes, or where those of a large file are fetched. Throws `not-found` for what is not there or not the actor's, alike. */
export async function readFile(deps: Deps, actor: Actor, name: string): Promise<ReadFile> {
  const announced = await deps.table.get(keys.uploadKey(name, actor.person));
  const own = announced && (await readAt(deps, placeOfUpload(actor.person, name)));
  if (own) return own;
  const seen = await placeSeen(deps, actor, name);
  const file = seen === undefined ? undefined : await readAt(deps, seen);
  if (!file) throw problem("not-found", { file: name });
  return file;
}

async function readAt(deps: Deps, place: string): Promise<ReadFile | undefined> {
  const url = await deps.files.link(place, maxAnswerBytes);
  if (url !== undefined) return { url };
  const file = await deps.files.get(place);
  // The name was held against the bytes when they were shown; what a store was told of them once was not.
  return file && { ...file, contentType: typeOfName(place) ?? file.contentType };
}
