// How long reports take to print: the first after an install, the first after a start, one more, and thirteen at once.
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPrinter } from "../functions/adapters/chromium/browser.ts";
import { prepareFonts } from "../functions/adapters/chromium/fonts.ts";
import type { Printer, PrintRequest } from "../functions/ports.ts";
import { barByUnit } from "../reports/charts/bar-by-unit.ts";
import { sampleReport } from "../test/functions/adapters/chromium/print-sample.ts";
import type { Row } from "./row.ts";

const REPORTS = 13;
const TIMES = 9;

/** Measures in a cache folder of its own, so that the first start is one. */
export async function benchPdf(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "gridform-bench-"));
  try {
    const [fontFolder, fonts] = await timed(() => prepareFonts(join(folder, "fonts")));
    const [, first] = await timed(() => startAndPrint({ cacheFolder: join(folder, "brotli"), fontFolder }));
    const [, second] = await timed(() => startAndPrint({ cacheFolder: join(folder, "brotli"), fontFolder }));
    return [
      { figure: "fonts made from their packages, once per cache", value: seconds(fonts), unit: "s", goal: "< 20 s" },
      { figure: "first start: unpack, start, print one page", value: seconds(first), unit: "s", goal: "< 3 s" },
      ...(await firstStartBundled(join(folder, "zstd"), fontFolder)),
      { figure: "later start: start, print one page", value: seconds(second), unit: "s", goal: "about 0.5 s" },
      ...(await printReports({ cacheFolder: join(folder, "brotli"), fontFolder })),
      { figure: "one chart", value: (await chartTime()).toFixed(1), unit: "ms" },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

type Folders = { cacheFolder: string; fontFolder: string; packFolder?: string };

const smallPage: PrintRequest = {
  ...sampleReport(),
  html: `<html lang="zh-CN"><title>通知</title><p>正文</p></html>`,
  mustContain: "正文",
};

async function startAndPrint(folders: Folders): Promise<void> {
  const printer = await openPrinter(folders);
  await printer.print(smallPage);
  await printer.close();
}

/** The same from the archives that `npm run bundle` puts beside the worker, repacked as zstd; nothing when it has not run. */
async function firstStartBundled(cacheFolder: string, fontFolder: string): Promise<Row[]> {
  const packFolder = "dist/lambda/worker/chromium";
  const bundled = await access(join(packFolder, "chromium.zst")).then(
    () => true,
    () => false,
  );
  if (!bundled) return [];
  const [, first] = await timed(() => startAndPrint({ cacheFolder, fontFolder, packFolder }));
  return [{ figure: "first start from the worker's zstd archive", value: seconds(first), unit: "s", goal: "< 3 s" }];
}

async function printReports(folders: Folders): Promise<Row[]> {
  const printer = await openPrinter(folders);
  try {
    await printer.print(smallPage);
    const { pages, pdf } = await printer.print(sampleReport());
    const one = await medianTime(printer);
    const editions = Array.from({ length: REPORTS }, (_, i) => sampleReport(i + 1));
    const [, all] = await timed(() => Promise.all(editions.map((it) => printer.print(it))));
    const what = `${pages} pages, 4 charts, 5 tables, contents`;
    return [
      { figure: `a report, warm (${what})`, value: seconds(one), unit: "s", goal: "< 1 s" },
      { figure: "its size", value: Math.round(pdf.length / 1000), unit: "KB" },
      { figure: `${REPORTS} such reports asked for at once`, value: seconds(all), unit: "s", goal: "< 10 s" },
      { figure: "that is, reports a minute", value: Math.round((REPORTS * 60_000) / all) },
    ];
  } finally {
    await printer.close();
  }
}

async function medianTime(printer: Printer): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < TIMES; i++) times.push((await timed(() => printer.print(sampleReport())))[1]);
  return times.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
}

async function chartTime(): Promise<number> {
  const rows = Array.from({ length: 12 }, (_, i) => ({ label: `第${i}网格`, value: i / 10, previous: i / 11 }));
  const [, all] = await timed(async () => {
    for (let i = 0; i < 50; i++) barByUnit({ title: "走访覆盖率", rows, format: "rate", goal: 0.9 });
  });
  return all / 50;
}

async function timed<T>(task: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now();
  const result = await task();
  return [result, performance.now() - started];
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(2);
