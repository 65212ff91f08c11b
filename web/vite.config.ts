// How the web client is built: Preact, old WebViews, and no schema library in the page.
import { type InlineConfig, type Plugin, transformWithOxc } from "vite";

/** Chrome 66 and Safari 12: what the cheap phones in use came with. */
export const targets = ["chrome66", "safari12"];

/** Where the page's own files lie. */
const ROOT = import.meta.dirname;

/**
 * Marks the zod schemas of core and forms as free of side effects, so that a page that uses a file's functions and types
 * does not carry its schemas, and zod with them (27 KB gz).
 */
export function pureSchemas(): Plugin {
  return {
    name: "gridform:pure-schemas",
    enforce: "pre",
    transform: {
      filter: { id: /\/(core|forms)\/.*\.ts$/, code: /from "zod"/ },
      async handler(code, id) {
        const plain = (await transformWithOxc(code, id)).code;
        let marked = plain;
        for (const { start, end } of schemaSpans(this.parse(plain)).reverse()) {
          marked = `${marked.slice(0, start)}/* @__PURE__ */ (() => ${marked.slice(start, end)})()${marked.slice(end)}`;
        }
        return { code: marked, map: null };
      },
    },
  };
}

type Node = { type: string; start: number; end: number; [name: string]: unknown };

/** Where top-level constants begin with a call on `z`. */
function schemaSpans(program: { body: unknown[] }): Node[] {
  const spans: Node[] = [];
  for (const statement of program.body as Node[]) {
    const declaration = (statement.type === "ExportNamedDeclaration" ? statement.declaration : statement) as Node | null;
    if (declaration?.type !== "VariableDeclaration") continue;
    for (const { init } of declaration.declarations as { init: Node | null }[]) {
      let root = init;
      while (root?.type === "CallExpression" || root?.type === "MemberExpression") root = (root.callee ?? root.object) as Node;
      if (init?.type === "CallExpression" && root?.name === "z") spans.push(init);
    }
  }
  return spans;
}

/** The configuration shared by the page, its service worker, and the pages of tests. */
export function webConfig(options: { root?: string; outDir: string; input?: string }): InlineConfig {
  return {
    configFile: false,
    root: options.root ?? ROOT,
    publicDir: options.root ? false : "public",
    logLevel: "warn",
    plugins: [pureSchemas()],
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    build: {
      outDir: options.outDir,
      emptyOutDir: true,
      target: targets,
      cssTarget: targets,
      manifest: true,
      // A picture inside a script or style would be a data: URL, and inline sizes count against the first page.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: { input: options.input },
    },
  };
}

export default webConfig({ outDir: "../dist/web" });
