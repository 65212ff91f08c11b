// What can be wrong with an expression, told so that its author finds the place.
import { Problem, problem } from "../problem.ts";
import type { LocalText } from "../text.ts";

/** The same fault at the question or rule whose expression it is of, by its pointer and title. Whatever else is thrown stays as it is. */
export function toldAt(error: unknown, pointer: string, title?: LocalText): unknown {
  const isFault =
    error instanceof Problem && (error.code === "expression-limit" || error.code === "expression-invalid");
  const [fault] = isFault ? (error.details.errors ?? []) : [];
  if (!isFault || !fault || fault.pointer !== "") return error;
  const message = title
    ? {
        zh: `“${title.zh}”：${fault.message.zh}`,
        en: `${title.en ?? title.zh}: ${fault.message.en ?? fault.message.zh}`,
      }
    : fault.message;
  return problem(error.code, { ...error.details, errors: [{ ...fault, pointer, message }] });
}

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
export function tooMuch(code: "length" | "depth" | "steps" | "size" | "whole", limit: number): Problem {
  const message = {
    length: { zh: `表达式不能超过 ${limit} 个字符`, en: `An expression has at most ${limit} characters` },
    depth: { zh: `表达式嵌套不能超过 ${limit} 层`, en: `An expression nests at most ${limit} deep` },
    steps: { zh: `表达式计算不能超过 ${limit} 步`, en: `An expression takes at most ${limit} steps` },
    size: { zh: `表达式的文字不能超过 ${limit} 字`, en: `A text in an expression has at most ${limit} characters` },
    whole: {
      zh: `一份表单的计算总共不能超过 ${limit} 步`,
      en: `All expressions of a form take at most ${limit} steps`,
    },
  }[code];
  return problem("expression-limit", { errors: [{ pointer: "", code, message }], limit });
}
