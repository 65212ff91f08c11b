// Publishing a draft: what it comes to with its reasons, who approved it, and what is done at once in an emergency.
import { useRef, useState } from "preact/hooks";
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
  /** The tag of the draft as it stands on the page. */
  etag: () => string | undefined;
  /** How often the draft was kept while the page is open: what is told of it is read anew each time. */
  turn: number;
  save: () => Promise<boolean>;
  onPublished: () => void;
  onReload: () => void;
};

export function Publish({ id, etag, turn, save, onPublished, onReload }: PublishProps) {
  const { api, say, me } = useApp();
  const told = useLoad(() => readApprovals(api, id), [id, turn]);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const [approved, setApproved] = useState(false);
  const { draft } = told.data ?? {};
  // What stands on the page is what is approved and published, never what somebody saved since.
  const isShown = draft !== undefined && draft.etag === etag();
  const lost = useLost(draft?.approvals.length ?? 0, draft?.etag);
  const publish = async (how: { reason?: "emergency"; note?: string } = {}) => {
    setBusy(true);
    setOutcome(undefined);
    try {
      if (await save()) {
        // Read now: it may have been approved while this page stood open.
        const approvedBy = (await readApprovals(api, id))?.draft?.approvals[0]?.by;
        const body = { draft: etag(), ...(approvedBy && { approvedBy }), ...how };
        setOutcome(await api.post<Published>(`/forms/${id}/publish`, body));
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
  const onApproved = (done: boolean) => {
    setApproved(done);
    told.reload();
  };
  const decision = outcome?.decision ?? draft?.decision;
  const publishes = me.actions.includes("form.publish");
  const needs = draft !== undefined && needsApproval(draft);
  const stopped = told.data?.versions[0]?.stopped !== undefined;
  return (
    <div class="card publish">
      <h2>{say(words.publish)}</h2>
      {told.data && <Waiting id={id} of={told.data} onApproved={onApproved} />}
      <div role="status">
        {approved && <p class="notice ok">{say(words.approved)}</p>}
        {outcome?.version !== undefined && <p class="notice ok">{say(words.published, { n: outcome.version })}</p>}
        {outcome?.problem !== undefined && (
          <p class="notice danger">{outcome.decision ? say(words.refused) : <Refusal of={outcome.problem} />}</p>
        )}
        {lost && <p class="notice warn">{say(words.lostApproval)}</p>}
        {decision && <Decision of={decision} />}
      </div>
      {told.data && <Given of={told.data} />}
      {draft && !isShown && !publishes && (
        <p class="notice warn">
          {say(words.changedSince)}{" "}
          <button type="button" class="button small" onClick={onReload}>
            {say(words.reload)}
          </button>
        </p>
      )}
      {isShown && draft.mayApprove && needs && <Approve id={id} what={{ draft: draft.etag }} onApproved={onApproved} />}
      {publishes && (
        <button type="button" class="button main wide" disabled={busy} onClick={() => void publish()}>
          {say(busy ? words.publishing : words.publish)}
        </button>
      )}
      {publishes && needs && draft.approvals.length === 0 && !stopped && (
        <AtOnce busy={busy} onPublish={(note) => void publish({ reason: "emergency", note })} />
      )}
      {told.data && <History of={told.data} />}
    </div>
  );
}

/** Whether a draft that was approved is so no more, because it was saved again while the page was open. */
function useLost(approvals: number, etag: string | undefined): boolean {
  const seen = useRef({ approvals, etag, lost: false });
  const before = seen.current;
  // While it is read anew nothing is known of it.
  if (etag === undefined) return false;
  if (etag === before.etag) before.approvals = approvals;
  else seen.current = { approvals, etag, lost: approvals === 0 && (before.approvals > 0 || before.lost) };
  return seen.current.lost && approvals === 0;
}

/** Of a form that was neither drafted nor published there is nothing to tell. */
export const readApprovals = ({ get }: AppValue["api"], id: string): Promise<Approvals | undefined> =>
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
  // What somebody must agree to, and did.
  const met = ({ severity }: PublishDecision["reasons"][number]) => severity === "approve" && of.publish;
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
            <span class={`badge ${met(it) ? "ok" : tones[it.severity]}`}>
              {say(met(it) ? words.met : words[it.severity])}
            </span>
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
