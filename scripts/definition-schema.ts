// Writes docs/form-definition.schema.json, the JSON Schema of the form format, from the one zod schema; `--check` fails when it is stale.
import { readFileSync, writeFileSync } from "node:fs";
import * as z from "zod";
import { FormDefinition } from "../forms/definition/definition.ts";

const place = new URL("../docs/form-definition.schema.json", import.meta.url);

export const definitionSchema = (): string =>
  `${JSON.stringify({ title: "Gridform form definition", ...z.toJSONSchema(FormDefinition, { io: "input", unrepresentable: "any" }) }, null, 2)}\n`;

if (import.meta.main) {
  if (process.argv.includes("--check")) process.exitCode = readFileSync(place, "utf8") === definitionSchema() ? 0 : 1;
  else writeFileSync(place, definitionSchema());
}
