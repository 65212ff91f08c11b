// The card of what the registry knows already: confirmed with one tap, each line open to change.
import "./editors.css";
import { useLayoutEffect, useRef } from "preact/hooks";
import { pointerOf } from "../../core/pointer.ts";
import { dayAndTime } from "../../forms/fields/date-time.ts";
import { sayAnswer } from "../../forms/fields/say.ts";
import type { Field } from "../../forms/questions/fields.ts";
import { moreTexts } from "./field-texts.ts";
import { useForm, useModel } from "./form-context.ts";

/** `attempt` grows whenever the reader wanted to go on in vain. */
export function KnownCard({ fields, attempt }: { fields: Field[]; attempt: number }) {
  const { model, say } = useForm();
  const [shown, pending, asked] = useModel(model, () => [
    fields
      .filter((it) => model.isKnown(pointerOf([it.name])) && model.isVisible(pointerOf([it.name])))
      .map((it) => it.name)
      .join("\n"),
    model.pendingOnPage().length,
    model.wasAskedToConfirm(),
  ]);
  const card = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (attempt > 0 && pending > 0 && model.shownErrors().length === 0) card.current?.focus();
  }, [attempt]);
  const names = shown.split("\n");
  const known = fields.filter((it) => names.includes(it.name));
  if (known.length === 0) return null;
  return (
    <section class={`form-known${pending ? "" : " done"}`} aria-labelledby="form-known-title" tabIndex={-1} ref={card}>
      <h3 id="form-known-title">
        {say(moreTexts.known)}
        {!pending && <span class="badge ok">✓ {say(moreTexts.confirmed)}</span>}
      </h3>
      {pending > 0 && <p class="hint">{say(moreTexts.knownHint)}</p>}
      <p class="error form-known-ask" role="alert">
        {pending > 0 && asked && say(moreTexts.confirmFirst)}
      </p>
      <ul>
        {known.map((field) => (
          <Line key={field.name} field={field} />
        ))}
      </ul>
      {pending > 0 && (
        <button type="button" class="button main form-confirm" onClick={() => model.confirmPage()}>
          ✓ {say(moreTexts.confirmAll)}
        </button>
      )}
    </section>
  );
}

function Line({ field }: { field: Field }) {
  const { model, language, say } = useForm();
  const pointer = pointerOf([field.name]);
  const [value] = useModel(model, () => [model.value(pointer)]);
  const title = say(field.widget.title);
  const at = model.prefilledFrom(pointer)?.confirmedAt;
  return (
    <li>
      <div>
        <span class="form-known-title">{title}</span>
        {sayAnswer(field, value, language).map(({ text, more }) => (
          <span key={text + more} class="form-known-value">
            <strong>{text}</strong>
            {more && <span class="hint"> {more}</span>}
          </span>
        ))}
        {at && <span class="form-known-date">{say(moreTexts.confirmedOn, { date: dayAndTime(at).slice(0, 10) })}</span>}
      </div>
      <button type="button" class="form-change" onClick={() => model.startChanging(pointer)}>
        {say(moreTexts.change)}
        <span class="visually-hidden"> {title}</span>
      </button>
    </li>
  );
}
