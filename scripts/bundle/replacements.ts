// What the bundles hold instead of code that a function on Lambda never runs; the reasons stand in docs/decisions/0003.
import type { Plugin } from "vite";

/** Packages, each with the module that takes its place. */
const packages: Record<string, string> = {
  // Lambda gives credentials in the environment. The chain that would look elsewhere (SSO, profiles, instances) has 100 KB.
  "@aws-sdk/credential-provider-node": `export { fromEnv as defaultProvider } from "@aws-sdk/credential-provider-env";`,
  // DynamoDB has one endpoint a region; the SDK asks for others only when told to.
  "@aws-sdk/middleware-endpoint-discovery": `
    export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {};
    export const resolveEndpointDiscoveryConfig = (config) => config;`,
  // json-schema-to-typescript formats with it when asked, which we never do; it has 5 MB.
  prettier: "export const format = undefined;",
};

/**
 * An ES module's `import … from "node:http"` has Node read everything that module exports, and one of it, WebSocket, is all
 * of undici: 25 ms. Middy, which wants a list of status codes, is the only one to import it at the start.
 */
const statusCodes = `export const { STATUS_CODES } = process.getBuiltinModule("node:http");`;

/** All of it. */
export const replacements = (): Plugin[] => [
  replacedPackages(),
  replacedImport("node:http", /\/@middy\/util\//, statusCodes),
  replacing("description", /\/functions\/http\/openapi\.ts$/, description),
  replacing("package-json", /\/@aws-sdk\/client-[^/]+\/package\.json$/, versionAlone),
];

function replacedPackages(): Plugin {
  return {
    name: "gridform:replaced-packages",
    enforce: "pre",
    resolveId: (id) => (Object.hasOwn(packages, id) ? `\0replaced:${id}` : undefined),
    load: (id) => packages[id.replace("\0replaced:", "")],
  };
}

/** One module in place of what a single package imports. */
function replacedImport(name: string, by: RegExp, code: string): Plugin {
  const id = `\0replaced:${name}`;
  return {
    name: `gridform:replaced-${name}`,
    enforce: "pre",
    resolveId: (wanted, importer) => (wanted === name && importer && by.test(importer) ? id : undefined),
    load: (wanted) => (wanted === id ? code : undefined),
  };
}

function replacing(name: string, id: RegExp, change: (code: string) => string | Promise<string>): Plugin {
  return {
    name: `gridform:replaced-${name}`,
    enforce: "pre",
    transform: { filter: { id }, handler: async (code) => ({ code: await change(code), map: null }) },
  };
}

/** The API's description is computed here, once, instead of by each function that is asked for it. */
async function description(): Promise<string> {
  const { description: made } = await import("../../functions/http/openapi.ts");
  return `export const description = () => ${JSON.stringify(made())};`;
}

/** A client tells its version to AWS with every request; for that it takes the whole of its package.json along. */
const versionAlone = (code: string): string => JSON.stringify({ version: JSON.parse(code).version });
