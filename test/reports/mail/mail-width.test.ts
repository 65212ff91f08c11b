// Mails as a phone shows them: 360 px wide, whatever long words stand in them.
import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { letterOf } from "../../../core/letter.ts";
import { catalogReports } from "../../../reports/catalog/catalog.ts";
import type { ReportDefinition } from "../../../reports/definition.ts";
import { mailOf } from "../../../reports/mail/edition-mail.ts";
import { buildSnapshot } from "../../../reports/snapshot.ts";
import { openTestBrowser } from "../../support/browser.ts";
import { sampleInput, unit } from "../sample.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openTestBrowser();
});
afterAll(() => browser.close());

/** How wide a mail lies on a phone that is 360 px wide. */
async function widthOf(html: string): Promise<unknown> {
  const page = await browser.newPage();
  await page.setViewport({ width: 360, height: 740, isMobile: true, hasTouch: true });
  await page.setContent(html);
  const width = await page.evaluate("[document.documentElement.scrollWidth, innerWidth].join()");
  await page.close();
  return width;
}

const monthly = catalogReports().get("monthly-assessment") as ReportDefinition;
const code = "f".repeat(64);

test.each(["zh", "en"] as const)(
  "a report's mail fits a phone, in %s, its 64 digits and a long name too",
  async (language) => {
    const named = unit("371602", "阿".repeat(60), "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch");
    const about = { name: "X".repeat(80), link: "https://grid.example.gov.cn/#/reports", pages: 14, hash: code };
    for (const of of [undefined, named]) {
      const snapshot = buildSnapshot({ ...monthly, language }, sampleInput(of && { unit: of }));
      expect(await widthOf(mailOf(snapshot, about).html)).toBe("360,360");
    }
  },
);

test("any other mail fits a phone", async () => {
  const link = { title: code, url: "https://grid.example.gov.cn" };
  const letter = { language: "zh" as const, name: code, title: code, sentences: [code, `草稿《${code}》`], link };
  expect(await widthOf(letterOf(letter).html)).toBe("360,360");
});
