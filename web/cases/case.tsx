// One case: where it stands, what may be done now, and what happened so far.

import type { CaseDetail, CaseTransition, CaseView, DeadlineExplained } from "../../api/cases.ts";

import type { FormVersion } from "../../forms/definition/definition.ts";
import { ApiProblem } from "../app/api.ts";
import { useApp } from "../app/context.ts";
import { link, type Route } from "../app/router.ts";
import { AnswerList } from "../parts/answers.tsx";
import { DeadlineChip } from "../parts/deadline-chip.tsx";
import { Failed, Skeleton } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { useStored } from "../parts/stored.ts";
import { sayDay, sayMoment } from "../say/dates.ts";
import { StatusBadge } from "./case-card.tsx";
import { casesTexts as words } from "./texts.ts";

export default function Case({ route }: { route: Route }) {
  const { api, device, say } = useApp();
  const id = route.path[1] ?? "";
  const loaded = useStored(async () => {
    const it = await readCase();
    return { it, form: await device.form(it.form).catch(() => undefined), queued: await device.hasStep(id) };
  }, [id]);

  async function readCase(): Promise<Shown> {
    try {
      return await api.get<CaseDetail>(`/cases/${encodeURIComponent(id)}`);
    } catch (problem) {
      const here = problem instanceof ApiProblem && problem.code === "offline" && (await device.case(id));
      if (here) return { ...here, history: [] };
      throw problem;
    }
  }

  if (!loaded.data) {
    return (
      <Page title={say(words.cases)}>
        {loaded.problem ? <Failed problem={loaded.problem} retry={loaded.reload} /> : <Skeleton lines={4} />}
      </Page>
    );
  }
  return <CasePage {...loaded.data} />;
}

/** The whole case, or without network what lists know of it. */
type Shown = CaseView & Pick<CaseDetail, "history"> & Partial<CaseDetail>;

function CasePage({ it, form, queued }: { it: Shown; form?: FormVersion; queued: boolean }) {
  const { say, language, now } = useApp();
  return (
    <Page title={it.title} sub={`${say(it.formTitle)} · ${say(it.unitTitle)}`}>
      <div class="chips">
        {it.status === "open" && <span class="badge accent">{say(it.stepTitle)}</span>}
        <DeadlineChip of={it} />
        <StatusBadge of={it} />
      </div>
      {it.status === "open" && (
        <p class="muted small">
          {[
            it.stepDueAt && say(words.step, { moment: sayMoment(it.stepDueAt, language, now()) }),
            it.dueAt && say(words.whole, { moment: sayMoment(it.dueAt, language, now()) }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      )}
      {it.explain && "explained" in it.explain && <Explained of={it.explain.explained} />}
      {queued ? <p class="notice">{say(words.queued)}</p> : it.status === "open" && <Actions of={it} />}
      <section>
        <h2>{say(words.report)}</h2>
        <div class="card gap">
          <AnswerList questions={it.questions ?? form} answers={it.answers} />
        </div>
      </section>
      {it.history.length > 0 && (
        <section>
          <h2>{say(words.history)}</h2>
          <ol class="timeline gap">
            {it.history
              .slice()
              .reverse()
              .map((event) => (
                <li key={event.id}>
                  <strong>{say(event.transitionTitle)}</strong>
                  <span class="muted small block">
                    {sayMoment(event.at, language, now())} · {event.byName}
                  </span>
                  <AnswerList
                    questions={event.questions ?? questionsOf(form, event.from, event.transition)}
                    answers={event.answers}
                  />
                </li>
              ))}
          </ol>
        </section>
      )}
    </Page>
  );
}

const questionsOf = (form: FormVersion | undefined, step: string, transition: string) =>
  form?.workflow?.steps[step]?.transitions.find((it) => it.id === transition)?.questions;

type Rule = Extract<DeadlineExplained, { explained: unknown }>["explained"];

/** Why the deadline is when it is: from when it ran, and which days did not count. */
function Explained({ of }: { of: Rule }) {
  const { say, language, now } = useApp();
  const day = (date: string) => sayDay(`${date}T12:00:00+08:00`, language, now());
  const { rule } = of;
  const unit = "minutes" in rule ? words.minutes : "hours" in rule ? words.hours : words.days;
  const n = "minutes" in rule ? rule.minutes : "hours" in rule ? rule.hours : rule.days;
  return (
    <details class="small">
      <summary>{say(words.why)}</summary>
      <ul class="card">
        <li>{say(words.from, { moment: sayMoment(of.startedAt, language, now()) })}</li>
        <li>
          {say(rule.kind === "working" ? words.working : words.calendar)} {say(unit, { n })}
        </li>
        {of.skipped.map((it) => (
          <li key={it.date}>{say(words.skipped, { date: day(it.date), why: say(it.why) })}</li>
        ))}
        {of.swapped.map((it) => (
          <li key={it.date}>{say(words.swapped, { date: day(it.date), why: say(it.why) })}</li>
        ))}
      </ul>
    </details>
  );
}

function Actions({ of }: { of: CaseView }) {
  const { say } = useApp();
  if (of.transitions.length === 0) return <p class="notice">{say(words.noAct)}</p>;
  const tone = (it: CaseTransition) =>
    it.tone === "main" ? "button main" : it.tone === "warning" ? "button warning" : "button";
  return (
    <div class="buttons inline">
      {of.transitions.map((it) => (
        <a key={it.id} class={tone(it)} href={link(["cases", of.id, it.id])}>
          {say(it.title)}
        </a>
      ))}
    </div>
  );
}
