// The first page: what this is, and one button.
import "./pages.css";
import { useState } from "preact/hooks";
import type { Language } from "../../core/text.ts";
import { Mark } from "../parts/logo.tsx";
import { texts } from "../say/texts.ts";
import { useConfig } from "./config.ts";
import { useSay } from "./language.ts";
import type { Session } from "./session.ts";
import { signInTexts as words } from "./sign-in-texts.ts";

type SignInProps = {
  session: Session;
  language: Language;
  setLanguage(language: Language): void;
  failed: boolean;
  returnTo: string;
};

export default function SignIn({ session, language, setLanguage, failed, returnTo }: SignInProps) {
  const say = useSay();
  const [state, setState] = useState<"idle" | "going" | "failed" | "offline">(failed ? "failed" : "idle");
  const config = useConfig(session);
  const signIn = () => {
    setState("going");
    session.signIn(returnTo).catch(() => setState(navigator.onLine ? "failed" : "offline"));
  };
  return (
    <main class="welcome" id="content">
      <button
        type="button"
        class="icon-button corner"
        lang={language === "zh" ? "en" : "zh-CN"}
        onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
      >
        {say(texts.otherLanguage)}
      </button>
      <div class="welcome-box">
        <Mark size={72} />
        <h1>{say(texts.product)}</h1>
        {config && say(config.name) !== say(texts.product) && <p class="muted">{say(config.name)}</p>}
        <p class="sentence">{say(words.sentence)}</p>
        <button type="button" class="button main wide" disabled={state === "going"} onClick={signIn}>
          {say(state === "going" ? words.going : words.signIn)}
        </button>
        <div role="alert">
          {state === "failed" && <p class="notice danger small">{say(words.failed)}</p>}
          {state === "offline" && <p class="notice warn small">{say(words.offline)}</p>}
        </div>
        <p class="muted small">{say(config?.demo ? words.demo : words.points)}</p>
      </div>
    </main>
  );
}
