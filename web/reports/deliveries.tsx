// Whom an edition reached, and what did not go.
import { useState } from "preact/hooks";
import type { DeliveryView, EditionDetail } from "../../api/reports.ts";
import { isLeft } from "../../reports/edition.ts";
import { useApp } from "../app/context.ts";
import { ProblemText } from "../parts/load.tsx";
import { sayMoment } from "../say/dates.ts";
import { reportsTexts as words } from "./texts.ts";

/** Whom it reached; what did not go is sent again from here. */
export function Deliveries({ of, path, reload }: { of: EditionDetail; path: string; reload(): void }) {
  const { api, say, me } = useApp();
  const [state, setState] = useState<{ busy?: boolean; problem?: unknown }>({});
  const { deliveries } = of;
  if (deliveries.length === 0) return null;
  const left = deliveries.filter(isLeft);
  const again = async () => {
    setState({ busy: true });
    try {
      await api.post(`${path}/deliveries`, {});
      setState({});
    } catch (problem) {
      setState({ problem });
    }
    reload();
  };
  return (
    <section>
      <div class="between">
        <h2>{say(words.recipients, { n: deliveries.length })}</h2>
        {of.status === "ready" && left.length > 0 && me.actions.includes("report.make") && (
          <button type="button" class="button small" disabled={state.busy} onClick={again}>
            {say(words.sendAgain, { n: left.length })}
          </button>
        )}
      </div>
      {state.problem !== undefined && (
        <p class="error small" role="alert">
          <ProblemText problem={state.problem} />
        </p>
      )}
      <ul class="list gap">
        {[...left, ...deliveries.filter((it) => !left.includes(it))].map((it) => (
          <li key={it.person} class="card">
            <Delivered of={it} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const statuses = {
  waiting: { said: words.isWaiting, badge: "" },
  retrying: { said: words.isRetrying, badge: "warn" },
  "given-up": { said: words.isGivenUp, badge: "danger" },
  refused: { said: words.isRefused, badge: "danger" },
  skipped: { said: words.isSkipped, badge: "warn" },
  sent: { said: words.isSent, badge: "ok" },
} satisfies Record<DeliveryView["status"], unknown>;

const reasons: Record<string, (typeof words)["noAddress"]> = {
  "no-address": words.noAddress,
  withdrawn: words.wasWithdrawn,
};

function Delivered({ of }: { of: DeliveryView }) {
  const { say, language, now } = useApp();
  const { said, badge } = statuses[of.status];
  const reason = of.reason && (reasons[of.reason] ? say(reasons[of.reason] as (typeof words)["noAddress"]) : of.reason);
  return (
    <div class="row">
      <span class="grow">
        {of.name}
        <span class="muted small block">{sayMoment(of.at, language, now())}</span>
        {reason && <span class="small block">{reason}</span>}
        {of.next && (
          <span class="muted small block">{say(words.nextTry, { moment: sayMoment(of.next, language, now()) })}</span>
        )}
      </span>
      <span class={`badge ${badge}`}>{say(said)}</span>
    </div>
  );
}
