// The files that a case shows.
import { filesIn } from "../answers/files.ts";
import type { CaseState } from "./case-state.ts";

/** The files of a case, each once: what it was opened with and what each of its steps added, an overtaken one too. */
export const filesOfCase = ({ answers, history }: Pick<CaseState, "answers" | "history">): string[] => [
  ...new Set([answers, ...history.map((event) => event.answers)].flatMap((it) => filesIn(it))),
];
