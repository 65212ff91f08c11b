// A form on the screen: page by page on a phone, with its pages listed beside it on a wide screen.
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import "./form.css";
import { type Language, type LocalText, say } from "../../core/text.ts";
import type { Instant } from "../../core/time.ts";
import type { Questions } from "../../forms/definition.ts";
import type { Answer, Answers } from "../../forms/submission.ts";
import type { DraftKeeper } from "../offline/drafts.ts";
import { type FileShelf, filesIn, memoryShelf } from "../offline/files.ts";
import { emptyLookups, type Lookups } from "../offline/lookups.ts";
import type { Draft, SubjectView } from "../offline/records.ts";
import { ErrorSummary, focusField } from "./error-summary.tsx";
import { FieldView } from "./field-view.tsx";
import { FormContext, speak, useModel } from "./form-context.ts";
import { type Check, createFormModel, type FormModel, type Prefilled } from "./form-model.ts";
import { KnownCard, knownCardId } from "./known-card.tsx";

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
  lookups?: Lookups;
  /** What stands on the last button, where it is not “submit”. */
  submitTitle?: LocalText;
  /** Shown above the first page. */
  notice?: ComponentChildren;
  /** `files` are the names of photos and signatures in the answers; `filledAt` is the time the logic was judged by. */
  onSubmit(answers: Answers, files: string[], filledAt: Instant): void | Promise<void>;
  onCancel?(): void;
};

export function FormView(props: FormViewProps) {
  const { questions, language, subject, prefilled, initial, resume, now, draft } = props;
  // A form keeps its state while its texts change language; other questions are another form (give it another key).
  const [model] = useState(() =>
    createFormModel({ ...resume, questions, initial, prefilled, facts: factsOf(subject), now }),
  );
  const [shelf] = useState(() => props.shelf ?? memoryShelf());
  const check = useCheck(questions);

  useEffect(() => keepDraft(model, draft), [model, draft]);

  const context = useMemo(
    () => ({
      model,
      language,
      lookups: props.lookups ?? emptyLookups,
      shelf,
      now,
      left: (pointer: string) => void check().then((it) => model.checkField(pointer, it)),
      ...speak(language),
    }),
    [model, language, props.lookups],
  );

  return (
    <FormContext.Provider value={context}>
      <Pages {...props} model={model} check={check} />
    </FormContext.Provider>
  );
}

const factsOf = (subject: FormViewProps["subject"]): Record<string, Answer> | undefined => {
  if (!subject) return undefined;
  const facts: Record<string, Answer> = {};
  for (const name of Object.keys(subject.facts)) facts[name] = subject.facts[name]?.value ?? null;
  return facts;
};

/** The check, fetched once when the form is on the screen. */
function useCheck(questions: Questions): () => Promise<Check> {
  const loading = useRef<Promise<Check> | undefined>(undefined);
  const load = () => {
    loading.current ??= import("./check.ts").then(
      (it) => it.checkOf(questions),
      (): Check => {
        // Without its chunk the logic of the server alone checks; the next try may find it.
        loading.current = undefined;
        return () => [];
      },
    );
    return loading.current;
  };
  useEffect(() => {
    const timer = setTimeout(load, 500);
    return () => clearTimeout(timer);
  }, []);
  return load;
}

/** Saves every change, and what is pending when the page is left or hidden. */
function keepDraft(model: FormModel, draft: DraftKeeper | undefined): (() => void) | undefined {
  if (!draft) return undefined;
  const flush = () => void draft.flush();
  const stop = model.subscribe(() =>
    draft.save({ answers: model.answers(), confirmed: model.confirmed(), page: model.page().index }),
  );
  document.addEventListener("visibilitychange", flush);
  addEventListener("pagehide", flush);
  return () => {
    stop();
    document.removeEventListener("visibilitychange", flush);
    removeEventListener("pagehide", flush);
    flush();
  };
}

function Pages(props: FormViewProps & { model: FormModel; check(): Promise<Check> }) {
  const { model, check, language, title, subject, onCancel } = props;
  const { tell } = speak(language);
  const [busy, setBusy] = useState(false);
  const working = useRef(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const [index, , pending] = useModel(
    model,
    () => [model.page().index, model.pages().length, model.pendingOnPage().length > 0] as const,
  );
  const pages = model.pages();
  const page = model.page();
  const at = pages.findIndex((it) => it.index === index);
  const last = at === pages.length - 1;
  // Drawn once for each page: what is typed redraws its own field alone.
  const fields = useMemo(
    () => (
      <>
        <KnownCard fields={page.fields} />
        {page.fields.map((field) => (
          <FieldView key={field.name} field={field} at="" />
        ))}
      </>
    ),
    [model, index, language],
  );

  const turn = (to: number) => {
    model.goTo(to);
    scrollTo(0, 0);
    setTimeout(() => heading.current?.focus());
  };

  /** One thing at a time: a second tap while the first is at work does nothing. */
  const once = async (work: () => Promise<void>) => {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    try {
      await work();
    } finally {
      working.current = false;
      setBusy(false);
    }
  };

  const showWrong = () =>
    setTimeout(() => {
      if (model.shownErrors().length > 0) document.getElementById("form-summary")?.focus();
      else focusField(`#${knownCardId}`);
    });

  const forward = () =>
    once(async () => {
      const wrong = model.checkPage(await check());
      if (wrong.length > 0 || model.pendingOnPage().length > 0) return void showWrong();
      turn(pages[at + 1]?.index ?? index);
    });

  const submit = () =>
    once(async () => {
      const wrong = model.checkAll(await check());
      if (wrong.length > 0 || model.firstPendingPage()) return void showWrong();
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
        <nav class="form-pages" aria-label={tell("pages")}>
          <ol>
            {pages.map((it, number) => (
              <li key={it.index}>
                <button type="button" aria-current={it.index === index ? "step" : undefined} onClick={() => turn(it.index)}>
                  <span class="form-page-number" aria-hidden="true">
                    {number + 1}
                  </span>
                  {say(it.title, language)}
                </button>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <header class="form-head">
        <div class="form-head-row">
          <div class="form-name">
            <p>{say(title, language)}</p>
            {subject && <p class="hint">{subject.title}</p>}
          </div>
          {pages.length > 1 && (
            <span class="form-count">
              <span class="visually-hidden">{tell("step", { n: at + 1, of: pages.length })}</span>
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
        {say(page.title, language)}
      </h2>
      <ErrorSummary />
      <div class="form-fields">{fields}</div>
      <footer class="form-bar">
        {at > 0 ? (
          <button type="button" class="button" onClick={() => turn(pages[at - 1]?.index ?? index)}>
            {tell("back")}
          </button>
        ) : (
          onCancel && (
            <button type="button" class="button" onClick={onCancel}>
              {tell("cancel")}
            </button>
          )
        )}
        <button type="submit" class={`button next${pending ? "" : " main"}`} aria-disabled={busy || undefined}>
          {busy && last ? tell("submitting") : last ? (props.submitTitle ? say(props.submitTitle, language) : tell("submit")) : tell("next")}
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
  const controls = Array.from(event.currentTarget.querySelectorAll<HTMLElement>(".form-fields input, .form-fields select, .form-fields textarea, .form-fields button, .form-bar .next"));
  controls[controls.indexOf(target) + 1]?.focus();
}
