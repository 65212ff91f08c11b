// What is wrong with a pattern, wherever it stands: told with its place in the text.
import type { LintOptions, Path, Tell } from "./lint-options.ts";

type Fault = NonNullable<ReturnType<NonNullable<LintOptions["patternFault"]>>>;

/** `from`: where the pattern begins in the text at this place. */
export function tellPattern({ at, told }: Fault, place: Path, tell: Tell, from = 0): void {
  const character = from + at + 1;
  const { zh, en } = told;
  tell(place, "pattern", `第 ${character} 个字符处：${zh}`, `At character ${character}: ${en ?? zh}`);
}
