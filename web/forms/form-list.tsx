// The list of forms for those who make them.

import { useState } from "preact/hooks";
import type { FormItem } from "../../api/forms.ts";
import type { List } from "../../api/shapes.ts";
import { standsOn } from "../../core/standing.ts";
import { localDate } from "../../core/time.ts";
import { useApp } from "../app/context.ts";
import { link } from "../app/router.ts";
import { FormIcon } from "../parts/form-icon.tsx";
import { Icon } from "../parts/icon.tsx";
import { Empty, Show, useLoad } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { Sheet } from "../parts/sheet.tsx";
import { sayDay, sayMoment } from "../say/dates.ts";
import { adminTexts as words } from "./texts.ts";

export default function Admin() {
  const { api, say, me } = useApp();
  const forms = useLoad(() => api.get<List<FormItem>>("/forms"), []);
  const [naming, setNaming] = useState(false);
  return (
    <Page
      title={say(words.title)}
      action={
        me.actions.includes("form.write") && (
          <button type="button" class="button small" onClick={() => setNaming(true)}>
            <Icon name="plus" size={18} />
            {say(words.newForm)}
          </button>
        )
      }
    >
      <Show of={forms} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="admin">
              <p>{say(words.none)}</p>
            </Empty>
          ) : (
            <ul class="list two">
              {items.map((form) => (
                <li key={form.id}>
                  <FormCard of={form} />
                </li>
              ))}
            </ul>
          )
        }
      </Show>
      {naming && <NameSheet onClose={() => setNaming(false)} />}
    </Page>
  );
}

function FormCard({ of }: { of: FormItem }) {
  const { say, language, now } = useApp();
  const expired = !standsOn({ until: of.expires }, localDate(now()));
  return (
    <a class="card" href={link(["admin", of.id])}>
      <span class="row">
        <FormIcon of={of} />
        <span class="grow">
          <strong class="block">{say(of.title)}</strong>
          <span class="muted small block">{of.id}</span>
        </span>
        <Icon name="next" size={18} />
      </span>
      <span class="chips">
        {of.version > 0 && <span class="badge">{say(words.version, { n: of.version })}</span>}
        {of.draft && <span class="badge warn">{say(words.draft)}</span>}
        {of.emergency && (
          <span class="badge danger">
            {say(words.waitsShort, { moment: sayMoment(of.emergency, language, now()) })}
          </span>
        )}
        {of.units?.map(({ code, title }) => (
          <span class="badge" key={code}>
            {say(title)}
          </span>
        ))}
        <span class={expired ? "badge danger" : "badge"}>
          {expired
            ? say(words.expired)
            : say(words.expires, { date: sayDay(`${of.expires}T12:00:00+08:00`, language, now()) })}
        </span>
      </span>
    </a>
  );
}

const ID = /^[a-z][a-z0-9-]{1,59}$/;

function NameSheet({ onClose }: { onClose: () => void }) {
  const { say } = useApp();
  const [id, setId] = useState("");
  const [wrong, setWrong] = useState(false);
  const create = (event: Event) => {
    event.preventDefault();
    if (ID.test(id)) location.hash = link(["admin", id]);
    else setWrong(true);
  };
  return (
    <Sheet title={say(words.newForm)} onClose={onClose}>
      <form onSubmit={create} noValidate>
        <label class="field">
          <span>{say(words.newId)}</span>
          <input
            type="text"
            autoCapitalize="off"
            autoComplete="off"
            spellcheck={false}
            value={id}
            aria-invalid={wrong || undefined}
            aria-describedby="new-id-error"
            onInput={(event) => setId(event.currentTarget.value.trim())}
          />
        </label>
        <p class="error small" id="new-id-error" role="alert">
          {wrong && say(words.newIdWrong)}
        </p>
        <button type="submit" class="button main wide">
          {say(words.create)}
        </button>
      </form>
    </Sheet>
  );
}
