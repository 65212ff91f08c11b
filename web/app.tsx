// The frame around every page: who works here, where they are, what waits to be sent.
import type { ComponentType } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Language } from "../core/text.ts";
import type { Instant } from "../core/time.ts";
import type { Api, Me } from "./api.ts";
import type { Device } from "./device.ts";
import { AppContext, type App as AppValue, useApp } from "./parts/context.ts";
import { Icon } from "./parts/icon.tsx";
import { LanguageContext } from "./parts/language.ts";
import { Lazy } from "./parts/lazy.tsx";
import { Failed, Skeleton } from "./parts/load.tsx";
import { Mark } from "./parts/mark.tsx";
import { placesFor } from "./parts/navigation.ts";
import { useStatus } from "./parts/status.ts";
import { UnsentChip } from "./parts/unsent-chip.tsx";
import { goBack, link, markPlace, parseRoute, type Route } from "./router.ts";
import type { Session } from "./session.ts";
import { sayWith, texts } from "./texts.ts";

export type World = {
  session: Session;
  api: Api;
  now(): Instant;
  storage: Storage;
  openDevice(person: string, learn: (me: Me) => void): Promise<Device>;
  /** Calls back when a newer page waits; the answer takes it into use. */
  onUpdate(tell: (take: () => void) => void): void;
  signInFailed: boolean;
};

type PageOf = ComponentType<{ route: Route }>;
type Load = () => Promise<{ default: PageOf }>;

const pages: Record<string, Load> = {
  today: () => import("./pages/today.tsx"),
  fill: () => import("./pages/fill.tsx"),
  form: () => import("./pages/form.tsx"),
  sent: () => import("./pages/sent.tsx"),
  outbox: () => import("./pages/outbox.tsx"),
  cases: () => import("./pages/cases.tsx"),
  case: () => import("./pages/case.tsx"),
  step: () => import("./pages/step.tsx"),
  exchange: () => import("./pages/exchange.tsx"),
  overview: () => import("./pages/overview.tsx"),
  reports: () => import("./pages/reports.tsx"),
  admin: () => import("./pages/admin.tsx"),
  builder: () => import("./pages/builder.tsx"),
  people: () => import("./pages/people.tsx"),
  units: () => import("./pages/units.tsx"),
  me: () => import("./pages/me.tsx"),
  nothing: () => import("./pages/nothing.tsx"),
};
const signIn = () => import("./pages/sign-in.tsx");

function pageOf(route: Route, home: string): Load {
  const [first = home, second, third] = route.path;
  const name =
    first === "cases" && second ? (third ? "step" : "case") : first === "admin" && second ? "builder" : first;
  return (Object.hasOwn(pages, name) ? pages[name] : pages.nothing) as Load;
}

/** How often a page that stays open asks for news, and how soon again when nobody answered. */
const REFRESH = 300_000;
const AGAIN = 5_000;

const ME = "gridform.me";
const LANGUAGE = "gridform.language";

export function App({ world }: { world: World }) {
  const { session, storage } = world;
  const [language, setLanguage] = useState<Language>(() => (storage.getItem(LANGUAGE) === "en" ? "en" : "zh"));
  const [signedIn, setSignedIn] = useState(session.state());
  const [me, setMe] = useState<Me | undefined>(() => readMe(storage));
  const route = useRoute();

  useEffect(() => session.subscribe(() => setSignedIn(session.state())), [session]);
  useEffect(() => {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  }, [language]);

  const learn = (it: Me) => {
    storage.setItem(ME, JSON.stringify(it));
    setMe(it);
  };
  const speak = (it: Language) => {
    storage.setItem(LANGUAGE, it);
    setLanguage(it);
  };
  if (signedIn === "out" || (signedIn === "expired" && !me)) {
    const returnTo = location.hash || "#/";
    const props = { session, language, setLanguage: speak, failed: world.signInFailed, returnTo };
    return (
      <LanguageContext.Provider value={language}>
        <Lazy load={signIn} props={props} />
      </LanguageContext.Provider>
    );
  }
  return (
    <LanguageContext.Provider value={language}>
      <Desk
        world={world}
        me={me}
        learn={learn}
        language={language}
        setLanguage={speak}
        signedIn={signedIn}
        route={route}
      />
    </LanguageContext.Provider>
  );
}

