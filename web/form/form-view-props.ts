// What a form on the screen is given.
import type { ComponentChildren } from "preact";
import type { SubjectView } from "../../api/registry.ts";
import type { Answers } from "../../core/answer.ts";
import type { Language, LocalText } from "../../core/text.ts";
import type { Instant } from "../../core/time.ts";
import type { Questions } from "../../forms/definition/definition.ts";
import type { DraftKeeper } from "../offline/drafts.ts";
import type { FileShelf } from "../offline/file-shelf.ts";
import type { Lookups } from "../offline/lookups.ts";
import type { Prefilled } from "../offline/open-form.ts";
import type { Draft } from "../offline/records.ts";

export type FormViewProps = {
  title: LocalText;
  questions: Questions;
  language: Language;
  /** Whom it is about: shown under the title, and its facts are what expressions name as `${@name}`. */
  subject?: Pick<SubjectView, "title" | "facts">;
  prefilled?: Prefilled;
  initial?: Answers;
  /** What else a draft holds: where the reader was, what was confirmed, what the server did not accept. */
  resume?: Pick<Draft, "confirmed" | "page" | "errors">;
  /** Keeps what is typed; without it nothing is kept (previews). */
  draft?: DraftKeeper;
  /** Where photos and signatures go; without it they are held in memory. */
  shelf?: FileShelf;
  now(): Instant;
  /** Fetched when a field first needs them; without them there is nothing to choose from. */
  lookups?: Lookups | (() => Promise<Lookups>);
  /** What stands on the last button, where it is not “submit”. */
  submitTitle?: LocalText;
  /** Shown above the first page. */
  notice?: ComponentChildren;
  /** Shown above the buttons, on every page. */
  warning?: LocalText;
  /** `files` are the names of photos and signatures in the answers; `filledAt` is the time the logic was judged by. */
  onSubmit(answers: Answers, files: string[], filledAt: Instant): void | Promise<void>;
  onCancel?(): void;
};
