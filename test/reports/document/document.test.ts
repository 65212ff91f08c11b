// The page of an edition shows its snapshot whole, and nothing that data could smuggle in.
import { expect, test } from "vitest";
import { catalogReports } from "../../../reports/catalog/catalog.ts";
import type { ReportDefinition } from "../../../reports/definition.ts";
import { documentOf, mustContain } from "../../../reports/document/document.ts";
import { mailOf } from "../../../reports/mail/edition-mail.ts";
import { buildSnapshot, type Snapshot } from "../../../reports/snapshot.ts";
import { sayCount, sayValue } from "../../../reports/wording.ts";
import { district, everything, overdueCase, sampleInput, unit } from "../sample.ts";

const monthly = catalogReports().get("monthly-assessment") as ReportDefinition;
const hash = "0123456789abcdef".repeat(4);
const snapshot = buildSnapshot(monthly, sampleInput());
const page = documentOf(snapshot, hash);
/** What a reader sees: the page without tags, style and drawings. */
const textOf = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>|<svg[\s\S]*?<\/svg>/g, "")
    .replace(/<[^>]*>/g, "\n")
    .replaceAll("&amp;", "&");

test("every figure of the snapshot stands on the page with its numerator and denominator", () => {
  const text = textOf(page);
  let seen = 0;
  for (const section of snapshot.sections) {
    if (section.kind === "key-figures") {
      for (const { value, format, numerator, denominator } of section.figures) {
        expect(text.includes(sayValue(value, format))).toBe(true);
        if (format === "rate") expect(text.includes(`${sayCount(numerator)} / ${sayCount(denominator)}`)).toBe(true);
        seen += 1;
      }
    }
    if (section.kind === "by-unit") {
      for (const row of [...section.rows, section.total]) {
        for (const said of [
          sayCount(row.numerator),
          sayCount(row.denominator),
          sayValue(row.value, "rate"),
          sayValue(row.previous, "rate"),
        ]) {
          expect(text.includes(`\n${said}\n`), `${row.title} ${said}`).toBe(true);
        }
        seen += 1;
      }
    }
    if (section.kind === "overdue-cases") for (const it of section.cases) expect(text.includes(it.title)).toBe(true);
    if ("paragraphs" in section)
      for (const paragraph of section.paragraphs) expect(text.includes(paragraph)).toBe(true);
  }
  expect(seen > 15).toBe(true);
});

test("the hash stands on the page, at its end", () => {
  expect(textOf(page).trim().endsWith(hash)).toBe(true);
});

test("the same snapshot gives the same page", () => {
  expect(documentOf(JSON.parse(JSON.stringify(snapshot)) as Snapshot, hash)).toBe(page);
});

test("the page is Chinese: no English title of a unit, form or indicator is on it", () => {
  for (const english of [
    "Bincheng",
    "Shizhong",
    "Xinyuan",
    "Visit coverage",
    "Household",
    "Rectification",
    "Grid service",
  ]) {
    expect(!page.includes(english), english).toBe(true);
  }
  expect(page).toMatch(/<html lang="zh-CN">/);
});

test("headings make an outline, tables have captions and head cells with a scope, charts can be read aloud", () => {
  const headings = [...page.matchAll(/<h([123])[^>]*>([^<]*)/g)].map(([, level, text]) => `${level} ${text}`);
  expect(headings[0]).toBe("1 关于2026年10月滨城区网格工作考核情况的通报");
  expect(headings.filter((it) => it.startsWith("2"))).toStrictEqual(
    [
      "一、总体情况",
      "二、入户走访",
      "三、隐患整改",
      "四、供需对接",
      "五、近六个月走势",
      "六、分单位情况",
      "七、逾期未办结事项",
      "八、统计说明",
    ].map((it) => `2 ${it}`),
  );
  expect(headings.includes("3 （二）市西街道")).toBe(true);
  const tables = page.match(/<table[\s\S]*?<\/table>/g) ?? [];
  expect(tables.length >= 10).toBe(true);
  for (const table of tables) {
    expect(table).toMatch(/<caption>(<h3>)?[^<]+/);
    expect(table).toMatch(/<thead>/);
    expect((table.match(/<th\b/g) ?? []).length === (table.match(/<th [^>]*scope="(col|row)"/g) ?? []).length).toBe(
      true,
    );
  }
  const drawings = page.match(/<svg[\s\S]*?<\/svg>/g) ?? [];
  expect(drawings.length >= 4).toBe(true);
  for (const drawing of drawings) expect(drawing).toMatch(/role="img" aria-label="[^"]+"[\s\S]*<title>[\s\S]+<desc>/);
});

