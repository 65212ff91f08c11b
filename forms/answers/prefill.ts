// What the registry knows already: filled in, and confirmed with one tap instead of being asked again.
import { type MaskKind, maskValue } from "../../core/mask.ts";
import type { FactRule, Questions, Widget } from "../definition/definition.ts";
import { kindOfField } from "../fields/field-kinds.ts";
import type { Fact } from "../registry/subject.ts";
import type { Answer, Answers } from "./submission.ts";

type Prefillable = Pick<Questions, "ui"> & { facts: Record<string, FactRule> };
type Known = { facts: Record<string, Fact> };

/** The fact that answers a field; for a repeat the fact that holds all rows. */
export const factOf = (rule: FactRule): string | undefined =>
  (typeof rule === "string" ? rule : rule.fact)?.split(".")[1];

/**
 * Answers the registry can give for a subject, by JSON Pointer of the field with its source.
 * Only fields that a person may answer are filled (no read-only or calculated ones).
 */
export function prefill(
  form: Prefillable,
  subject: Known,
): { answers: Answers; from: Record<string, { confirmedAt: string; source: string }> } {
  const answers: Answers = {};
  const from: Record<string, { confirmedAt: string; source: string }> = {};
  for (const [path, rule] of Object.entries(form.facts)) {
    const name = factOf(rule);
    const fact = name === undefined ? undefined : subject.facts[name];
    const widget = form.ui.widgets[path];
    if (!fact || !widget || widget.readonly || path.includes("/")) continue;
    answers[path] = fact.value;
    from[`/${path}`] = { confirmedAt: fact.confirmedAt, source: fact.source };
  }
  return { answers, from };
}

/** How a field's value is hidden from those who have not revealed it; undefined for fields that are not sensitive. */
export const maskOf = (widget: Widget | undefined): MaskKind | undefined =>
  widget?.sensitive ? kindOfField(widget.type).mask : undefined;

/** Answers with every sensitive one masked. */
export function maskAnswers(ui: Questions["ui"], answers: Answers): Answers {
  const mask = (value: Answer, path: string): Answer => {
    const kind = maskOf(ui.widgets[path]);
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
export function restoreMasked(form: Prefillable, answers: Answers, subject: Known | undefined): Answers {
  if (!subject) return answers;
  const known = prefill(form, subject).answers;
  const restore = (value: Answer, truth: Answer | undefined, path: string): Answer => {
    const kind = maskOf(form.ui.widgets[path]);
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
