// Turns a chart option into an SVG that stands on its own, is the same every time, and can be read aloud.
import { BarChart, LineChart, PieChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TitleComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";
import type { Language } from "../../core/text.ts";
import { colours, fontFamily, parts, WIDTH, wordsFor } from "./style.ts";

use([
  BarChart,
  LineChart,
  PieChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TitleComponent,
  LabelLayout,
  SVGRenderer,
]);

export type Drawing = {
  title: string;
  /** All that the chart shows, in words. */
  description: string;
  height: number;
  language?: Language;
};

/** The SVG of a chart option; `option` needs no title, colours or fonts of its own. */
export function draw({ title, description, height, language }: Drawing, option: EChartsCoreOption): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: WIDTH, height });
  try {
    chart.setOption({
      animation: false,
      color: parts,
      textStyle: { fontFamily },
      title: {
        text: title,
        left: 0,
        top: 0,
        padding: 0,
        textStyle: { color: colours.ink, fontSize: 15, fontWeight: 700, fontFamily },
      },
      ...option,
    });
    return finish(chart.renderToSVGString(), title, description, language);
  } finally {
    chart.dispose();
  }
}

/** A chart that has nothing to show says so, at the size of a small chart. */
export function drawEmpty(title: string, language: Language = "zh"): string {
  const { empty, emptyWhy } = wordsFor(language);
  const line = (y: number, size: number, fill: string, text: string) =>
    `<text x="${WIDTH / 2}" y="${y}" text-anchor="middle" font-family="${fontFamily}" font-size="${size}px" fill="${fill}">${escapeXml(text)}</text>\n`;
  const svg =
    `<svg width="${WIDTH}" height="150" xmlns="http://www.w3.org/2000/svg" version="1.1" viewBox="0 0 ${WIDTH} 150">\n` +
    `<text x="0" y="15" font-family="${fontFamily}" font-size="15px" font-weight="700" fill="${colours.ink}">${escapeXml(title)}</text>\n` +
    `<rect x="0.5" y="32.5" width="${WIDTH - 1}" height="110" rx="6" fill="none" stroke="${colours.line}" stroke-dasharray="4 4"></rect>\n` +
    line(86, 15, colours.muted, empty) +
    line(110, 12, colours.muted, emptyWhy) +
    `</svg>`;
  return finish(svg, title, `${empty}${wordsFor(language).stop}${emptyWhy}`, language);
}

function finish(svg: string, title: string, description: string, language: Language = "zh"): string {
  const still = standStill(svg);
  // ECharts numbers its clip paths over the whole process. A name made from the drawing itself is the same in every
  // process, and two charts of one document cannot take each other's.
  const name = `c${fingerprint(still.replace(/\bzr\d+-/g, "zr-"))}`;
  const numbers = new Map<string, number>();
  const canonical = still.replace(/\bzr\d+-\w+/g, (id) => {
    if (!numbers.has(id)) numbers.set(id, numbers.size);
    return `${name}-${numbers.get(id)}`;
  });
  const label = escapeXml(`${title}${wordsFor(language).stop}${description}`);
  return canonical.replace(
    /^<svg([^>]*)>/,
    (_, attributes) =>
      `<svg${attributes} role="img" aria-label="${label}">\n<title>${escapeXml(title)}</title>\n<desc>${escapeXml(description)}</desc>`,
  );
}

/** Without what only a pointer needs, and with attributes for styles, which a strict content security policy allows. */
function standStill(svg: string): string {
  return svg
    .replace(/<style\s*>[\s\S]*?<\/style>\s*/g, "")
    .replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, "")
    .replace(/<path [^>]*fill="none"(?![^>]*stroke)[^>]*><\/path>\n?/g, "")
    .replace(/ style="([^"]*)"/g, (_, style: string) =>
      style
        .split(";")
        .filter(Boolean)
        .map((it) => ` ${it.slice(0, it.indexOf(":")).trim()}="${it.slice(it.indexOf(":") + 1).trim()}"`)
        .join(""),
    );
}

/** FNV-1a over UTF-16 units, 32 bits: a name, not a protection. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (it) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[it] ?? it);
