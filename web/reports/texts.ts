// The words of the page of reports.
import type { LocalText } from "../../core/text.ts";

export const reportsTexts = {
  reports: { zh: "报告", en: "Reports" },
  reportsTitle: { zh: "{unit}的报告", en: "Reports: {unit}" },
  make: { zh: "生成报告", en: "Make the report" },
  whichPeriod: { zh: "哪一期", en: "Of which period" },
  running: {
    zh: "本期还没有结束：先出一份阶段性报告，期满后自动出正式报告。",
    en: "This period is not over: an interim report is made now, the final one by itself at the end.",
  },
  interim: { zh: "阶段性", en: "Interim" },
  making: { zh: "正在生成，通常不到一分钟…", en: "Being made, usually in under a minute…" },
  made: { zh: "{moment} 生成 · {pages} 页", en: "Made {moment} · {pages} pages" },
  openPdf: { zh: "打开 PDF", en: "Open PDF" },
  opening: { zh: "正在打开…", en: "Opening…" },
  openHere: { zh: "PDF 已准备好，点这里打开", en: "The PDF is ready: open it here" },
  noEditions: { zh: "还没有生成过报告。", en: "No edition has been made yet." },
  older: { zh: "更早的报告", en: "Earlier editions" },
  noReports: { zh: "还没有定义报告。", en: "No report is defined yet." },
  failed: { zh: "没有生成成功", en: "It could not be made" },
} satisfies Record<string, LocalText>;
