// The monthly report through the real engine: one PDF with bookmarks, page numbers and readable text.
import { afterAll, expect, test } from "vitest";
import { openPrinter } from "../../../functions/adapters/chromium/browser.ts";
import { charactersOf, destinationsOf, objectText, openPdf } from "../../../functions/adapters/chromium/pdf.ts";
import { catalogReports } from "../../../reports/catalog/catalog.ts";
import type { ReportDefinition } from "../../../reports/definition.ts";
import { documentOf, mustContain } from "../../../reports/document/document.ts";
import { buildSnapshot } from "../../../reports/snapshot.ts";
import { cacheFolder } from "../../support/browser.ts";
import { sampleInput } from "../sample.ts";

const printer = await openPrinter({ cacheFolder });
afterAll(() => printer.close());

const snapshot = buildSnapshot(catalogReports().get("monthly-assessment") as ReportDefinition, sampleInput());
const print = () =>
  printer.print({
    html: documentOf(snapshot, "0".repeat(64)),
    title: snapshot.title,
    author: snapshot.issuer,
    madeAt: snapshot.asOf,
    mustContain: mustContain(snapshot),
  });

/** The file as Chromium wrote it, without the update that our own stamp adds. */
const asWritten = (pdf: Uint8Array) => openPdf(pdf.subarray(0, Buffer.from(pdf).indexOf("%%EOF") + 6));

/** The text of a PDF string in UTF-16, as bookmarks have it. */
const utf16 = (hex: string): string => Buffer.from(hex, "hex").swap16().toString("utf16le");

test("the monthly report prints to some ten tagged pages, bookmarked by its headings, each section on a page of its contents", async () => {
  const { pdf, pages } = await print();
  expect(pages >= 7 && pages <= 14, `${pages} pages`).toBe(true);
  const file = asWritten(pdf);
  expect(objectText(file, file.root)).toMatch(/\/MarkInfo[\s\S]*\/Marked true/);
  const objects = [...file.offsets.keys()].map((id) => objectText(file, id));
  const bookmarks = objects
    .flatMap((text) => (/\/Parent/.test(text) ? [...text.matchAll(/\/Title <feff([0-9a-f]+)>/gi)] : []))
    .map(([, hex = ""]) => utf16(hex));
  for (const title of ["一、总体情况", "二、入户走访", "八、统计说明", "（一）市中街道"])
    expect(bookmarks.includes(title), `${title}: ${bookmarks}`).toBe(true);
  expect(
    bookmarks.filter((title) => /^(.+)\1$/.test(title)),
    "no bookmark says its heading twice",
  ).toStrictEqual([]);
  const places = [1, 2, 3, 4, 5, 6, 7, 8].map((at) => destinationsOf(file).get(`s${at}`) ?? 0);
  expect(
    places.every((page, at) => page >= 2 && page >= (places[at - 1] ?? 2) && page <= pages),
    String(places),
  ).toBe(true);
});

test("every Chinese character of the report is drawn by an embedded font", async () => {
  const { pdf } = await print();
  const drawn = charactersOf(asWritten(pdf));
  for (const character of "滨城区网格工作通报走访覆盖率隐患整改第页共")
    expect(drawn.has(character), character).toBe(true);
});

test("the same snapshot gives the same PDF, byte for byte", async () => {
  const [one, two] = [await print(), await print()];
  expect(Buffer.from(one.pdf).equals(Buffer.from(two.pdf))).toBe(true);
});
