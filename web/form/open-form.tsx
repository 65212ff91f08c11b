// A form from the device: its draft goes on, is kept while it is typed, and is queued when it is done.
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Language, LocalText } from "../../core/text.ts";
import type { FormVersion } from "../../forms/definition.ts";
import type { Answers } from "../../forms/submission.ts";
import { draftKeeper } from "../offline/drafts.ts";
import type { Offline } from "../offline/offline.ts";
import { type OpenedForm, openForm, payloadOf } from "../offline/open-form.ts";
import type { Draft } from "../offline/records.ts";
import { speakerOf } from "./form-context.ts";
import { FormView } from "./form-view.tsx";
import { later } from "./later.tsx";
import { texts } from "./texts.ts";

const VersionNotice = later(() => import("./version-notice.tsx").then((it) => it.VersionNotice));

export type OpenFormProps = {
  offline: Offline;
  language: Language;
  form: string;
  unit: string;
  subject?: string;
  /** Whom it is about, in lists of drafts and of what was sent. */
  about?: string;
  initial?: Answers;
  /** The id of the queued submission. */
  onDone(id: string): void;
  onCancel(): void;
};

/** A form of a unit, and of a subject where it has one. */
export function OpenForm(props: OpenFormProps) {
  const { offline, language, form, unit, subject, about, initial } = props;
  const say = speakerOf(language);
  const [opened, setOpened] = useState<OpenedForm | "missing">();
  useEffect(() => {
    let late = false;
    setOpened(undefined);
    openForm(offline, { form, unit, subject, about, initial }).then((it) => late || setOpened(it ?? "missing"));
    return () => {
      late = true;
    };
  }, [offline, form, unit, subject]);
  if (opened === "missing") return <p class="notice warn">{say(texts.notHere)}</p>;
  if (!opened) {
    return (
      <p class="form-opening" role="status">
        {say(texts.loading)}
      </p>
    );
  }
  return <Opened key={opened.draft.id} {...props} opened={opened} />;
}

function Opened(props: OpenFormProps & { opened: OpenedForm }) {
  const { offline, language, onDone, onCancel } = props;
  const [opened, setOpened] = useState(props.opened);
  const [dropped, setDropped] = useState<LocalText[]>();
  const { draft } = opened;
  const [kept, setKept] = useState(true);
  const keeper = useMemo(() => draftKeeper(offline.store, draft, offline.now, setKept), [offline, draft]);
  const lookups = useMemo(
    () => () =>
      import("../offline/lookups.ts").then((it) => it.storeLookups(offline.store, offline.connection, language)),
    [offline, language],
  );

  const takeNewer = async (newer: FormVersion) => {
    const { takeVersion } = await import("./take-version.ts");
    await keeper.flush();
    await keeper.stop();
    const taken = await takeVersion(offline.store, opened, newer);
    setDropped(taken.dropped);
    setOpened(taken.opened);
  };

  return (
    <FormView
      key={draft.version}
      title={opened.title}
      questions={opened.questions}
      language={language}
      subject={opened.subject}
      prefilled={opened.prefilled}
      initial={draft.answers}
      resume={opened.fresh ? undefined : draft}
      draft={keeper}
      shelf={offline.shelf}
      lookups={lookups}
      now={offline.now}
      notice={
        (opened.newer || dropped) && (
          <VersionNotice language={language} newer={opened.newer} dropped={dropped} onTake={takeNewer} />
        )
      }
      warning={kept ? undefined : texts.saveFailed}
      onCancel={onCancel}
      onSubmit={async (answers, files, filledAt) => {
        // First the end of the autosave: a write on its way would bring the draft back.
        await keeper.stop();
        const done: Draft = { ...draft, answers, seconds: keeper.seconds(), savedAt: filledAt, errors: undefined };
        try {
          await offline.submit(done, payloadOf(done, answers, files, filledAt));
        } catch (error) {
          keeper.resume();
          throw error;
        }
        onDone(draft.id);
      }}
    />
  );
}
