// Offers and demands: what units can give, what residents need, and claiming either.

import { useState } from "preact/hooks";
import type { CaseView } from "../../api/cases.ts";
import type { List } from "../../api/shapes.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import { sayInOneLine } from "../../forms/fields/say.ts";
import { fieldsOf } from "../../forms/questions/fields.ts";
import { type Side, sides } from "../../forms/workflow/case-state.ts";
import { useApp } from "../app/context.ts";
import { link, type Route } from "../app/router.ts";
import { Icon } from "../parts/icon.tsx";
import { Empty, Failed, Skeleton, useLoad } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { Segments } from "../parts/segments.tsx";
import { sayDay } from "../say/dates.ts";
import { ClaimSheet } from "./claim-sheet.tsx";
import { exchangeTexts as words } from "./texts.ts";

export default function Exchange({ route }: { route: Route }) {
  const { api, device, me, say } = useApp();
  const side: Side = route.path[1] === "demands" ? "demands" : "offers";
  const theme = route.query.theme;
  const [claiming, setClaiming] = useState<CaseView>();
  const [further, setFurther] = useState<{ key: string; items: CaseView[]; cursor?: string }>();
  const query = { unit: countyOf(me.posts[0]?.unit ?? ""), theme };
  const key = `${side} ${theme ?? ""}`;
  const loaded = useLoad(async () => {
    const page = await api.get<List<CaseView>>(`/${side}`, query);
    const form = page.items[0] && (await device.form(page.items[0].form).catch(() => undefined));
    return { ...page, form };
  }, [side, theme]);
  const pages = further?.key === key ? further : { items: [] as CaseView[], cursor: loaded.data?.cursor };
  const items = loaded.data?.items.concat(pages.items);
  const publish = me.forms.find((id) => id === (side === "offers" ? "resource" : "demand"));
  const more = async () => {
    const page = await api.get<List<CaseView>>(`/${side}`, { ...query, cursor: pages.cursor });
    setFurther({ key, items: pages.items.concat(page.items), cursor: page.cursor });
  };
  return (
    <Page
      wide
      title={say(words.title)}
      action={
        publish && (
          <a class="button small" href={link(["fill", publish])}>
            <Icon name="plus" size={18} />
            {say(side === "offers" ? words.publishOffer : words.publishDemand)}
          </a>
        )
      }
    >
      <Segments
        label={say(words.title)}
        items={sides.map((it) => ({ title: say(words[it]), href: link(["exchange", it]), current: it === side }))}
      />
      <Themes side={side} theme={theme} form={loaded.data?.form} />
      {loaded.problem !== undefined && <Failed problem={loaded.problem} retry={loaded.reload} />}
      {!items && loaded.problem === undefined && <Skeleton lines={4} />}
      {items?.length === 0 && (
        <Empty icon="exchange">
          <p>{say(side === "offers" ? words.noOffers : words.noDemands)}</p>
        </Empty>
      )}
      <ul class="list two">
        {items?.map((it) => (
          <li key={it.id}>
            <ExchangeCard of={it} form={loaded.data?.form} onClaim={() => setClaiming(it)} />
          </li>
        ))}
      </ul>
      {pages.cursor && (
        <button type="button" class="button plain wide" onClick={() => void more().catch(() => undefined)}>
          {say(words.more)}
        </button>
      )}
      {claiming && (
        <ClaimSheet
          of={claiming}
          side={side}
          onClose={(changed) => {
            setClaiming(undefined);
            if (changed) loaded.reload();
          }}
        />
      )}
    </Page>
  );
}

/** Offers and demands are shared in the whole county. */
const countyOf = (unit: string): string => unit.slice(0, 6);

function Themes({ side, theme, form }: { side: Side; theme?: string; form?: FormVersion }) {
  const { say } = useApp();
  const options = form?.ui.widgets.theme?.options ?? [];
  if (options.length === 0) return null;
  const chip = (value: string | undefined, title: string) => (
    <a
      key={value ?? ""}
      class={`badge ${value === theme ? "accent" : ""}`}
      aria-current={value === theme ? "true" : undefined}
      href={link(["exchange", side], { theme: value })}
    >
      {title}
    </a>
  );
  return (
    <nav class="chips" aria-label={say(words.theme)}>
      {chip(undefined, say(words.allThemes))}
      {options.map((it) => chip(it.value, say(it.title)))}
    </nav>
  );
}

function ExchangeCard({ of, form, onClaim }: { of: CaseView; form?: FormVersion; onClaim: () => void }) {
  const { say, language, now } = useApp();
  const all = of.quantity ?? 0;
  const left = of.remaining ?? 0;
  const asked = form && fieldsOf(form).find((it) => it.name === "theme");
  const theme = sayInOneLine(asked, of.answers.theme, language);
  const unit = typeof of.answers.quantityUnit === "string" ? of.answers.quantityUnit : "";
  const until = typeof of.answers.validUntil === "string" ? of.answers.validUntil : undefined;
  return (
    <article class="card">
      <div class="chips">
        {theme && <span class="badge accent">{theme}</span>}
        {until && (
          <span class="badge">
            {say(words.until, { date: sayDay(`${until.slice(0, 10)}T12:00:00+08:00`, language, now()) })}
          </span>
        )}
      </div>
      <h2>
        <a class="quiet" href={link(["cases", of.id])}>
          {of.title}
        </a>
      </h2>
      <p class="muted small">{say(of.unitTitle)}</p>
      <div class="row">
        <div class="grow">
          <p class="small number">{left > 0 ? say(words.left, { left, all, unit }) : say(words.none)}</p>
          <div class="meter" aria-hidden="true">
            <i style={{ width: `${all ? (left / all) * 100 : 0}%` }} />
          </div>
        </div>
        {left > 0 && of.status === "open" && (
          <button
            type="button"
            class="button small"
            onClick={onClaim}
            aria-label={say(words.claimTitle, { title: of.title })}
          >
            {say(words.claim)}
          </button>
        )}
      </div>
    </article>
  );
}
