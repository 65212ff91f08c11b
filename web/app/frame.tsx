// The frame around every page: the bar with what is unsent, the places to go, and what the reader must be told.
import { useEffect, useState } from "preact/hooks";
import { Icon } from "../parts/icon.tsx";
import { Mark } from "../parts/logo.tsx";
import { useStatus } from "../parts/status.ts";
import { UnsentChip } from "../parts/unsent-chip.tsx";
import { texts } from "../say/texts.ts";
import { useApp } from "./context.ts";
import { useSay } from "./language.ts";
import { Lazy } from "./lazy-page.tsx";
import { destinationsFor } from "./navigation.ts";
import { pageOf } from "./page-table.ts";
import { goBack, link, type Route } from "./router.ts";
import type { World } from "./world.ts";

/** `bare`: the page stands already, as the first form does; what is drawn is what belongs above it. */
export function Frame({ world, route, bare }: { world: World; route: Route; bare: boolean }) {
  const { me, say, language, setLanguage } = useApp();
  const status = useStatus();
  const destinations = destinationsFor(me);
  const home = destinations[0]?.id ?? "me";
  const here = route.path[0] ?? home;
  const filling = here === "form" || (here === "cases" && route.path.length > 2);
  const load = pageOf(route, home);
  return (
    <div class={bare ? "around" : filling ? "app filling" : "app"}>
      <button type="button" class="skip button" onClick={skip}>
        {say(texts.toContent)}
      </button>
      <header class="bar">
        {isInside(route, [...destinations.map((it) => it.id as string), "me"]) ? (
          <button type="button" class="icon-button back" aria-label={say(texts.back)} onClick={goBack}>
            <Icon name="back" />
          </button>
        ) : (
          <Mark />
        )}
        <span class="name">{say(texts.product)}</span>
        <UnsentChip counts={status} />
        <button
          type="button"
          class="icon-button"
          lang={language === "zh" ? "en" : "zh-CN"}
          onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
        >
          {language === "zh" ? "EN" : "中"}
          <span class="visually-hidden"> {say(texts.otherLanguage)}</span>
        </button>
      </header>
      <Notices world={world} mustSignIn={status.signIn} />
      {!bare && <Lazy load={load} props={{ route }} key={route.path.join("/")} />}
      {!bare && (
        <nav class="tabs" aria-label={say(texts.navigation)}>
          <span class="name">
            <Mark />
            {say(texts.product)}
          </span>
          {[...destinations, { id: "me" as const, icon: "me" as const, title: texts.me }].map((it, index) => (
            <a
              key={it.id}
              class={index >= 4 && it.id !== "me" ? "more" : undefined}
              href={link([it.id])}
              aria-current={it.id === here ? "page" : undefined}
            >
              <Icon name={it.icon} size={24} />
              {say(it.title)}
            </a>
          ))}
        </nav>
      )}
    </div>
  );
}

/** The bar while nothing is known of the device yet. */
export const EmptyBar = () => {
  const say = useSay();
  return (
    <header class="bar">
      <span class="name">{say(texts.product)}</span>
    </header>
  );
};

/** Whether there is something to go back to: the places of the navigation, and the sides of the exchange, are on top. */
const isInside = ({ path }: Route, top: string[]): boolean => {
  const [first, second] = path;
  return first !== undefined && (!top.includes(first) || (second !== undefined && first !== "exchange"));
};

/** The address belongs to the router, so the jump is made by hand. */
function skip(): void {
  const content = document.querySelector<HTMLElement>("#content h1") ?? document.getElementById("content");
  content?.focus();
}

function Notices({ world, mustSignIn }: { world: World; mustSignIn: boolean }) {
  const { say, online, signedIn, session } = useApp();
  const [take, setTake] = useState<() => void>();
  useEffect(() => world.onUpdate((it) => setTake(() => it)), [world]);
  const expired = signedIn === "expired" || mustSignIn;
  return (
    <div class="notices" role="status">
      {!online && <p class="notice warn small">{say(texts.offline)}</p>}
      {expired && (
        <p class="notice warn small row">
          <span class="grow">{say(texts.expired)}</span>
          {online && (
            <button
              type="button"
              class="button small"
              onClick={() => void session.signIn(location.hash).catch(() => undefined)}
            >
              {say(texts.signInAgain)}
            </button>
          )}
        </p>
      )}
      {take && (
        <p class="notice small row">
          <span class="grow">{say(texts.newVersion)}</span>
          <button type="button" class="button small" onClick={take}>
            {say(texts.reload)}
          </button>
        </p>
      )}
    </div>
  );
}
