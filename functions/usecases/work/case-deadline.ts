// A case's deadline comes. `forms/workflow/open.ts` makes it due.
import * as z from "zod";
import { CaseId } from "../../../forms/answers/submission.ts";
import { workKind } from "./kind.ts";

export const caseDeadline = workKind("case-deadline", z.object({ case: CaseId }), async (deps, about) => {
  const { meetDeadline } = await import("../cases/meet-deadline.ts");
  await meetDeadline(deps, about.case);
});
