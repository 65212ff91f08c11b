// Publishing a draft: the decision with its reasons, and an approval by name where one is needed.
import { useState } from "preact/hooks";
import type { PublishDecision, Published } from "../../api/forms.ts";
import { grouped } from "../../core/figures/rounding.ts";
import { ApiProblem } from "../app/api.ts";
import { useApp } from "../app/context.ts";
import { ProblemText } from "../parts/load.tsx";
import { adminTexts as words } from "./texts.ts";

type Outcome = { version?: number; decision?: PublishDecision; problem?: unknown };

export function Publish({
  id,
  save,
  onPublished,
}: {
  id: string;
  save: () => Promise<boolean>;
  onPublished: () => void;
}) {
  const { api, say } = useApp();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const [approvedBy, setApprovedBy] = useState("");
  const [reason, setReason] = useState("");
  const publish = async () => {
    setBusy(true);
    setOutcome(undefined);
    try {
      if (await save()) {
        const approval = { ...(approvedBy && { approvedBy }), ...(reason && { reason }) };
        setOutcome(await api.post<Published>(`/forms/${id}/publish`, approval));
        onPublished();
      }
    } catch (problem) {
      setOutcome({
        problem,
        decision: problem instanceof ApiProblem ? (problem.body.decision as PublishDecision) : undefined,
      });
    }
    setBusy(false);
  };
  return (
    <div class="card publish">
      <h2>{say(words.publish)}</h2>
      <div role="status">
        {outcome?.version !== undefined && <p class="notice ok">{say(words.published, { n: outcome.version })}</p>}
        {outcome?.problem !== undefined && (
          <p class="notice danger">
            {outcome.decision ? say(words.refused) : <ProblemText problem={outcome.problem} />}
          </p>
        )}
        {outcome?.decision && <Decision of={outcome.decision} />}
      </div>
      <details open={outcome?.problem !== undefined}>
        <summary>{say(words.approval)}</summary>
        <label class="field gap">
          <span>{say(words.approvedBy)}</span>
          <input type="text" value={approvedBy} onInput={(event) => setApprovedBy(event.currentTarget.value)} />
        </label>
        <label class="field">
          <span>{say(words.reason)}</span>
          <input type="text" value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
        </label>
      </details>
      <button type="button" class="button main wide" disabled={busy} onClick={() => void publish()}>
        {say(busy ? words.publishing : words.publish)}
      </button>
    </div>
  );
}

const tones = { stop: "danger", approve: "danger", warn: "warn", note: "accent" } as const;

function Decision({ of }: { of: PublishDecision }) {
  const { say } = useApp();
  return (
    <div class="decision">
      <div class="chips">
        <span class={of.publish ? "badge ok" : "badge danger"}>{say(of.publish ? words.fit : words.unfit)}</span>
        <span class="badge">{say(words.burden, { n: grouped(Math.round(of.burdenHours)) })}</span>
      </div>
      <ul class="list">
        {of.reasons.map((it) => (
          <li key={`${it.code} ${it.field ?? ""} ${say(it.message)}`} class="row top">
            <span class={`badge ${tones[it.severity]}`}>{say(words[it.severity])}</span>
            <span class="grow small">
              {say(it.message)} {it.field && <code>{it.field}</code>}
            </span>
          </li>
        ))}
      </ul>
      {of.onceOnly.length > 0 && (
        <div class="small">
          <p>{say(words.onceOnly)}</p>
          <ul>
            {of.onceOnly.map((it) => (
              <li key={it.field}>{say(words.onceOnlyItem, { field: it.field, share: Math.round(it.share * 100) })}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
