// What becomes of a version that went out in an emergency and that nobody approved in time.
import { staleAfterMilliseconds } from "../../../core/due-work.ts";
import { problem } from "../../../core/problem.ts";
import { type Instant, later } from "../../../core/time.ts";
import { definitionOf } from "../../../forms/definition/version.ts";
import type { Deps } from "../../deps.ts";
import type { Write } from "../../ports.ts";
import { approversOf } from "../../store/approvers.ts";
import { dueItem } from "../../store/due-item.ts";
import { formVersion } from "../../store/forms.ts";
import { admissionOf, draftItem, firstDraftNumber, formHeadItem, formHeadOf, newestOf } from "../../store/items.ts";
import * as keys from "../../store/keys.ts";
import { weighClock } from "../../store/other-clocks.ts";
import { formNotice } from "../work/form-notice.ts";
import { staleDraft } from "../work/stale-draft.ts";

/**
 * The version before is live again, or none is where there was none. What was stopped stands as the form's draft, unless there is one,
 * so that it can be approved and published after all. Answers to it still land. Answers when to look
 * again, where every other clock that was seen disagrees with ours.
 */
export async function stopUnapproved(deps: Deps, id: string): Promise<Instant | undefined> {
  const [item, draft] = await Promise.all([deps.table.get(keys.formKey(id)), deps.table.get(keys.formDraftKey(id))]);
  const head = item && formHeadOf(item);
  const now = deps.clock.now();
  if (!head?.emergency || head.emergency.due > now) return undefined;
  // A clock that jumps ahead takes no form from the phones. Looked at again at once, for a time of this clock may be days away in truth.
  if ((await weighClock(deps)).verdict === "disputed") return head.emergency.due;
  const { emergency, revision, live, ...rest } = head;
  const stopped = await formVersion(deps, id, live);
  const admitted = await deps.table.get(keys.admissionKey(id, live));
  if (!stopped || !admitted) throw problem("not-found", { form: id, version: live });
  const { authors, publishedBy } = admissionOf(admitted);
  const back: Write[] = draft
    ? []
    : [
        {
          kind: "put",
          item: draftItem(
            { definition: definitionOf(stopped), by: publishedBy, at: now, authors },
            firstDraftNumber(head),
          ),
          when: { kind: "absent" },
        },
        {
          kind: "put",
          item: dueItem({ dueAt: later(now, staleAfterMilliseconds), due: staleDraft.due({ form: id }) }),
        },
      ];
  const told = new Set([publishedBy, ...(await approversOf(deps, stopped, authors)).map((it) => it.id)]);
  const result = await deps.table.commit([
    {
      kind: "put",
      item: formHeadItem(
        {
          ...rest,
          live: emergency.before,
          newest: newestOf(head),
          stopped: [...(head.stopped ?? []), { from: emergency.before + 1, to: live, at: now }],
        },
        revision + 1,
      ),
      when: { kind: "version", is: revision },
    },
    ...back,
    ...[...told].map(
      (person): Write => ({
        kind: "put",
        item: dueItem({
          dueAt: now,
          due: formNotice.due({ form: id, version: String(live), about: "stopped", person }),
        }),
      }),
    ),
  ]);
  // Approved, published or drafted at the same moment: the work fails, and looks again.
  if (!result.ok) throw problem("changed-meanwhile");
  deps.memory.forget(`form:${id}`);
  deps.memory.forget("forms");
  deps.memory.forget("stopped-forms");
  return undefined;
}
