// Parts of a form that are loaded when they are needed: not every form has a signature.
import type { ComponentType } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { FormContext } from "./form-context.ts";
import { texts } from "./texts.ts";

/** A component of its own chunk: an empty frame until it is here. */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let Loaded: ComponentType<P> | undefined;
  return function Later(props: P) {
    const form = useContext(FormContext);
    const [state, setState] = useState("waiting");
    useEffect(() => {
      if (Loaded) return;
      const fetchIt = () =>
        load().then(
          (component) => {
            Loaded = component;
            setState("here");
          },
          () => setState("failed"),
        );
      void fetchIt();
      addEventListener("online", fetchIt);
      return () => removeEventListener("online", fetchIt);
    }, []);
    if (Loaded) return <Loaded {...props} />;
    return state === "failed" ? (
      <p class="error">{form?.say(texts.editorFailed)}</p>
    ) : (
      <div class="form-later" aria-busy="true" />
    );
  };
}
