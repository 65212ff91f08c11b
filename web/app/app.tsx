// Who works here: signing in, opening their store on this device, and keeping it up to date.
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Me } from "../../api/service.ts";
import type { Language } from "../../core/text.ts";
import { Failed, Skeleton } from "../parts/load.tsx";
import { sayWith } from "../say/texts.ts";
import type { Around } from "./around.ts";
import { AppContext, type AppValue } from "./context.ts";
import type { Device } from "./device.ts";
import { EmptyBar, Frame } from "./frame.tsx";
import { LanguageContext } from "./language.ts";
import { Lazy } from "./lazy-page.tsx";
import { markPlace, parseRoute, type Route } from "./router.ts";
import type { World } from "./world.ts";

const signIn = () => import("./sign-in.tsx");

/** How often a page that stays open asks for news, and how soon again when nobody answered. */
const REFRESH = 300_000;
const AGAIN = 5_000;

const ME = "gridform.me";
const LANGUAGE = "gridform.language";

export function App({ world, around }: { world: World; around?: Around }) {
  const { session, storage } = world;
  const [language, setLanguage] = useState<Language>(() => (storage.getItem(LANGUAGE) === "en" ? "en" : "zh"));
  const [signedIn, setSignedIn] = useState(session.state());
  const [me, setMe] = useState<Me | undefined>(() => readMe(storage));
  const [hash, route] = useRoute();

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
    around?.speak(it);
  };
  const stranger = signedIn === "out" || (signedIn === "expired" && !me);
  useEffect(() => {
    // Signed out in another tab: nobody's form is left open.
    if (stranger) around?.leave();
  }, [stranger]);
  if (stranger) {
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
        bare={around?.hash === hash}
      />
    </LanguageContext.Provider>
  );
}

type DeskProps = Pick<AppValue, "language" | "setLanguage" | "signedIn"> & {
  world: World;
  me: Me | undefined;
  learn(me: Me): void;
  route: Route;
  /** The page stands already: only its frame is wanted. */
  bare: boolean;
};

/** Somebody's desk: opens their store on this device, keeps it up to date, and shows the page. */
function Desk({ world, me, learn, language, setLanguage, signedIn, route, bare }: DeskProps) {
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
    if (bare && problem === undefined) return <EmptyBar />;
    return (
      <main class="page">
        {problem === undefined ? <Skeleton lines={4} /> : <Failed problem={problem} retry={retry} />}
      </main>
    );
  }
  return (
    <AppContext.Provider value={value}>
      <Frame world={world} route={route} bare={bare} />
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

function readMe(storage: Storage): Me | undefined {
  try {
    return JSON.parse(storage.getItem(ME) ?? "") as Me;
  } catch {
    return undefined;
  }
}

/** The address, as it is written and as it is read. */
function useRoute(): [string, Route] {
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
  return [hash, useMemo(() => parseRoute(hash), [hash])];
}
