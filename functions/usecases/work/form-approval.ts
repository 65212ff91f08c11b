// The approval of a form that went out in an emergency was due: without it the form goes back to what it was before.
import * as z from "zod";
import { FormId } from "../../../forms/definition/definition.ts";
import { type WorkKind, workKind } from "./kind.ts";

const about = z.object({ form: FormId });

export const formApproval: WorkKind<{ form: string }> = workKind("form-approval", about, async (deps, { form }) => {
  const { stopUnapproved } = await import("../forms/stop-unapproved.ts");
  await stopUnapproved(deps, form);
});
