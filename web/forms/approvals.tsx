// Approvals of a form as its page tells and takes them: what waits for one, who gave one, who could.
import { useState } from "preact/hooks";
import type { Approval, Approvals } from "../../api/forms.ts";
import { useApp } from "../app/context.ts";
import { ProblemText } from "../parts/load.tsx";
import { sayMoment } from "../say/dates.ts";
import { adminTexts as words } from "./texts.ts";

/** Told whether it was taken. */
export type Approved = (done: boolean) => void;

/** What went out in an emergency, until when it must be approved, and the approval for who may give it. */
export function Waiting({ id, of, onApproved }: { id: string; of: Approvals; onApproved: Approved }) {
  const { say, language, now } = useApp();
  const { emergency } = of;
  if (!emergency) return null;
  const { version, before, due, by, note } = emergency;
  const back = before > 0 ? say(words.backTo, { n: before }) : say(words.retired);
  return (
    <div class="notice warn">
      <p>{say(words.waits, { n: version, by, moment: sayMoment(due, language, now()), back })}</p>
      {note && <p class="small">{say(words.waitsNote, { note })}</p>}
      {emergency.mayApprove && <Approve id={id} what={{ version }} onApproved={onApproved} />}
    </div>
  );
}

/** Who approved the draft as it stands; where nobody did and somebody must, who could. */
export function Given({ of }: { of: Approvals }) {
  const { say, language, now, me } = useApp();
  const { draft, approvers } = of;
  if (!draft) return null;
  if (draft.approvals.length > 0)
    return (
      <div class="notice ok small">
        {draft.approvals.map(({ by, name, reason, at }) => (
          <p key={by}>{say(words.approvedBy, { name, reason, moment: sayMoment(at, language, now()) })}</p>
        ))}
        <p>{say(words.voidLater)}</p>
      </div>
    );
  if (!needsApproval(draft) || approvers.length === 0 || draft.mayApprove) return null;
  const shown = approvers.slice(0, SHOWN).map((it) => it.name);
  const names = shown.join(say(words.between));
  const more = approvers.length - shown.length;
  return (
    <p class="notice accent small">
      {me.actions.includes("form.approve") && draft.by === me.person && `${say(words.ownDraft)} `}
      {say(words.askThese, { names: more > 0 ? say(words.askMore, { names, total: approvers.length }) : names })}
    </p>
  );
}

const SHOWN = 4;
export const needsApproval = ({ decision }: NonNullable<Approvals["draft"]>): boolean =>
  decision.reasons.some((it) => it.severity === "approve");

type ApproveProps = { id: string; what: { draft: string } | { version: number }; onApproved: Approved };

/** One's own act, with its reason. */
export function Approve({ id, what, onApproved }: ApproveProps) {
  const { api, say } = useApp();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const approve = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await api.post<Approval>(`/forms/${id}/approvals`, { ...what, reason });
      setReason("");
      onApproved(true);
    } catch (failed) {
      setProblem(failed);
      onApproved(false);
    }
    setBusy(false);
  };
  return (
    <form class="approve" onSubmit={approve}>
      <label class="field">
        <span>{say(words.approveReason)}</span>
        <input
          type="text"
          required
          maxLength={500}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      {problem !== undefined && (
        <p class="notice danger small" role="alert">
          <ProblemText problem={problem} />
        </p>
      )}
      <button type="submit" class="button gap" disabled={busy || reason.trim() === ""}>
        {say(
          busy ? words.approving : "version" in what ? words.approveVersion : words.approveDraft,
          "version" in what ? { n: what.version } : {},
        )}
      </button>
    </form>
  );
}

/** How each version came to be live. */
export function History({ of }: { of: Approvals }) {
  const { say, language, now } = useApp();
  if (of.versions.length === 0) return null;
  return (
    <details>
      <summary>{say(words.history)}</summary>
      <ul class="list small gap">
        {of.versions.map(({ version, publishedAt, publishedBy, approval, emergency, stopped }) => (
          <li key={version}>
            {say(publishedBy === "gridform" ? words.comesWith : words.historyLine, {
              n: version,
              moment: sayMoment(publishedAt, language, now()),
              by: publishedBy,
            })}
            {emergency && <span class="badge warn">{say(words.historyEmergency)}</span>}
            {stopped && <span class="badge danger">{say(words.historyStopped)}</span>}
            {approval && (
              <span class="muted block">
                {say(words.approvedBy, {
                  name: approval.name,
                  reason: approval.reason,
                  moment: sayMoment(approval.at, language, now()),
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
