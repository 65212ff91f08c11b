// How every chart looks: colours, letters, sizes, and how a number is written.
import { type FigureFormat, writeFigure } from "../../core/figures/rounding.ts";
import type { Language } from "../../core/text.ts";

/** Width of every chart in CSS pixels: an A4 page between margins of 15 mm. */
export const WIDTH = 680;

/** The families that the printer embeds; WenKai stands behind Noto for the rare characters of names (𠮷). */
export const fontFamily = "Noto Sans SC, LXGW WenKai, sans-serif";

export const colours = {
  accent: "#0f6fde",
  warning: "#d9730d",
  ink: "#1d2733",
  muted: "#5b6b7f",
  previous: "#b9c3cf",
  line: "#dfe5ec",
  paper: "#ffffff",
};

// Neighbours differ in lightness too, so that a black-and-white print still tells them apart.
/** Colours of lines, one for each series. */
export const lines = ["#0f6fde", "#d9730d", "#0b3a75", "#5b6b7f", "#0a8f8f", "#b4453c"];
/** Colours of the parts of a whole: done, under way, and a third that stands out. */
export const parts = ["#0f6fde", "#7fb3f0", "#f0a35c", "#0b3a75", "#9aa7b5", "#0a8f8f", "#d5dbe2", "#b4453c"];

/** The row below the title that says which colour is what. */
export const legend = {
  top: 25,
  left: 0,
  padding: 0,
  itemWidth: 12,
  itemHeight: 8,
  textStyle: { color: colours.muted, fontSize: 11 },
};

/** What a value says: `91.4%` of 0.914, `1,234` of 1234, a dash where nothing is known. */
export const formatValue = (value: number | null | undefined, format: FigureFormat): string =>
  value === null || value === undefined ? "—" : writeFigure(value, format);

/** The few words that charts say by themselves. */
export const words = {
  zh: {
    empty: "暂无数据",
    emptyWhy: "本期没有可以显示的数据",
    now: "本期",
    before: "上期",
    goal: "目标",
    below: "橙色为未达目标",
    total: "合计",
    stop: "。",
    comma: "，",
  },
  en: {
    empty: "No data",
    emptyWhy: "There is nothing to show for this period",
    now: "This period",
    before: "Previous",
    goal: "Goal",
    below: "orange: below the goal",
    total: "Total",
    stop: ". ",
    comma: ", ",
  },
} satisfies Record<Language, Record<string, string>>;

/** About how wide a text is in pixels at a font size: ideographs are square, other letters a little over half of that. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, it) => sum + ((it.codePointAt(0) ?? 0) > 0x2e7f ? size : size * 0.58), 0);
}
