// Waiting, failing and having nothing: said the same way everywhere.
import type { ComponentChildren } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import { ApiProblem } from "../app/api.ts";
import { useSay } from "../app/language.ts";
import { texts } from "../say/texts.ts";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";

export type Loaded<T> = { data?: T; problem?: unknown; loading: boolean; reload(): void };

/** Loads when the named values change; what was loaded stays on screen while it is loaded again. */
export function useLoad<T>(load: () => Promise<T>, names: unknown[]): Loaded<T> {
  const [turn, setTurn] = useState(0);
  const [state, setState] = useState<{ data?: T; problem?: unknown; loading: boolean; key?: string }>({
    loading: true,
  });
  const key = JSON.stringify(names);
  useEffect(() => {
    let gone = false;
    setState((old) => ({ data: old.key === key ? old.data : undefined, loading: true, key }));
    load().then(
      (data) => gone || setState({ data, loading: false, key }),
      (problem) => gone || setState((old) => ({ data: old.data, problem, loading: false, key })),
    );
    return () => {
      gone = true;
    };
  }, [key, turn]);
  return { ...state, reload: useCallback(() => setTurn((it) => it + 1), []) };
}

export const Skeleton = ({ lines = 3 }: { lines?: number }) => {
  const say = useSay();
  return (
    <div class="list" role="status">
      <span class="visually-hidden">{say(texts.loading)}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div class="skeleton" key={line} />
      ))}
    </div>
  );
};

export function Failed({ problem, retry }: { problem: unknown; retry?: () => void }) {
  const say = useSay();
  const offline = problem instanceof ApiProblem && problem.code === "offline";
  return (
    <div class="card empty" role="alert">
      <Icon name={offline ? "cloud" : "cases"} size={36} />
      <p>{offline ? say(texts.needsNetwork) : <ProblemText problem={problem} />}</p>
      {retry && (
        <button type="button" class="button small" onClick={retry}>
          {say(texts.retry)}
        </button>
      )}
    </div>
  );
}

/** The server's own words, which are in the reader's language; for anything else a plain sentence. */
export const ProblemText = ({ problem }: { problem: unknown }) => {
  const say = useSay();
  if (problem instanceof ApiProblem && problem.code === "offline") return <>{say(texts.needsNetwork)}</>;
  return <>{(problem instanceof ApiProblem && problem.message) || say(texts.failed)}</>;
};

export const Empty = ({ icon, children }: { icon: IconName; children: ComponentChildren }) => (
  <div class="card empty">
    <Icon name={icon} size={36} />
    {children}
  </div>
);

/** The usual three outcomes of loading, then the page. */
export function Show<T>({
  of,
  lines,
  children,
}: {
  of: Loaded<T>;
  lines?: number;
  children: (data: T) => ComponentChildren;
}) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.problem) return <Failed problem={of.problem} retry={of.reload} />;
  return <Skeleton lines={lines} />;
}
