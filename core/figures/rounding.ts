// How a figure is rounded and written, on the page, in the report and in the mail: a rate to tenths of a percent, a count to hundredths.

export type FigureFormat = "rate" | "count";

/** The number that is printed: 61.7 of the rate 0.6174, 12.35 of the count 12.345678. */
export const printed = (value: number, format: FigureFormat): number =>
  format === "rate" ? Number((value * 100).toFixed(1)) : Math.round(value * 100) / 100;

/** `1,234.5`, of a number that is rounded already. */
export function grouped(value: number): string {
  const [whole = "", part] = String(value).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part ? `.${part}` : "");
}

/** `91.4%` of 0.914, `1,234`; rates over 100 % stay as they are. */
export const writeFigure = (value: number, format: FigureFormat): string =>
  format === "rate" ? `${printed(value, format).toFixed(1)}%` : grouped(printed(value, format));
