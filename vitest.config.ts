// The tests by what they need. A project's name is the room it is about: `npx vitest run --project functions`.
import { defineConfig } from "vitest/config";

/** What is printed: Chromium, which comes with the packages and is unpacked once into .cache/. */
const printed = [
  "test/functions/adapters/chromium/**/*.test.ts",
  "test/reports/document/document-print.test.ts",
  "test/reports/mail/**/*.test.ts",
];
/** Of web what runs without a browser: words, numbers, the form's model, requests of the API. */
const webLogic = ["test/web/{form/form-model,form/form-changes,pages-parts,pages-texts,app/api,app/sign-out}.test.ts"];

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    // Two cores; what drives a browser or a JVM wants one of them for itself.
    maxWorkers: 2,
    pool: "forks",
    coverage: {
      provider: "v8",
      include: ["{api,core,forms,reports,functions}/**/*.ts", "web/**/*.ts"],
      exclude: ["**/*.d.ts", "functions/{api,tick,worker,local,cli}.ts", "functions/demo/**"],
      reporter: ["text", "html"],
      reportsDirectory: "dist/coverage",
    },
    projects: [
      {
        // core, forms, reports, the pure part of web, and the rules of the house. Needs nothing.
        extends: true,
        test: {
          name: "unit",
          // Pure code has no state to keep apart: a module is imported once a worker, not once a file.
          isolate: false,
          include: ["test/{core,forms,reports,architecture}/**/*.test.ts", "test/architecture.test.ts", ...webLogic],
          exclude: printed,
          // No goal: a machine that others use too may stand still for seconds.
          testTimeout: 60_000,
        },
      },
      {
        // Use cases, HTTP and adapters on a store in memory; servers listen on loopback ports of their own. A JDK for the claims on
        // DynamoDB Local.
        extends: true,
        test: {
          name: "functions",
          include: ["test/functions/**/*.test.ts"],
          exclude: printed,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Reports as PDF, and the engine that makes them. Chromium: apart, so that no browser starts while somebody works on the rest.
        extends: true,
        test: { name: "printing", include: printed, testTimeout: 120_000, hookTimeout: 120_000 },
      },
      {
        // One suite, every store. A JDK (11 or newer) for DynamoDB Local; without one its part is skipped, but in CI.
        extends: true,
        test: {
          name: "contracts",
          include: ["test/contracts/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Pages in a browser, and the offline store in one. Chromium, loopback ports, dist/web (made by `npm test` and `npm start`).
        extends: true,
        test: {
          name: "web",
          include: ["test/web/**/*.test.ts"],
          exclude: webLogic,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // The CDK app synthesised, and the very bundles run away from node_modules. dist/lambda (made by `npm test`), a JDK.
        extends: true,
        test: { name: "infra", include: ["test/infra/**/*.test.ts"], testTimeout: 300_000, hookTimeout: 300_000 },
      },
      {
        // As a user would, on the true server with a true browser, on both stores. Chromium, ports, dist/web, a JDK.
        extends: true,
        test: { name: "journeys", include: ["test/journeys/**/*.test.ts"], testTimeout: 300_000, hookTimeout: 300_000 },
      },
    ],
  },
});
