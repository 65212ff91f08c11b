// Opening the PDF of an edition: the browser asks for it with the reader's token, and shows it in a window of its own.
import { useState } from "preact/hooks";
import type { EditionView } from "../../api/reports.ts";
import { useApp } from "../app/context.ts";
import { fetchFile } from "../parts/fetch-file.ts";
import { ProblemText } from "../parts/load.tsx";
import { reportsTexts as words } from "./texts.ts";

type State = { opening?: boolean; url?: string; problem?: unknown };

/** One that was withdrawn is asked for by its number; of the one that stands there is none to know. */
const addressOf = ({ report, period, unit, withdrawal, number }: EditionView) =>
  `/reports/${report}/editions/${period}/${unit}.pdf${withdrawal ? `?number=${number}` : ""}`;

export function useFile(of: EditionView) {
  const { api } = useApp();
  const [state, setState] = useState<State>({});
  const open = async () => {
    setState({ opening: true });
    // The window must be opened while the tap is being handled; browsers block it later.
    const page = window.open("", "_blank");
    try {
      const url = URL.createObjectURL(await fetchFile(api, addressOf(of)));
      if (page) page.location.href = url;
      setState({ url });
    } catch (problem) {
      page?.close();
      setState({ problem });
    }
  };
  return { ...state, open };
}

/** What became of it: the way to the file where the window was blocked, or why there is none. */
export function FileState({ url, problem }: State) {
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
