// The client's entry point, the only place that reads the clock: a form is drawn at once, everything around it comes after.
import "./basis.css";
import { type ComponentType, render } from "preact";
import { type Instant, instantOf } from "../core/time.ts";
import { closeFirst, type FirstForm, firstForm } from "./first-form.ts";
import { FormPage } from "./form/form-page.tsx";
import type { Offline } from "./offline/offline.ts";
import type { AppProps } from "./shell.tsx";

const now = (): Instant => instantOf(Date.now());
const place = document.getElementById("app") as HTMLElement;

let App: ComponentType<AppProps> | undefined;
let loading: Promise<void> | undefined;
let arrive: (offline: Offline) => void;
const arrived = new Promise<Offline>((resolve) => {
  arrive = resolve;
});

/** Fetches everything but the form; where that fails, whoever asks next tries again. */
function loadShell(): Promise<void> {
  loading ??= import("./shell.tsx")
    .then(({ openShell }) => openShell({ now, clock: Date.now, onDevice: arrive }))
    .then(
      (it) => {
        App = it;
        draw();
      },
      (error) => {
        loading = undefined;
        throw error;
      },
    );
  return loading;
}

let first: FirstForm | undefined = firstForm({ now, whole: () => loadShell().then(() => arrived) });

/** The form keeps its place in the tree while the shell takes over around it: what is typed and the focus stay. */
function draw(): void {
  const around = first && {
    hash: first.hash,
    speak(language: FirstForm["language"]) {
      if (first) first.language = language;
      draw();
    },
    leave,
  };
  render(
    <>
      {App ? <App key="app" around={around} /> : around && <header class="bar">{name(around)}</header>}
      {first && <FormPage key={first.hash} {...first} onDrawn={loadRest} />}
    </>,
    place,
  );
}
