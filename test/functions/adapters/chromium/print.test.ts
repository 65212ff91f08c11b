// What comes out of the printer: tagged pages, bookmarks, page numbers, fonts, the same bytes every time.
import { afterAll, describe, expect, test } from "vitest";
import type { Instant } from "../../../../core/time.ts";
import { launchBrowser, openPrinter } from "../../../../functions/adapters/chromium/browser.ts";
import {
  charactersOf,
  destinationsOf,
  objectText,
  openPdf,
  pagesOf,
} from "../../../../functions/adapters/chromium/pdf.ts";
import { printWithContents } from "../../../../functions/adapters/chromium/table-of-contents.ts";
import type { PrintRequest } from "../../../../functions/ports.ts";
import { cacheFolder } from "../../../support/browser.ts";
import { sampleReport } from "./print-sample.ts";

const told: { message: string; characters?: unknown }[] = [];
const printer = await openPrinter({
  cacheFolder,
  log: (message, about) => told.push({ message, characters: about.characters }),
});
afterAll(() => printer.close());

const page = (body: string, also: Partial<PrintRequest> = {}): PrintRequest => ({
  html: `<!doctype html><html lang="zh-CN"><head><title>通知</title></head><body>${body}</body></html>`,
  title: "通知",
  author: "滨城区",
  madeAt: "2026-10-03T01:12:00.000Z" as Instant,
  mustContain: "",
  ...also,
});
const open = async (request: PrintRequest) => openPdf((await printer.print(request)).pdf);
const latin = (pdf: Uint8Array) => Buffer.from(pdf).toString("latin1");
/** How PDF writes a text for people. */
const hex = (text: string) => `FEFF${Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase()}`;

describe("a report of about ten pages", async () => {
  const report = sampleReport();
  const { pdf, pages } = await printer.print(report);
  const file = openPdf(pdf);
  const text = latin(pdf);

  test("tells how many pages it has", () => {
    expect(pages >= 9 && pages <= 12, `${pages} pages`).toBe(true);
    expect(pages).toBe(pagesOf(file).length);
    expect(pages).toBe(text.match(/\/Type \/Page$/gm)?.length);
  });

  test("is tagged for screen readers, in Chinese, and shows its title in the window", () => {
    const root = objectText(file, file.root);
    for (const part of [/\/StructTreeRoot/, /\/Marked true/, /\/Lang \(zh-CN\)/, /\/DisplayDocTitle true/]) {
      expect(root).toMatch(part);
    }
    expect(text).toMatch(/\/S \/TH/);
  });

  test("reads each chart aloud", () => {
    expect(text.match(/\/S \/Figure/g)?.length).toBe(4);
    expect(text.includes(`/Alt <${hex("走访覆盖率。市中街道 102.0%")}`)).toBe(true);
  });

  test("has a bookmark for each chapter", () => {
    expect(objectText(file, file.root)).toMatch(/\/Outlines/);
    for (const chapter of ["总体情况", "办理时限"])
      expect(text.includes(`/Title <${hex(chapter)}`), chapter).toBe(true);
  });

  test("embeds real fonts that can be searched and copied from", () => {
    expect(text).toMatch(/\/FontFile2/);
    expect(text).toMatch(/\/BaseFont \/\w+\+NotoSansSC-Regular/);
    expect(text, "SimSun of the title is our serif").toMatch(/\/BaseFont \/\w+\+NotoSerifSC-Bold/);
    expect(text).not.toMatch(/\/Type3/);
  });

  test("says who made it, and when the edition was made, not when it was printed", () => {
    const info = objectText(file, file.info);
    expect(info.includes(`/Author <${hex(report.author)}>`) && info.includes(`/Title <${hex(report.title)}>`)).toBe(
      true,
    );
    const dates = [...text.matchAll(/\/(?:CreationDate|ModDate) \(([^)]*)\)/g)].map((it) => it[1]);
    expect(dates).toStrictEqual(Array(4).fill("D:20261101010000+00'00'"));
  });

  test("is the same bytes the second time, in another browser too, with other reports printed beside it", async () => {
    const other = await openPrinter({ cacheFolder });
    try {
      const prints = await Promise.all([other.print(sampleReport(2)), other.print(report), printer.print(report)]);
      for (const again of prints.slice(1)) expect(Buffer.from(again.pdf).equals(pdf)).toBe(true);
      expect(!Buffer.from(prints[0].pdf).equals(pdf)).toBe(true);
    } finally {
      await other.close();
    }
  });
});

