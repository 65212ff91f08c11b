// What can be wrong with an expression, told so that its author finds the place.
import { type Problem, problem } from "../problem.ts";

/** `expression-invalid`, naming the place (`at`, counted in UTF-16 units from 0). */
export function invalidAt(at: number, zh: string, en: string, code = "syntax"): Problem {
  const message = { zh: `第 ${at + 1} 个字符处：${zh}`, en: `At character ${at + 1}: ${en}` };
  return problem("expression-invalid", { errors: [{ pointer: "", code, message }], at });
}

/** `expression-invalid` where no place is known: the tree is run without its text. */
export function invalid(code: string, zh: string, en: string): Problem {
  return problem("expression-invalid", { errors: [{ pointer: "", code, message: { zh, en } }] });
}

/** `expression-limit`, saying which limit. */
export function tooMuch(code: "length" | "depth" | "steps", limit: number): Problem {
  const message = {
    length: { zh: `表达式不能超过 ${limit} 个字符`, en: `An expression has at most ${limit} characters` },
    depth: { zh: `表达式嵌套不能超过 ${limit} 层`, en: `An expression nests at most ${limit} deep` },
    steps: { zh: `表达式计算不能超过 ${limit} 步`, en: `An expression takes at most ${limit} steps` },
  }[code];
  return problem("expression-limit", { errors: [{ pointer: "", code, message }], limit });
}
