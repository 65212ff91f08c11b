// Who works here, and at which posts.
import { useEffect, useState } from "preact/hooks";
import type { PersonItem } from "../../api/organisation.ts";
import type { List } from "../../api/shapes.ts";
import { useApp } from "../app/context.ts";
import { Empty, Failed, Skeleton } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { Search } from "../parts/search.tsx";
import { roleTexts } from "../say/role-texts.ts";
import { organisationTexts as words } from "./texts.ts";

const STEP = 50;

export default function People() {
  const { say } = useApp();
  const [typed, setTyped] = useState("");
  const [shown, setShown] = useState(STEP);
  const { people, problem, loading, reload } = usePeople();
  const found = people.filter((it) => `${it.name} ${it.id}`.toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <Page title={say(words.people)}>
      <Search label={say(words.searchPeople)} value={typed} onInput={setTyped} />
      {problem !== undefined && <Failed problem={problem} retry={reload} />}
      {found.length === 0 && loading && <Skeleton lines={5} />}
      {found.length === 0 && !loading && problem === undefined && (
        <Empty icon="people">
          <p>{say(words.noPeople)}</p>
        </Empty>
      )}
      <ul class="list two">
        {found.slice(0, shown).map((it) => (
          <li key={it.id} class="card row">
            <PersonCard of={it} />
          </li>
        ))}
      </ul>
      {found.length > shown && (
        <button type="button" class="button plain wide" onClick={() => setShown(shown + STEP)}>
          {say(words.more)}
        </button>
      )}
    </Page>
  );
}

function PersonCard({ of }: { of: PersonItem }) {
  const { say } = useApp();
  const post = (it: PersonItem["posts"][number]) =>
    `${say(roleTexts[it.role] ?? { zh: it.role })} · ${say(it.unitTitle)}`;
  return (
    <>
      <span class="portrait small" aria-hidden="true">
        {of.name.slice(0, 1)}
      </span>
      <span class="grow">
        <strong class="block">{of.name}</strong>
        <span class="muted small block">{of.posts.length ? of.posts.map(post).join("; ") : say(words.noPosts)}</span>
      </span>
    </>
  );
}

type Loading = { people: PersonItem[]; problem?: unknown; loading: boolean };

/** All people, shown as they arrive: a district has some thousands. */
function usePeople(): Loading & { reload(): void } {
  const { api } = useApp();
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<Loading>({ people: [], loading: true });
  useEffect(() => {
    let gone = false;
    const read = async () => {
      let people: PersonItem[] = [];
      let cursor: string | undefined;
      do {
        const page: List<PersonItem> = await api.get<List<PersonItem>>("/people", { cursor, limit: 200 });
        people = people.concat(page.items);
        cursor = page.cursor;
        if (!gone) setState({ people, loading: cursor !== undefined });
      } while (cursor && !gone);
    };
    setState({ people: [], loading: true });
    read().catch((problem) => gone || setState({ people: [], problem, loading: false }));
    return () => {
      gone = true;
    };
  }, [api, turn]);
  return { ...state, reload: () => setTurn(turn + 1) };
}
