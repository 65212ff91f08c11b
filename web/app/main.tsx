// The client's entry point, the only place that reads the clock: a form is drawn at once, everything around it comes after.
// First of all: what old browsers lack.
import "./old-browsers.ts";
import "../parts/basis.css";
import { type ComponentType, render } from "preact";
import { type Instant, instantOf } from "../../core/time.ts";
import { FormPage } from "../form/form-page.tsx";
import type { Offline } from "../offline/form-device.ts";
import type { Around } from "./around.ts";
import { type FirstForm, firstForm } from "./first-form.ts";
import { markPlace } from "./router.ts";

/** After this the frame comes even where the form does not. */
const LONG = 4_000;

const now = (): Instant => instantOf(Date.now());
const place = document.getElementById("app") as HTMLElement;

let Shell: ComponentType<{ around?: Around }> | undefined;
let loading: Promise<void> | undefined;
let arrive: (offline: Offline) => void;
const arrived = new Promise<Offline>((resolve) => {
  arrive = resolve;
});

/** Fetches everything but the form; where that failed, whoever asks next tries again. */
function loadShell(): Promise<void> {
  loading ??= import("./shell.tsx")
    .then((it) => it.openShell({ now, clock: Date.now, onDevice: arrive }))
    .then(
      (it) => {
        Shell = it;
        draw();
      },
      (error) => {
        loading = undefined;
        throw error;
      },
    );
  return loading;
}
const tryShell = () => void loadShell().catch(() => undefined);

let first: FirstForm | undefined = firstForm({ now, whole: () => loadShell().then(() => arrived) });

const around: Around = {
  hash: location.hash,
  speak(language) {
    if (first) first = { ...first, language };
    draw();
  },
  leave() {
    first = undefined;
    draw();
  },
};

/** The form keeps its place in the tree while the shell comes around it: what is typed, its page and the focus stay. */
function draw(): void {
  render(
    <>
      {Shell ? (
        <Shell around={first && around} />
      ) : (
        first && (
          <header class="bar">
            <span class="name">{first.language === "zh" ? "格智表单" : "Gridform"}</span>
          </header>
        )
      )}
      {first && <FormPage key="form" {...first} onDrawn={afterwards} />}
    </>,
    place,
  );
}

/** When the form can be typed into. */
function afterwards(): void {
  if ("requestIdleCallback" in window) requestIdleCallback(tryShell, { timeout: 500 });
  else setTimeout(tryShell, 200);
}

if (first) {
  addEventListener("online", tryShell);
  addEventListener("hashchange", () => {
    markPlace();
    // After those of the shell, which knows the new place by then.
    setTimeout(around.leave);
    tryShell();
  });
  setTimeout(tryShell, LONG);
  draw();
} else {
  addEventListener("online", tryShell);
  tryShell();
}
