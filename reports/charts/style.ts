// How every chart looks: colours, letters, sizes, and how a number is written.
import { type FigureFormat, writeFigure } from "../../core/figures/rounding.ts";
import type { Language } from "../../core/text.ts";
import { type Words, wordsOf } from "../words/words.ts";

/** Width of every chart in CSS pixels, for which letters and lines are measured; the document scales it to its text. */
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
export const wordsFor = (language: Language): Words["chart"] => wordsOf(language).chart;
