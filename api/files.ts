// Photos, signatures and files: a ticket to upload by, and reading them back.
import * as z from "zod";
import { maxFileBytes } from "../core/file-limit.ts";
import { fileHash } from "../core/file-name.ts";
import { fileEndings } from "../core/file-type.ts";
import { UploadTicket } from "../core/upload-ticket.ts";
import { FileName } from "../forms/answers/submission.ts";
import { type AnswersOf, bytes, type ExamplesOf, type Routes } from "./route.ts";
import { FileLink } from "./shapes.ts";

export const FileRequest = z.object({
  // What is no type of ours, or larger, is refused by a problem of its own (415, 413).
  contentType: z.string().meta({ enum: Object.keys(fileEndings) }),
  size: z.number().int().positive().meta({ maximum: maxFileBytes }),
  sha256: z
    .string()
    .toLowerCase()
    .regex(new RegExp(`^${fileHash}$`)),
});
export type FileRequest = z.output<typeof FileRequest>;

/** Without `upload` the bytes are there already: this person uploaded them, or sees them somewhere. */
export const FileTicket = z.object({ name: FileName, upload: UploadTicket.optional() });
export type FileTicket = z.output<typeof FileTicket>;

export const files = {
  postFile: {
    method: "POST",
    path: "/api/v1/files",
    tag: "files",
    summary: "A ticket to upload a photo or signature by, named by its hash",
    body: FileRequest,
  },
  getFile: {
    method: "GET",
    path: "/api/v1/files/{name}",
    tag: "files",
    summary: "An uploaded file: its bytes, or where those of a large one are fetched",
    params: z.object({ name: FileName }),
  },
} as const satisfies Routes;

export const filesAnswers = {
  postFile: { 201: FileTicket },
  getFile: { 200: { ...bytes(...Object.keys(fileEndings)), json: FileLink } },
} satisfies AnswersOf<typeof files>;
export const filesShapes = { FileLink, FileTicket, UploadTicket };

export const filesExamples = {
  postFile: { example: { contentType: "image/jpeg", size: 120_000, sha256: "a".repeat(64) } },
  getFile: { at: { name: `${"a".repeat(64)}.jpg` } },
} satisfies ExamplesOf<typeof files>;
