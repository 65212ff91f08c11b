// `npm run bench [-- name …]`: every figure beside its goal or peer, measured in this run.
import { printRows, type Row } from "./row.ts";

const benches: Record<string, () => Promise<Row[] | undefined>> = {
  store: async () => (await import("./store.ts")).benchStore() as Promise<undefined>,
  submissions: async () => (await import("./submissions.ts")).benchSubmissions(),
  imports: async () => (await import("./imports.ts")).benchImports(),
  figures: async () => (await import("./figures.ts")).benchFigures(),
  definitions: async () => (await import("./definitions.ts")).benchDefinitions(),
  pdf: async () => (await import("./pdf.ts")).benchPdf(),
  web: async () => (await import("./web.ts")).benchWeb(),
  bundle: async () => (await import("./bundle.ts")).benchBundle(),
};

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  const rows = await bench();
  if (rows) printRows(rows);
}
