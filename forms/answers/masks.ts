// What of a form's answers is hidden: what its author calls sensitive, and everything that is made of something hidden.
import { parseExpression } from "../../core/expression/parse.ts";
import { referencesOf } from "../../core/expression/references.ts";
import type { Expression } from "../../core/expression/types.ts";
import type { MaskKind } from "../../core/mask.ts";
import type { FactRule, Questions, Widget } from "../definition/definition.ts";
import { kindOf } from "../fields/table.ts";

/** How answers are hidden, by the paths of their questions (`residents/idNumber`). */
export type Masks = ReadonlyMap<string, MaskKind>;
/** How facts are hidden, by their targets (`household.phone`); for rows by the field of the row. */
export type FactMasks = ReadonlyMap<string, MaskKind | Record<string, MaskKind>>;

/** A form, or the questions of a step; `outside`: what its expressions know by other names (`case.phone`). */
export type Maskable = Questions & { facts?: Record<string, FactRule>; subject?: string | undefined };

/** An answer that an expression makes: of what, and whether it is just that. */
type Made = { path: string; of: string[]; plain: boolean };

const made = new WeakMap<object, Made[]>();

/**
 * One rule: an answer is hidden where its question is sensitive, where it is the answer to a fact that is hidden elsewhere, and where an
 * expression makes it of something hidden. What is just the hidden thing is hidden as that is, everything else whole.
 */
export function masksOf(questions: Maskable, known: FactMasks, outside?: Masks): Masks {
  const before = outside ? undefined : remembered.get(questions)?.get(known);
  if (before) return before;
  const masks = findMasks(questions, known, outside ?? new Map());
  if (!outside) remembered.set(questions, new WeakMap([[known, masks]]));
  return masks;
}

/** Of a version and the facts as they are hidden now: asked for with every submission and case. */
const remembered = new WeakMap<object, WeakMap<object, Masks>>();

function findMasks(questions: Maskable, known: FactMasks, outside: Masks): Masks {
  const masks = new Map<string, MaskKind>();
  for (const [path, widget] of Object.entries(questions.ui.widgets)) {
    const mask = maskOf(widget);
    if (mask) masks.set(path, mask);
  }
  for (const [path, mask] of ofFacts(questions.facts ?? {}, known)) if (!masks.has(path)) masks.set(path, mask);
  const named = new Map([...outside, ...factsByName(questions.subject, known)]);
  for (let before = -1; before !== masks.size; ) {
    before = masks.size;
    for (const { path, of, plain } of madeBy(questions)) {
      const hidden = masks.has(path) ? undefined : of.map((it) => hiddenBy(it, masks, named)).find((it) => it);
      if (hidden) masks.set(path, plain ? hidden : madeOf(hidden));
    }
  }
  return masks;
}

/** The hidden facts of a type of subject as expressions name them: `subject.phone`. */
export const factsByName = (type: string | undefined, known: FactMasks): Masks =>
  new Map(
    [...known].flatMap(([target, mask]): [string, MaskKind][] => {
      const [of, fact] = target.split(".");
      return of === type ? [[`subject.${fact}`, typeof mask === "string" ? mask : "whole"]] : [];
    }),
  );

/** Whether an expression says just what it names. */
export const isPlain = ({ kind }: Expression): boolean => kind === "ref" || kind === "extra";

/** How a field's value is hidden by its own question; undefined for fields that are not sensitive. */
export const maskOf = (widget: Widget | undefined): MaskKind | undefined =>
  widget?.sensitive ? kindOf(widget.type).mask : undefined;

function* ofFacts(facts: Record<string, FactRule>, known: FactMasks): Iterable<[path: string, mask: MaskKind]> {
  for (const [path, rule] of Object.entries(facts)) {
    const target = typeof rule === "string" ? rule : rule.fact;
    const mask = target === undefined ? undefined : known.get(target);
    if (typeof mask === "string") yield [path, mask];
    else for (const [name, inner] of Object.entries(mask ?? {})) yield [`${path}/${name}`, inner];
    if (typeof rule === "string") continue;
    for (const [name, inner] of Object.entries(rule.facts)) {
      const its = known.get(inner);
      if (typeof its === "string") yield [`${path}/${name}`, its];
    }
  }
}

/** How what is made of something hidden is hidden itself. */
export const madeOf = (mask: MaskKind): MaskKind => (mask === "all" ? "all" : "whole");

/** What a form calculates and begins with; looked at once. */
function madeBy(questions: Maskable): Made[] {
  const before = made.get(questions);
  if (before) return before;
  const texts: [string, string][] = [
    ...Object.entries(questions.logic.calculated),
    ...Object.entries(questions.ui.widgets).flatMap(([path, { initial }]): [string, string][] =>
      typeof initial === "string" && initial.startsWith("=") ? [[path, initial.slice(1)]] : [],
    ),
  ];
  const found = texts.flatMap(([path, text]) => madeBySaying(path, text));
  made.set(questions, found);
  return found;
}

/** What cannot be read makes nothing: what a form begins with was not always looked at when it was published. */
function madeBySaying(path: string, text: string): Made[] {
  try {
    const expression = parseExpression(text);
    return [{ path, of: referencesOf(expression), plain: isPlain(expression) }];
  } catch {
    return [];
  }
}

/** How what a reference names is hidden: by its name, as the end of a path, or as something that holds hidden answers. */
export function hiddenBy(reference: string, masks: Masks, named: Masks): MaskKind | undefined {
  if (reference.startsWith("@")) return named.get(reference.slice(1));
  const name = reference.replace(/^\//, "");
  const own = masks.get(name);
  if (own) return own;
  for (const [path, mask] of masks) {
    if (path.endsWith(`/${name}`)) return mask;
    if (path.startsWith(`${name}/`) || name.startsWith(`${path}/`)) return madeOf(mask);
  }
  return undefined;
}
