// Going on from a page, and sending the form: only what is right goes, one thing at a time.
import { useRef, useState } from "preact/hooks";
import type { Problem } from "../../core/problem.ts";
import type { LocalText } from "../../core/text.ts";
import { filesIn } from "../../forms/answers/files.ts";
import type { FormModel } from "./form-model.ts";
import type { Check } from "./form-state.ts";
import type { FormViewProps } from "./form-view-props.ts";
import { texts } from "./texts.ts";

type Props = Pick<FormViewProps, "onSubmit"> & { model: FormModel; loadCheck(): Promise<Check> };

/** `attempt` grows whenever the reader wanted to go on in vain; `stuck`: it did not work, though nothing answered is wrong, and why. */
export function useSteps({ model, loadCheck, onSubmit }: Props, turn: () => void) {
  const [attempt, setAttempt] = useState(0);
  const [stuck, setStuck] = useState<LocalText>();
  const [busy, setBusy] = useState(false);
  const working = useRef(false);

  /** A second tap while the first is at work does nothing. `work` answers whether something was wrong. */
  const once = async (work: (check: Check) => boolean | Promise<boolean>) => {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    try {
      if (await work(await loadCheck())) setAttempt(attempt + 1);
      setStuck(undefined);
    } catch (error) {
      // What is typed stays on the screen, whether the form's own logic is at fault, the parts that check did not load, or the store is full.
      setStuck((error as Partial<Problem>).details?.errors?.[0]?.message ?? texts.stuck);
    } finally {
      working.current = false;
      setBusy(false);
    }
  };

  const forward = () =>
    once((check) => {
      const wrong = model.checkPage(check).length > 0 || model.pendingOnPage().length > 0;
      if (!wrong) turn();
      return wrong;
    });

  const submit = () =>
    once(async (check) => {
      if (model.checkAll(check).length > 0 || model.hasPending()) return true;
      const { answers, filledAt } = model.finished();
      await onSubmit(answers, filesIn(answers), filledAt);
      return false;
    });

  return { attempt, stuck, busy, forward, submit };
}
