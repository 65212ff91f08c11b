// Taking a step of a case: its questions as a form, or one button; it goes through the outbox like everything else.
import { useMemo, useState } from "preact/hooks";
import type { CaseTransition, CaseView } from "../../api/cases.ts";
import { ApiProblem } from "../app/api.ts";
import { useApp } from "../app/context.ts";
import { goBack, link, type Route } from "../app/router.ts";
import { useTitle } from "../app/title.ts";
import { FormView } from "../form/form-view.tsx";
import { draftKeeper } from "../offline/drafts.ts";
import { newId } from "../offline/ids.ts";
import { storeLookups } from "../offline/lookups.ts";
import { payloadOf } from "../offline/open-form.ts";
import type { Draft } from "../offline/records.ts";
import { Show, useLoad } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { texts } from "../say/texts.ts";
import { casesTexts as words } from "./texts.ts";

export default function Step({ route }: { route: Route }) {
  const { api, device, now } = useApp();
  const [, id = "", step = ""] = route.path;
  const loaded = useLoad(async () => {
    const it = await readCase();
    const transition = it.transitions.find((each) => each.id === step);
    const key = `step|${id}|${step}`;
    const at = now();
    const there = await device.offline.store.get("drafts", key);
    const draft: Draft = there ?? {
      key,
      id: newId(at),
      form: it.form,
      version: (await device.form(it.form).catch(() => undefined))?.version ?? 1,
      unit: it.unit,
      step: { case: id, transition: step },
      title: transition?.title ?? it.formTitle,
      about: it.title,
      openedAt: at,
      savedAt: at,
      answers: {},
      confirmed: [],
      page: 0,
    };
    return { it, transition, draft, resume: there };
  }, [id, step]);

  async function readCase(): Promise<CaseView> {
    try {
      return await api.get<CaseView>(`/cases/${encodeURIComponent(id)}`);
    } catch (problem) {
      const here = problem instanceof ApiProblem && problem.code === "offline" && (await device.case(id));
      if (here) return here;
      throw problem;
    }
  }

  return (
    <Show of={loaded}>
      {({ it, transition, draft, resume }) =>
        transition ? <TakeStep {...{ it, transition, draft, resume }} /> : <NotOpen it={it} />
      }
    </Show>
  );
}

function NotOpen({ it }: { it: CaseView }) {
  const { say } = useApp();
  return (
    <Page title={it.title}>
      <p class="notice">{say(words.noAct)}</p>
      <a class="button" href={link(["cases", it.id])}>
        {say(texts.back)}
      </a>
    </Page>
  );
}

/** `resume`: the draft that was kept; a new step begins with what its questions begin with. */
type StepProps = { it: CaseView; transition: CaseTransition; draft: Draft; resume: Draft | undefined };

function TakeStep({ it, transition, draft, resume }: StepProps) {
  const { say, language, now, device } = useApp();
  const { offline } = device;
  const [busy, setBusy] = useState(false);
  useTitle(say(transition.title));
  const keeper = useMemo(() => draftKeeper(offline.store, draft, offline.now), [offline, draft]);
  const lookups = useMemo(() => storeLookups(offline.store, offline.connection, language), [offline, language]);
  const submit = async (answers: Draft["answers"], files: string[]) => {
    await keeper.stop();
    const done = { ...draft, answers };
    await offline.submit(done, payloadOf(done, answers, files, now()));
    location.replace(link(["cases", it.id]));
  };
  const { questions } = transition;
  if (questions) {
    return (
      <main class="page wide" id="content">
        <h1 class="visually-hidden" tabIndex={-1}>
          {say(transition.title)}
        </h1>
        <FormView
          title={transition.title}
          questions={questions}
          language={language}
          subject={{ title: it.title, facts: {} }}
          initial={draft.answers}
          resume={resume}
          draft={keeper}
          shelf={offline.shelf}
          lookups={lookups}
          now={offline.now}
          submitTitle={transition.title}
          onCancel={goBack}
          onSubmit={submit}
        />
      </main>
    );
  }
  return (
    <Page title={say(words.confirm, { title: say(transition.title) })} sub={it.title}>
      <div class="buttons inline">
        <button
          type="button"
          class={transition.tone === "warning" ? "button warning" : "button main"}
          disabled={busy}
          onClick={() => {
            setBusy(true);
            void submit({}, []);
          }}
        >
          {say(transition.title)}
        </button>
        <button type="button" class="button plain" onClick={goBack}>
          {say(texts.cancel)}
        </button>
      </div>
    </Page>
  );
}
