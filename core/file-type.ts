// What may be uploaded: media types and how files' names end.
import { fileHash } from "./file-name.ts";

/** The media types that are taken, each with the ending of its files' names. */
export const fileEndings = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
  "application/pdf": "pdf",
} as const;
export type FileType = keyof typeof fileEndings;

/** Whether a media type is one of those that are taken. */
export const isFileType = (contentType: string): contentType is FileType => Object.hasOwn(fileEndings, contentType);

/** The media type that a file's name ends for; undefined for an ending that none of them has. */
export const typeOfName = (name: string): FileType | undefined =>
  (Object.keys(fileEndings) as FileType[]).find((type) => name.endsWith(`.${fileEndings[type]}`));

/** The pattern of the names of files that end so, as JSON Schema says it. */
export const fileNames = (ending: string): string => `^${fileHash}\\.${ending}$`;