test("tables and charts are numbered one after the other", () => {
  const numbers = (what: string) =>
    [...page.matchAll(new RegExp(`<(?:caption|title)>${what}(\\d+)　`, "g"))].map((it) => Number(it[1]));
  for (const what of ["表", "图"]) {
    const found = numbers(what);
    expect(found).toStrictEqual(found.map((_, at) => at + 1));
    expect(found.length >= 4).toBe(true);
  }
});

test("each section is in the table of contents with a place for its page", () => {
  const entries = [...page.matchAll(/<a class="toc" href="#(s\d+)">[\s\S]*?data-for="(s\d+)"/g)];
  expect(entries.length).toBe(8);
  for (const [, target, filled] of entries) {
    expect(target).toBe(filled);
    expect(page.includes(`id="${target}"`)).toBe(true);
  }
});

test("titles that hold markup, quotes or style are text and stay it", () => {
  const evil = `</style><script>alert(1)</script>"';}*{display:none}<img src=x onerror=alert(1)>{{constructor}}街道`;
  const below = [unit("371602001", evil), ...district.below.slice(1)];
  const overdue = { count: 1, atLeast: false, cases: [overdueCase("a", evil, "2026-10-20T17:30:00+08:00")] };
  const attacked = buildSnapshot(monthly, sampleInput({ unit: unit("371602", evil), below, overdue }));
  const html = documentOf(attacked, hash);
  expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>(?!&)/i);
  expect((html.match(/<\/style>/g) ?? []).length, "the style sheet ends where we end it").toBe(1);
  expect(html.includes("&lt;script&gt;"), "it is still shown").toBe(true);
  expect(html.includes("{{constructor}}"), "and is no template").toBe(true);
  const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? "";
  expect(style).not.toMatch(/display:none|<script/);
  const mail = mailOf(attacked, { name: evil, link: "https://example.org/#/reports?unit=371602", pages: 3, hash });
  expect(mail.html).not.toMatch(/<script|<img/i);
  expect(mail.filename).not.toMatch(/[<>"'/{}]/);
});

test("a whole edition in English, its mail too, bears no Chinese character but what people wrote", () => {
  const english = buildSnapshot(
    { ...monthly, language: "en" },
    sampleInput({ overdue: { cases: [], count: 0, atLeast: false } }),
  );
  const html = documentOf(english, hash);
  expect(html).toMatch(/<html lang="en">/);
  expect(html).toMatch(/content: "Page " counter\(page\) " of " counter\(pages\) ""/);
  expect(html).not.toMatch(/[\u4e00-\u9fff]/);
  const mail = mailOf(english, { name: "Li", link: "https://example.org", pages: 1, hash });
  expect(Object.values(mail).join("")).not.toMatch(/[\u4e00-\u9fff]/);
  expect(mail.html).toContain("(PDF, 1 page). The key figures:");
  expect(mail.text).toMatch(/^Dear Li,\n\n“Monthly assessment: Bincheng, October 2026” is ready;.*\(PDF, 1 page\)/);
});

test("an edition whose snapshot says no language is Chinese, as those were that were made before there was another", () => {
  expect(documentOf({ ...snapshot, language: undefined }, hash)).toBe(page);
});

test("an edition without any data is a whole page too", () => {
  const empty = buildSnapshot(
    monthly,
    sampleInput({
      tallied: { loaded: everything, tallies: new Map(), stocks: [] },
      overdue: { cases: [], count: 0, atLeast: false },
    }),
  );
  const html = documentOf(empty, hash);
  expect(textOf(html)).not.toMatch(/NaN|undefined|null|\[object|Infinity/);
  expect(html.includes(mustContain(empty))).toBe(true);
  expect(html.includes("暂无数据")).toBe(true);
});

test("the mail tells the three figures of the cover, where to read on, and by which hash", () => {
  const link = "https://grid.example.gov.cn/#/reports?unit=371602";
  const mail = mailOf(snapshot, { name: "李区长", link, pages: 14, hash });
  expect(mail.subject).toBe("《滨城区2026年10月月度考核通报》");
  expect(mail.filename).toBe("滨城区2026年10月月度考核通报.pdf");
  const cover = snapshot.sections.find((it) => it.kind === "cover");
  expect(cover?.figures.length).toBe(3);
  for (const figure of cover?.figures ?? []) {
    for (const body of [mail.text, mail.html]) {
      expect(body.includes(figure.title)).toBe(true);
      expect(body.includes(sayValue(figure.value, figure.format))).toBe(true);
    }
  }
  expect(mail.text.includes(link) && mail.text.includes(hash)).toBe(true);
  expect(mail.html.includes(hash)).toBe(true);
});
