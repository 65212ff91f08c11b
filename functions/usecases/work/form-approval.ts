// The approval of a form that went out in an emergency was due: without it the form goes back to what it was before.
import * as z from "zod";
import { mailPatience } from "../../../core/due-work.ts";
import { FormId } from "../../../forms/definition/definition.ts";
import { type WorkKind, workKind } from "./kind.ts";

const about = z.object({ form: FormId });

export const formApproval: WorkKind<{ form: string }> = workKind(
  "form-approval",
  about,
  async (deps, { form }) => {
    const { stopUnapproved } = await import("../forms/stop-unapproved.ts");
    return stopUnapproved(deps, form);
  },
  // As long as mail: what is given up would stay live, and nobody had approved it.
  mailPatience,
);
