// How much of this device's work is still unsent: always on screen.

import { useApp } from "../app/context.ts";
import { link } from "../app/router.ts";
import { texts } from "../say/texts.ts";
import { Icon } from "./icon.tsx";

export type UnsentCounts = { waiting: number; attention: number; sending: boolean };

export function UnsentChip({ counts }: { counts: UnsentCounts }) {
  const { say } = useApp();
  const [tone, text] = counts.attention
    ? ["danger", say(texts.attention, { n: counts.attention })]
    : counts.waiting
      ? ["warn", counts.sending ? say(texts.sending) : say(texts.waiting, { n: counts.waiting })]
      : ["ok", say(texts.allSent)];
  return (
    <span role="status">
      <a class={`badge ${tone} unsent`} href={link(["outbox"])}>
        {tone === "ok" && <Icon name="check" size={16} />}
        {text}
      </a>
    </span>
  );
}
