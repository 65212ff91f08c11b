// A form on the screen: page by page on a phone, with its pages listed beside it on a wide screen.
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import "../parts/basis.css";
import "./form.css";
import { pointerOf } from "../../core/pointer.ts";
import type { Language, LocalText } from "../../core/text.ts";
import type { Instant } from "../../core/time.ts";
import type { Answer, Answers } from "../../forms/answers/submission.ts";
import type { Questions } from "../../forms/definition/definition.ts";
import type { DraftKeeper } from "../offline/drafts.ts";
import { type FileShelf, filesIn } from "../offline/file-shelf.ts";
import type { Lookups } from "../offline/lookups.ts";
import type { Draft, SubjectView } from "../offline/records.ts";
import { FieldView } from "./field-view.tsx";
import { FormContext, speakerOf, useModel } from "./form-context.ts";
import { type Check, createFormModel, type FormModel, type Prefilled } from "./form-model.ts";
import { lazyPart } from "./lazy-part.tsx";
import { texts } from "./texts.ts";

const ErrorSummary = lazyPart(() => import("./error-summary.tsx").then((it) => it.ErrorSummary));
const KnownCard = lazyPart(() => import("./known-card.tsx").then((it) => it.KnownCard));

export type FormViewProps = {
  title: LocalText;
  questions: Questions;
  language: Language;
  /** Whom it is about: shown under the title, and its facts are what expressions name as `${@name}`. */
  subject?: Pick<SubjectView, "title" | "facts">;
  prefilled?: Prefilled;
  initial?: Answers;
  /** What else a draft holds: where the reader was, what was confirmed, what the server did not accept. */
  resume?: Pick<Draft, "confirmed" | "page" | "errors">;
  /** Keeps what is typed; without it nothing is kept (previews). */
  draft?: DraftKeeper;
  /** Where photos and signatures go; without it they are held in memory. */
  shelf?: FileShelf;
  now(): Instant;
  /** Fetched when a field first needs them; without them there is nothing to choose from. */
  lookups?: Lookups | (() => Promise<Lookups>);
  /** What stands on the last button, where it is not “submit”. */
  submitTitle?: LocalText;
  /** Shown above the first page. */
  notice?: ComponentChildren;
  /** Shown above the buttons, on every page. */
  warning?: LocalText;
  /** `files` are the names of photos and signatures in the answers; `filledAt` is the time the logic was judged by. */
  onSubmit(answers: Answers, files: string[], filledAt: Instant): void | Promise<void>;
  onCancel?(): void;
};

export function FormView(props: FormViewProps) {
  const { questions, language, subject, prefilled, initial, resume, now, draft, lookups, shelf } = props;
  // A form keeps its state while its texts change language; other questions are another form (give it another key).
  const [model] = useState(() =>
    createFormModel({ resume, questions, initial, prefilled, facts: factsOf(subject), now }),
  );
  const brains = useBrains(model, questions);

  useEffect(() => keepDraft(model, draft), [model, draft]);

  const context = useMemo(
    () => ({
      model,
      language,
      lookups,
      shelf,
      now,
      say: speakerOf(language),
      FieldView,
      left: (pointer: string) =>
        void brains().then(
          (check) => model.checkField(pointer, check),
          () => undefined,
        ),
    }),
    [model, language, lookups, shelf],
  );

  return (
    <FormContext.Provider value={context}>
      <Pages {...props} model={model} brains={brains} />
    </FormContext.Provider>
  );
}

const factsOf = (subject: FormViewProps["subject"]): Record<string, Answer> | undefined => {
  if (!subject) return undefined;
  const facts: Record<string, Answer> = {};
  for (const name of Object.keys(subject.facts)) facts[name] = subject.facts[name]?.value ?? null;
  return facts;
};

/**
 * The logic, attached as soon as it is here, then the check. They come after the form is on the screen: typing can begin without them,
 * going on cannot. Rejects where they are not to be had; the next call tries again.
 */
function useBrains(model: FormModel, questions: Questions): () => Promise<Check> {
  const loading = useRef<Promise<Check> | undefined>(undefined);
  const load = async () => {
    const { logicOf } = await import("./logic.ts");
    model.attach(logicOf(questions));
    const { checkOf } = await import("./check.ts");
    return checkOf(questions);
  };
  const brains = () => {
    loading.current ??= load().catch((error) => {
      loading.current = undefined;
      throw error;
    });
    return loading.current;
  };
  useEffect(() => {
    const fetchThem = () => void brains().catch(() => undefined);
    fetchThem();
    addEventListener("online", fetchThem);
    return () => removeEventListener("online", fetchThem);
  }, []);
  return brains;
}

/** Saves every change by hand, and what is pending when the page is left or hidden. */
function keepDraft(model: FormModel, draft: DraftKeeper | undefined): (() => void) | undefined {
  if (!draft) return undefined;
  const flush = () => void draft.flush();
  const save = () => {
    if (model.touched())
      draft.save({ answers: model.answers(), confirmed: model.confirmed(), page: model.page().index });
  };
  // It may come after the first letters were typed.
  save();
  const stop = model.subscribe(save);
  document.addEventListener("visibilitychange", flush);
  addEventListener("pagehide", flush);
  return () => {
    stop();
    document.removeEventListener("visibilitychange", flush);
    removeEventListener("pagehide", flush);
    flush();
  };
}

