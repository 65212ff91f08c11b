// One person is told of an emergency: that an approval is due, or that none came.
import * as z from "zod";
import { mailPatience } from "../../../core/due-work.ts";
import { PersonId } from "../../../core/person.ts";
import { FormId } from "../../../forms/definition/definition.ts";
import { workKind } from "./kind.ts";

const about = z.object({
  form: FormId,
  version: z.string().regex(/^\d{1,6}$/),
  about: z.enum(["asked", "stopped"]),
  person: PersonId,
});

export const formNotice = workKind(
  "form-notice",
  about,
  async (deps, notice) => {
    const { tellOfEmergency } = await import("../forms/tell-of-emergency.ts");
    await tellOfEmergency(deps, notice);
  },
  mailPatience,
);
