// How values turn into one another and compare: XPath 1.0 as XForms uses it, with dates as numbers of days.

import type { Answer } from "../answer.ts";
import { daysOf } from "./dates.ts";
import type { CompareOperator } from "./types.ts";

/** The values a reference finds when it runs through the rows of a repeat: `${residents/age}`. */
export class RowValues {
  readonly values: Answer[];
  constructor(values: Answer[]) {
    this.values = values;
  }
}

/** What a node of the tree gives while it runs. */
export type Value = Answer | RowValues;

const NUMBER = /^\s*-?(?:\d+(?:\.\d*)?|\.\d+)\s*$/;

/** XPath `number()`: an empty or wordy text is NaN; a date counts the days since 1970-01-01, a time is a part of a day. */
export function toNumber(value: Value): number {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === null) return Number.NaN;
  const text = typeof value === "string" ? value : toText(value);
  return NUMBER.test(text) ? Number(text) : daysOf(text);
}

/** XPath `string()`; several values are joined by blanks, as XForms writes a multi-choice; NaN is nothing. */
export function toText(value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isNaN(value) ? "" : String(value);
  if (typeof value === "boolean") return value ? "true" : "false";
  if (value === null) return "";
  const parts = value instanceof RowValues ? value.values : Array.isArray(value) ? value : Object.values(value);
  let text = "";
  for (const part of parts) {
    const word = part === undefined || (typeof part === "object" && part !== null) ? "" : toText(part);
    if (word !== "") text += text === "" ? word : ` ${word}`;
  }
  return text;
}

/** 0.1 + 0.2 is 0.3 to whoever wrote the form; 15 digits are exact in a double. */
export function withoutNoise(result: number): number {
  return Number.isInteger(result) || Number.isNaN(result) ? result : Number(result.toPrecision(15));
}

/** Whether nothing was answered: null, an empty text or list, NaN, rows that are all empty. */
export function isEmpty(value: Value | undefined): boolean {
  if (value === null || value === undefined || value === "") return true;
  if (typeof value === "number") return Number.isNaN(value);
  if (value instanceof RowValues) return value.values.every(isEmpty);
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.values(value).every(isEmpty);
}

/**
 * XPath `boolean()`: a text that is not empty, a number that is neither 0 nor NaN, a list with something in it.
 * It answers for the outcome of `evaluate` too.
 */
export function truthy(value: Value): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0 && !Number.isNaN(value);
  return !isEmpty(value);
}

/** One comparison; with the values of many rows it holds when it holds for one of them, as in XPath. */
export function compare(operator: CompareOperator, left: Value, right: Value): boolean {
  if (left instanceof RowValues) return left.values.some((one) => compare(operator, one, right));
  if (right instanceof RowValues) return right.values.some((one) => compare(operator, left, one));
  switch (operator) {
    case "=":
      return equal(left, right);
    case "!=":
      return !equal(left, right);
    case "<":
      return toNumber(left) < toNumber(right);
    case "<=":
      return toNumber(left) <= toNumber(right);
    case ">":
      return toNumber(left) > toNumber(right);
    case ">=":
      return toNumber(left) >= toNumber(right);
  }
}

function equal(left: Answer, right: Answer): boolean {
  if (typeof left === "boolean" && typeof right === "number") return left === truthy(right);
  if (typeof left === "number" && typeof right === "boolean") return truthy(left) === right;
  if (typeof left === "number" || typeof right === "number") return toNumber(left) === toNumber(right);
  // A yes/no answer is the text `true` or `false` in XForms: so an answered "no" is not the same as no answer.
  const a = toText(left);
  const b = toText(right);
  if (a === b) return true;
  return a.length >= 10 && b.length >= 10 && daysOf(a) === daysOf(b); // the same moment, written differently
}
