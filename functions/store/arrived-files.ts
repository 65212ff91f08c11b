// Whether the files that somebody shows have arrived, and are theirs to show.
import { tellingBytes, typeOfBytes } from "../../core/file-bytes.ts";
import { typeOfName } from "../../core/file-type.ts";
import type { Actor } from "../../core/person.ts";
import { pointerOf } from "../../core/pointer.ts";
import { type FieldError, problem } from "../../core/problem.ts";
import { filesIn, placesOfFiles } from "../../forms/answers/files.ts";
import type { Answers } from "../../forms/answers/submission.ts";
import type { Deps } from "../deps.ts";
import type { Item } from "../ports.ts";
import { type Places, placeOfUpload, sharedPlace } from "./file-places.ts";
import { subjectOf } from "./items.ts";
import * as keys from "./keys.ts";
import { placeSeen } from "./sights.ts";

/** More files than this in one submission are no form's: twenty photos of each of ten questions. */
const mostFiles = 200;
/** So many are looked at side by side: a folder reads each from end to end. */
const looksAtOnce = 4;

export type Said = { answers: Answers; listed: readonly string[]; subject?: string };

/**
 * The files that answers name and that a sender may show: what they uploaded, or may see where it is shown already. Throws
 * `content-invalid` at each that is listed and is not there for them, each that they announced and whose bytes have not arrived,
 * and each whose bytes are of another type than its name says. A name that an answer alone mentions may come from another
 * system: it shows nothing. Whether somebody else has such a file is not told.
 */
export async function lookAtFiles(deps: Deps, actor: Actor, { answers, listed, subject }: Said): Promise<Places> {
  const names = filesIn(answers, listed);
  if (names.length > mostFiles) throw problem("commit-too-large", { files: names.length, limit: mostFiles });
  const announced = new Set((await deps.table.getMany(names.map((it) => keys.uploadKey(it, actor.person)))).map(pkOf));
  const isAnnounced = (name: string) => announced.has(keys.fileKey(name).pk);
  const found = new Map<string, Found | undefined>();
  for (let at = 0; at < names.length; at += looksAtOnce) {
    const look = async (name: string) => found.set(name, await lookFor(deps, actor, name, isAnnounced(name)));
    await Promise.all(names.slice(at, at + looksAtOnce).map(look));
  }
  const missing = listed.filter((name) => !found.get(name));
  const restated = missing.length > 0 && subject ? await filesOfSubject(deps, subject) : [];
  const isWrong = (name: string) => {
    const file = found.get(name);
    if (file) return !file.fits;
    return isAnnounced(name) || (listed.includes(name) && !restated.includes(name));
  };
  const wrong = names.filter(isWrong);
  if (wrong.length > 0) {
    const told = (name: string) => (found.get(name) ? anotherType : notUploaded);
    const error = (pointer: string, file: string): FieldError => ({ pointer, file, ...told(file) }) as FieldError;
    const named = placesOfFiles(answers).filter(({ name }) => wrong.includes(name));
    // Told at the question that shows it; in the list alone what no answer names.
    const unnamed = [...listed.entries()].filter(
      ([, name]) => wrong.includes(name) && !named.some((it) => it.name === name),
    );
    throw problem("content-invalid", {
      errors: [
        ...named.map(({ name, path }) => error(pointerOf(["answers", ...path]), name)),
        ...unnamed.map(([at, name]) => error(`/files/${at}`, name)),
      ],
    });
  }
  return new Map(names.flatMap((name) => [[name, found.get(name)?.place] as const]).filter(hasPlace));
}

const pkOf = (item: Item): string => item.pk;
const hasPlace = (it: readonly [string, string | undefined]): it is readonly [string, string] => it[1] !== undefined;
const notUploaded = { code: "file-missing", message: { zh: "文件尚未上传", en: "This file was not uploaded" } };
const anotherType = {
  code: "file-type",
  message: { zh: "文件内容与类型不符", en: "The file's content is not of the type that its name says" },
};

/** What the registry itself holds of a subject: saying it again shows nothing new. */
async function filesOfSubject(deps: Deps, id: string): Promise<string[]> {
  const item = await deps.table.get(keys.subjectKey(id));
  if (!item) return [];
  const { facts } = subjectOf(item);
  return filesIn(Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value])));
}

type Found = { place: string; fits: boolean };

/** A file that has arrived and that a person uploaded, or sees; `fits`: its bytes are what its name says. */
async function lookFor(deps: Deps, actor: Actor, name: string, announced: boolean): Promise<Found | undefined> {
  const own = placeOfUpload(actor.person, name);
  const found = announced ? await arrived(deps, own, name) : undefined;
  if (found) return found;
  const seen = await placeSeen(deps, actor, name);
  return seen === undefined ? undefined : arrived(deps, seen, name);
}

async function arrived(deps: Deps, place: string, name: string): Promise<Found | undefined> {
  const there = await deps.files.look(place);
  // What an earlier version's ticket brought to S3 was hashed by nobody but its sender.
  const trusted = there?.sha256 === undefined && place === sharedPlace(name);
  if (!there || (there.sha256 !== name.slice(0, 64) && !trusted)) return undefined;
  return { place, fits: typeOfBytes(there.start.subarray(0, tellingBytes)) === typeOfName(name) };
}

/** Whether a person uploaded a file, or may see it: to them alone its ticket says that it is there. */
export async function isThere(deps: Deps, actor: Actor, name: string): Promise<boolean> {
  const announced = await deps.table.get(keys.uploadKey(name, actor.person));
  return (await lookFor(deps, actor, name, announced !== undefined))?.fits ?? false;
}
