// The logic and the check of an open form, which come after it is on the screen.
import { useEffect, useRef } from "preact/hooks";
import type { Questions } from "../../forms/definition/definition.ts";
import type { FormModel } from "./form-model.ts";
import type { Check } from "./form-state.ts";

/**
 * The logic, attached as soon as it is here, then the check. They come after the form is on the screen: typing can begin without them,
 * going on cannot. Rejects where they are not to be had; the next call tries again.
 */
export function useCheck(model: FormModel, questions: Questions): () => Promise<Check> {
  const loading = useRef<Promise<Check> | undefined>(undefined);
  const load = async () => {
    const { logicOf } = await import("./logic.ts");
    model.attach(logicOf(questions));
    const { checkOf } = await import("./check.ts");
    return checkOf(questions);
  };
  const checkNow = () => {
    loading.current ??= load().catch((error) => {
      loading.current = undefined;
      throw error;
    });
    return loading.current;
  };
  useEffect(() => {
    const fetchThem = () => void checkNow().catch(() => undefined);
    fetchThem();
    addEventListener("online", fetchThem);
    return () => removeEventListener("online", fetchThem);
  }, []);
  return checkNow;
}
