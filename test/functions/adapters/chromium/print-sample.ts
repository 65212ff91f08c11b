// A report of about ten pages as the printing tests and the bench need it: contents, charts, tables of Chinese text.
import type { Instant } from "../../../../core/time.ts";
import type { PrintRequest } from "../../../../functions/ports.ts";
import { barByUnit } from "../../../../reports/charts/bar-by-unit.ts";
import { donut } from "../../../../reports/charts/donut.ts";
import { lineByPeriod } from "../../../../reports/charts/line-by-period.ts";
import { stackedBars } from "../../../../reports/charts/stacked-bars.ts";

const towns = [
  "市中街道",
  "市西街道",
  "北镇街道",
  "市东街道",
  "彭李街道",
  "沙河街道",
  "里则街道",
  "杨柳雪镇",
  "秦皇台乡",
];
const kinds = ["环境卫生", "燃气安全", "消防通道", "矛盾纠纷", "民生诉求"];

const style = `
  @page { size: A4; margin: 20mm 15mm; @bottom-center { content: "第 " counter(page) " 页 共 " counter(pages) " 页"; font: 9pt "Noto Sans SC" } }
  body { font: 10.5pt/1.7 "Noto Sans SC", "LXGW WenKai", sans-serif }
  h1 { font: bold 22pt SimSun; text-align: center; margin-top: 60mm }
  h2 { font: bold 14pt 黑体; break-before: page }
  table { width: 100%; border-collapse: collapse; font-size: 9pt } thead { display: table-header-group }
  td, th { border: 0.5pt solid #dfe5ec; padding: 1mm 2mm } td + td + td { text-align: right }
  tr, svg { break-inside: avoid } svg { display: block; margin: 4mm 0 }
  a.toc { display: flex; justify-content: space-between; color: inherit; text-decoration: none }`;

const charts = [
  barByUnit({
    title: "走访覆盖率",
    rows: towns.map((label, i) => ({ label, value: 1.02 - i * 0.05, previous: 0.94 - i * 0.04 })),
    format: "rate",
    goal: 0.9,
  }),
  lineByPeriod({
    title: "近八周办结率",
    series: ["居民诉求", "安全隐患"].map((name, s) => ({
      name,
      points: [38, 39, 40, 41, 42, 43, 44, 45].map((w) => ({
        label: `第${w}周`,
        value: 0.6 + (w - 38) * 0.04 - s * 0.05,
      })),
    })),
    format: "rate",
  }),
  stackedBars({
    title: "事件办理情况",
    rows: towns.map((label, i) => ({ label, values: [300 - i * 20, 40 + i, i * 3] })),
    series: ["已办结", "办理中", "已逾期"],
  }),
  donut({ title: "事件类别", slices: kinds.map((label, i) => ({ label, value: 320 - i * 61 })) }),
];

const table = (chapter: number) =>
  `<table><thead><tr><th>编号</th><th>事项</th><th>受理</th><th>办结率</th></tr></thead><tbody>${Array.from(
    { length: 36 },
    (_, i) =>
      `<tr><td>${chapter}-${String(i + 1).padStart(3, "0")}</td><td>${towns[i % 9]}${kinds[i % 5]}排查整改情况</td><td>${
        (i * 37 + chapter * 11) % 500
      }</td><td>${((i * 7 + chapter) % 100).toFixed(1)}%</td></tr>`,
  ).join("")}</tbody></table>`;

const chapters = ["总体情况", "入户走访", "隐患排查", "矛盾调解", "办理时限"];

/** The report; `edition` makes one differ from another. */
export function sampleReport(edition = 1): PrintRequest {
  const title = `滨城区网格工作月报（第 ${edition} 期）`;
  const contents = chapters.map(
    (it, i) => `<li><a class="toc" href="#c${i}">${it}<span class="toc-page" data-for="c${i}"></span></a></li>`,
  );
  const body = chapters.map(
    (it, i) => `<h2 id="c${i}">${it}</h2><p>网格员走访中发现的事项如下。</p>${charts[i] ?? ""}${table(i + 1)}`,
  );
  return {
    html: `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title><style>${style}</style></head><body><h1>${title}</h1><ol>${contents.join("")}</ol>${body.join("")}</body></html>`,
    title,
    author: "滨城区社会治理服务中心",
    madeAt: "2026-11-01T01:00:00.000Z" as Instant,
    mustContain: title,
  };
}
