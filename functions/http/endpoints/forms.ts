// Forms: what there is to fill, drafts, publishing.
import * as z from "zod";
import { problem } from "../../../core/problem.ts";
import { FormVersion } from "../../../forms/definition/definition.ts";
import { formVersion, liveForm } from "../../store/forms.ts";
import { getDraft, putDraft } from "../../usecases/forms/drafts.ts";
import { formTypes } from "../../usecases/forms/form-types.ts";
import { listForms } from "../../usecases/forms/list-forms.ts";
import { publishForm } from "../../usecases/forms/publish-form.ts";
import { created, endpoint, etag, ok } from "../endpoint.ts";

export const forms = {
  listForms: endpoint({
    summary: "Published forms, and which of them the reader may fill",
    handle: async ({ deps, actor }) => ok({ items: await listForms(deps, actor) }),
  }),
  getForm: endpoint({
    summary: "The live version of a form",
    answer: FormVersion,
    handle: async ({ deps, params }) => {
      const form = await liveForm(deps, params.id as string);
      return ok(form, etag(form.version));
    },
  }),
  getFormVersion: endpoint({
    summary: "One version of a form; it never changes",
    answer: FormVersion,
    handle: async ({ deps, params }) => {
      const form = await formVersion(deps, params.id as string, Number(params.version));
      if (!form) throw problem("not-found", { form: params.id, version: params.version });
      return ok(form, { ...etag(form.version), "cache-control": "private, max-age=31536000, immutable" });
    },
  }),
  getDraft: endpoint({
    summary: "The draft of a form's next version",
    handle: async ({ deps, actor, params }) => {
      const draft = await getDraft(deps, actor, params.id as string);
      return ok(draft.definition, etag(draft.version));
    },
  }),
  putDraft: endpoint({
    summary: "Keep a draft; answers with what is still wrong with it",
    body: z.looseObject({ id: z.string() }),
    handle: async ({ deps, actor, params, body, ifMatch, language }) => {
      const { draft, version, problems } = await putDraft(deps, actor, params.id as string, body, ifMatch);
      return ok(
        { draft, problems: problems.map((it) => ({ ...it, message: it.message[language] ?? it.message.zh })) },
        etag(version),
      );
    },
  }),
  publishForm: endpoint({
    summary: "Publish the draft as the next version",
    body: z
      .object({ approvedBy: z.string().min(1).max(60).optional(), reason: z.string().min(1).max(500).optional() })
      .default({}),
    handle: async ({ deps, actor, params, body }) => {
      const approval = body.approvedBy ? { by: body.approvedBy, reason: body.reason ?? "" } : undefined;
      const { form, decision } = await publishForm(deps, actor, params.id as string, approval);
      return created(`/api/v1/forms/${form.id}/versions/${form.version}`, {
        id: form.id,
        version: form.version,
        decision,
      });
    },
  }),
  getFormTypes: endpoint({
    summary: "TypeScript types of a form's answers",
    handle: async ({ deps, params }) => ({
      status: 200,
      bytes: new TextEncoder().encode(await formTypes(await liveForm(deps, params.id as string))),
      headers: { "content-type": "text/plain; charset=utf-8" },
    }),
  }),
};
