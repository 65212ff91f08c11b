// Photos, signatures and files: a ticket to upload by, and reading them back.
import * as z from "zod";
import { UploadTicket } from "../core/upload-ticket.ts";
import { FileName } from "../forms/answers/submission.ts";
import { type AnswersOf, bytes, type ExamplesOf, type Routes } from "./route.ts";

export const FileRequest = z.object({
  contentType: z.string(),
  size: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type FileRequest = z.output<typeof FileRequest>;

/** Without `upload` the bytes are there already. */
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
    summary: "An uploaded file",
    params: z.object({ name: FileName }),
  },
} as const satisfies Routes;

export const filesAnswers = {
  postFile: { 201: FileTicket },
  getFile: { 200: bytes("image/jpeg", "image/png", "image/webp", "application/pdf") },
} satisfies AnswersOf<typeof files>;
export const filesShapes = { FileTicket, UploadTicket };

export const filesExamples = {
  postFile: { example: { contentType: "image/jpeg", size: 120_000, sha256: "a".repeat(64) } },
  getFile: { at: { name: `${"a".repeat(64)}.jpg` } },
} satisfies ExamplesOf<typeof files>;
