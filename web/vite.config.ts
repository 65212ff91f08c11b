// How the web client is built: Preact, old WebViews, and no schema library in the page.
import { type InlineConfig, type Plugin, transformWithOxc } from "vite";

/** Chrome 66 and Safari 12: what the cheap phones in use came with. */
export const targets = ["chrome66", "safari12"];

/** Where the page's own files lie. */
const ROOT = import.meta.dirname;

/**
 * Marks the zod schemas of core and forms, and all that api/ says, as free of side effects: a page that uses a file's functions and
 * types does not carry its schemas, and zod with them (27 KB gz), nor a function what its routes promise to answer.
 */
export function pureSchemas(): Plugin {
  return {
    name: "gridform:pure-schemas",
    enforce: "pre",
    transform: {
      filter: { id: /\/(api|core|forms)\/.*\.ts$/, code: /from "(zod|\.\/route\.ts)"/ },
      async handler(code, id) {
        const plain = (await transformWithOxc(code, id)).code;
        let marked = plain;
        for (const { start, end } of schemaSpans(this.parse(plain), /\/api\/[\w-]+\.ts$/.test(id)).reverse()) {
          marked = `${marked.slice(0, start)}/* @__PURE__ */ (() => (${marked.slice(start, end)}))()${marked.slice(end)}`;
        }
        return { code: marked, map: null };
      },
    },
  };
}

type Node = { type: string; start: number; end: number; [name: string]: unknown };

/** Where top-level constants begin with a call on `z`; with `all`, where any of them stand. */
function schemaSpans(program: { body: unknown[] }, all: boolean): Node[] {
  const spans: Node[] = [];
  for (const statement of program.body as Node[]) {
    const declaration = (
      statement.type === "ExportNamedDeclaration" ? statement.declaration : statement
    ) as Node | null;
    if (declaration?.type !== "VariableDeclaration") continue;
    for (const { init } of declaration.declarations as { init: Node | null }[]) {
      let root = init;
      while (root?.type === "CallExpression" || root?.type === "MemberExpression")
        root = (root.callee ?? root.object) as Node;
      if (
        init &&
        (all ? init.type !== "ArrowFunctionExpression" : init.type === "CallExpression" && root?.name === "z")
      )
        spans.push(init);
    }
  }
  return spans;
}

/** BigInt literals are syntax that Chrome 66 and Safari 13 refuse with the whole file; @cfworker/json-schema has four. */
export function plainBigInts(): Plugin {
  return {
    name: "gridform:plain-big-ints",
    transform: {
      filter: { id: /@cfworker\/json-schema\/.*\.js$/, code: /\b\d+n\b/ },
      handler: (code) => ({ code: code.replace(/\b(\d+)n\b/g, "BigInt($1)"), map: null }),
    },
  };
}

/**
 * Lazy imports that can be tried again. A browser remembers a module that failed to load until the page is loaded anew, so a part
 * asked for while the network was away would never come; under another address it does. Takes the place of Vite's own wrapper,
 * whose preloading of scripts (1.3 KB gz) the service worker does for us; styles come with their parts as before.
 */
export function importsAgain(): Plugin[] {
  return [
    {
      name: "gridform:import-again",
      enforce: "pre",
      load: { filter: { id: /preload-helper/ }, handler: () => IMPORT_AGAIN },
    },
    {
      name: "gridform:import-address",
      enforce: "post",
      // After Vite has noted which styles each import needs.
      generateBundle: {
        order: "post",
        handler(_options, bundle) {
          for (const chunk of Object.values(bundle)) {
            if (chunk.type !== "chunk") continue;
            chunk.code = chunk.code.replace(LAZY_IMPORT, '(again="")=>import("$2"+again)');
          }
        },
      },
    },
  ];
}

const LAZY_IMPORT = /\(\)\s*=>\s*import\((["'`])(\.\/[^"'`]+\.js)\1\)/g;

const IMPORT_AGAIN = `
  let tries = 0;
  const styles = {};
  const style = (file) => styles[file] || (styles[file] = new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "/" + file;
    if (document.querySelector('link[href="/' + file + '"]')) return done();
    // A part without its style is plain, but works.
    link.onload = link.onerror = done;
    document.head.append(link);
  }));
  export const __vitePreload = (load, files) => Promise.all([
    load().catch(() => load("?again=" + ++tries)),
    ...(files || []).map(style),
  ]).then(([part]) => part);
`;

/** The configuration shared by the page, its service worker, and the pages of tests. */
export function webConfig(options: { root?: string; outDir: string; input?: string }): InlineConfig {
  return {
    configFile: false,
    root: options.root ?? ROOT,
    publicDir: options.root ? false : "public",
    logLevel: "warn",
    plugins: [pureSchemas(), plainBigInts(), ...importsAgain()],
    oxc: {
      jsx: { runtime: "automatic", importSource: "preact" },
      // Fields of classes are set, not defined: no helper of 0.4 KB for old browsers.
      typescript: { removeClassFieldsWithoutInitializer: true },
      assumptions: { setPublicClassFields: true },
    },
    build: {
      outDir: options.outDir,
      emptyOutDir: true,
      target: targets,
      cssTarget: targets,
      manifest: true,
      // A picture inside a script or style would be a data: URL, and inline sizes count against the first page.
      assetsInlineLimit: 0,
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_file, files, { hostType }) =>
          hostType === "js" ? files.filter((it) => it.endsWith(".css")) : files,
      },
      reportCompressedSize: false,
      rolldownOptions: {
        input: options.input,
        // Nothing in these rooms does anything by being imported.
        treeshake: { moduleSideEffects: [{ test: /\/(core|forms)\/[^?]*\.ts$/, sideEffects: false }] },
        output: {
          codeSplitting: {
            // The way to a form in one file: ten small ones compress worse and arrive one after the other.
            groups: [{ name: "first", test: /\/web\/app\/main\.tsx$/ }],
          },
        },
      },
    },
  };
}

export default webConfig({ outDir: "../dist/web" });
