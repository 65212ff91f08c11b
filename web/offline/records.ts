// What the device keeps: the shapes of the records in IndexedDB.
import type { DBSchema } from "idb";
import type { CaseView } from "../../api/cases.ts";
import type { SubjectView } from "../../api/registry.ts";
import type { FieldError } from "../../core/problem.ts";
import type { LocalText } from "../../core/text.ts";
import type { Answers, Receipt } from "../../forms/answers/submission.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";

export type UnitView = { code: string; title: LocalText; level: string; parent?: string };

/** A published version under `<id>@<version>`: a draft may still need an older one. */
export type StoredForm = { key: string; id: string; version: number; form: FormVersion };

/** What is typed so far. It pins the version it was begun with, and the id its submission will have. */
export type Draft = {
  key: string;
  id: string;
  form: string;
  version: number;
  unit: string;
  subject?: string;
  /** Set where the draft is a step of a case instead of a form. */
  step?: { case: string; transition: string };
  title: LocalText;
  about?: string;
  openedAt: string;
  savedAt: string;
  answers: Answers;
  /** Pointers of answers from the registry that were looked at. */
  confirmed: string[];
  page: number;
  /** For how long the form stood open so far, in seconds. */
  seconds?: number;
  /** What the server did not accept, when the draft came back from the outbox. */
  errors?: FieldErrorView[];
};

/** An error as the API words it, in the reader's language. */
export type FieldErrorView = Omit<FieldError, "message"> & {
  message: string | LocalText;
  /** The file that it is about. */
  file?: string;
};

export type ProblemView = {
  code: string;
  status: number;
  title?: string;
  errors?: FieldErrorView[];
  [name: string]: unknown;
};

/** What is sent: a submission, or a step of a case. */
export type Payload =
  | {
      kind: "submission";
      submission: {
        id: string;
        form: string;
        version: number;
        unit: string;
        subject?: string;
        filledAt: string;
        answers: Answers;
        files: string[];
        seconds?: number;
      };
    }
  | { kind: "step"; case: string; step: { id: string; transition: string; answers: Answers; files: string[] } };

export type Outgoing = {
  id: string;
  title: LocalText;
  about?: string;
  queuedAt: string;
  payload: Payload;
  /** The draft it was made from, so that a refused one can be corrected. */
  draft: Draft;
  attempts: number;
  /** How often the server missed a file of it that this device has; what an earlier version queued says nothing of it. */
  missed?: number;
  /** Not before this instant, unless somebody asks. */
  notBefore?: string;
} & (
  | { state: "waiting" }
  /** The server said no: a person must look at it. It is never deleted by itself. */
  | { state: "attention"; problem: ProblemView }
  | { state: "sent"; sentAt: string; receipt?: Receipt }
);

/** A photo, signature or file by the hash of its bytes; ArrayBuffer, as some WebViews lose Blobs in IndexedDB. */
export type StoredFile = { name: string; contentType: string; bytes: ArrayBuffer; uploaded: boolean; addedAt: string };

export type Meta =
  | { key: "sync"; since: string; pulledAt: string }
  | { key: "forms"; latest: { id: string; version: number }[] }
  | { key: "me"; me: unknown }
  | { key: "lease"; holder: string; until: number };

export type PullOutcome = "fresh" | "sign-in" | "later";

export interface Schema extends DBSchema {
  forms: { key: string; value: StoredForm; indexes: { id: string } };
  subjects: { key: string; value: SubjectView; indexes: { type: string; unit: string } };
  units: { key: string; value: UnitView; indexes: { parent: string } };
  cases: { key: string; value: CaseView; indexes: { form: string } };
  drafts: { key: string; value: Draft };
  outbox: { key: string; value: Outgoing; indexes: { state: string } };
  files: { key: string; value: StoredFile };
  meta: { key: string; value: Meta };
}