describe("a table of contents", async () => {
  const browser = await launchBrowser({ cacheFolder });
  afterAll(() => browser.close());
  const open = await browser.newPage();
  const titles = Array.from({ length: 80 }, (_, i) => `第${i + 1}章`);
  const entry = (id: string) =>
    `<p><a class="toc" href="#${id}">${id}<span class="toc-page" data-for="${id}"></span></a></p>`;
  await open.setContent(
    [...titles, "没有的章"].map(entry).join("") +
      titles.map((it) => `<h2 id="${it}" style="break-before: page">${it}</h2>`).join(""),
  );
  let prints = 0;
  const pdf = await printWithContents(open, () => {
    prints++;
    return open.pdf({ tagged: true });
  });
  const shown = (await open.evaluate(
    `Array.from(document.querySelectorAll(".toc-page"), (it) => it.textContent)`,
  )) as string[];

  test("says for each chapter on which page it stands, after contents that fill several pages themselves", () => {
    const places = destinationsOf(openPdf(pdf));
    expect(shown.slice(0, -1)).toStrictEqual(titles.map((it) => String(places.get(it))));
    const first = Number(shown[0]);
    expect(first > 2, `the first chapter is on page ${first}`).toBe(true);
    expect(shown[79]).toStrictEqual(String(first + 79));
  });

  test("leaves the number of a chapter that is nowhere empty", () => {
    expect(shown.at(-1)).toBe("");
  });

  test("takes one print more, not two, when the numbers move nothing", () => {
    expect(prints).toBe(2);
  });
});

describe("characters", () => {
  const readBack = async (body: string) => charactersOf(await open(page(body)));

  test("that look like a radical or share a glyph are read back as the ones that people search for", async () => {
    const drawn = await readBack("<p>⼩学 橡㬵管 橡胶</p>");
    for (const it of "小学橡胶管") expect(drawn.has(it), it).toBe(true);
    for (const it of "⼩㬵") expect(!drawn.has(it), it).toBe(true);
  });

  test("of rare names are there, in regular and in bold, and are not thickened by machine", async () => {
    const request = page(
      `<p style="font-family: 'Noto Sans SC', 'LXGW WenKai'">𠮷䶮㛃<b>𠮷䶮㛃</b></p><p>𠮷<b>𠮷</b></p>`,
    );
    const file = await open({ ...request, mustContain: "𠮷䶮㛃" });
    expect(latin(file.bytes)).toMatch(/\/BaseFont \/\w+\+LXGWWenKai-Bold/);
    expect(latin(file.bytes)).not.toMatch(/\/Type3/);
  });

  test("asked for in the fonts of office documents come in ours", async () => {
    const asked = {
      宋体: "NotoSerifSC",
      仿宋: "NotoSerifSC",
      楷体: "LXGWWenKai",
      黑体: "NotoSansSC",
      SimSun: "NotoSerifSC",
    };
    for (const [family, ours] of Object.entries(asked)) {
      const file = await open(page(`<p style="font-family: ${family}">公文</p>`));
      const fonts = [...latin(file.bytes).matchAll(/\/BaseFont \/\w+\+(\w+)/g)].map((it) => it[1]);
      expect(new Set(fonts), family).toStrictEqual(new Set([ours]));
    }
  });

  test("that no font has are told to the log by name", async () => {
    told.length = 0;
    await printer.print(page("<p>王\u{30000}</p>"));
    expect(told).toStrictEqual([
      { message: "characters of the page are not drawn in the PDF", characters: "\u{30000}" },
    ]);
  });
});

test("a printer that was idle prints again", async () => {
  const resting = await openPrinter({ cacheFolder, idleMilliseconds: 1 });
  try {
    await resting.print(page("<p>一</p>"));
    await new Promise((rested) => setTimeout(rested, 300));
    expect((await resting.print(page("<p>二</p>"))).pages).toBe(1);
  } finally {
    await resting.close();
  }
});

describe("a print fails aloud", () => {
  test("when the page does not say what it must", async () => {
    await expect(printer.print(page("<p>空</p>", { mustContain: "月报" }))).rejects.toThrow(/does not say “月报”/);
    const hidden = page(`<p>空</p><p style="display: none">月报</p>`, { mustContain: "月报" });
    await expect(printer.print(hidden)).rejects.toThrow(/does not say “月报”/);
  });

  test("when no font draws what it must say", async () => {
    const request = page("<p>王\u{30000}</p>", { mustContain: "王\u{30000}" });
    await expect(printer.print(request)).rejects.toThrow(/no glyphs for “\u{30000}”/u);
  });

  test("when it comes after the printer was closed", async () => {
    const closed = await openPrinter({ cacheFolder });
    await closed.close();
    await expect(closed.print(page("<p>空</p>"))).rejects.toThrow(/printer is closed/);
  });
});
