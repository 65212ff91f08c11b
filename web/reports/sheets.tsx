// Two things that somebody does to an edition in their own name: withdraw it, and vouch for the clock.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { EditionView } from "../../api/reports.ts";
import { useApp } from "../app/context.ts";
import { ProblemText } from "../parts/load.tsx";
import { Sheet } from "../parts/sheet.tsx";
import { reportsTexts as words } from "./texts.ts";

type Ends = { onClose(): void; onDone(): void };

export function WithdrawSheet({ path, number, ...ends }: { path: string; number: number } & Ends) {
  const { api, say } = useApp();
  const [reason, setReason] = useState("");
  return (
    <Act
      {...ends}
      title={say(words.withdrawTitle)}
      name={say(words.withdraw)}
      ready={reason.trim() !== ""}
      act={() => api.post(`${path}/withdrawal`, { number, reason: reason.trim() })}
    >
      <p class="muted">{say(words.withdrawMeans)}</p>
      <label class="field">
        <span>{say(words.reason)}</span>
        <textarea rows={3} maxLength={500} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
      </label>
    </Act>
  );
}

export function VouchSheet({ of: { report, period, unit }, ...ends }: { of: EditionView } & Ends) {
  const { api, say, me } = useApp();
  return (
    <Act
      {...ends}
      title={say(words.vouchTitle)}
      name={say(words.vouch)}
      ready
      act={() => api.post(`/reports/${report}/editions`, { period, unit, clockIsRight: true })}
    >
      <p class="muted">{say(words.vouchMeans, { name: me.name })}</p>
    </Act>
  );
}

type ActProps = Ends & {
  title: string;
  /** What the button says. */
  name: string;
  ready: boolean;
  act(): Promise<unknown>;
  children: ComponentChildren;
};

function Act({ title, name, ready, act, onClose, onDone, children }: ActProps) {
  const [state, setState] = useState<{ busy?: boolean; problem?: unknown }>({});
  const go = () => {
    setState({ busy: true });
    act().then(onDone, (problem) => setState({ problem }));
  };
  return (
    <Sheet title={title} onClose={onClose}>
      {children}
      {state.problem !== undefined && (
        <p class="error small" role="alert">
          <ProblemText problem={state.problem} />
        </p>
      )}
      <button type="button" class="button main wide" disabled={!ready || state.busy} onClick={go}>
        {name}
      </button>
    </Sheet>
  );
}
