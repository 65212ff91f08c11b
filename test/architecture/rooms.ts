// The rooms of the house: who may import what (docs/architecture.md, "The house"), and where time may pass.

export type Room = {
  /** Paths that begin so, or the one file of this name. The first room that fits is a file's room. */
  at: string[];
  /** Beginnings of paths in this repository, and names of packages; `*` is any package. */
  may: string[];
  /** Types alone may come from here. */
  mayKnow?: string[];
  /** Never, though `may` would allow it. */
  mayNot?: string[];
  /** May ask the clock, the dice or for a new id. */
  clock?: true;
  /** May wait: `async`, `await`, promises. */
  waits?: true;
};

const ground = ["core/", "zod"];
const domain = ["forms/", ...ground];
const pure = ["reports/", ...domain];

export const rooms: Room[] = [
  { at: ["core/"], may: ground },
  { at: ["forms/"], may: domain },
  {
    at: ["reports/render/"],
    may: [...pure, "node:", "puppeteer-core", "subset-font"],
    // It is the Printer of the ports.
    mayKnow: ["functions/ports.ts"],
    waits: true,
  },
  { at: ["reports/charts/"], may: [...pure, "echarts"], mayNot: ["reports/render/"] },
  { at: ["reports/templates/"], may: [...pure, "handlebars"], mayNot: ["reports/render/"] },
  { at: ["reports/"], may: pure, mayNot: ["reports/render/"] },

  { at: ["functions/ports.ts"], may: ["core/"], waits: true },
  { at: ["functions/keys.ts", "functions/table-shape.ts"], may: ["functions/ports.ts", "core/"] },
  { at: ["functions/store/"], may: ["functions/store/", "functions/ports.ts", "core/"], waits: true },
  { at: ["functions/config.ts"], may: ["zod"] },
  { at: ["functions/http/routes.ts", "functions/http/security-headers.ts"], may: [] },
  {
    at: ["functions/usecases/"],
    // The generator of types is a library as pure as zod, loaded when asked for.
    may: ["functions/usecases/", "functions/ports.ts", "functions/keys.ts", "json-schema-to-typescript", ...pure],
    mayNot: ["reports/render/"],
    waits: true,
  },
  {
    at: ["functions/http/"],
    may: ["functions/http/", "functions/usecases/", "@middy/", ...pure],
    mayKnow: ["functions/ports.ts", "aws-lambda", "@aws-lambda-powertools/logger"],
    mayNot: ["reports/render/"],
    waits: true,
  },
  {
    at: ["functions/adapters/"],
    may: ["functions/adapters/", "functions/ports.ts", "functions/table-shape.ts", "*", ...pure],
    // Verified tokens are remembered in the memory that the use cases have.
    mayKnow: ["functions/usecases/memory.ts"],
    mayNot: ["aws-cdk-lib", "constructs", "cdk-nag"],
    clock: true,
    waits: true,
  },
  {
    at: ["functions/demo/"],
    may: ["functions/demo/", "functions/usecases/", "functions/keys.ts", "node:", ...domain],
    mayKnow: ["functions/ports.ts"],
    waits: true,
  },
  {
    at: ["functions/"],
    may: ["functions/", "*", ...pure],
    mayNot: ["aws-cdk-lib", "constructs", "cdk-nag"],
    clock: true,
    waits: true,
  },

  { at: ["web/vite.config.ts"], may: ["vite", "node:"], waits: true },
  // Where the page starts: it hands the clock and the browser to everything else.
  { at: ["web/main.tsx"], may: ["web/", "preact", ...domain], clock: true, waits: true },
  {
    at: ["web/"],
    may: ["web/", "preact", "idb", "@cfworker/json-schema", ...pure],
    mayNot: ["reports/render/", "reports/charts/"],
    waits: true,
  },
  {
    at: ["infra/"],
    may: [
      "infra/",
      "aws-cdk-lib",
      "constructs",
      "cdk-nag",
      "zod",
      "node:path",
      "core/text.ts",
      "functions/config.ts",
      "functions/table-shape.ts",
      "functions/http/routes.ts",
      "functions/http/security-headers.ts",
    ],
  },
];

/** The folders that the rooms are in; tests, scripts and measurements may do as they like. */
export const house = ["core", "forms", "reports", "functions", "web", "infra"];
