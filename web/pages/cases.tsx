// The list of cases: what waits for me, what is open, what is late, what is done.
import { useState } from "preact/hooks";
import { ApiProblem, type CaseView, type List } from "../api.ts";
import { CaseCard } from "../parts/case-card.tsx";
import { useApp } from "../parts/context.ts";
import { Empty, Failed, Skeleton, useLoad } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { Segments } from "../parts/segments.tsx";
import { link, type Route } from "../router.ts";
import { casesTexts as words } from "./cases-texts.ts";

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

function useCases(view: View, list: ListName): Found {
  const { api, device, me } = useApp();
  const [further, setFurther] = useState<{ key: string; items: CaseView[]; cursor?: string }>();
  const key = `${view} ${list}`;
  const query = {
    unit: me.posts[0]?.unit,
    status: view === "closed" ? "closed" : "open",
    list: list === "all" ? undefined : list,
    ...(view === "mine" && { assignee: "me" }),
    limit: 50,
  };
  const first = useLoad(async () => {
    try {
      return { ...(await api.get<List<CaseView>>("/cases", query)), stale: false };
    } catch (problem) {
      if (!(problem instanceof ApiProblem && problem.code === "offline") || view === "closed") throw problem;
      const here = (await device.cases()).filter((it) => list === "all" || it.list === list);
      return {
        items: view === "mine" ? here.filter((it) => it.transitions.length > 0) : here,
        stale: true,
        cursor: undefined,
      };
    }
  }, [view, list]);
  if (!first.data) return { problem: first.problem, reload: first.reload };
  const pages = further?.key === key ? further : { items: [] as CaseView[], cursor: first.data.cursor };
  const all = first.data.items.concat(pages.items);
  const { cursor } = pages;
  return {
    // Offers and demands have their own page.
    items: all.filter((it) => it.list !== "offers" && it.list !== "demands" && (view !== "overdue" || it.overdue)),
    stale: first.data.stale,
    reload: first.reload,
    ...(cursor && {
      more: () =>
        void api.get<List<CaseView>>("/cases", { ...query, cursor }).then(
          (page) => {
            setFurther({ key, items: pages.items.concat(page.items), cursor: page.cursor });
          },
          () => undefined,
        ),
    }),
  };
}
