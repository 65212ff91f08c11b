// A submission: what a device sends, what is kept of it, and the receipt.
import * as z from "zod";
import type { Answers } from "../../core/answer.ts";
import { fileName } from "../../core/file-name.ts";
import { Instant, UtcInstant } from "../../core/time.ts";
import { UnitCode } from "../../core/unit.ts";
import { FormId } from "../definition/names.ts";

export type { Answer, Answers } from "../../core/answer.ts";

// Ids that may come in capitals too (RFC 9562, section 4) are small letters from here on: these shapes are where all of them come in.

/** The client's own id (UUIDv7, or any UUID): sending it again changes nothing. */
export const SubmissionId = z.uuid().toLowerCase();
export const SubjectId = z.string().regex(/^[a-z]{3}_[A-Za-z0-9-]{4,80}$/, "subject-id");
/** A case is the submission that opened it, or `<submission>~<n>` where that raised several. */
export const CaseId = z
  .string()
  .toLowerCase()
  .regex(/^[0-9a-f-]{36}(~\d{1,5})?$/, "case-id");

/** A file is named by the hash of its bytes. */
export const FileName = z.string().toLowerCase().regex(fileName, "file-name");

export const Submission = z.object({
  id: SubmissionId,
  form: FormId,
  version: z.number().int().positive(),
  unit: UnitCode,
  subject: SubjectId.optional(),
  filledAt: Instant,
  /** Checked by the form's own schema; here only that they are an object. */
  answers: z.record(z.string(), z.unknown()),
  /** Names of the files (`<sha256>.jpg`) that the answers speak of. */
  files: z.array(FileName).max(100).default([]),
  /** For how long the form stood open, in seconds, where the client knows: what burden estimates are made of. */
  seconds: z.number().int().nonnegative().optional(),
});
export type Submission = Omit<z.infer<typeof Submission>, "answers"> & { answers: Answers };

/** What is kept: the submission as sent, who sent it, and what stands after checking. */
export type SubmissionRecord = {
  id: string;
  form: string;
  version: number;
  unit: string;
  subject?: string;
  filledAt: Instant;
  receivedAt: Instant;
  /** Where the device's clock ran ahead, the time of receipt counts instead of `filledAt`. */
  countedAt: Instant;
  by: string;
  revision: number;
  status: "current" | "void";
  /** Answers that count: hidden ones left out, calculated ones filled in. */
  answers: Answers;
  /** Canonical text of what was sent: tells a repeat from another content under the same id. */
  sent: string;
  files: string[];
  cases: string[];
  effects: Effects;
};

const Count = z.number().int().nonnegative();

export const Effects = z.object({ cases: z.array(CaseId), facts: Count, entries: Count });
export type Effects = z.output<typeof Effects>;

export const Receipt = z.object({
  id: SubmissionId,
  receivedAt: UtcInstant,
  revision: z.number().int().positive(),
  effects: Effects,
});
export type Receipt = z.output<typeof Receipt>;