type DeskProps = Pick<AppValue, "language" | "setLanguage" | "signedIn"> & {
  world: World;
  me: Me | undefined;
  learn(me: Me): void;
  route: Route;
};

/** Somebody's desk: opens their store on this device, keeps it up to date, and shows the page. */
function Desk({ world, me, learn, language, setLanguage, signedIn, route }: DeskProps) {
  const { api, session, now } = world;
  const [problem, setProblem] = useState<unknown>();
  const [turn, setTurn] = useState(0);
  const [device, setDevice] = useState<Device>();
  const online = useOnline();
  const person = me?.person;

  useEffect(() => {
    if (!person) api.get<Me>("/me").then(learn, setProblem);
  }, [person, turn]);
  useEffect(() => {
    if (!person) return;
    let opened: Device | undefined;
    let gone = false;
    world.openDevice(person, learn).then((it) => {
      opened = it;
      if (gone) it.close();
      else setDevice(it);
    }, setProblem);
    return () => {
      gone = true;
      setDevice(undefined);
      opened?.close();
    };
  }, [person, turn]);
  useEffect(() => {
    if (!device || !online || signedIn !== "in") return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const update = async () => {
      const fresh = await device.update();
      // A network that has just come back often is not there yet.
      if (!gone) timer = setTimeout(update, fresh ? REFRESH : AGAIN);
    };
    void update();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [device, online, signedIn]);

  const value = useMemo(() => {
    if (!me || !device) return undefined;
    const say: AppValue["say"] = (text, values) => sayWith(text, language, values);
    return { language, setLanguage, say, now, online, api, session, signedIn, device, me };
  }, [language, online, signedIn, device, me]);
  if (!value) {
    const retry = () => {
      setProblem(undefined);
      setTurn((it) => it + 1);
    };
    return (
      <main class="page">
        {problem === undefined ? <Skeleton lines={4} /> : <Failed problem={problem} retry={retry} />}
      </main>
    );
  }
  return (
    <AppContext.Provider value={value}>
      <Frame world={world} route={route} />
    </AppContext.Provider>
  );
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    addEventListener("online", look);
    addEventListener("offline", look);
    return () => {
      removeEventListener("online", look);
      removeEventListener("offline", look);
    };
  }, []);
  return online;
}

function Frame({ world, route }: { world: World; route: Route }) {
  const { me, say, language, setLanguage } = useApp();
  const status = useStatus();
  const places = placesFor(me);
  const home = places[0]?.id ?? "me";
  const here = route.path[0] ?? home;
  const filling = here === "form" || (here === "cases" && route.path.length > 2);
  const load = pageOf(route, home);
  return (
    <div class={filling ? "app filling" : "app"}>
      <button type="button" class="skip button" onClick={skip}>
        {say(texts.toContent)}
      </button>
      <header class="bar">
        {isInside(route, [...places.map((it) => it.id as string), "me"]) ? (
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
      <Lazy load={load} props={{ route }} key={route.path.join("/")} />
      <nav class="tabs" aria-label={say(texts.navigation)}>
        <span class="name">
          <Mark />
          {say(texts.product)}
        </span>
        {[...places, { id: "me" as const, icon: "me" as const, title: texts.me }].map((place, index) => (
          <a
            key={place.id}
            class={index >= 4 && place.id !== "me" ? "more" : undefined}
            href={link([place.id])}
            aria-current={place.id === here ? "page" : undefined}
          >
            <Icon name={place.icon} size={24} />
            {say(place.title)}
          </a>
        ))}
      </nav>
    </div>
  );
}

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

function readMe(storage: Storage): Me | undefined {
  try {
    return JSON.parse(storage.getItem(ME) ?? "") as Me;
  } catch {
    return undefined;
  }
}

function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const onChange = () => {
      markPlace();
      setHash(location.hash);
      scrollTo(0, 0);
    };
    addEventListener("hashchange", onChange);
    // It may have changed between the first drawing and now.
    setHash(location.hash);
    return () => removeEventListener("hashchange", onChange);
  }, []);
  return useMemo(() => parseRoute(hash), [hash]);
}
