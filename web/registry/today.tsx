// Today: whom to see, what is due, and one tap to the form.
import { useState } from "preact/hooks";
import type { CaseView } from "../../api/cases.ts";
import type { SubjectView } from "../../api/registry.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import { useApp } from "../app/context.ts";
import { link } from "../app/router.ts";
import { fillable } from "../forms/fillable.ts";
import type { Draft } from "../offline/records.ts";
import { DeadlineChip } from "../parts/deadline-chip.tsx";
import { FormIcon } from "../parts/form-icon.tsx";
import { Icon } from "../parts/icon.tsx";
import { Empty, Show } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { StorageRisk } from "../parts/storage-hint.tsx";
import { useStored } from "../parts/stored.ts";
import { hourOf, sayDay, sayWeekday } from "../say/dates.ts";
import { sayUnit } from "../say/place-name.ts";
import { aboutSubject } from "../say/subject.ts";
import { draftLink } from "../submissions/draft-link.ts";
import { byRhythm, type DueList as Due, dueSubjects } from "./due-subjects.ts";
import { todayTexts as words } from "./texts.ts";
import { workedSubjects } from "./worked-subjects.ts";

export default function Today() {
  const { me, say, now, language, device } = useApp();
  const known = useStored(async () => {
    const [forms, subjects, cases, drafts] = await Promise.all([
      device.forms(),
      workedSubjects(device),
      device.cases(),
      device.drafts(),
    ]);
    return { forms: fillable(forms, me), subjects, cases, drafts };
  });
  const hour = hourOf(now());
  const greeting = hour < 11 ? words.morning : hour < 13 ? words.noon : hour < 18 ? words.afternoon : words.evening;
  const place = me.posts[0] && sayUnit(me, me.posts[0].unit, say);
  return (
    <Page
      title={say(greeting, { name: me.name })}
      sub={[place, `${sayDay(now(), language)} ${sayWeekday(now(), language)}`].filter(Boolean).join(" · ")}
    >
      <Show of={known}>
        {({ forms, subjects, cases, drafts }) => (
          <>
            <StorageRisk />
            {drafts.length > 0 && <Drafts drafts={drafts} />}
            <ToDo cases={cases} />
            <DueLists forms={forms} subjects={subjects} drafts={drafts} />
            {subjects.length === 0 && (
              <Empty icon="today">
                <p>{say(words.noRegistry)}</p>
              </Empty>
            )}
            <Quick forms={forms} />
          </>
        )}
      </Show>
    </Page>
  );
}

