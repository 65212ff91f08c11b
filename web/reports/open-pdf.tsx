// Opening the PDF of an edition: the browser asks for it with the reader's token, and shows it in a window of its own.
import { useState } from "preact/hooks";
import type { EditionView } from "../../api/reports.ts";
import { useApp } from "../app/context.ts";
import { fetchFile } from "../parts/fetch-file.ts";
import { ProblemText } from "../parts/load.tsx";
import { openBlob } from "../parts/open-blob.ts";
import { reportsTexts as words } from "./texts.ts";

type State = { opening?: boolean; url?: string; problem?: unknown };

/** One that was withdrawn is asked for by its number; of the one that stands there is none to know. */
const pdfOf = ({ report, period, unit, withdrawal, number }: EditionView) =>
  `/reports/${report}/editions/${period}/${unit}.pdf${withdrawal ? `?number=${number}` : ""}`;

export function usePdf(of: EditionView) {
  const { api } = useApp();
  const [state, setState] = useState<State>({});
  const open = async () => {
    setState({ opening: true });
    try {
      setState({ url: await openBlob(() => fetchFile(api, pdfOf(of))) });
    } catch (problem) {
      setState({ problem });
    }
  };
  return { ...state, open };
}

/** What became of it: the way to the file where the window was blocked, or why there is none. */
export function PdfState({ url, problem }: State) {
  const { say } = useApp();
  return (
    <>
      {url && (
        <a class="small" href={url} target="_blank" rel="noopener">
          {say(words.openHere)}
        </a>
      )}
      {problem !== undefined && (
        <p class="error small" role="alert">
          <ProblemText problem={problem} />
        </p>
      )}
    </>
  );
}
