// What a schema library found wrong, as errors that people can read.

import { pointerOf } from "./pointer.ts";
import type { FieldError } from "./problem.ts";
import type { LocalText } from "./text.ts";

/** As zod tells them; only what is read here. */
export type Issue = {
  path: PropertyKey[];
  code?: string;
  message: string;
  input?: unknown;
  format?: string;
  minimum?: unknown;
  maximum?: unknown;
  keys?: string[];
  values?: unknown[];
  origin?: string;
};

const most = 50;

/** At most 50 errors, each at its JSON Pointer below `base`. */
export function fieldErrors(issues: readonly Issue[], base = ""): FieldError[] {
  const errors = issues.slice(0, most).flatMap((issue) => {
    const path = issue.path.map((segment) => (typeof segment === "symbol" ? String(segment) : segment));
    const places = issue.code === "unrecognized_keys" && issue.keys ? issue.keys.map((key) => [...path, key]) : [path];
    return places.map((place) => ({
      pointer: base + pointerOf(place),
      code: issue.code ?? "invalid",
      message: messageOf(issue),
    }));
  });
  return errors.slice(0, most);
}

function messageOf(issue: Issue): LocalText {
  switch (issue.code) {
    case "invalid_type":
      return issue.message.endsWith("undefined")
        ? { zh: "缺少此项", en: "This is missing" }
        : { zh: "类型不正确", en: "This has the wrong type" };
    case "unrecognized_keys":
      return { zh: "不认识的字段", en: "This field is not known" };
    case "too_small":
      return { zh: `过小或过短（至少 ${issue.minimum}）`, en: `Too small or too short (at least ${issue.minimum})` };
    case "too_big":
      return { zh: `过大或过长（至多 ${issue.maximum}）`, en: `Too big or too long (at most ${issue.maximum})` };
    case "invalid_value":
      return {
        zh: `只能是：${(issue.values ?? []).join("、")}`,
        en: `Must be one of: ${(issue.values ?? []).join(", ")}`,
      };
    default:
      return { zh: "格式不正确", en: "This is not well formed" };
  }
}