function Drafts({ drafts }: { drafts: Draft[] }) {
  const { say } = useApp();
  return (
    <section>
      <h2>{say(words.drafts)}</h2>
      <ul class="list gap">
        {drafts.map((draft) => (
          <li key={draft.key}>
            <a class="card row" href={draftLink(draft)}>
              <span class="grow">
                <strong>{say(draft.title)}</strong>
                {draft.about && <span class="muted small block">{draft.about}</span>}
              </span>
              <span class="badge accent">{say(words.resume)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

const dueFirst = (a: CaseView, b: CaseView): number =>
  (a.stepDueAt ?? a.dueAt ?? "9") < (b.stepDueAt ?? b.dueAt ?? "9") ? -1 : 1;

function ToDo({ cases }: { cases: CaseView[] }) {
  const { say } = useApp();
  const mine = cases.filter(
    (it) => it.status === "open" && it.transitions.length > 0 && it.list !== "offers" && it.list !== "demands",
  );
  mine.sort(dueFirst);
  return (
    <section>
      <div class="between">
        <h2>{say(words.toDo)}</h2>
        {mine.length > 4 && <a href={link(["cases"])}>{say(words.all)}</a>}
      </div>
      {mine.length === 0 ? (
        <p class="card muted gap">{say(words.nothingToDo)}</p>
      ) : (
        <ul class="list gap">
          {mine.slice(0, 4).map((it) => (
            <li key={it.id}>
              <a class="card row" href={link(["cases", it.id])}>
                <span class="grow">
                  <strong>{it.title}</strong>
                  <span class="muted small block">
                    {say(it.formTitle)} · {say(it.stepTitle)}
                  </span>
                </span>
                <DeadlineChip of={it} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type DueProps = { forms: FormVersion[]; subjects: SubjectView[]; drafts: Draft[] };

/** One recurring form at a time; those that come round more often first. */
function DueLists({ forms, subjects, drafts }: DueProps) {
  const { say, now } = useApp();
  const lists = forms.flatMap((form) => {
    const due = dueSubjects(form, subjects, now());
    return due && due.total > 0 ? [{ form, due }] : [];
  });
  lists.sort((a, b) => byRhythm(a.form, b.form));
  const [chosen, setChosen] = useState<string>();
  const shown = lists.find((it) => it.form.id === chosen) ?? lists[0];
  if (!shown) return null;
  return (
    <section>
      <h2>{say(words[shown.form.cadence?.every ?? "quarter"])}</h2>
      {lists.length > 1 && (
        <div class="segments gap">
          {lists.map(({ form, due }) => (
            <button
              key={form.id}
              type="button"
              aria-pressed={form.id === shown.form.id}
              onClick={() => setChosen(form.id)}
            >
              {say(form.title)} <span class="muted number">{due.open.length}</span>
            </button>
          ))}
        </div>
      )}
      <DueList key={shown.form.id} form={shown.form} due={shown.due} drafts={drafts} />
    </section>
  );
}

const STEP = 6;

function DueList({ form, due, drafts }: { form: FormVersion; due: Due; drafts: Draft[] }) {
  const { say, now, language } = useApp();
  const [shown, setShown] = useState(STEP);
  const done = due.total - due.open.length;
  return (
    <>
      <div class="between small muted gap">
        <span class="number">{say(words.progress, { done, total: due.total })}</span>
        <span class="number">{Math.floor((done / due.total) * 100)}%</span>
      </div>
      <div class="meter" aria-hidden="true">
        <i style={{ width: `${(done / due.total) * 100}%` }} />
      </div>
      {due.open.length === 0 && <p class="card muted gap">{say(words.allDone)}</p>}
      <ul class="list two gap">
        {due.open.slice(0, shown).map((it) => {
          const last = it.activity?.[form.id]?.last;
          const about = aboutSubject(it);
          return (
            <li key={it.id} class="card row due">
              <span class="grow">
                <strong class="block">{it.title}</strong>
                {about && <span class="small block">{about}</span>}
                <span class="muted small block">
                  {last ? say(words.last, { date: sayDay(last, language, now()) }) : say(words.never)}
                </span>
              </span>
              <a
                class="button small"
                href={link(["form", form.id, it.id])}
                aria-label={`${say(it.type === "household" ? words.visit : words.check)} ${it.title}`}
              >
                {drafts.some((draft) => draft.form === form.id && draft.subject === it.id)
                  ? say(words.resume)
                  : say(it.type === "household" ? words.visit : words.check)}
              </a>
            </li>
          );
        })}
      </ul>
      {due.open.length > shown && (
        <button type="button" class="button plain wide" onClick={() => setShown(shown + 4 * STEP)}>
          {say(words.more, { n: Math.min(4 * STEP, due.open.length - shown) })}
        </button>
      )}
    </>
  );
}

function Quick({ forms }: { forms: FormVersion[] }) {
  const { say } = useApp();
  if (forms.length === 0) return null;
  return (
    <section>
      <h2>{say(words.quick)}</h2>
      <ul class="tiles gap">
        {forms.slice(0, 7).map((form) => (
          <li key={form.id}>
            <a class="card tile" href={link(["fill", form.id])}>
              <FormIcon of={form} />
              <span>{say(form.title)}</span>
            </a>
          </li>
        ))}
        <li>
          <a class="card tile" href={link(["fill"])}>
            <span class="form-icon">
              <Icon name="next" />
            </span>
            <span>{say(words.all)}</span>
          </a>
        </li>
      </ul>
    </section>
  );
}
