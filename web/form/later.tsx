// Parts of a form that are loaded when they are needed: not every form has a signature.
import type { ComponentType } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import style from "./editors.css?url";
import { FormContext } from "./form-context.ts";
import { texts } from "./texts.ts";

let styled: Promise<unknown> | undefined;

/** The style of these parts, linked when the first of them is needed. */
function withStyle(): Promise<unknown> {
  styled ??= new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = style;
    // A part without its style is plain, but works.
    link.onload = link.onerror = resolve;
    document.head.append(link);
  });
  return styled;
}

/** A component of its own chunk: an empty frame until it is here. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let Loaded: ComponentType<P> | undefined;
  return function Later(props: P) {
    const form = useContext(FormContext);
    const [state, setState] = useState("waiting");
    useEffect(() => {
      if (Loaded) return;
      Promise.all([load(), withStyle()]).then(
        ([component]) => {
          Loaded = component;
          setState("here");
        },
        () => setState("failed"),
      );
    }, []);
    if (Loaded) return <Loaded {...props} />;
    return state === "failed" ? (
      <p class="error">{form?.say(texts.editorFailed)}</p>
    ) : (
      <div class="form-later" aria-busy="true" />
    );
  };
}
