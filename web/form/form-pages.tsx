// The pages of a form: one by one on a phone, listed beside the open one on a wide screen.
import type { Ref } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { pointerOf } from "../../core/pointer.ts";
import { FieldView } from "./field-view.tsx";
import { type Say, speakerOf, useModel } from "./form-context.ts";
import type { FormModel } from "./form-model.ts";
import type { Check, QuestionPage } from "./form-state.ts";
import type { FormViewProps } from "./form-view-props.ts";
import { goOnWithEnter } from "./go-on-with-enter.ts";
import { lazyPart } from "./lazy-part.tsx";
import { texts } from "./texts.ts";
import { useSteps } from "./use-steps.ts";

const ErrorSummary = lazyPart(() => import("./error-summary.tsx").then((it) => it.ErrorSummary));
const KnownCard = lazyPart(() => import("./known-card.tsx").then((it) => it.KnownCard));

export type PagesProps = FormViewProps & { model: FormModel; loadCheck(): Promise<Check> };

export function Pages(props: PagesProps) {
  const { model, language } = props;
  const say = speakerOf(language);
  const heading = useRef<HTMLHeadingElement>(null);
  const [index, , , wrong] = useModel(model, () => [
    model.page().index,
    model.pages().length,
    model.pendingOnPage().length,
    model.shownErrors().length > 0,
  ]);
  const pages = model.pages();
  const page = model.page();
  const at = pages.findIndex((it) => it.index === index);
  const turn = (to: number) => {
    model.goTo(to);
    scrollTo(0, 0);
    setTimeout(() => heading.current?.focus());
  };
  const steps = useSteps(props, () => turn(pages[at + 1]?.index ?? index));
  const { attempt, stuck } = steps;
  const last = at === pages.length - 1;
  // Drawn once for each page: what is typed redraws its own field alone.
  const fields = useMemo(() => fieldsOn(page, model, attempt), [model, index, language, attempt]);
  const warning = stuck ?? props.warning;
  return (
    <form
      class="form"
      noValidate
      lang={language === "zh" ? "zh-CN" : "en"}
      onSubmit={(event) => {
        event.preventDefault();
        void (last ? steps.submit() : steps.forward());
      }}
      onKeyDown={goOnWithEnter}
    >
      {pages.length > 1 && <PageList pages={pages} index={index} say={say} turn={turn} />}
      <Head {...props} pages={pages} at={at} say={say} />
      {at <= 0 && props.notice}
      <h2 class="form-page-title" tabIndex={-1} ref={heading as Ref<HTMLHeadingElement>}>
        {say(page.title)}
      </h2>
      {wrong && <ErrorSummary attempt={attempt} />}
      <div class="form-fields">{fields}</div>
      {warning && (
        <p class="notice danger form-stuck" role="alert">
          {say(warning)}
        </p>
      )}
      <Bar
        {...props}
        busy={steps.busy}
        last={last}
        say={say}
        back={at > 0 && (() => turn(pages[at - 1]?.index ?? index))}
      />
    </form>
  );
}

const fieldsOn = (page: QuestionPage, model: FormModel, attempt: number) => (
  <>
    {page.fields.some((field) => model.isKnown(pointerOf([field.name]))) && (
      <KnownCard fields={page.fields} attempt={attempt} />
    )}
    {page.fields.map((field) => (
      <FieldView key={field.name} field={field} at="" />
    ))}
  </>
);

type Spoken = { say: Say };

function PageList(props: Spoken & { pages: QuestionPage[]; index: number; turn(to: number): void }) {
  const { pages, index, say, turn } = props;
  return (
    <nav class="form-pages" aria-label={say(texts.pages)}>
      <ol>
        {pages.map((it, number) => (
          <li key={it.index}>
            <button type="button" aria-current={it.index === index ? "step" : undefined} onClick={() => turn(it.index)}>
              <span class="form-page-number" aria-hidden="true">
                {number + 1}
              </span>
              {say(it.title)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Head({ title, subject, pages, at, say }: PagesProps & Spoken & { pages: QuestionPage[]; at: number }) {
  return (
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
  );
}

function Bar(props: PagesProps & Spoken & { busy: boolean; last: boolean; back: false | (() => void) }) {
  const { model, say, busy, last, submitTitle } = props;
  const back = props.back || props.onCancel;
  return (
    <footer class="form-bar">
      {back && (
        <button type="button" class="button" onClick={back}>
          {say(props.back ? texts.back : texts.cancel)}
        </button>
      )}
      <button
        type="submit"
        class={`button next${model.pendingOnPage().length > 0 ? "" : " main"}`}
        aria-disabled={busy || undefined}
      >
        {say(last ? (busy ? texts.submitting : (submitTitle ?? texts.submit)) : texts.next)}
      </button>
    </footer>
  );
}
