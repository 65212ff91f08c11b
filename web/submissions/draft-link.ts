// Where a draft is gone on with.

import { link } from "../app/router.ts";
import type { Draft } from "../offline/records.ts";

export const draftLink = (draft: Pick<Draft, "form" | "unit" | "subject" | "step">): string =>
  draft.step
    ? link(["cases", draft.step.case, draft.step.transition])
    : link(["form", draft.form, ...(draft.subject ? [draft.subject] : [])], { unit: draft.unit });
