// Templates escape what they are given, hold no word, and run as their sources stand.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { drawChart } from "../../../reports/charts/chart.ts";
import { render } from "../../../reports/document/template.ts";
import { sections } from "../../../reports/sections/table.ts";
import { compiledTemplates, templateSources, templatesPlace } from "../../../scripts/generate-templates.ts";

/** What of a template people would read: letters outside of tags and expressions, in quotes of an expression, in attributes that are read aloud. */
function wordsIn(source: string): string[] {
  const quoted = [...source.matchAll(/\{\{[^}]*["'][^}]*\}\}/g)].map(([it]) => it);
  // How wide a phone shows a mail is said to the phone.
  const bare = source.replace(/\{\{[^}]*\}\}/g, "").replace(/<meta name="viewport"[^>]*>/, "");
  const spoken = [...bare.matchAll(/ (?:title|alt|label|aria-label|placeholder|content)="[^"]*\p{L}[^"]*"/gu)].map(
    ([it]) => it,
  );
  const text = bare.replace(/<!doctype html>/i, "").replace(/<[^>]*>/g, " ");
  const han = bare.match(/\p{Script=Han}+/gu) ?? [];
  return [...quoted, ...spoken, ...(text.match(/\p{L}+/gu) ?? []), ...han];
}

describe("the templates", () => {
  it("are precompiled as they stand: npm run generate", () => {
    expect(readFileSync(templatesPlace, "utf8") === compiledTemplates()).toBe(true);
  });

  it("are one for each kind of section, one for the document and one for the mail", () => {
    expect([...templateSources().keys()].sort()).toStrictEqual(
      [...Object.keys(sections), "document", "edition-mail"].sort(),
    );
  });

  it("insert no data without escaping it", () => {
    for (const [name, source] of templateSources()) expect(source, name).not.toMatch(/\{\{\{|\{\{&/);
  });

  it("hold no word: words come from reports/words by the edition's language", () => {
    for (const [name, source] of templateSources()) expect(wordsIn(source), name).toStrictEqual([]);
  });

  it("would be caught with one", () => {
    for (const source of [
      "<p>合计</p>",
      "<p>total</p>",
      '<i aria-label="more"></i>',
      '{{chart "x"}}',
      '<i class="合"></i>',
    ])
      expect(wordsIn(source).length, source).toBeGreaterThan(0);
    expect(wordsIn('<p class="text" style="width:{{width share}}">{{words.total}} / {{value}}</p>')).toStrictEqual([]);
  });

  it("throw for a value that is not there, and insert a chart only where our own code draws it", () => {
    expect(() => render("key-figures", { id: "s1" })).toThrow(/heading/);
    const evil = { chart: "<script>" } as never;
    expect(() => drawChart(evil)).toThrow(/no chart/);
    const svg = drawChart({ chart: "donut", title: "<script>", slices: [{ label: "<b>", value: 1 }] });
    expect(svg).not.toMatch(/<script>|<b>/);
  });
});
