// The page on which a form is filled in.
import { OpenForm } from "../form/open-form.tsx";
import { useApp } from "../parts/context.ts";
import { Show } from "../parts/load.tsx";
import { useStored } from "../parts/stored.ts";
import { goBack, link, type Route } from "../router.ts";

export default function Form({ route }: { route: Route }) {
  const { device, me, language } = useApp();
  const [, form = "", subject] = route.path;
  // The subject's unit is the submission's; without a subject the address or the person's post says it.
  const about = useStored(async () => (subject ? ((await device.subject(subject)) ?? null) : null), [subject]);
  return (
    <main class="page wide" id="content">
      <Show of={about}>
        {(known) => (
          <OpenForm
            offline={device.offline}
            language={language}
            form={form}
            unit={known?.unit ?? route.query.unit ?? me.posts[0]?.unit ?? ""}
            subject={subject}
            about={known?.title}
            onDone={(id) => location.replace(link(["sent", id]))}
            onCancel={goBack}
          />
        )}
      </Show>
    </main>
  );
}
