// The published JSON Schema of the form format is the zod schema's, and accepts every pack.

import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { definitionSchema } from "../../../scripts/definition-schema.ts";

const text = readFileSync(new URL("../../../docs/form-definition.schema.json", import.meta.url), "utf8");

test("docs/form-definition.schema.json is derived from forms/definition/definition.ts", () => {
  expect(text, "run: node scripts/definition-schema.ts").toBe(definitionSchema());
});

test("any JSON Schema tool accepts every pack and refuses a form without a title", () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(text));
  const catalog = new URL("../../../forms/catalog/", import.meta.url);
  const packs = readdirSync(catalog, { withFileTypes: true }).filter((it) => it.isDirectory());
  expect(packs.length >= 6).toBe(true);
  for (const { name } of packs) {
    const pack = JSON.parse(readFileSync(new URL(`${name}/form.json`, catalog), "utf8")) as Record<string, unknown>;
    expect(validate(pack), `${name}: ${JSON.stringify(validate.errors?.slice(0, 3))}`).toBe(true);
    expect(validate({ ...pack, title: undefined })).toBe(false);
  }
});
