// Publishing a draft: what it comes to with its reasons, who approved it, and what is done at once in an emergency.
import { useState } from "preact/hooks";
import type { Approvals, PublishDecision, Published } from "../../api/forms.ts";
import { grouped } from "../../core/figures/rounding.ts";
import { ApiProblem } from "../app/api.ts";
import { type AppValue, useApp } from "../app/context.ts";
import { ProblemText, useLoad } from "../parts/load.tsx";
import { sayUnit } from "../say/place-name.ts";
import { Approve, Given, History, needsApproval, Waiting } from "./approvals.tsx";
import { adminTexts as words } from "./texts.ts";

type Outcome = { version?: number; decision?: PublishDecision; problem?: unknown };
type PublishProps = {
  id: string;
  /** How often the draft was kept while the page is open: what is told of it is read anew each time. */
  turn: number;
  save: () => Promise<boolean>;
  onPublished: () => void;
};

export function Publish({ id, turn, save, onPublished }: PublishProps) {
  const { api, say, me } = useApp();
  const told = useLoad(() => readApprovals(api, id), [id, turn]);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const draft = told.data?.draft;
  const publish = async (how: { reason?: "emergency"; note?: string } = {}) => {
    setBusy(true);
    setOutcome(undefined);
    try {
      if (await save()) {
        // Read now: it may have been approved while this page stood open.
        const approvedBy = (await readApprovals(api, id))?.draft?.approvals[0]?.by;
        setOutcome(await api.post<Published>(`/forms/${id}/publish`, { ...(approvedBy && { approvedBy }), ...how }));
        onPublished();
      }
    } catch (problem) {
      setOutcome({
        problem,
        decision: problem instanceof ApiProblem ? (problem.body.decision as PublishDecision) : undefined,
      });
    }
    told.reload();
    setBusy(false);
  };
  const decision = outcome?.decision ?? draft?.decision;
  const publishes = me.actions.includes("form.publish");
  return (
    <div class="card publish">
      <h2>{say(words.publish)}</h2>
      {told.data && <Waiting id={id} of={told.data} onApproved={told.reload} />}
      <div role="status">
        {outcome?.version !== undefined && <p class="notice ok">{say(words.published, { n: outcome.version })}</p>}
        {outcome?.problem !== undefined && (
          <p class="notice danger">{outcome.decision ? say(words.refused) : <Refusal of={outcome.problem} />}</p>
        )}
        {decision && <Decision of={decision} />}
      </div>
      {told.data && <Given of={told.data} />}
      {draft?.mayApprove && needsApproval(draft) && (
        <Approve id={id} what={{ draft: draft.etag }} onApproved={told.reload} />
      )}
      {publishes && (
        <button type="button" class="button main wide" disabled={busy} onClick={() => void publish()}>
          {say(busy ? words.publishing : words.publish)}
        </button>
      )}
      {publishes && draft && needsApproval(draft) && draft.approvals.length === 0 && (
        <AtOnce busy={busy} onPublish={(note) => void publish({ reason: "emergency", note })} />
      )}
      {told.data && <History of={told.data} />}
    </div>
  );
}

/** Of a form that was neither drafted nor published there is nothing to tell. */
const readApprovals = ({ get }: AppValue["api"], id: string): Promise<Approvals | undefined> =>
  get<Approvals>(`/forms/${id}/approvals`).catch((problem: unknown) => {
    if (problem instanceof ApiProblem && problem.status === 404) return undefined;
    throw problem;
  });

/** Where somebody is not over a unit, which. */
function Refusal({ of }: { of: unknown }) {
  const { say, me } = useApp();
  const unit = of instanceof ApiProblem && of.code === "forbidden" ? of.body.unit : undefined;
  if (typeof unit !== "string") return <ProblemText problem={of} />;
  return <>{say(words.notOver, { unit: sayUnit(me, unit, say) || unit })}</>;
}

function AtOnce({ busy, onPublish }: { busy: boolean; onPublish: (note: string) => void }) {
  const { say } = useApp();
  const [note, setNote] = useState("");
  return (
    <details>
      <summary>{say(words.emergency)}</summary>
      <p class="small muted gap">{say(words.emergencyHint)}</p>
      <label class="field">
        <span>{say(words.emergencyNote)}</span>
        <input type="text" maxLength={500} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
      </label>
      <button
        type="button"
        class="button gap"
        disabled={busy || note.trim() === ""}
        onClick={() => onPublish(note.trim())}
      >
        {say(words.emergencyPublish)}
      </button>
    </details>
  );
}

const tones = { stop: "danger", approve: "danger", warn: "warn", note: "accent" } as const;

function Decision({ of }: { of: PublishDecision }) {
  const { say } = useApp();
  return (
    <div class="decision">
      <div class="chips">
        <span class={of.publish ? "badge ok" : "badge danger"}>{say(of.publish ? words.fit : words.unfit)}</span>
        {of.largest && <span class="badge">{say(words.largest, { n: of.largest.writes, most: of.largest.most })}</span>}
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