function Pages(props: FormViewProps & { model: FormModel; brains(): Promise<Check> }) {
  const { model, brains, language, title, subject, onCancel } = props;
  const say = speakerOf(language);
  const [attempt, setAttempt] = useState(0);
  const [stuck, setStuck] = useState(false);
  const [busy, setBusy] = useState(false);
  const working = useRef(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const [index, , pending, wrong] = useModel(
    model,
    () =>
      [
        model.page().index,
        model.pages().length,
        model.pendingOnPage().length > 0,
        model.shownErrors().length > 0,
      ] as const,
  );
  const pages = model.pages();
  const page = model.page();
  const at = pages.findIndex((it) => it.index === index);
  const last = at === pages.length - 1;
  // Drawn once for each page: what is typed redraws its own field alone.
  const fields = useMemo(
    () => (
      <>
        {page.fields.some((field) => model.isKnown(pointerOf([field.name]))) && (
          <KnownCard fields={page.fields} attempt={attempt} />
        )}
        {page.fields.map((field) => (
          <FieldView key={field.name} field={field} at="" />
        ))}
      </>
    ),
    [model, index, language, attempt],
  );

  const turn = (to: number) => {
    model.goTo(to);
    scrollTo(0, 0);
    setTimeout(() => heading.current?.focus());
  };

  /** One thing at a time: a second tap while the first is at work does nothing. */
  const once = async (work: (check: Check) => Promise<void>) => {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    try {
      await work(await brains());
      setStuck(false);
    } catch {
      // The parts that check did not load, or the device's store is full: what is typed stays on the screen.
      setStuck(true);
    } finally {
      working.current = false;
      setBusy(false);
    }
  };

  const forward = () =>
    once(async (check) => {
      const wrong = model.checkPage(check).length > 0 || model.pendingOnPage().length > 0;
      if (wrong) setAttempt(attempt + 1);
      else turn(pages[at + 1]?.index ?? index);
    });

  const submit = () =>
    once(async (check) => {
      const wrong = model.checkAll(check).length > 0 || model.hasPending();
      if (wrong) return setAttempt(attempt + 1);
      const { answers, filledAt } = model.finished();
      await props.onSubmit(answers, Array.from(filesIn(answers)), filledAt);
    });

  return (
    <form
      class="form"
      noValidate
      lang={language === "zh" ? "zh-CN" : "en"}
      onSubmit={(event) => {
        event.preventDefault();
        void (last ? submit() : forward());
      }}
      onKeyDown={goOnWithEnter}
    >
      {pages.length > 1 && (
        <nav class="form-pages" aria-label={say(texts.pages)}>
          <ol>
            {pages.map((it, number) => (
              <li key={it.index}>
                <button
                  type="button"
                  aria-current={it.index === index ? "step" : undefined}
                  onClick={() => turn(it.index)}
                >
                  <span class="form-page-number" aria-hidden="true">
                    {number + 1}
                  </span>
                  {say(it.title)}
                </button>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <header class="form-head">
        <div class="form-head-row">
          <div class="form-name">
            <h1>{say(title)}</h1>
            {subject && <p class="hint">{subject.title}</p>}
          </div>
          {pages.length > 1 && (
            <span class="form-count">
              <span class="visually-hidden">{say(texts.step, { n: at + 1, of: pages.length })}</span>
              <span aria-hidden="true">
                {at + 1}/{pages.length}
              </span>
            </span>
          )}
        </div>
        {pages.length > 1 && (
          <div class="form-progress" aria-hidden="true">
            {pages.map((it, number) => (
              <i key={it.index} class={number <= at ? "done" : undefined} />
            ))}
          </div>
        )}
      </header>
      {at <= 0 && props.notice}
      <h2 class="form-page-title" tabIndex={-1} ref={heading}>
        {say(page.title)}
      </h2>
      {wrong && <ErrorSummary attempt={attempt} />}
      <div class="form-fields">{fields}</div>
      {(stuck || props.warning) && (
        <p class="notice danger form-stuck" role="alert">
          {say(stuck ? texts.stuck : (props.warning ?? texts.stuck))}
        </p>
      )}
      <footer class="form-bar">
        {at > 0 ? (
          <button type="button" class="button" onClick={() => turn(pages[at - 1]?.index ?? index)}>
            {say(texts.back)}
          </button>
        ) : (
          onCancel && (
            <button type="button" class="button" onClick={onCancel}>
              {say(texts.cancel)}
            </button>
          )
        )}
        <button type="submit" class={`button next${pending ? "" : " main"}`} aria-disabled={busy || undefined}>
          {busy && last
            ? say(texts.submitting)
            : last
              ? props.submitTitle
                ? say(props.submitTitle)
                : say(texts.submit)
              : say(texts.next)}
        </button>
      </footer>
    </form>
  );
}

/** Enter goes on to the next control, as phones' keyboards promise; it never sends the form by accident. */
function goOnWithEnter(event: KeyboardEvent & { currentTarget: HTMLFormElement }): void {
  const target = event.target as HTMLElement;
  if (event.key !== "Enter" || event.isComposing || target.tagName !== "INPUT") return;
  event.preventDefault();
  const controls = Array.from(
    event.currentTarget.querySelectorAll<HTMLElement>(
      ".form-fields input, .form-fields select, .form-fields textarea, .form-fields button, .form-bar .next",
    ),
  );
  controls[controls.indexOf(target) + 1]?.focus();
}
