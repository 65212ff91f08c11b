// Who works here, and at which posts.
import { useState } from "preact/hooks";
import type { List, PersonItem } from "../api.ts";
import { useApp } from "../parts/context.ts";
import { Empty, Show, useLoad } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { Search } from "../parts/search.tsx";
import type { Route } from "../router.ts";
import { adminTexts as words } from "./admin-texts.ts";
import { roleTexts } from "./outbox-texts.ts";

const STEP = 50;

export default function People({ route }: { route: Route }) {
  const { api, me, say } = useApp();
  const [typed, setTyped] = useState("");
  const [shown, setShown] = useState(STEP);
  const unit = route.query.unit ?? me.posts[0]?.unit.split("-")[0];
  const people = useLoad(() => readAll(), [unit]);

  async function readAll(): Promise<PersonItem[]> {
    const items: PersonItem[] = [];
    let cursor: string | undefined;
    do {
      const page: List<PersonItem> = await api.get<List<PersonItem>>("/people", { unit, cursor, limit: 200 });
      items.push(...page.items);
      cursor = page.cursor;
    } while (cursor && items.length < 5000);
    return items;
  }

  const post = (it: PersonItem["posts"][number]) =>
    `${say(roleTexts[it.role] ?? { zh: it.role })} · ${it.unitTitle ? say(it.unitTitle) : it.unit}`;
  return (
    <Page title={say(words.people)}>
      <Search label={say(words.searchPeople)} value={typed} onInput={setTyped} />
      <Show of={people} lines={5}>
        {(all) => {
          const found = all.filter((it) => `${it.name} ${it.id}`.toLowerCase().includes(typed.trim().toLowerCase()));
          return (
            <>
              {found.length === 0 && (
                <Empty icon="me">
                  <p>{say(words.noPeople)}</p>
                </Empty>
              )}
              <ul class="list two">
                {found.slice(0, shown).map((it) => (
                  <li key={it.id} class="card row">
                    <span class="portrait small" aria-hidden="true">
                      {it.name.slice(0, 1)}
                    </span>
                    <span class="grow">
                      <strong class="block">{it.name}</strong>
                      <span class="muted small block">
                        {it.posts.length ? it.posts.map(post).join("；") : say(words.noPosts)}
                      </span>
                    </span>
                  </li>
                ))}
              </ul>
              {found.length > shown && (
                <button type="button" class="button plain wide" onClick={() => setShown(shown + STEP)}>
                  {say(words.more)}
                </button>
              )}
            </>
          );
        }}
      </Show>
    </Page>
  );
}
