// Making a form: its definition as text, what is wrong with it, how it looks, and publishing it.
import { useEffect, useRef, useState } from "preact/hooks";
import type { DraftKept, LintProblem } from "../../api/forms.ts";
import type { FormDefinition, FormVersion } from "../../forms/definition/definition.ts";
import { definitionOf } from "../../forms/definition/version.ts";
import { ApiProblem } from "../app/api.ts";
import { type AppValue, useApp } from "../app/context.ts";
import type { Route } from "../app/router.ts";
import { FormView } from "../form/form-view.tsx";
import { ProblemText, Show, useLoad } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { saveFile } from "../parts/save-file.ts";
import { sayMoment } from "../say/dates.ts";
import { newForm } from "./new-form.ts";
import { Publish, readApprovals } from "./publish.tsx";
import { adminTexts as words } from "./texts.ts";

/** `etag`: that of the draft; without one what is shown is no draft yet, or the version that waits for its approval. */
type Opened = { draft: FormDefinition; etag?: string; live?: FormVersion };

export default function Builder({ route }: { route: Route }) {
  const app = useApp();
  const id = route.path[1] ?? "";
  const [loaded, setLoaded] = useState(0);
  const opened = useLoad(() => openDraft(app, id), [id, loaded]);
  const title = opened.data ? app.say(opened.data.draft.title) : id;
  return (
    <Page wide title={title} sub={id}>
      <Show of={opened}>
        {(it) => <Editor key={loaded} opened={it} onPublished={opened.reload} onReload={() => setLoaded(loaded + 1)} />}
      </Show>
    </Page>
  );
}

/** The draft that is there, else the live version, else a new form. */
async function openDraft({ api, me, now }: AppValue, id: string): Promise<Opened> {
  const missing = (problem: unknown) => {
    if (problem instanceof ApiProblem && problem.status === 404) return undefined;
    throw problem;
  };
  const live = await api.get<FormVersion>(`/forms/${id}`).catch(missing);
  // Who only approves reads what waits for them: what went out in an emergency before the draft of the next version.
  const waits = live && !me.actions.includes("form.write") ? await readApprovals(api, id) : undefined;
  if (live && waits?.emergency?.mayApprove) return { draft: definitionOf(live), live };
  const kept = await api.send("GET", `/forms/${id}/draft`).catch(missing);
  if (kept) {
    const draft = (await kept.json()) as FormDefinition;
    return { draft, etag: kept.headers.get("etag") ?? undefined, live };
  }
  const year = Number(now().slice(0, 4)) + 1;
  return { draft: live ? definitionOf(live) : newForm(id, me.posts[0]?.unit ?? "", `${year}-12-31`), live };
}

/** What was typed is saved when the typing pauses. */
const PAUSE = 800;
/** What nobody answered is tried again; what was refused would be refused again, and waits for the next key. */
const AGAIN = 10_000;

type Saving = {
  state: "clean" | "unsaved" | "saving" | "saved" | "refused";
  problems: LintProblem[];
  problem?: unknown;
  syntax?: string;
};

type EditorProps = { opened: Opened; onPublished: () => void; onReload: () => void };

function Editor({ opened, onPublished, onReload }: EditorProps) {
  const { api, say, language, now, me } = useApp();
  const writes = me.actions.includes("form.write");
  const [text, setText] = useState(() => JSON.stringify(opened.draft, null, 2));
  const [shown, setShown] = useState<{ draft: FormDefinition; turn: number }>({ draft: opened.draft, turn: 0 });
  const [saving, setSaving] = useState<Saving>({ state: "clean", problems: [] });
  const etag = useRef(opened.etag);
  const latest = useRef(text);
  const [turn, setTurn] = useState(0);
  const kept = ({ state }: Saving) => state === "saved" || (state === "clean" && etag.current !== undefined);
  const { live } = opened;

  useEffect(() => {
    latest.current = text;
    if (saving.state !== "unsaved") return;
    const timer = setTimeout(() => void save(text), saving.problem === undefined ? PAUSE : AGAIN);
    return () => clearTimeout(timer);
  }, [text, saving]);

  const save = async (typed: string): Promise<boolean> => {
    const parsed = parse(typed);
    if (parsed.error !== undefined) {
      const line = parsed.line ? ` (${say(words.notJsonLine, { line: parsed.line })})` : "";
      setSaving({ state: "refused", problems: [], syntax: say(words.notJson, { reason: parsed.error }) + line });
      return false;
    }
    setSaving((old) => ({ ...old, state: "saving" }));
    try {
      const headers: Record<string, string> = etag.current ? { "if-match": etag.current } : {};
      const answer = await api.send("PUT", `/forms/${opened.draft.id}/draft`, parsed.value, headers);
      etag.current = answer.headers.get("etag") ?? undefined;
      setTurn((old) => old + 1);
      const { draft, problems } = (await answer.json()) as DraftKept;
      setSaving({ state: latest.current === typed ? "saved" : "unsaved", problems });
      if (problems.length === 0) setShown((old) => ({ draft, turn: old.turn + 1 }));
      return problems.length === 0;
    } catch (problem) {
      const errors = (problem instanceof ApiProblem && (problem.body.errors as LintProblem[] | undefined)) || [];
      const offline = problem instanceof ApiProblem && problem.code === "offline";
      setSaving({ state: offline ? "unsaved" : "refused", problems: errors, problem });
      return false;
    }
  };

  const type = (typed: string) => {
    setText(typed);
    setSaving((old) => ({ state: "unsaved", problems: old.problems }));
  };

  const definition = (
    <textarea
      id="definition"
      class="code"
      rows={24}
      spellcheck={false}
      readOnly={!writes}
      value={text}
      aria-describedby={writes ? "lint" : undefined}
      aria-label={writes ? undefined : say(words.definition)}
      onInput={(event) => type(event.currentTarget.value)}
    />
  );
  return (
    <>
      <p class="muted small">
        {live
          ? say(words.live, {
              n: live.version,
              moment: sayMoment(live.publishedAt, language, now()),
              by: live.publishedBy,
            })
          : say(words.neverPublished)}
      </p>
      <div class="split">
        <section>
          {writes && (
            <label class="field" for="definition">
              <span>{say(words.definition)}</span>
              {definition}
            </label>
          )}
          {writes && <Lint of={saving} />}
          {writes && live && live.version > 0 && <Types of={live.id} />}
          {writes && live && live.version > 0 && <Restore live={live} onTake={type} />}
          <Publish
            id={opened.draft.id}
            etag={() => etag.current}
            turn={turn}
            onReload={onReload}
            // What is kept already is not kept again: that would make void who approved it.
            save={async () => (kept(saving) ? saving.problems.length === 0 : save(latest.current))}
            onPublished={() => {
              // The draft is gone with its tag: what is typed from here on begins another.
              etag.current = undefined;
              setSaving({ state: "clean", problems: [] });
              onPublished();
            }}
          />
          {!writes && (
            <details>
              <summary>{say(words.definition)}</summary>
              {definition}
            </details>
          )}
        </section>
        <section class="preview">
          <h2>{say(words.preview)}</h2>
          <div class="card gap">
            {isForm(shown.draft) ? (
              <FormView
                key={shown.turn}
                title={shown.draft.title}
                questions={shown.draft}
                language={language}
                now={now}
                onSubmit={() => undefined}
              />
            ) : (
              <p class="muted">{say(words.noPreview)}</p>
            )}
          </div>
        </section>
      </div>
    </>
  );
}

