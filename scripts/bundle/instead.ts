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

export function insteadOfPackages(): Plugin {
  return {
    name: "gridform:instead-of-packages",
    enforce: "pre",
    resolveId: (id) => (Object.hasOwn(packages, id) ? `\0instead:${id}` : undefined),
    load: (id) => packages[id.replace("\0instead:", "")],
  };
}

/**
 * The API's description is computed here, once, instead of by each function that is asked for it; then nothing in a bundle
 * makes JSON Schemas of zod's, and zod goes in without that part of it (20 KB).
 */
export function insteadOfJsonSchemas(): Plugin {
  return {
    name: "gridform:instead-of-json-schemas",
    enforce: "pre",
    transform: {
      filter: { id: [/\/functions\/http\/openapi\.ts$/, /\/zod\/v4\/classic\/schemas\.js$/] },
      async handler(code, id) {
        if (id.endsWith("openapi.ts")) {
          const { openApi } = await import("../../functions/http/openapi.ts");
          return { code: `export const openApi = () => (${JSON.stringify(openApi())});`, map: null };
        }
        return { code: withoutJsonSchemas(code), map: null };
      },
    },
  };
}

/** Should a newer zod be written otherwise, nothing is replaced, and the gate on the size says so. */
const withoutJsonSchemas = (code: string): string =>
  `const notInBundle = () => () => { throw new Error("JSON Schemas are made when the bundle is"); };\n${code
    .replace(/\w+\._zod\.processJSONSchema = \(ctx, json, params\) => processors\.\w+\(\w+, ctx, json, params\);/g, "")
    .replace(/\bcreate(Standard|To)JSONSchemaMethod(?=\()/g, "notInBundle")}`;

/**
 * An ES module's `import … from "node:http"` has Node read everything that module exports, and one of it, WebSocket, is all
 * of undici: 25 ms. Middy, which wants a list of status codes, is the only one to import it at the start.
 */
export function insteadOfImportedHttp(): Plugin {
  return {
    name: "gridform:instead-of-imported-http",
    enforce: "pre",
    transform: {
      filter: { id: /\/@middy\/util\/index\.js$/ },
      handler: (code) => ({
        code: code.replace(
          /^import \{ STATUS_CODES \} from "node:http";/m,
          `const { STATUS_CODES } = process.getBuiltinModule("node:http");`,
        ),
        map: null,
      }),
    },
  };
}

/** A client tells its version to AWS with every request; it takes the whole of its package.json along for that. */
export function insteadOfPackageJson(): Plugin {
  return {
    name: "gridform:instead-of-package-json",
    enforce: "pre",
    transform: {
      filter: { id: /\/@aws-sdk\/client-[^/]+\/package\.json$/ },
      handler: (code) => ({ code: JSON.stringify({ version: JSON.parse(code).version }), map: null }),
    },
  };
}
