// Templates of our own: Handlebars with a fixed list of helpers, everything that is data escaped.
import Handlebars from "handlebars";

const engine = Handlebars.create();

/** A drawing made by reports/charts: the only markup that is not a template's. Data cannot become one. */
export class Drawing {
  readonly svg: string;
  constructor(svg: string) {
    this.svg = svg;
  }
}

const helpers = {
  /** The drawing itself, in the page. */
  chart: (drawing: unknown) => {
    if (!(drawing instanceof Drawing)) throw new TypeError("The helper `chart` takes a Drawing");
    return new Handlebars.SafeString(drawing.svg);
  },
  /** A share as a width: `61.7%`, at most the whole cell. */
  width: (share: unknown) => `${Math.min(Math.max(Number(share) || 0, 0), 1) * 100}%`,
};

/** A template made ready. It throws for a value that its view does not have, and knows no helpers but ours. */
export function templateOf<View>(source: string): (view: View) => string {
  const render = engine.compile(source, {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { chart: true, width: true },
  });
  return (view) => render(view, { helpers });
}
