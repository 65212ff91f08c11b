// Where something is: what the phone measured, or words.
import type { Answer, Answers } from "../../core/answer.ts";
import type { Example, FieldKind, Said, SchemaNode } from "./field-kind.ts";

/** A place by its words, or by where it lies and how exactly (metres); nothing where neither is known. */
export function sayPlace({ lat, lng, accuracy, text }: Answers): string {
  if (typeof text === "string" && text !== "") return text;
  if (typeof lat !== "number" || typeof lng !== "number") return "";
  const near = typeof accuracy === "number" ? ` (±${Math.round(accuracy)} m)` : "";
  return `${lat.toFixed(5)}, ${lng.toFixed(5)}${near}`;
}

export const kind = {
  json: ["object"],
  schema: (): SchemaNode => ({
    type: "object",
    additionalProperties: false,
    properties: {
      lat: { type: "number", minimum: -90, maximum: 90 },
      lng: { type: "number", minimum: -180, maximum: 180 },
      accuracy: { type: "number", minimum: 0 },
      text: { type: "string", maxLength: 200 },
    },
  }),
  say: (answer: Answer): Said[] => [{ text: sayPlace(answer as Answers) }],
  mask: "all",
  seconds: 8,
  wantsReason: true,
} satisfies FieldKind;

export const example: Example = {
  answer: { lat: 37.3834, lng: 118.0171, accuracy: 12.4 },
  wrong: { lat: 137 },
  said: { zh: "37.38340, 118.01710 (±12 m)", en: "37.38340, 118.01710 (±12 m)" },
};
