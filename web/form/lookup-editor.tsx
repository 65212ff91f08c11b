// Editor of a unit, person, subject or case: found by name and chosen.
import "./editors.css";
import { useEffect, useState } from "preact/hooks";
import type { LookupAsk, LookupEntry, Lookups } from "../offline/lookups.ts";
import { aria, type EditorProps } from "./editor.ts";
import { moreTexts } from "./field-texts.ts";
import { useForm } from "./form-context.ts";

/** `table`: where the answer is looked up. */
export function LookupEditor(props: EditorProps & { table: keyof Lookups }) {
  const { lookups, say } = useForm();
  const { field, id, value, set, table } = props;
  const { widget } = field;
  const [search, setSearch] = useState("");
  const [choosing, setChoosing] = useState(false);
  const [chosen, setChosen] = useState<LookupEntry>();
  const [found, setFound] = useState<LookupEntry[]>();
  const lookup = async (ask: LookupAsk) => {
    const all = typeof lookups === "function" ? await lookups() : lookups;
    return all?.[table](ask) ?? [];
  };
  const limits: LookupAsk = {
    subjectType: widget.subjectType,
    unitLevel: widget.unitLevel,
    caseForms: widget.caseForms,
  };
  const open = choosing || value === undefined;

  useEffect(() => {
    if (typeof value !== "string") return setChosen(undefined);
    let late = false;
    lookup({ ...limits, value }).then(([entry]) => late || setChosen(entry ?? { value, title: value }));
    return () => {
      late = true;
    };
  }, [value]);

  useEffect(() => {
    if (!open) return;
    let late = false;
    const timer = setTimeout(
      () => lookup({ ...limits, search }).then((entries) => late || setFound(entries)),
      search ? 150 : 0,
    );
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [search, open]);

  if (!open) {
    return (
      <div class="form-chosen">
        <span>
          <strong>{chosen?.title}</strong>
          {chosen?.hint && <span class="hint">{chosen.hint}</span>}
        </span>
        <button type="button" id={id} class="button small" onClick={() => setChoosing(true)}>
          {say(moreTexts.change)}
        </button>
      </div>
    );
  }
  return (
    <div class="form-lookup">
      <input
        {...aria(props)}
        id={id}
        class="form-input"
        type="search"
        aria-label={say(moreTexts.search)}
        placeholder={say(moreTexts.search)}
        autocomplete="off"
        value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
      />
      <ul aria-busy={!found}>
        {found?.map((entry) => (
          <li key={entry.value}>
            <button
              type="button"
              onClick={() => {
                set(entry.value);
                setChoosing(false);
                setSearch("");
              }}
            >
              {entry.title}
              {entry.hint && <span class="hint">{entry.hint}</span>}
            </button>
          </li>
        ))}
      </ul>
      <p class="hint" aria-live="polite">
        {found ? found.length === 0 && say(moreTexts.noneFound) : say(moreTexts.searching)}
      </p>
    </div>
  );
}
