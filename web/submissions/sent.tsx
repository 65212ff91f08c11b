// After a form was handed in: it is safe, and where it is now.

import { useApp } from "../app/context.ts";
import { link, type Route } from "../app/router.ts";
import { Icon } from "../parts/icon.tsx";
import { Show } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { useStored } from "../parts/stored.ts";
import { sayMoment } from "../say/dates.ts";
import { fillTexts as words } from "./texts.ts";

export default function Sent({ route }: { route: Route }) {
  const { device, say, language, now } = useApp();
  const id = route.path[1] ?? "";
  const kept = useStored(() => device.sent(id), [id]);
  const it = kept.data;
  const title = it?.state === "sent" ? words.sent : it?.state === "attention" ? words.saved : words.savedWaiting;
  const submission = it?.payload.kind === "submission" ? it.payload.submission : undefined;
  return (
    <Page title={say(title)}>
      <Show of={kept}>
        {() => (
          <div class="card empty success" role="status">
            <span class={it?.state === "sent" ? "tick" : "tick waiting"}>
              <Icon name={it?.state === "sent" ? "check" : "outbox"} size={40} />
            </span>
            {it && (
              <strong>
                {say(it.title)}
                {it.about && ` · ${it.about}`}
              </strong>
            )}
            <p>
              {it?.state === "sent"
                ? say(words.sentHint, { time: sayMoment(it.receipt?.receivedAt ?? it.sentAt, language, now()) })
                : say(it?.state === "attention" ? words.attentionHint : words.waitingHint)}
            </p>
            {it?.state === "sent" && (it.receipt?.effects?.cases.length ?? 0) > 0 && (
              <p class="badge accent">{say(words.opened, { n: it.receipt?.effects.cases.length ?? 0 })}</p>
            )}
            <p class="small">
              {say(words.receipt)} <span class="number">{id.slice(-12)}</span>
            </p>
          </div>
        )}
      </Show>
      <div class="buttons">
        {submission && (
          <a class="button main" href={link(["fill", submission.form])}>
            {say(submission.subject ? words.next : words.again)}
          </a>
        )}
        {it && it.state !== "sent" && (
          <a class="button" href={link(["outbox"])}>
            {say(words.toOutbox)}
          </a>
        )}
        <a class="button plain" href={link([])}>
          {say(words.home)}
        </a>
      </div>
    </Page>
  );
}
