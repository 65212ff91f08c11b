// Forms: what there is to fill, drafts, publishing.
import type { formsAnswers, forms as routes } from "../../../api/forms.ts";
import { problem } from "../../../core/problem.ts";
import { say } from "../../../core/text.ts";
import { formVersion, liveForm } from "../../store/forms.ts";
import { listForms } from "../../usecases/forms/list-forms.ts";
import { created, etag, type Handlers, ok } from "../endpoint.ts";

export const forms: Handlers<typeof routes, typeof formsAnswers> = {
  listForms: async ({ deps, actor }) => ok({ items: await listForms(deps, actor) }),
  getForm: async ({ deps, params }) => {
    const form = await liveForm(deps, params.id);
    return ok(form, etag(form.version));
  },
  getFormVersion: async ({ deps, params }) => {
    const form = await formVersion(deps, params.id, params.version);
    if (!form) throw problem("not-found", { form: params.id, version: params.version });
    return ok(form, { ...etag(form.version), "cache-control": "private, max-age=31536000, immutable" });
  },
  getDraft: async ({ deps, actor, params }) => {
    // For the few who make forms: loaded when they do.
    const { getDraft } = await import("../../usecases/forms/drafts.ts");
    const draft = await getDraft(deps, actor, params.id);
    return ok(draft.definition, etag(draft.version));
  },
  putDraft: async ({ deps, actor, params, body, ifMatch, language }) => {
    const { putDraft } = await import("../../usecases/forms/drafts.ts");
    const { draft, version, problems } = await putDraft(deps, actor, params.id, body, ifMatch);
    return ok(
      { draft, problems: problems.map((it) => ({ ...it, message: say(it.message, language) })) },
      etag(version),
    );
  },
  publishForm: async ({ deps, actor, params, body }) => {
    // A few times a month.
    const { publishForm } = await import("../../usecases/forms/publish-form.ts");
    const { form, decision } = await publishForm(deps, actor, params.id, body);
    return created(`/api/v1/forms/${form.id}/versions/${form.version}`, {
      id: form.id,
      version: form.version,
      decision,
    });
  },
  listApprovals: async ({ deps, actor, params }) => {
    const { readApprovals } = await import("../../usecases/forms/approvals.ts");
    const { draft, ...found } = await readApprovals(deps, actor, params.id);
    if (!draft) return ok(found);
    const { version, ...about } = draft;
    return ok({ ...found, draft: { ...about, ...etag(version) } });
  },
  approveForm: async ({ deps, actor, params, body }) => {
    const { approve } = await import("../../usecases/forms/approvals.ts");
    return created(`/api/v1/forms/${params.id}/approvals`, await approve(deps, actor, params.id, body));
  },
  getFormTypes: async ({ deps, params }) => {
    const { formTypes } = await import("../../usecases/forms/form-types.ts");
    return {
      status: 200,
      bytes: new TextEncoder().encode(await formTypes(deps, params.id)),
      headers: { "content-type": "text/plain; charset=utf-8" },
    };
  },
};
