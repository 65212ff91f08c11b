// The editor of a repeat, whose rows are cards.
import "../editors.css";
import { useState } from "preact/hooks";
import { pointerOf } from "../../../core/pointer.ts";
import type { Answers } from "../../../forms/answers/submission.ts";
import { sayRow } from "../../../forms/fields/repeat.ts";
import { sayingOf } from "../../../forms/fields/say.ts";
import type { Field } from "../../../forms/questions/fields.ts";
import { newId } from "../../offline/ids.ts";
import { type EditorProps, idOf } from "../editor.ts";
import { moreTexts } from "../field-texts.ts";
import { useForm, useModel } from "../form-context.ts";

type Row = { [name: string]: unknown; id?: unknown };

export function Editor({ field, pointer, id, value }: EditorProps) {
  const { model, now, say } = useForm();
  const rows = (Array.isArray(value) ? value : []) as Row[];
  // The row being filled in is open; the others say who they are.
  const [opened, setOpened] = useState<string>();
  const keyOf = (row: Row, at: number) => (typeof row.id === "string" ? row.id : String(at));
  return (
    <div class="form-rows">
      {rows.length === 0 && <p class="hint">{say(moreTexts.noRows)}</p>}
      {rows.map((row, at) => (
        <RowCard
          key={keyOf(row, at)}
          field={field}
          pointer={pointer + pointerOf([at])}
          row={row as Answers}
          number={at + 1}
          open={opened === keyOf(row, at)}
          onToggle={(open) => setOpened(open ? keyOf(row, at) : undefined)}
          onRemove={() => model.removeRow(pointer, at)}
        />
      ))}
      <button
        type="button"
        id={id}
        class="button"
        onClick={() => {
          const row = newId(now());
          model.addRow(pointer, row);
          setOpened(row);
        }}
      >
        + {say(moreTexts.add)}
      </button>
    </div>
  );
}

function RowCard(props: {
  field: Field;
  pointer: string;
  row: Answers;
  number: number;
  open: boolean;
  onToggle(open: boolean): void;
  onRemove(): void;
}) {
  const { model, language, say, FieldView } = useForm();
  const { field, pointer, row, number, onToggle, onRemove } = props;
  const [sure, setSure] = useState(false);
  const [wrong] = useModel(model, () => [model.errorsBelow(pointer)] as const);
  const open = props.open || wrong;
  const said = sayRow(row, field.widget, sayingOf(field, language));
  const title = said.text || say(moreTexts.row, { n: number });
  const bodyId = `${idOf(pointer)}-body`;
  return (
    <div class={`form-row${wrong ? " wrong" : ""}`}>
      <button
        type="button"
        class="form-row-head"
        aria-expanded={open}
        aria-controls={bodyId}
        onClick={() => onToggle(!props.open)}
      >
        <span class="form-row-number" aria-hidden="true">
          {number}
        </span>
        <span class="form-row-title">
          <strong>{title}</strong>
          {!open && said.more && <span class="hint">{said.more}</span>}
        </span>
        <span class="form-row-open">{say(open ? moreTexts.close : moreTexts.open)}</span>
      </button>
      {open && (
        <div id={bodyId} class="form-row-body">
          {field.fields.map((inner) => (
            <FieldView key={inner.name} field={inner} at={pointer} />
          ))}
          <button
            type="button"
            class="button small warning"
            onBlur={() => setSure(false)}
            onClick={() => (sure ? onRemove() : setSure(true))}
          >
            {say(sure ? moreTexts.removeSure : moreTexts.remove)}
          </button>
        </div>
      )}
    </div>
  );
}
