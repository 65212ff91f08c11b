// How every report looks: an official bulletin after GB/T 9704, with tables and charts that it does not know.
import type { Words } from "../words/words.ts";

const ink = "#1d2733";
const muted = "#5b6b7f";
const hair = "#e1e6ec";
const red = "#c1121f";

/** The style sheet; `running` is the line at the head of every page but the first. */
export const styleOf = (running: string, { document }: Words): string => `
/* GB/T 9704: A4, 37 mm above, 28 mm on the binding side, a text area of 156 by 225 mm. */
@page {
  size: A4; margin: 37mm 26mm 35mm 28mm;
  @top-left { content: ${cssText(running)}; font: 8.5pt "Noto Sans SC"; color: ${muted}; vertical-align: bottom; padding-bottom: 7mm; }
  @bottom-center { content: ${pageNumbers(document)}; font: 9pt "Noto Serif SC"; color: ${ink}; vertical-align: top; padding-top: 8mm; }
}
@page :first { margin-top: 30mm; @top-left { content: none; } }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { font: 11.5pt/1.8 "Noto Serif SC", "LXGW WenKai", serif; color: ${ink}; font-variant-numeric: tabular-nums; -webkit-print-color-adjust: exact; }
a { color: inherit; text-decoration: none; }
h1, h2, h3, .sans, table, .cards, .facts, .contents, .notice, .hash { font-family: "Noto Sans SC", "LXGW WenKai", sans-serif; }
h1 { font: 700 22pt/1.45 "Noto Serif SC", serif; text-align: center; text-wrap: balance; margin: 14mm 0 12mm; }
h2 { font-size: 15pt; line-height: 1.4; margin: 9mm 0 3mm; padding-left: 3.2mm; border-left: 1.2mm solid ${red}; break-after: avoid; }
h3 { font: 700 12.5pt/1.4 "LXGW WenKai", serif; margin: 5mm 0 1.5mm; break-after: avoid; }
/* A heading at the top of a page is painted on the page before, too (out of sight), unless it is clipped: its bookmark then said everything twice. */
h1, h2, h3 { overflow: hidden; }
p.text { text-indent: ${document.indent}; margin-bottom: 2mm; orphans: 3; widows: 3; }

.masthead { text-align: center; color: ${red}; }
.masthead .org { font: 700 30pt/1.3 "Noto Serif SC", serif; letter-spacing: .1em; margin-right: -.1em; }
.masthead .issue { display: flex; justify-content: space-between; font-size: 11pt; color: ${ink}; margin-top: 7mm; line-height: 1.5; }
.masthead .rule { border-top: 2pt solid ${red}; border-bottom: .6pt solid ${red}; height: 1.3mm; margin-top: 1.5mm; }
.notice { border: .6pt solid ${red}; background: #fdf3f3; color: ${red}; font-size: 9.5pt; line-height: 1.6; padding: 2mm 3.5mm; margin-bottom: 5mm; }
.cards { display: grid; grid-template-columns: repeat(3, 1fr); gap: 4mm; list-style: none; }
.cards li { border: .6pt solid ${hair}; border-top: 1mm solid ${ink}; padding: 2.6mm 3.2mm 2.8mm; line-height: 1.45; break-inside: avoid; }
.cards .name { font-size: 9.5pt; color: ${muted}; display: block; }
.cards .value { font-size: 25pt; font-weight: 700; line-height: 1.35; display: block; }
.cards .made, .cards .change { font-size: 8.5pt; display: block; }
.cards .made { color: ${muted}; }
.facts { margin-top: 7mm; font-size: 9pt; line-height: 1.7; display: flex; flex-wrap: wrap; justify-content: space-between; }
.facts div { display: flex; gap: 2mm; }
.facts dt { color: ${muted}; }
.contents { margin-top: 6mm; border-top: .6pt solid ${hair}; padding-top: 5mm; font-size: 10.5pt; line-height: 1.5; columns: 2; column-gap: 10mm; }
.contents .label { color: ${muted}; font-size: 9.5pt; margin-bottom: 1.5mm; letter-spacing: .5em; column-span: all; }
.toc { display: flex; align-items: baseline; padding: 1.3mm 0; break-inside: avoid; }
.toc .dots { flex: 1; border-bottom: .8pt dotted #aab4c0; margin: 0 2mm; }
.toc-page { min-width: 5mm; text-align: right; }

figure { margin: 3mm 0 4mm; break-inside: avoid; }
figure svg { display: block; width: 100%; height: auto; max-height: 215mm; }
table { width: 100%; border-collapse: collapse; font-size: 8.8pt; line-height: 1.4; margin: 2mm 0 4mm; border-bottom: 1pt solid ${ink}; }
caption { font-size: 9.5pt; font-weight: 700; text-align: left; padding-bottom: 1.4mm; break-after: avoid; }
thead { border-top: 1pt solid ${ink}; border-bottom: .6pt solid ${ink}; }
th { font-weight: 700; background: #f5f7fa; padding: 1.5mm 1.6mm; vertical-align: bottom; text-align: left; }
tbody th { font-weight: 400; background: none; }
td, tbody th { padding: .9mm 1.6mm; border-top: .5pt solid ${hair}; vertical-align: middle; }
tr { break-inside: avoid; }
.num { text-align: right; white-space: nowrap; }
.mid { text-align: center; white-space: nowrap; }
.low { color: ${muted}; }
.unit { white-space: nowrap; }
.sum th, .sum td { font-weight: 700; background: #f5f7fa; border-top: .6pt solid ${ink}; }
.bar { min-width: 27mm; }
.bar .in { display: flex; align-items: center; justify-content: flex-end; gap: 1.8mm; }
.bar i { flex: 1; max-width: 22mm; height: 1.7mm; background: #e8edf3; }
.bar i b { display: block; height: 100%; background: #0f6fde; }
.bar.short i b { background: #d9730d; }
.bad { color: #b4480a; }
.note { font: 9pt/1.6 "Noto Sans SC", sans-serif; color: ${muted}; margin: -2mm 0 3mm; }
.block { break-inside: avoid; }
.block table { margin: 2.5mm 0 1.2mm; }
.block h3 { margin: 0; }
.block table, .dense { font-size: 8.4pt; line-height: 1.35; }
.block td, .block th { padding: .6mm 1.6mm; }
.dense td, .dense th { padding: .9mm 1.1mm; }
.cover { break-after: page; }
.cover + section > h2 { margin-top: 0; }
.lead { margin-top: 8mm; }
/* No row stands alone at the foot or the head of a page. */
thead, thead tr { break-after: avoid; }
tbody tr:nth-last-child(-n+2) { break-before: avoid; }
.block .note { font-size: 8.2pt; line-height: 1.45; margin: 0 0 1mm; }
ol.rules { padding-left: 2em; font-size: 10.5pt; line-height: 1.75; }
ol.rules li { margin-bottom: .8mm; }
.signature { break-inside: avoid; text-align: right; margin: 10mm 6mm 0 0; line-height: 1.8; }
.hash { break-inside: avoid; margin-top: 8mm; border-top: 1pt solid ${ink}; border-bottom: .6pt solid ${ink}; padding: 2.5mm 0; font-size: 8.5pt; line-height: 1.6; color: ${muted}; }
.hash code { font: 700 9pt "Noto Sans SC"; color: ${ink}; word-break: break-all; letter-spacing: .02em; }
`;

/** A text as a CSS string in which nothing can end it: every character that is not a letter or a digit is escaped. */
const cssText = (text: string): string =>
  `"${[...text].map((it) => (/[\p{L}\p{N}]/u.test(it) ? it : `\\${it.codePointAt(0)?.toString(16)} `)).join("")}"`;

const pageNumbers = ({ page: [before = "", between = "", after = ""] }: Words["document"]): string =>
  `"${before}" counter(page) "${between}" counter(pages) "${after}"`;
