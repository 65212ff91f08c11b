// The list of cases: what waits for me, what is open, what is late, what is done.
import { useState } from "preact/hooks";
import type { CaseView } from "../../api/cases.ts";
import type { List } from "../../api/shapes.ts";
import { ApiProblem } from "../app/api.ts";
import { type AppValue, useApp } from "../app/context.ts";
import { link, type Route } from "../app/router.ts";
import { Empty, Failed, Skeleton, useLoad } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { Segments } from "../parts/segments.tsx";
import { CaseCard } from "./case-card.tsx";
import { casesTexts as words } from "./texts.ts";

const views = ["mine", "open", "overdue", "closed"] as const;
const lists = ["all", "hazards", "cases", "projects"] as const;
type View = (typeof views)[number];
type ListName = (typeof lists)[number];

const empty = { mine: words.noneMine, open: words.noneOpen, overdue: words.noneOverdue, closed: words.noneClosed };

export default function Cases({ route }: { route: Route }) {
  const { say } = useApp();
  const view: View = views.find((it) => it === route.query.view) ?? "mine";
  const list: ListName = lists.find((it) => it === route.query.list) ?? "all";
  const found = useCases(view, list);
  return (
    <Page title={say(words.title)}>
      <Segments
        label={say(words.title)}
        items={views.map((it) => ({
          title: say(words[it]),
          href: link(["cases"], { view: it, list: list === "all" ? undefined : list }),
          current: it === view,
        }))}
      />
      <nav class="chips" aria-label={say(words.cases)}>
        {lists.map((it) => (
          <a
            key={it}
            class={`badge ${it === list ? "accent" : ""}`}
            aria-current={it === list ? "true" : undefined}
            href={link(["cases"], { view, list: it === "all" ? undefined : it })}
          >
            {say(words[it])}
          </a>
        ))}
      </nav>
      {found.stale && <p class="notice warn small">{say(words.fromDevice)}</p>}
      {found.problem !== undefined && <Failed problem={found.problem} retry={found.reload} />}
      {found.items?.length === 0 && (
        <Empty icon="check">
          <p>{say(empty[view])}</p>
        </Empty>
      )}
      {!found.items && found.problem === undefined && <Skeleton lines={4} />}
      <ul class="list">
        {found.items?.map((it) => (
          <li key={it.id}>
            <CaseCard of={it} />
          </li>
        ))}
      </ul>
      {found.more && (
        <button type="button" class="button plain wide" onClick={found.more}>
          {say(words.more)}
        </button>
      )}
    </Page>
  );
}

type Found = { items?: CaseView[]; problem?: unknown; stale?: boolean; more?: () => void; reload(): void };
type Scanned = { items: CaseView[]; cursor?: string };

function useCases(view: View, list: ListName): Found {
  const app = useApp();
  const [further, setFurther] = useState<Scanned & { key: string }>();
  const key = `${view} ${list}`;
  const first = useLoad(async () => {
    try {
      return { ...(await scan(app, view, list)), stale: false };
    } catch (problem) {
      if (!(problem instanceof ApiProblem && problem.code === "offline") || view === "closed") throw problem;
      const here = (await app.device.cases()).filter((it) => list === "all" || it.list === list);
      return { items: here.filter(keeps[view]), stale: true, cursor: undefined };
    }
  }, [view, list]);
  if (!first.data) return { problem: first.problem, reload: first.reload };
  const pages: Scanned = further?.key === key ? further : { items: [], cursor: first.data.cursor };
  const { cursor } = pages;
  const more = async () => {
    const next = await scan(app, view, list, cursor);
    setFurther({ key, items: pages.items.concat(next.items), cursor: next.cursor });
  };
  return {
    items: first.data.items.concat(pages.items),
    stale: first.data.stale,
    reload: first.reload,
    ...(cursor && { more: () => void more().catch(() => undefined) }),
  };
}

// Offers and demands have their own page.
const isCase = (it: CaseView) => it.list !== "offers" && it.list !== "demands";
const keeps: Record<View, (it: CaseView) => boolean> = {
  mine: (it) => isCase(it) && it.transitions.length > 0,
  open: isCase,
  overdue: (it) => isCase(it) && it.overdue,
  closed: isCase,
};

const ENOUGH = 20;
const PAGE = 100;
/** What may be acted on is known only case by case: so many pages are looked through before the reader is asked to go on. */
const PAGES = 5;

async function scan({ api }: AppValue, view: View, list: ListName, from?: string): Promise<Scanned> {
  const items: CaseView[] = [];
  let cursor = from;
  const status = view === "closed" ? "closed" : "open";
  for (let page = 0; page < PAGES; page++) {
    const query = { status, list: list === "all" ? undefined : list, limit: PAGE, cursor };
    const found: List<CaseView> = await api.get<List<CaseView>>("/cases", query);
    items.push(...found.items.filter(keeps[view]));
    cursor = found.cursor;
    if (!cursor || items.length >= ENOUGH) break;
  }
  return { items, cursor };
}
