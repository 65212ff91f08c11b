// Answers as people read them: under the questions' titles, options by their titles, photos as pictures.
import { useEffect, useState } from "preact/hooks";
import { fileName } from "../../core/file-name.ts";
import { typeOfName } from "../../core/file-type.ts";
import { isEmpty } from "../../forms/answers/empty.ts";
import type { Answer, Answers } from "../../forms/answers/submission.ts";
import { sayAnswer, sayLine } from "../../forms/fields/say.ts";
import { kindOf } from "../../forms/fields/table.ts";
import { type Field, fieldsOf } from "../../forms/questions/fields.ts";
import type { Askable } from "../../forms/questions/walk.ts";
import { useApp } from "../app/context.ts";
import { link } from "../app/router.ts";
import { fetchFile } from "./fetch-file.ts";
import { openBlob } from "./open-blob.ts";

const open = { zh: "查看", en: "Open" };
const photo = { zh: "照片 {n}", en: "Photo {n}" };
const paper = { zh: "打开文件 {n}", en: "Open file {n}" };
const notOpened = { zh: "未能打开，请稍后再试", en: "It could not be opened; please try again later" };
/** Other endings are texts to us: no file of such a type was ever taken. */
const isFile = (value: Answer): value is string =>
  typeof value === "string" && fileName.test(value) && typeOfName(value) !== undefined;

/** Answers in the order of the questions; what nobody answered is left out. */
export function AnswerList({ questions, answers }: { questions?: Askable; answers: Answers }) {
  const { say } = useApp();
  const asked: Asked[] = questions
    ? fieldsOf(questions).map((field) => ({ name: field.name, title: say(field.widget.title), field }))
    : Object.keys(answers).map((name) => ({ name, title: name }));
  const rows = asked.filter((it) => !isEmpty(answers[it.name]));
  if (rows.length === 0) return null;
  return (
    <dl class="answers">
      {rows.map(({ name, title, field }) => (
        <div key={name}>
          <dt>{title}</dt>
          <dd>
            <AnswerValue field={field} value={answers[name] as Answer} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Asked = { name: string; title: string; field?: Field };

function AnswerValue({ field, value }: { field?: Field; value: Answer }) {
  const { say, language } = useApp();
  const kind = field && kindOf(field.widget.type);
  if (kind?.names === "case") return <a href={link(["cases", String(value)])}>{say(open)}</a>;
  if (isFile(value)) return <Shown name={value} index={1} />;
  if (Array.isArray(value) && value.some(isFile)) {
    return (
      <span class="pictures">
        {value.map((name, index) => (
          <Shown key={String(name)} name={String(name)} index={index + 1} />
        ))}
      </span>
    );
  }
  const lines = sayAnswer(field, value, language).map(sayLine);
  if (lines.length < 2 && (!kind?.holds || kind.holds === "fields")) return <>{lines[0]}</>;
  return (
    <ul>
      {lines.map((line, at) => (
        <li key={at}>{line}</li>
      ))}
    </ul>
  );
}

type File = { name: string; index: number };
const Shown = (file: File) => (file.name.endsWith(".pdf") ? <Paper {...file} /> : <Photo {...file} />);

/** A file as a blob, for it needs the bearer token: from the device where it lies there still. */
function useBytes(name: string): () => Promise<Blob> {
  const { api, device } = useApp();
  return async () => {
    const here = await device.file(name);
    return here ? new Blob([here.bytes], { type: here.contentType }) : fetchFile(api, `/files/${name}`);
  };
}

/** A document is fetched when somebody wants to read it. */
function Paper({ name, index }: File) {
  const { say } = useApp();
  const [state, setState] = useState<"idle" | "opening" | "failed">("idle");
  const bytesOf = useBytes(name);
  const open = async () => {
    setState("opening");
    try {
      await openBlob(bytesOf);
      setState("idle");
    } catch {
      setState("failed");
    }
  };
  return (
    <span>
      <button type="button" class="button small" disabled={state === "opening"} onClick={open}>
        {say(paper, { n: index })}
      </button>
      {state === "failed" && (
        <span class="error small block" role="alert">
          {say(notOpened)}
        </span>
      )}
    </span>
  );
}

function Photo({ name, index }: File) {
  const { say } = useApp();
  const [url, setUrl] = useState<string>();
  const bytesOf = useBytes(name);
  useEffect(() => {
    let made: string | undefined;
    let gone = false;
    const load = async () => {
      const blob = await bytesOf();
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
