// Choosing what to fill in and for whom; both from the device, so that it works without a network.
import { useEffect, useState } from "preact/hooks";
import type { SubjectView } from "../../api/registry.ts";
import type { Me } from "../../api/service.ts";
import { periodOf } from "../../core/period.ts";
import type { LocalText } from "../../core/text.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import { isFilledAt, mayFillAt, unitsOf } from "../../forms/definition/may-fill.ts";
import { useApp } from "../app/context.ts";
import { link, type Route } from "../app/router.ts";
import { fillable } from "../forms/fillable.ts";
import { FormIcon } from "../parts/form-icon.tsx";
import { Icon } from "../parts/icon.tsx";
import { Empty, Show } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { Search } from "../parts/search.tsx";
import { useStored } from "../parts/stored.ts";
import { isDone } from "../registry/due-subjects.ts";
import { workedSubjects } from "../registry/worked-subjects.ts";
import { aboutSubject, matchesSubject } from "../say/subject.ts";
import { fillTexts as words } from "./texts.ts";

export default function Fill({ route }: { route: Route }) {
  const form = route.path[1];
  return form ? <ChooseSubject form={form} /> : <ChooseForm />;
}

const groups = ["household", "place", "person", "organisation", "building", "asset"] as const;

function ChooseForm() {
  const { say, device, me } = useApp();
  const [typed, setTyped] = useState("");
  const forms = useStored(async () => fillable(await device.forms(), me));
  const found = (forms.data ?? []).filter((it) =>
    `${it.title.zh} ${it.title.en ?? ""} ${it.purpose.zh}`.toLowerCase().includes(typed.trim().toLowerCase()),
  );
  const grouped: [LocalText, FormVersion[]][] = groups.map((type) => [
    words[type],
    found.filter((it) => it.subject === type),
  ]);
  grouped.push([words.other, found.filter((it) => !it.subject)]);
  return (
    <Page title={say(words.choose)}>
      <Search label={say(words.search)} value={typed} onInput={setTyped} />
      <Show of={forms}>
        {(all) =>
          found.length === 0 ? (
            <Empty icon="fill">
              <p>{say(all.length ? words.noForm : words.noForms)}</p>
            </Empty>
          ) : (
            grouped
              .filter(([, list]) => list.length > 0)
              .map(([title, list]) => (
                <section key={title.zh}>
                  <h2>{say(title)}</h2>
                  <ul class="list two gap">
                    {list.map((form) => (
                      <li key={form.id}>
                        <a class="card row" href={link(["fill", form.id])}>
                          <FormIcon of={form} />
                          <span class="grow">
                            <strong class="block">{say(form.title)}</strong>
                            <span class="muted small block clamp">{say(form.purpose)}</span>
                          </span>
                          <Icon name="next" size={18} />
                        </a>
                      </li>
                    ))}
                  </ul>
                </section>
              ))
          )
        }
      </Show>
    </Page>
  );
}

/** So many at once that scrolling finds a neighbour, so few that typing stays quick. */
const SHOWN = 60;

function ChooseSubject({ form: id }: { form: string }) {
  const { say, device, now, me } = useApp();
  const [typed, setTyped] = useState("");
  const known = useStored(async () => {
    const form = await device.form(id);
    const worked = form?.subject ? await workedSubjects(device, form.subject) : [];
    return { form, subjects: worked.filter((it) => form && isFilledAt(form, it.unit)) };
  }, [id]);
  const form = known.data?.form;
  if (form && !form.subject) return <ChooseUnit form={form} units={unitsFor(form, me)} />;
  const question =
    form?.subject === "household"
      ? words.householdQuestion
      : form?.subject === "place"
        ? words.placeQuestion
        : words.subjectQuestion;
  return (
    <Page title={say(question)} sub={form && say(form.title)}>
      <Show of={known}>
        {({ form, subjects }) => {
          if (!form) return <p class="notice warn">{say(words.noVersion)}</p>;
          const period = form.cadence && periodOf(now(), form.cadence.every);
          const done = (it: SubjectView) => Number(period !== undefined && isDone(it, form.id, period));
          // Those still to be seen come first.
          const found = subjects.filter((it) => matchesSubject(it, typed)).sort((a, b) => done(a) - done(b));
          return (
            <>
              <Search label={say(words.searchSubject)} value={typed} onInput={setTyped} />
              {found.length === 0 && (
                <Empty icon="search">
                  <p>{say(words.noSubject)}</p>
                </Empty>
              )}
              <ul class="list two">
                {found.slice(0, SHOWN).map((it) => (
                  <li key={it.id}>
                    <SubjectCard of={it} href={link(["form", form.id, it.id])} done={done(it) === 1} />
                  </li>
                ))}
              </ul>
              {found.length > SHOWN && <p class="muted small">{say(words.more, { n: found.length - SHOWN })}</p>}
            </>
          );
        }}
      </Show>
    </Page>
  );
}

function SubjectCard({ of, href, done }: { of: SubjectView; href: string; done: boolean }) {
  const { say } = useApp();
  const about = aboutSubject(of);
  return (
    <a class="card row" href={href}>
      <span class="grow">
        <strong class="block">{of.title}</strong>
        {about && <span class="muted small block">{about}</span>}
      </span>
      {done ? <span class="badge ok">{say(words.done)}</span> : <Icon name="next" size={18} />}
    </a>
  );
}

/** The units at which a person may fill the form: those of their posts, or those below a post that the form names. */
function unitsFor(form: FormVersion, me: Me): { code: string; title: LocalText }[] {
  const titles = new Map([
    ...me.units.map((it) => [it.code, it.title] as const),
    ...me.posts.map((it) => [it.unit, it.unitTitle] as const),
  ]);
  const actor = { person: me.person, name: me.name };
  const codes = me.posts.flatMap((post) => {
    const here = (unit: string) => mayFillAt({ ...actor, posts: [post] }, form, unit);
    return here(post.unit) ? [post.unit] : unitsOf(form).filter(here);
  });
  return [...new Set(codes)].map((code) => ({ code, title: titles.get(code) ?? { zh: code } }));
}

/** A form without a subject needs only a unit; where there is no choice the page goes on by itself. */
function ChooseUnit({ form, units }: { form: FormVersion; units: { code: string; title: LocalText }[] }) {
  const { say } = useApp();
  const only = units.length === 1 ? units[0] : undefined;
  useEffect(() => {
    if (only) location.replace(link(["form", form.id], { unit: only.code }));
  }, [only?.code]);
  if (units.length === 0)
    return (
      <Page title={say(form.title)}>
        <Empty icon="fill">
          <p>{say(words.notHere)}</p>
        </Empty>
      </Page>
    );
  return (
    <Page title={say(words.unit)} sub={say(form.title)}>
      <ul class="list">
        {units.map((unit) => (
          <li key={unit.code}>
            <a class="card row" href={link(["form", form.id], { unit: unit.code })}>
              <strong class="grow">{say(unit.title)}</strong>
              <Icon name="next" size={18} />
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
