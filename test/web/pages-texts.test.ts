// Every word that the client's pages say, in both languages.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { LocalText } from "../../core/text.ts";

const web = join(import.meta.dirname, "../../web");
const files = readdirSync(web, { recursive: true, encoding: "utf8" }).filter((it) => it.endsWith("texts.ts"));

type Table = Record<string, LocalText>;
const tables: [string, Table][] = [];
for (const file of files) {
  const module = (await import(join(web, file))) as Record<string, unknown>;
  for (const [name, value] of Object.entries(module)) {
    if (typeof value === "object") tables.push([`${file} ${name}`, value as Table]);
  }
}
const each = tables.flatMap(([table, texts]) =>
  Object.entries(texts).map(([key, text]) => ({ key: `${table}.${key}`, text })),
);

test("every text of the pages is there in Chinese and in English", () => {
  expect(each.length > 200).toBe(true);
  const missing = each.filter(({ text }) => !text.zh?.trim() || !text.en?.trim()).map(({ key }) => key);
  expect(missing).toStrictEqual([]);
});

test("no English text has Chinese left in it, apart from the name of the language", () => {
  const mixed = each.filter(({ key, text }) => /[\u4e00-\u9fff]/.test(text.en ?? "") && !key.endsWith("otherLanguage"));
  expect(mixed.map(({ key }) => key)).toStrictEqual([]);
});

test("both languages fill in the same values", () => {
  const places = (text = "") => Array.from(text.matchAll(/\{\w+\}/g), (it) => it[0]).sort();
  const uneven = each.filter(({ text }) => places(text.zh).join() !== places(text.en).join());
  expect(uneven.map(({ key }) => key)).toStrictEqual([]);
});
