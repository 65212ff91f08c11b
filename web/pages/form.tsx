// The page on which a form is filled in.
import { OpenForm } from "../form/open-form.tsx";
import { useApp } from "../parts/context.ts";
import { Show } from "../parts/load.tsx";
import { useStored } from "../parts/stored.ts";
import { useTitle } from "../parts/title.ts";
import { goBack, link, type Route } from "../router.ts";

export default function Form({ route }: { route: Route }) {
  const { device, me, language, say } = useApp();
  const [, form = "", subject] = route.path;
  // The subject's unit is the submission's; without a subject the address or the person's post says it.
  const known = useStored(async () => {
    const [about, version] = await Promise.all([
      subject ? device.subject(subject) : undefined,
      device.form(form).catch(() => undefined),
    ]);
    return { about, title: version?.title };
  }, [form, subject]);
  const title = known.data?.title ? say(known.data.title) : form;
  useTitle(title);
  return (
    <main class="page wide" id="content">
      <h1 class="visually-hidden" tabIndex={-1}>
        {title}
      </h1>
      <Show of={known}>
        {({ about }) => (
          <OpenForm
            offline={device.offline}
            language={language}
            form={form}
            unit={about?.unit ?? route.query.unit ?? me.posts[0]?.unit ?? ""}
            subject={subject}
            about={about?.title}
            onDone={(id) => location.replace(link(["sent", id]))}
            onCancel={goBack}
          />
        )}
      </Show>
    </main>
  );
}
