// What every part of an open form may use: its state, language, look-ups and the shelf for photos.
import { type ComponentType, createContext } from "preact";
import { useContext, useLayoutEffect, useReducer, useRef } from "preact/hooks";
import { say as inLanguage, type Language, type LocalText } from "../../core/text.ts";
import type { Instant } from "../../core/time.ts";
import type { Field } from "../../forms/questions/fields.ts";
import type { FileShelf } from "../offline/file-shelf.ts";
import type { Lookups } from "../offline/lookups.ts";
import type { FormModel } from "./form-model.ts";

export type Say = (text: LocalText, values?: Record<string, string | number>) => string;

export type OpenFormContext = {
  model: FormModel;
  language: Language;
  /** Without them nothing can be looked up, and photos are held in memory (previews). */
  lookups?: Lookups | (() => Promise<Lookups>);
  shelf?: FileShelf;
  /** Draws a field: groups and rows hold fields, and the fields' table holds groups and rows. */
  FieldView: ComponentType<{ field: Field; at: string }>;
  now(): Instant;
  /** A field was left: tell what is wrong with it. */
  left(pointer: string): void;
  say: Say;
};

export const FormContext = createContext<OpenFormContext | undefined>(undefined);

export function useForm(): OpenFormContext {
  const form = useContext(FormContext);
  if (!form) throw new Error("no form around this component");
  return form;
}

/** Says a text in the reader's language, with its `{places}` filled in. */
export const speakerOf =
  (language: Language): Say =>
  (text, values) =>
    inLanguage(text, language).replace(/\{(\w+)\}/g, (place, name: string) => String(values?.[name] ?? place));

/** Values read from the model; the component is drawn again only when one of them changed. */
export function useModel<T extends readonly unknown[]>(model: FormModel, read: () => T): T {
  const [, redraw] = useReducer((count: number, _: undefined) => count + 1, 0);
  const latest = useRef<{ read: () => T; seen: T } | undefined>(undefined);
  const seen = read();
  latest.current = { read, seen };
  useLayoutEffect(() => {
    const look = () => {
      const { read, seen } = latest.current as { read: () => T; seen: T };
      const next = read();
      if (next.some((value, at) => value !== seen[at])) redraw(undefined);
    };
    look();
    return model.subscribe(look);
  }, [model]);
  return seen;
}
