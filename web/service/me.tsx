// Who is signed in, in which language, and how safe the work on this device is.
import { useEffect, useState } from "preact/hooks";
import { useConfig } from "../app/config.ts";
import { useApp } from "../app/context.ts";
import { destinationsFor } from "../app/navigation.ts";
import { link } from "../app/router.ts";
import { readStorageState } from "../offline/storage-state.ts";
import { readMeta } from "../offline/store.ts";
import { Icon } from "../parts/icon.tsx";
import { useLoad } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { useStatus } from "../parts/status.ts";
import { StorageHint } from "../parts/storage-hint.tsx";
import { useStored } from "../parts/stored.ts";
import { sayMoment } from "../say/dates.ts";
import { roleTexts } from "../say/role-texts.ts";
import { meTexts as words } from "./texts.ts";

export default function Me() {
  const { me, say, session, device, language, setLanguage } = useApp();
  const { waiting, attention } = useStatus();
  const more = destinationsFor(me).slice(4);
  const config = useConfig(session);
  const signOut = () => {
    const unsent = waiting + attention;
    if (unsent > 0 && !confirm(say(words.signOutUnsent, { n: unsent }))) return;
    device.offline.close();
    void session.signOut().catch(() => undefined);
  };
  return (
    <Page title={say(words.title)}>
      <div class="card row">
        <span class="portrait" aria-hidden="true">
          {me.name.slice(0, 1)}
        </span>
        <span class="grow">
          <strong class="block">{me.name}</strong>
          <span class="muted small">{me.person}</span>
        </span>
      </div>
      <section>
        <h2>{say(words.posts)}</h2>
        <ul class="list gap">
          {me.posts.map((post) => (
            <li key={`${post.role} ${post.unit}`} class="card">
              <strong class="block">{say(roleTexts[post.role] ?? { zh: post.role })}</strong>
              <span class="muted small">
                {say(post.unitTitle)} · {post.unit}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {(more.length > 0 || config?.outbox) && (
        <section>
          <h2>{say(words.more)}</h2>
          <ul class="list gap">
            {more.map((place) => (
              <li key={place.id}>
                <a class="card row" href={link([place.id])}>
                  <Icon name={place.icon} />
                  <span class="grow">{say(place.title)}</span>
                  <Icon name="next" size={18} />
                </a>
              </li>
            ))}
            {config?.outbox && (
              <li>
                <a class="card row" href="/outbox" target="_blank" rel="noopener">
                  <Icon name="outbox" />
                  <span class="grow">{say(words.mails)}</span>
                  <Icon name="next" size={18} />
                </a>
              </li>
            )}
          </ul>
        </section>
      )}
      <section>
        <h2>{say(words.language)}</h2>
        <div class="segments gap">
          <button type="button" lang="zh-CN" aria-pressed={language === "zh"} onClick={() => setLanguage("zh")}>
            中文
          </button>
          <button type="button" lang="en" aria-pressed={language === "en"} onClick={() => setLanguage("en")}>
            English
          </button>
        </div>
      </section>
      <ThisDevice />
      <button type="button" class="button warning wide" onClick={signOut}>
        {say(words.signOut)}
      </button>
    </Page>
  );
}

type InstallPrompt = Event & { prompt(): Promise<unknown> };

function ThisDevice() {
  const { say, device, language, now, online } = useApp();
  const state = useLoad(() => readStorageState(), []);
  const pulled = useStored(() => readMeta(device.offline.store, "sync"));
  const [busy, setBusy] = useState(false);
  const [install, setInstall] = useState<InstallPrompt>();
  useEffect(() => {
    const keep = (event: Event) => {
      event.preventDefault();
      setInstall(event as InstallPrompt);
    };
    addEventListener("beforeinstallprompt", keep);
    return () => removeEventListener("beforeinstallprompt", keep);
  }, []);
  const update = () => {
    setBusy(true);
    void device.update().then(() => setBusy(false));
  };
  return (
    <section>
      <h2>{say(words.device)}</h2>
      <div class="card gap">
        {state.data && <StorageHint of={state.data} />}
        <p class="muted small">
          {pulled.data && say(words.updated, { moment: sayMoment(pulled.data.pulledAt, language, now()) })}
          {state.data?.usage !== undefined && ` · ${say(words.used, { n: (state.data.usage / 1_000_000).toFixed(1) })}`}
        </p>
        <div class="chips">
          <button type="button" class="button small" disabled={busy || !online} onClick={update}>
            {say(busy ? words.updating : words.update)}
          </button>
          {install && (
            <button type="button" class="button small" onClick={() => void install.prompt()}>
              {say(words.install)}
            </button>
          )}
        </div>
      </div>
    </section>
  );
}
