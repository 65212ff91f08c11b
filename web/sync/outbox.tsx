// What has not been sent yet, what the server refused, and what went out lately.
import { useState } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { discardDraft } from "../offline/drafts.ts";
import { discard, exportQueue, listOutbox } from "../offline/outbox.ts";
import type { Draft, Outgoing, ProblemView } from "../offline/records.ts";
import { Icon } from "../parts/icon.tsx";
import { Empty, Show } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { saveFile } from "../parts/save-file.ts";
import { useStatus } from "../parts/status.ts";
import { useStored } from "../parts/stored.ts";
import { sayMoment } from "../say/dates.ts";
import { draftLink } from "../submissions/draft-link.ts";
import { outboxTexts as words } from "./texts.ts";

export default function Outbox() {
  const { say, device, online, now } = useApp();
  const { offline } = device;
  const status = useStatus();
  const all = useStored(() => listOutbox(offline.store));
  const of = (state: Outgoing["state"]) => (all.data ?? []).filter((it) => it.state === state);
  const save = async () => saveFile(`gridform-${now().slice(0, 10)}.json`, await exportQueue(offline.store, now()));
  return (
    <Page title={say(words.title)}>
      {!online && <p class="notice warn small">{say(words.noNetwork)}</p>}
      <Show of={all}>
        {() => (
          <>
            {of("waiting").length + of("attention").length === 0 && (
              <Empty icon="check">
                <p>{say(words.allSent)}</p>
              </Empty>
            )}
            {of("waiting").length > 0 && (
              <button
                type="button"
                class="button main wide"
                disabled={status.sending || !online}
                onClick={() => void offline.send(true).catch(() => undefined)}
              >
                <Icon name="outbox" size={20} />
                {say(status.sending ? words.sending : words.sendNow)}
              </button>
            )}
            <Records title={say(words.attention)} records={of("attention")} />
            <Records title={say(words.waiting)} records={of("waiting")} />
            <Drafts />
            <Records title={say(words.sent)} records={of("sent").slice(0, 50)} />
            {of("sent").length > 0 && <p class="muted small">{say(words.kept)}</p>}
            <button type="button" class="button plain" onClick={() => void save()}>
              <Icon name="down" size={20} />
              {say(words.export)}
            </button>
          </>
        )}
      </Show>
    </Page>
  );
}

function Records({ title, records }: { title: string; records: Outgoing[] }) {
  if (records.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul class="list gap">
        {records.map((it) => (
          <li key={it.id} class="card">
            <RecordCard of={it} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was begun: gone on with, or thrown away by its owner. */
function Drafts() {
  const { say, device, language, now } = useApp();
  const drafts = useStored(() => device.drafts());
  if (!drafts.data?.length) return null;
  const remove = async (draft: Draft) => {
    if (!confirm(say(words.discardConfirm, { title: say(draft.title) }))) return;
    await discardDraft(device.offline.store, draft.key);
    drafts.reload();
  };
  return (
    <section>
      <h2>{say(words.drafts)}</h2>
      <ul class="list gap">
        {drafts.data.map((draft) => (
          <li key={draft.key} class="card">
            <strong class="block">{say(draft.title)}</strong>
            {draft.about && <span class="small block">{draft.about}</span>}
            <span class="muted small block">
              {say(words.queued, { moment: sayMoment(draft.savedAt, language, now()) })}
            </span>
            <div class="chips">
              <a class="button small" href={draftLink(draft)}>
                {say(words.resume)}
              </a>
              <button type="button" class="button small plain warning" onClick={() => void remove(draft)}>
                {say(words.discard)}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RecordCard({ of }: { of: Outgoing }) {
  const { say, language, now } = useApp();
  const moment = (at: string) => sayMoment(at, language, now());
  return (
    <>
      <div class="row">
        <span class="grow">
          <strong class="block">{say(of.title)}</strong>
          {of.about && <span class="small block">{of.about}</span>}
          <span class="muted small block">
            {of.state === "sent"
              ? say(words.sentAt, { moment: moment(of.sentAt) })
              : say(words.queued, { moment: moment(of.queuedAt) })}
            {of.state === "waiting" && of.attempts > 0 && ` · ${say(words.tries, { n: of.attempts })}`}
          </span>
        </span>
        {of.state === "sent" && (
          <span class="badge ok">
            <Icon name="check" size={16} />
          </span>
        )}
      </div>
      {of.state === "attention" && <Attention of={of} />}
    </>
  );
}

function Attention({ of }: { of: Extract<Outgoing, { state: "attention" }> }) {
  const { say, device } = useApp();
  const { offline } = device;
  const [busy, setBusy] = useState(false);
  const correct = async () => {
    setBusy(true);
    const draft = await offline.reopen(of.id);
    if (draft) location.hash = draftLink(draft);
    setBusy(false);
  };
  const remove = async () => {
    if (!confirm(say(words.discardConfirm, { title: say(of.title) }))) return;
    await discard(offline.store, of.id);
    await offline.refresh();
  };
  return (
    <>
      <Problem of={of.problem} />
      <div class="chips">
        <button type="button" class="button small main" disabled={busy} onClick={() => void correct()}>
          {say(words.correct)}
        </button>
        <button type="button" class="button small" onClick={() => void offline.retry(of.id)}>
          {say(words.retry)}
        </button>
        <button type="button" class="button small plain warning" onClick={() => void remove()}>
          {say(words.discard)}
        </button>
      </div>
    </>
  );
}

function Problem({ of }: { of: ProblemView }) {
  const { say } = useApp();
  return (
    <div class="notice danger small">
      <p>{of.title || say(words.unknown, { code: of.code })}</p>
      {of.errors && (
        <ul>
          {of.errors.slice(0, 5).map((error) => (
            <li key={error.pointer}>{typeof error.message === "string" ? error.message : say(error.message)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
