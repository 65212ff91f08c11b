// Claiming a part of an offer or demand, optionally matched with its counterpart; a refusal says what is left.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { CaseView } from "../../api/cases.ts";
import type { Claimed, Match } from "../../api/exchange.ts";
import type { List } from "../../api/shapes.ts";
import type { Side } from "../../forms/workflow/case-state.ts";
import { ApiProblem } from "../app/api.ts";
import { useApp } from "../app/context.ts";
import { link } from "../app/router.ts";
import { newId } from "../offline/ids.ts";
import { Icon } from "../parts/icon.tsx";
import { useLoad } from "../parts/load.tsx";
import { Sheet } from "../parts/sheet.tsx";
import { texts } from "../say/texts.ts";
import { exchangeTexts as words } from "./texts.ts";

export function ClaimSheet({ of, side, onClose }: { of: CaseView; side: Side; onClose: (changed: boolean) => void }) {
  const { api, say, now } = useApp();
  const [left, setLeft] = useState(of.remaining ?? 0);
  const [quantity, setQuantity] = useState("1");
  const [counterpart, setCounterpart] = useState("");
  const [due, setDue] = useState("");
  const [note, setNote] = useState("");
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  const [claimed, setClaimed] = useState<Claimed>();
  // One id for one claim: a second tap, or a retry after a lost answer, claims nothing twice.
  const id = useRef(newId(now()));
  const path = `/${side}/${encodeURIComponent(of.id)}`;
  const matches = useLoad(() => api.get<List<Match>>(`${path}/matches`), [of.id]);

  const claim = async (event: Event) => {
    event.preventDefault();
    const wanted = Number(quantity);
    if (!Number.isInteger(wanted) || wanted < 1 || wanted > left) {
      setError(say(words.quantityWrong, { n: left }));
      return;
    }
    setBusy(true);
    setError("");
    try {
      const body = { id: id.current, quantity: wanted, ...(due && { due }), ...(note && { note }) };
      const other = counterpart && { [side === "offers" ? "demand" : "offer"]: counterpart };
      setClaimed(await api.post<Claimed>(`${path}/claims`, { ...body, ...other }));
    } catch (problem) {
      const told = problem instanceof ApiProblem ? problem : undefined;
      const remaining = told?.code === "balance-insufficient" ? Number(told.body.remaining ?? 0) : undefined;
      if (remaining !== undefined) setLeft(remaining);
      // A claim that was refused for its content is another claim the next time.
      if (told && told.status >= 400 && told.status < 500) id.current = newId(now());
      setError(
        remaining === undefined
          ? say(words.refusedOther, {
              reason: told?.code === "offline" ? say(texts.needsNetwork) : (told?.message ?? ""),
            })
          : remaining > 0
            ? say(words.refused, { n: remaining, wanted })
            : say(words.refusedNone),
      );
    }
    setBusy(false);
  };

  if (claimed) return <Success of={claimed} onClose={() => onClose(true)} />;
  return (
    <Sheet title={say(words.claimTitle, { title: of.title })} onClose={() => onClose(left !== of.remaining)}>
      <form onSubmit={claim} noValidate>
        <label class="field">
          <span>{say(words.quantity, { n: left })}</span>
          <input
            type="number"
            inputMode="numeric"
            min={1}
            max={left}
            value={quantity}
            aria-invalid={error ? "true" : undefined}
            aria-describedby={error ? "claim-error" : undefined}
            onInput={(event) => setQuantity(event.currentTarget.value)}
          />
        </label>
        <fieldset class="field matches">
          <legend>{say(side === "offers" ? words.forDemand : words.forOffer)}</legend>
          {matches.loading && <p class="muted small">{say(words.searching)}</p>}
          {matches.data?.items.length === 0 && <p class="muted small">{say(words.noMatches)}</p>}
          {(matches.data?.items ?? []).slice(0, 5).map((it) => (
            <MatchChoice
              key={it.case.id}
              of={it}
              checked={counterpart === it.case.id}
              onChoose={() => setCounterpart(it.case.id)}
            />
          ))}
          {(matches.data?.items.length ?? 0) > 0 && (
            <label class="row choice">
              <input type="radio" name="counterpart" checked={counterpart === ""} onChange={() => setCounterpart("")} />
              <span class="grow">{say(words.noMatch)}</span>
            </label>
          )}
        </fieldset>
        <label class="field">
          <span>{say(words.due)}</span>
          <input type="date" value={due} onInput={(event) => setDue(event.currentTarget.value)} />
        </label>
        <label class="field">
          <span>{say(words.note)}</span>
          <textarea rows={2} maxLength={500} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
        </label>
        <div role="alert" id="claim-error">
          {error && <p class="notice danger">{error}</p>}
        </div>
        <button type="submit" class="button main wide" disabled={busy || left === 0}>
          {say(busy ? words.submitting : words.submit)}
        </button>
      </form>
    </Sheet>
  );
}

function MatchChoice({ of, checked, onChoose }: { of: Match; checked: boolean; onChoose: () => void }) {
  const { say } = useApp();
  return (
    <label class="row choice">
      <input type="radio" name="counterpart" checked={checked} onChange={onChoose} />
      <span class="grow">
        <strong class="block">{of.case.title}</strong>
        <span class="muted small block">{[say(of.case.unitTitle), ...of.why.map((it) => say(it))].join(" · ")}</span>
      </span>
      <span class="badge ok">{say(words.score, { n: Math.round(of.score * 100) })}</span>
    </label>
  );
}

function Success({ of, onClose }: { of: Claimed; onClose: () => void }) {
  const { say } = useApp();
  const link_ = useRef<HTMLAnchorElement>(null);
  useLayoutEffect(() => link_.current?.focus(), []);
  return (
    <Sheet title={say(words.claimed)} onClose={onClose}>
      <div class="empty success" role="status">
        <span class="tick">
          <Icon name="check" size={40} />
        </span>
        <p>{say(words.claimedHint, { n: of.remaining ?? 0 })}</p>
      </div>
      <a class="button main wide" href={link(["cases", of.project])} ref={link_}>
        {say(words.toProject)}
      </a>
    </Sheet>
  );
}
