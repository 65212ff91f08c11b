// What every part of an open form may use: its state, language, look-ups and the shelf for photos.
import { createContext } from "preact";
import { useContext, useLayoutEffect, useReducer, useRef } from "preact/hooks";
import { type Language, type LocalText, say } from "../../core/text.ts";
import type { Instant } from "../../core/time.ts";
import type { FileShelf } from "../offline/files.ts";
import type { Lookups } from "../offline/lookups.ts";
import type { FormModel } from "./form-model.ts";
import { type TextName, tell } from "./texts.ts";

export type OpenFormContext = {
  model: FormModel;
  language: Language;
  lookups: Lookups;
  shelf: FileShelf;
  now(): Instant;
  /** A field was left: tell what is wrong with it. */
  left(pointer: string): void;
  say(text: LocalText): string;
  tell(name: TextName, values?: Record<string, string | number>): string;
};

export const FormContext = createContext<OpenFormContext | undefined>(undefined);

export function useForm(): OpenFormContext {
  const form = useContext(FormContext);
  if (!form) throw new Error("no form around this component");
  return form;
}

export const speak = (language: Language) => ({
  say: (text: LocalText) => say(text, language),
  tell: (name: TextName, values?: Record<string, string | number>) => tell(name, language, values),
});

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
