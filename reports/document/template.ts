// Templates of our own, precompiled: Handlebars' runtime with a fixed list of helpers, everything that is data escaped.
import type Handlebars from "handlebars";
import runtime from "handlebars/runtime.js";
import type { markupHelpers } from "./helper-names.ts";
import { templates } from "./templates.generated.ts";

// The types of the runtime declare a module by another name.
const engine = (runtime as unknown as typeof Handlebars).create();

export type TemplateName = keyof typeof templates;

/** Makes markup that stands in the page as it is: our own code, which escapes what it is given. */
type MarkupHelper = (...values: never[]) => string;
export type Markup = { [Name in (typeof markupHelpers)[number]]?: MarkupHelper };

/** A share as a width: `61.7%`, at most the whole cell. */
const width = (share: unknown) => `${Math.min(Math.max(Number(share) || 0, 0), 1) * 100}%`;

/**
 * A template with its view. Throws for a value that the view does not have. Of the helpers that insert markup it knows those that
 * are given here.
 */
export function render(name: TemplateName, view: object, markup: Markup = {}): string {
  const helpers = Object.fromEntries(
    Object.entries(markup).map(([helper, make]) => [
      helper,
      (...values: never[]) => new engine.SafeString(make(...values)),
    ]),
  );
  return engine.template(templates[name])(view, { helpers: { ...helpers, width } });
}
