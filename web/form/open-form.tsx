// A form from the device: its draft goes on, is kept while it is typed, and is queued when it is done.
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Language, LocalText } from "../../core/text.ts";
import type { Answers } from "../../forms/answers/submission.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import type { DraftKeeper } from "../offline/drafts.ts";
import type { FileShelf } from "../offline/file-shelf.ts";
import type { FormDevice } from "../offline/form-device.ts";
import { type OpenedForm, openForm, payloadOf } from "../offline/open-form.ts";
import type { Draft } from "../offline/records.ts";
import { speakerOf } from "./form-context.ts";
import { FormView } from "./form-view.tsx";
import { lazyPart } from "./lazy-part.tsx";
import { texts } from "./texts.ts";

const VersionNotice = lazyPart(() => import("./version-notice.tsx").then((it) => it.VersionNotice));

export type OpenFormProps = {
  device: FormDevice;
  language: Language;
  form: string;
  unit: string;
  subject?: string;
  initial?: Answers;
  /** The form stands on the screen, or is known not to be had. */
  onDrawn?(): void;
  /** The id of the queued submission. */
  onDone(id: string): void;
  onCancel(): void;
};

/** A form of a unit, and of a subject where it has one. */
export function OpenForm(props: OpenFormProps) {
  const { device, language, form, unit, subject, initial, onDrawn } = props;
  const say = speakerOf(language);
  const [opened, setOpened] = useState<OpenedForm | "missing">();
  useEffect(() => {
    let late = false;
    setOpened(undefined);
    openForm(device, { form, unit, subject, initial }).then((it) => late || setOpened(it ?? "missing"));
    return () => {
      late = true;
    };
  }, [device, form, unit, subject]);
  useEffect(() => {
    if (opened) onDrawn?.();
  }, [opened]);
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
  const { device, language, onDone, onCancel } = props;
  const [opened, setOpened] = useState(props.opened);
  const [dropped, setDropped] = useState<LocalText[]>();
  const { draft } = opened;
  const [kept, setKept] = useState(true);
  const keeper = useKeeper(device, draft, setKept);
  const lookups = useMemo(
    () => () =>
      Promise.all([import("../offline/lookups.ts"), device.whole()]).then(([it, { store, connection }]) =>
        it.storeLookups(store, connection, language),
      ),
    [device, language],
  );
  const shelf = useMemo(
    (): FileShelf => ({
      put: async (bytes, contentType) => (await device.whole()).shelf.put(bytes, contentType),
      get: async (name) => (await device.whole()).shelf.get(name),
    }),
    [device],
  );

  const takeNewer = async (newer: FormVersion) => {
    const { takeVersion } = await import("./take-version.ts");
    const { store } = await device.whole();
    await keeper?.flush();
    await keeper?.stop();
    const taken = await takeVersion(store, opened, newer);
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
      shelf={shelf}
      lookups={lookups}
      now={device.now}
      notice={
        (opened.newer || dropped) && (
          <VersionNotice language={language} newer={opened.newer} dropped={dropped} onTake={takeNewer} />
        )
      }
      warning={kept ? undefined : texts.saveFailed}
      onCancel={onCancel}
      onSubmit={async (answers, files, filledAt) => {
        const offline = await device.whole();
        // First the end of the autosave: a write on its way would bring the draft back.
        await keeper?.stop();
        const seconds = keeper?.seconds() ?? draft.seconds;
        const done: Draft = { ...draft, answers, seconds, savedAt: filledAt, errors: undefined };
        try {
          await offline.submit(done, payloadOf(done, answers, files, filledAt));
        } catch (error) {
          keeper?.resume();
          throw error;
        }
        onDone(draft.id);
      }}
    />
  );
}

/** What keeps the draft, as soon as the device is here; `tell` hears whether it can. */
function useKeeper(device: FormDevice, draft: Draft, tell: (kept: boolean) => void): DraftKeeper | undefined {
  const [keeper, setKeeper] = useState<DraftKeeper>();
  useEffect(() => {
    let late = false;
    device.whole().then(
      (it) => late || setKeeper(it.keeper(draft, tell)),
      () => late || tell(false),
    );
    return () => {
      late = true;
    };
  }, [device, draft]);
  return keeper;
}
