// Answers as people read them: under the questions' titles, options by their titles, photos as pictures.
import { useEffect, useState } from "preact/hooks";
import type { Language } from "../../core/text.ts";
import type { Answer, Answers } from "../../forms/answers/submission.ts";
import type { Questions } from "../../forms/definition/definition.ts";
import { useApp } from "../app/context.ts";
import { link } from "../app/router.ts";
import { sayAnswer } from "../say/answer.ts";
import { sayWith } from "../say/texts.ts";

const results = {
  ok: { zh: "正常", en: "OK" },
  "not-ok": { zh: "不合格", en: "Not OK" },
  "n/a": { zh: "不适用", en: "n/a" },
};
const open = { zh: "查看", en: "Open" };
const photo = { zh: "照片 {n}", en: "Photo {n}" };
const FILE = /^[0-9a-f]{64}\.(jpg|png)$/;

type Ui = Questions["ui"];

/** Answers in the order of the questions; what nobody answered is left out. */
export function AnswerList({ questions, answers }: { questions?: Pick<Questions, "ui">; answers: Answers }) {
  const { language, say } = useApp();
  const ui = questions?.ui;
  const paths = ui ? ui.pages.flatMap((page) => page.fields) : Object.keys(answers);
  const rows = paths.filter((path) => !isNothing(answers[path]));
  if (rows.length === 0) return null;
  return (
    <dl class="answers">
      {rows.map((path) => (
        <div key={path}>
          <dt>{ui?.widgets[path] ? say(ui.widgets[path].title) : path}</dt>
          <dd>
            <AnswerValue ui={ui} path={path} value={answers[path] as Answer} language={language} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function AnswerValue({ ui, path, value, language }: { ui?: Ui; path: string; value: Answer; language: Language }) {
  const { say } = useApp();
  const widget = ui?.widgets[path];
  if (widget?.type === "case") return <a href={link(["cases", String(value)])}>{say(open)}</a>;
  if (typeof value === "string" && FILE.test(value)) return <Photo name={value} index={1} />;
  if (Array.isArray(value) && value.some((it) => typeof it === "string" && FILE.test(it))) {
    return (
      <span class="pictures">
        {value.map((name, index) => (
          <Photo key={String(name)} name={String(name)} index={index + 1} />
        ))}
      </span>
    );
  }
  if (widget?.type === "checks" && typeof value === "object" && value !== null) {
    const lines = value as Record<string, { result?: keyof typeof results; note?: string } | undefined>;
    const wrong = (widget.items ?? []).filter((item) => lines[item.id]?.result === "not-ok");
    const shown = wrong.length ? wrong : (widget.items ?? []).filter((item) => lines[item.id]);
    return (
      <ul>
        {shown.map((item) => (
          <li key={item.id}>
            {sayWith(item.title, language)}: {sayWith(results[lines[item.id]?.result ?? "n/a"], language)}
            {lines[item.id]?.note && ` (${lines[item.id]?.note})`}
          </li>
        ))}
      </ul>
    );
  }
  if (Array.isArray(value) && value.some((it) => typeof it === "object")) {
    const inner = widget?.fields ?? [];
    return (
      <ul>
        {value.map((row, index) => (
          <li key={String((row as Answers).id ?? index)}>
            {inner
              .map((name) => sayAnswer(ui, `${path}/${name}`, (row as Answers)[name], language))
              .filter(Boolean)
              .join(" · ")}
          </li>
        ))}
      </ul>
    );
  }
  return <>{sayAnswer(ui, path, value, language)}</>;
}

const isNothing = (value: Answer | undefined): boolean =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** A picture needs the bearer token, so it is fetched and shown as a blob. */
function Photo({ name, index }: { name: string; index: number }) {
  const { api, say, device } = useApp();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let made: string | undefined;
    let gone = false;
    const load = async () => {
      const here = await device.file(name);
      const blob = here
        ? new Blob([here.bytes], { type: here.contentType })
        : await (await api.send("GET", `/files/${name}`)).blob();
      if (gone) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    };
    load().catch(() => undefined);
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [name]);
  const label = say(photo, { n: index });
  if (!url) return <span class="picture skeleton" title={label} />;
  return (
    <a class="picture" href={url} target="_blank" rel="noopener">
      <img src={url} alt={label} />
    </a>
  );
}
