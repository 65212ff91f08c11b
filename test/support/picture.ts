// Pictures as far as the product looks at them: they begin as their type does; behind it stands a text.
import { readFile } from "../../functions/usecases/files/read-file.ts";
import type { World } from "./world.ts";

const beginnings = {
  "image/jpeg": [0xff, 0xd8, 0xff],
  "image/png": [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
};
export type PictureType = keyof typeof beginnings;

export const picture = (text: string, type: PictureType = "image/jpeg"): Uint8Array<ArrayBuffer> =>
  new Uint8Array([...beginnings[type], ...new TextEncoder().encode(text)]);

/** The text behind a picture's beginning. */
export const textIn = (bytes: Uint8Array): string =>
  new TextDecoder().decode(bytes.subarray(beginnings[bytes[0] === 0xff ? "image/jpeg" : "image/png"].length));

/** The text of a picture as somebody sees it. */
export async function textSeen({ deps, actor }: Pick<World, "deps" | "actor">, by: string, name: string) {
  const file = await readFile(deps, actor(by), name);
  if ("url" in file) throw new Error("this machine has no links");
  return textIn(file.bytes);
}
