// The tests that `npm run mutants` breaks the code for: those of the pure rooms, without the ones that read the sources.
import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: [
      "test/{core,forms,reports}/**/*.test.ts",
      "test/web/{form/form-model,form/form-changes,pages-parts,pages-texts}.test.ts",
    ],
    exclude: ["test/reports/document/document-print.test.ts"],
    // Instrumented code is slow, the more so beside other work.
    testTimeout: 60_000,
  },
});
