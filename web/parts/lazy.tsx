// A page whose code is fetched when somebody goes there.
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Failed, Skeleton } from "./load.tsx";

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
      (error) => setProblem(error),
    );
  };
  useEffect(() => {
    if (!Page) start();
  }, [load]);
  if (Page) return <Page {...props} />;
  return (
    <main class="page">
      {problem === undefined ? <Skeleton lines={4} /> : <Failed problem={problem} retry={start} />}
    </main>
  );
}
