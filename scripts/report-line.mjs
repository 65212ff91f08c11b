// The one line that says how the tests ended, from Vitest's own report: `1380 passed, 0 failed`. Ends with 1 where something failed or nothing ran.
import { readFileSync } from "node:fs";

const place = process.argv[2] ?? "dist/test-report.json";
let passed = 0;
let failed = 0;
let skipped = 0;
let broken = 0;
try {
  const report = JSON.parse(readFileSync(place, "utf8"));
  passed = report.numPassedTests;
  failed = report.numFailedTests;
  skipped = report.numPendingTests + report.numTodoTests;
  // A file that fails before its first test counts no test.
  broken = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
} catch (error) {
  console.error(`There is no report of the tests (${place}): ${error.message}`);
}
console.log(`${passed} passed, ${failed + broken} failed${skipped ? `, ${skipped} skipped` : ""}`);
if (passed === 0 || failed + broken > 0) process.exitCode = 1;
