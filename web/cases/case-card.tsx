// A case in a list.

import type { CaseView } from "../../api/cases.ts";
import { useApp } from "../app/context.ts";
import { link } from "../app/router.ts";
import { DeadlineChip } from "../parts/deadline-chip.tsx";
import { sayDay } from "../say/dates.ts";
import { casesTexts } from "./texts.ts";

export function CaseCard({ of }: { of: CaseView }) {
  const { say, language, now } = useApp();
  return (
    <a class="card" href={link(["cases", of.id])}>
      <span class="row">
        <strong class="grow">{of.title}</strong>
        <DeadlineChip of={of} />
        <StatusBadge of={of} />
      </span>
      <span class="muted small block">
        {[
          say(of.formTitle),
          say(of.unitTitle),
          say(casesTexts.opened, { date: sayDay(of.openedAt, language, now()) }),
        ].join(" · ")}
      </span>
      {of.status === "open" && (
        <span class="chips">
          <span class="badge accent">{say(of.stepTitle)}</span>
        </span>
      )}
    </a>
  );
}

export function StatusBadge({ of }: { of: CaseView }) {
  const { say } = useApp();
  if (of.status === "open") return null;
  const text = casesTexts[of.status as "done" | "withdrawn" | "expired" | "refused"] ?? casesTexts.done;
  return <span class={of.status === "done" ? "badge ok" : "badge"}>{say(text)}</span>;
}
