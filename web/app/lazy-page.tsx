// A page whose code is fetched when somebody goes there.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Failed, Skeleton } from "../parts/load.tsx";
import { ApiProblem } from "./api.ts";

type Module<P> = { default: ComponentType<P> };
const fetched = new Map<() => Promise<unknown>, ComponentType<never>>();

export function Lazy<P extends object>({ load, props }: { load: () => Promise<Module<P>>; props: P }) {
  const [, setTurn] = useState(0);
  const [problem, setProblem] = useState<unknown>();
  const Page = fetched.get(load) as ComponentType<P> | undefined;
  const start = () => {
    setProblem(undefined);
    load().then(
      (module) => {
        fetched.set(load, module.default as ComponentType<never>);
        setTurn((it) => it + 1);
      },
      (error) => setProblem(navigator.onLine ? error : new ApiProblem(0, "offline", String(error))),
    );
  };
  // Browsers remember that a module could not be fetched, so only a reload asks for it again.
  const retry = () => (navigator.onLine ? location.reload() : start());
  useEffect(() => {
    if (!Page) start();
  }, [load]);
  if (Page) return <Page {...props} />;
  return (
    <main class="page">
      {problem === undefined ? <Skeleton lines={4} /> : <Failed problem={problem} retry={retry} />}
    </main>
  );
}
