// Fills page numbers into a table of contents, by printing, looking where the targets landed, and printing again.
import type { Page } from "puppeteer-core";
import { destinationsOf, openPdf } from "./pdf.ts";

const PASSES = 3;

/**
 * The PDF of a page whose `<a class="toc" href="#id">…<span class="toc-page" data-for="id"></span></a>` hold the number
 * of the page, counted from 1, on which the element `id` stands; a target that is on no page leaves its number empty.
 * (CSS `target-counter` would say the same, but Chromium does not have it.) A page without such entries is printed once.
 */
export async function printWithContents(page: Page, print: () => Promise<Uint8Array>): Promise<Uint8Array> {
  let pdf = await print();
  const wanted = (await page.evaluate(
    `Array.from(document.querySelectorAll(".toc-page[data-for]"), (it) => it.dataset.for)`,
  )) as string[];
  if (wanted.length === 0) return pdf;
  let shown = "";
  // The numbers themselves may push a line over the edge of a page, hence the look after the second print.
  for (let pass = 1; pass < PASSES; pass++) {
    const places = destinationsOf(openPdf(pdf));
    const numbers = JSON.stringify(wanted.map((id) => String(places.get(id) ?? "")));
    if (numbers === shown) break;
    await page.evaluate(
      `document.querySelectorAll(".toc-page[data-for]").forEach((it, i) => { it.textContent = (${numbers})[i]; })`,
    );
    shown = numbers;
    pdf = await print();
  }
  return pdf;
}
