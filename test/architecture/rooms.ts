// The rooms of the house: who may import what (docs/architecture.md, "The rooms"), and where time may pass.

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

/** What a capability is called, on every floor. */
export const words = [
  "audit",
  "cases",
  "exchange",
  "figures",
  "files",
  "forms",
  "organisation",
  "registry",
  "reports",
  "service",
  "submissions",
  "sync",
  "work",
] as const;

const ground = ["core/", "zod"];
const domain = ["forms/", ...ground];
const pure = ["reports/", ...domain];
const store = ["functions/store/", "functions/deps.ts", "functions/ports.ts"];

/** One use case calls another's whole word only here: an offer is a case and a claim a submission; the rest start or drive others. */
const calls: Partial<Record<(typeof words)[number], (typeof words)[number][]>> = {
  exchange: ["cases", "submissions"],
  sync: ["submissions", "cases", "organisation"],
  service: ["forms", "organisation", "reports"],
  // What makes work due names its kind, and the kind names the use case that does it.
  work: ["cases", "forms", "reports"],
  reports: ["work"],
  forms: ["work"],
};

const useCases = words.map(
  (word): Room => ({
    at: [`functions/usecases/${word}/`],
    may: [...[word, ...(calls[word] ?? [])].map((it) => `functions/usecases/${it}/`), ...store, ...pure],
    mayKnow: ["api/"],
    waits: true,
  }),
);

/** What a page is made of; pages of one word do not lean on another's, but for the pure rows below. */
const client = ["web/app/", "web/say/", "web/parts/", "web/form/", "web/offline/", "preact", ...pure];
const pages: Partial<Record<(typeof words)[number], string[]>> = {
  figures: ["web/registry/due-subjects.ts"],
  registry: ["web/forms/fillable.ts", "web/submissions/draft-link.ts"],
  submissions: ["web/forms/fillable.ts", "web/registry/"],
  sync: ["web/submissions/draft-link.ts"],
};

export const rooms: Room[] = [
  { at: ["core/"], may: ground },
  { at: ["forms/"], may: domain },
  { at: ["reports/charts/"], may: [...pure, "echarts"] },
  { at: ["reports/document/"], may: [...pure, "handlebars/runtime.js"], mayKnow: ["handlebars"] },
  { at: ["reports/"], may: pure },

  { at: ["api/"], may: ["api/", ...domain] },

  { at: ["functions/ports.ts"], may: ["core/"], waits: true },
  { at: ["functions/config.ts"], may: ["zod"] },
  { at: ["functions/deps.ts"], may: ["functions/ports.ts", "functions/store/memory.ts", ...pure], waits: true },
  { at: ["functions/store/keys.ts", "functions/store/table-shape.ts"], may: ["functions/ports.ts", "core/"] },
  // What is shown of a case or a subject is what the API promises: one type.
  { at: ["functions/store/"], may: [...store, ...pure], mayKnow: ["api/"], waits: true },
  ...useCases,
  { at: ["functions/http/security-headers.ts"], may: [] },
  {
    at: ["functions/http/"],
    may: ["functions/http/", "functions/usecases/", "functions/store/", "api/", "@middy/", ...pure],
    mayKnow: ["functions/ports.ts", "functions/deps.ts", "aws-lambda", "@aws-lambda-powertools/logger"],
    waits: true,
  },
  {
    at: ["functions/adapters/"],
    may: ["functions/adapters/", "functions/ports.ts", "functions/store/table-shape.ts", "*", ...pure],
    // Verified tokens are remembered in the memory that the use cases have.
    mayKnow: ["functions/store/memory.ts"],
    mayNot: ["aws-cdk-lib", "constructs", "cdk-nag"],
    clock: true,
    waits: true,
  },
  {
    at: ["functions/demo/"],
    may: ["functions/demo/", "functions/usecases/", ...store, "node:", ...domain],
    waits: true,
  },
  {
    at: [
      "api",
      "tick",
      "worker",
      "local",
      "cli",
      "cli-aws",
      "compose",
      "local-handler",
      "local-service",
      "local-troubles",
    ].map((name) => `functions/${name}.ts`),
    may: ["functions/", "*", ...pure],
    mayNot: ["aws-cdk-lib", "constructs", "cdk-nag"],
    clock: true,
    waits: true,
  },

  { at: ["web/vite.config.ts"], may: ["vite", "node:"], waits: true },
  // Where the page starts: it hands the clock and the browser to everything else.
  { at: ["web/app/main.tsx"], may: ["web/", "preact", ...domain], clock: true, waits: true },
  {
    at: ["web/app/"],
    may: ["web/", "preact", "idb", ...pure],
    mayKnow: ["api/"],
    mayNot: ["reports/charts/"],
    waits: true,
  },
  { at: ["web/say/"], may: ["web/say/", ...domain], mayKnow: ["api/"] },
  {
    at: ["web/parts/"],
    may: ["web/parts/", "web/say/", "web/app/", "web/offline/", "preact", ...domain],
    mayKnow: ["api/"],
    waits: true,
  },
  {
    at: ["web/form/"],
    may: [
      "web/form/",
      "web/offline/",
      "web/app/router.ts",
      "web/parts/basis.css",
      "preact",
      "@cfworker/json-schema",
      ...domain,
    ],
    mayKnow: ["api/"],
    waits: true,
  },
  { at: ["web/offline/"], may: ["web/offline/", "idb", ...domain], mayKnow: ["api/"], waits: true },
  ...words.map(
    (word): Room => ({
      at: [`web/${word}/`],
      may: [`web/${word}/`, ...client, ...(pages[word] ?? [])],
      mayKnow: ["api/"],
      mayNot: ["reports/charts/"],
      waits: true,
    }),
  ),
  {
    at: ["infra/"],
    may: [
      "infra/",
      "aws-cdk-lib",
      "constructs",
      "cdk-nag",
      "zod",
      "node:fs",
      "node:path",
      "core/text.ts",
      "core/due-work.ts",
      "functions/config.ts",
      "functions/store/table-shape.ts",
      "api/",
      "functions/http/security-headers.ts",
    ],
  },
];

/** The folders that the rooms are in; tests, scripts and measurements may do as they like. */
export const house = ["api", "core", "forms", "reports", "functions", "web", "infra"];
