// Who works here, and at which posts.
import { useEffect, useRef, useState } from "preact/hooks";
import type { PersonItem } from "../../api/organisation.ts";
import type { List } from "../../api/shapes.ts";
import { useApp } from "../app/context.ts";
import { Empty, Failed, Skeleton } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { Search } from "../parts/search.tsx";
import { roleTexts } from "../say/role-texts.ts";
import { organisationTexts as words } from "./texts.ts";

/** How many a page holds, and how long the search waits for another letter, in milliseconds. */
const PAGE = 50;
const TYPING = 250;

export default function People() {
  const { say } = useApp();
  const [typed, setTyped] = useState("");
  const { people, problem, loading, more, reload } = usePeople(useSettled(typed.trim()));
  return (
    <Page wide title={say(words.people)}>
      <Search label={say(words.searchPeople)} value={typed} onInput={setTyped} />
      <ul class="list two">
        {people.map((it) => (
          <li key={it.id} class="card row">
            <PersonCard of={it} />
          </li>
        ))}
      </ul>
      {problem !== undefined && <Failed problem={problem} retry={reload} />}
      {loading && <Skeleton lines={people.length > 0 ? 1 : 5} />}
      {people.length === 0 && !loading && problem === undefined && (
        <Empty icon="people">
          <p>{say(words.noPeople)}</p>
        </Empty>
      )}
      {more && (
        <button type="button" class="button plain wide" onClick={more}>
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

/** What was typed, once nothing more was for a moment: not every letter is a request. */
function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const wait = setTimeout(() => setSettled(typed), TYPING);
    return () => clearTimeout(wait);
  }, [typed]);
  return settled;
}

type Found = { people: PersonItem[]; cursor?: string; problem?: unknown; loading: boolean };

/** People whose name or id has this in it, a page at a time: the server searches, for it knows them all. */
function usePeople(search: string): Found & { more?: () => void; reload(): void } {
  const { api } = useApp();
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<Found>({ people: [], loading: true });
  /** Which search the answers on their way belong to: those of an earlier one come too late. */
  const latest = useRef(0);
  const read = async (before: PersonItem[], from?: string) => {
    latest.current += 1;
    const asked = latest.current;
    setState({ people: before, loading: true });
    let people = before;
    let cursor = from;
    try {
      do {
        const query = { search: search || undefined, cursor, limit: PAGE };
        const page: List<PersonItem> = await api.get<List<PersonItem>>("/people", query);
        people = people.concat(page.items);
        cursor = page.cursor;
        // A page may hold nobody and still not be the last.
      } while (cursor && people.length === before.length && asked === latest.current);
      if (asked === latest.current) setState({ people, cursor, loading: false });
    } catch (problem) {
      if (asked === latest.current) setState({ people: before, cursor: from, problem, loading: false });
    }
  };
  useEffect(() => {
    void read([]);
    return () => {
      latest.current += 1;
    };
  }, [search, turn]);
  const { people, cursor, problem, loading } = state;
  return {
    ...state,
    ...(cursor && !loading && problem === undefined && { more: () => void read(people, cursor) }),
    reload: () => (cursor ? void read(people, cursor) : setTurn(turn + 1)),
  };
}
