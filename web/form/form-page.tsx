// The page on which a form is filled in: the address says which, for whom and where.

import type { Me } from "../../api/service.ts";
import type { Language } from "../../core/text.ts";
import { goBack, link, type Route } from "../app/router.ts";
import type { FormDevice } from "../offline/form-device.ts";
import { OpenForm } from "./open-form.tsx";

export type FormPageProps = { device: FormDevice; language: Language; me: Me; route: Route; onDrawn?(): void };

export function FormPage({ device, language, me, route, onDrawn }: FormPageProps) {
  const [, form = "", subject] = route.path;
  return (
    <main class="page wide" id="content">
      <OpenForm
        device={device}
        language={language}
        form={form}
        // Without a subject, whose unit it is, the address or the person's post says it.
        unit={route.query.unit ?? (me.posts[0] ? me.posts[0].unit : "")}
        subject={subject}
        onDrawn={onDrawn}
        onDone={(id) => location.replace(link(["sent", id]))}
        onCancel={goBack}
      />
    </main>
  );
}
