// Sensitive answers hidden, and the true ones put back where a device confirms what it was shown.

import type { Answer, Answers } from "../../core/answer.ts";
import { maskValue } from "../../core/mask.ts";
import type { Masks } from "./masks.ts";
import { type Facts, type Prefillable, prefill } from "./prefill.ts";

/** Answers with every hidden one masked. */
export function maskAnswers(masks: Masks, answers: Answers): Answers {
  const mask = (value: Answer, path: string): Answer => {
    const kind = masks.get(path);
    if (kind) return maskValue(kind, value) as Answer;
    if (Array.isArray(value)) return value.map((row) => mask(row, path));
    if (value === null || typeof value !== "object") return value;
    const result: Answers = {};
    for (const name of Object.keys(value)) result[name] = mask(value[name] as Answer, path ? `${path}/${name}` : name);
    return result;
  };
  return mask(answers, "") as Answers;
}

/**
 * A device was shown masked values and sends them back as confirmed: the true ones take their place.
 * Only where the masked text is exactly that of what the registry holds, in the same field (of the same row, by its id).
 */
export function restoreMasked(form: Prefillable, masks: Masks, answers: Answers, subject: Facts | undefined): Answers {
  if (!subject) return answers;
  const known = prefill(form, subject).answers;
  const restore = (value: Answer, truth: Answer | undefined, path: string): Answer => {
    const kind = masks.get(path);
    if (kind) return truth !== undefined && value === maskValue(kind, truth) ? truth : value;
    if (Array.isArray(value)) {
      const rows = Array.isArray(truth) ? truth : [];
      return value.map((row, index) => restore(row, sameRow(row, rows, index), path));
    }
    if (value === null || typeof value !== "object") return value;
    const result: Answers = {};
    const inner = truth && typeof truth === "object" && !Array.isArray(truth) ? truth : {};
    for (const name of Object.keys(value))
      result[name] = restore(value[name] as Answer, inner[name], path ? `${path}/${name}` : name);
    return result;
  };
  return restore(answers, known, "") as Answers;
}

function sameRow(row: Answer, rows: Answer[], index: number): Answer | undefined {
  const id = (row as { id?: Answer } | null)?.id;
  return id === undefined ? rows[index] : rows.find((it) => (it as { id?: Answer } | null)?.id === id);
}
