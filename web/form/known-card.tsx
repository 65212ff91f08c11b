// The card of what the registry knows already: confirmed with one tap, each line open to change.
import { say } from "../../core/text.ts";
import { pointerOf } from "../../core/pointer.ts";
import type { CompiledField } from "../../forms/compile.ts";
import { dayAndTime, describeAnswer } from "./describe.ts";
import { useForm, useModel } from "./form-context.ts";

export const knownCardId = "form-known";

export function KnownCard({ fields }: { fields: CompiledField[] }) {
  const { model, tell } = useForm();
  const [shown, pending, asked] = useModel(model, () => [
    fields
      .filter((it) => model.isKnown(pointerOf([it.name])) && model.isVisible(pointerOf([it.name])))
      .map((it) => it.name)
      .join("\n"),
    model.pendingOnPage().length,
    model.wasAskedToConfirm(),
  ]);
  const names = shown.split("\n");
  const known = fields.filter((it) => names.includes(it.name));
  if (known.length === 0) return null;
  return (
    <section class={`form-known${pending ? "" : " done"}`} id={knownCardId} aria-labelledby={`${knownCardId}-title`} tabIndex={-1}>
      <h3 id={`${knownCardId}-title`}>
        {tell("known")}
        {!pending && <span class="badge ok">✓ {tell("confirmed")}</span>}
      </h3>
      {pending > 0 && <p class="hint">{tell("knownHint")}</p>}
      <p class="error form-known-ask" role="alert">
        {pending > 0 && asked && tell("confirmFirst")}
      </p>
      <ul>
        {known.map((field) => (
          <Line key={field.name} field={field} />
        ))}
      </ul>
      {pending > 0 && (
        <button type="button" class="button main form-confirm" onClick={() => model.confirmPage()}>
          ✓ {tell("confirmAll")}
        </button>
      )}
    </section>
  );
}

function Line({ field }: { field: CompiledField }) {
  const { model, language, tell } = useForm();
  const pointer = pointerOf([field.name]);
  const [value] = useModel(model, () => [model.value(pointer)]);
  const title = say(field.widget.title, language);
  const at = model.prefilledFrom(pointer)?.confirmedAt;
  return (
    <li>
      <div>
        <span class="form-known-title">{title}</span>
        {describeAnswer(field, value, language).map(({ text, more }) => (
          <span key={text + more} class="form-known-value">
            <strong>{text}</strong>
            {more && <span class="hint"> {more}</span>}
          </span>
        ))}
        {at && <span class="form-known-date">{tell("confirmedOn", { date: dayAndTime(at).slice(0, 10) })}</span>}
      </div>
      <button type="button" class="form-change" onClick={() => model.startChanging(pointer)}>
        {tell("change")}
        <span class="visually-hidden"> {title}</span>
      </button>
    </li>
  );
}
