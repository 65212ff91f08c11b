// Prints one page to PDF in a browser context of its own, with page scripts, network and files closed.
import type { Browser, Page } from "puppeteer-core";
import type { PrintRequest } from "../../ports.ts";
import { withPlainCharacters } from "./characters.ts";
import { charactersOf, openPdf, pagesOf } from "./pdf.ts";
import { stampPdf } from "./stamp.ts";
import { printWithContents } from "./table-of-contents.ts";

export type PrintLog = (message: string, about: Record<string, unknown>) => void;

// Put before whatever the document begins with: the HTML parser moves it to the front of the head, and takes the
// document's own doctype, html and head tags as if it were not there. Nothing in the page can come before it.
// A font is never bent or thickened by machine: that becomes Type 3 in the PDF, which viewers render badly.
const prologue =
  `<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; ` +
  `style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"><style>:root { font-synthesis: none }</style>`;

/** The PDF of one request; throws when the text it must contain is not drawn on its pages. */
export async function printPage(
  browser: Browser,
  request: PrintRequest,
  log?: PrintLog,
): Promise<{ pdf: Uint8Array; pages: number }> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const crashed = new Promise<never>((_, reject) => page.once("error", reject));
    return await Promise.race([crashed, printOn(page, request, log)]);
  } finally {
    if (browser.connected) await context.close();
  }
}

async function printOn(page: Page, request: PrintRequest, log?: PrintLog) {
  await closeOff(page);
  await page.setContent(prologue + withPlainCharacters(request.html), { waitUntil: "load", timeout: 0 });
  const printed = await printWithContents(page, () =>
    page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 0 }),
  );
  const text = (await page.evaluate("document.body.innerText")) as string;
  if (page.url() !== "about:blank") throw new Error(`The page went elsewhere while it was printed: ${page.url()}`);
  const pdf = openPdf(printed);
  checkText(text, charactersOf(pdf), request, log);
  return { pdf: stampPdf(printed, request), pages: pagesOf(pdf).length };
}

async function closeOff(page: Page): Promise<void> {
  await page.setJavaScriptEnabled(false);
  await page.setOfflineMode(true);
  await page.setRequestInterception(true);
  page.on("request", (it) => {
    const decided = it.url().startsWith("data:image/") ? it.continue() : it.abort();
    // The page may be gone before the answer arrives.
    decided.catch(() => undefined);
  });
}

/** Without fonts Chromium prints blank pages and says nothing: what must be there is looked up in the embedded fonts. */
function checkText(text: string, drawn: Set<string>, { mustContain, title }: PrintRequest, log?: PrintLog): void {
  const wanted = withPlainCharacters(mustContain);
  if (!oneLine(text).includes(oneLine(wanted))) throw new Error(`The printed page does not say “${mustContain}”`);
  const folded = new Set([...drawn].flatMap((it) => [...it.normalize("NFKC")]));
  const without = (it: string) =>
    [...new Set(it.normalize("NFKC"))].filter(
      (c) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(c) && !folded.has(c),
    );
  const missing = without(wanted);
  if (missing.length > 0)
    throw new Error(`The printed page has no glyphs for “${missing.join("")}” of “${mustContain}”`);
  const undrawn = without(text);
  if (undrawn.length > 0)
    log?.("characters of the page are not drawn in the PDF", { title, characters: undrawn.join("") });
}

const oneLine = (it: string): string => it.replace(/\s+/g, " ").trim();
