// What a device sends after being offline, and what it needs to go offline.
import * as z from "zod";
import { Instant } from "../core/time.ts";
import type { DemandAnswers } from "../forms/catalog/demand/answers.d.ts";
import { FormVersion } from "../forms/definition/definition.ts";
import { CaseView } from "./cases.ts";
import { Problem } from "./problem.ts";
import { SubjectView } from "./registry.ts";
import type { AnswersOf, ExamplesOf, Routes } from "./route.ts";
import { Me } from "./service.ts";
import { Unit, UtcInstant } from "./shapes.ts";
import { Receipt } from "./submissions.ts";

/** What became of one queued submission, as if it had been sent by itself. */
export const SyncResult = z.object({
  id: z.string(),
  status: z.number().int(),
  receipt: Receipt.optional(),
  problem: Problem.optional(),
});
export type SyncResult = z.output<typeof SyncResult>;

/** All that a device needs; `full`: nothing that it holds beside this stands any more. */
export const DeviceData = z.object({
  now: UtcInstant,
  full: z.boolean(),
  me: Me,
  forms: z.array(FormVersion),
  units: z.array(Unit),
  subjects: z.array(SubjectView),
  cases: z.array(CaseView),
});
export type DeviceData = z.output<typeof DeviceData>;

export const sync = {
  postSync: {
    method: "POST",
    path: "/api/v1/sync",
    tag: "sync",
    summary: "Up to 25 queued submissions, a result for each",
    body: z.object({
      submissions: z.array(z.unknown()).max(25),
      /** When the device sends this, by its own clock. One that tells no time is not kept from sending. */
      sentAt: Instant.optional().catch(undefined),
    }),
  },
  getSync: {
    method: "GET",
    path: "/api/v1/sync",
    tag: "sync",
    summary: "What a device needs to work without network",
    query: z.strictObject({ since: Instant.optional() }),
  },
} as const satisfies Routes;

export const syncAnswers = {
  postSync: { 200: z.object({ results: z.array(SyncResult) }) },
  getSync: { 200: DeviceData },
} satisfies AnswersOf<typeof sync>;
export const syncShapes = { SyncResult, DeviceData };

export const syncExamples = {
  postSync: {
    example: {
      sentAt: "2026-11-20T09:15:30+08:00",
      submissions: [
        {
          id: "0192f1c4-7a00-7000-8000-000000000001",
          form: "demand",
          version: 1,
          unit: "371602001001G01",
          filledAt: "2026-11-20T09:12:00+08:00",
          answers: {
            title: "理发",
            theme: "resources",
            content: "上门理发",
            quantity: 3,
            validUntil: "2026-12-31",
          } satisfies DemandAnswers,
          files: [],
        },
      ],
    },
  },
  getSync: { example: { since: "2026-11-20T01:12:00Z" } },
} satisfies ExamplesOf<typeof sync>;