/** A draft may be anything; what has no page cannot be drawn. */
const isForm = (it: Partial<FormDefinition>): boolean =>
  Array.isArray(it.ui?.pages) && it.ui.pages.length > 0 && !!it.schema?.properties && !!it.logic;

type Parsed = { value: unknown; error?: undefined } | { error: string; line?: number };

function parse(text: string): Parsed {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const at = /position (\d+)/.exec(reason)?.[1];
    return { error: reason, line: at ? text.slice(0, Number(at)).split("\n").length : undefined };
  }
}

function Lint({ of }: { of: Saving }) {
  const { say } = useApp();
  const state = {
    clean: undefined,
    unsaved: words.unsaved,
    saving: words.saving,
    saved: words.saved,
    refused: words.unsaved,
  }[of.state];
  return (
    <div id="lint" role="status">
      <p class="row small">
        {state && <span class="muted">{say(state)}</span>}
        {of.state === "saved" && of.problems.length === 0 && <span class="badge ok">{say(words.lintOk)}</span>}
        {of.problems.length > 0 && <span class="badge danger">{say(words.lint, { n: of.problems.length })}</span>}
      </p>
      {of.syntax && <p class="notice danger small">{of.syntax}</p>}
      {of.problem !== undefined && of.problems.length === 0 && (
        <p class="notice danger small">
          {say(words.saveFailed)}: <ProblemText problem={of.problem} />
        </p>
      )}
      {of.problems.length > 0 && (
        <ul class="notice danger small">
          {of.problems.slice(0, 30).map((it) => (
            <li key={`${it.pointer} ${it.code}`}>
              <code>{it.pointer}</code> {it.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Restore({ live, onTake }: { live: FormVersion; onTake: (text: string) => void }) {
  const { api, say } = useApp();
  const take = async (version: number) => {
    if (!confirm(say(words.restoreConfirm, { n: version }))) return;
    const form = await api.get<FormVersion>(`/forms/${live.id}/versions/${version}`);
    onTake(JSON.stringify(definitionOf(form), null, 2));
  };
  const newest = Array.from({ length: Math.min(live.version, 5) }, (_, back) => live.version - back);
  return (
    <details>
      <summary>{say(words.versions)}</summary>
      <div class="chips gap">
        {newest.map((version) => (
          <button
            key={version}
            type="button"
            class="button small"
            onClick={() => void take(version).catch(() => undefined)}
          >
            {say(words.restore, { n: version })}
          </button>
        ))}
      </div>
    </details>
  );
}

/** The types of the live version's answers, for programs that read them; fetched, for a link would carry no token. */
function Types({ of }: { of: string }) {
  const { api, say } = useApp();
  const [problem, setProblem] = useState<unknown>();
  const save = async () => {
    try {
      const answer = await api.send("GET", `/forms/${of}/types.d.ts`);
      saveFile(`${of}.d.ts`, await answer.text(), "text/plain");
      setProblem(undefined);
    } catch (failed) {
      setProblem(failed);
    }
  };
  return (
    <p>
      <button type="button" class="button small" onClick={() => void save()}>
        {say(words.types)}
      </button>
      {problem !== undefined && <ProblemText problem={problem} />}
    </p>
  );
}
