// Every text and list of a form has an end when it is published.
import { expect, it } from "vitest";
import type { Instant } from "../../../core/time.ts";
import { boundDefinition } from "../../../forms/publish/bounds.ts";
import { decidePublish } from "../../../forms/publish/publish.ts";
import { definitionOf, type Fields, questionsOf } from "../../support/small-forms.ts";

const fields: Fields = {
  note: { type: "text" },
  story: { type: "long-text" },
  kind: { type: "choice", options: ["a", "b"] },
  short: { type: "text", schema: { maxLength: 10 } },
  photos: { type: "photo" },
  count: { type: "integer" },
  rows: { type: "repeat", fields: { name: { type: "text" }, age: { type: "integer" } } },
};
const title = { zh: "一" };

it("gets one where its author set none, by the type of the question, and its author is told", () => {
  const definition = definitionOf(fields);
  const { definition: bounded, bounds } = boundDefinition(definition);
  expect(bounds.map(({ field, keyword, limit }) => [field, keyword, limit])).toStrictEqual([
    ["note", "maxLength", 500],
    ["story", "maxLength", 5000],
    ["photos", "maxItems", 20],
    ["rows", "maxItems", 200],
    ["rows/name", "maxLength", 500],
  ]);
  const { properties } = bounded.schema;
  expect(properties.short).toStrictEqual(definition.schema.properties.short);
  expect(properties.kind).toStrictEqual(definition.schema.properties.kind);
  expect(properties.rows).toMatchObject({ maxItems: 200, items: { properties: { id: { maxLength: 500 } } } });
  expect(properties.photos).toMatchObject({ maxItems: 20, items: { maxLength: 500 } });
  expect(boundDefinition(bounded).bounds).toStrictEqual([]);
  const now = "2026-10-03T01:00:00.000Z" as Instant;
  const decision = decidePublish({
    draft: bounded,
    problems: [],
    bounds,
    filledFor: 1,
    known: {},
    budgetHours: 1e9,
    now,
  });
  expect(decision.reasons.filter((it) => it.code === "bounded").map((it) => it.message.zh)).toContain(
    "“story”未设上限，按至多 5000 字发布",
  );
});

it("gets one in the steps of its case, and in alternatives, but not in what must not be", () => {
  const go = { id: "go", title, to: "end", questions: questionsOf({ why: { type: "text" } }) };
  const definition = definitionOf(
    {
      either: {
        type: "text",
        schema: { maxLength: 9, anyOf: [{ type: "string" }], not: { type: "string", pattern: "x" } },
      },
    },
    {
      workflow: {
        title: "'x'",
        start: "open",
        steps: { open: { title, transitions: [go] }, end: { title, closed: "done" } },
      },
    },
  );
  const { definition: bounded, bounds } = boundDefinition(definition);
  expect(bounds.map((it) => it.field)).toStrictEqual(["why"]);
  expect(bounded.schema.properties.either).toMatchObject({ anyOf: [{ type: "string", maxLength: 500 }] });
  expect((bounded.schema.properties.either as { not: object }).not).toStrictEqual({ type: "string", pattern: "x" });
});

it("gets none below what it asks for at least, or below all that can be chosen; a question may be called like a keyword", () => {
  const many = Array.from({ length: 250 }, (_, n) => `o${n}`);
  const definition = definitionOf({
    essay: { type: "text", schema: { minLength: 600 } },
    all: { type: "multi-choice", options: many },
    people: { type: "repeat", fields: { not: { type: "text" } }, schema: { minItems: 300 } },
    if: { type: "repeat", fields: { name: { type: "text" } } },
  });
  const { definition: bounded, bounds } = boundDefinition(definition);
  expect(bounds.map((it) => [it.field, it.limit])).toStrictEqual([
    ["essay", 600],
    ["all", 250],
    ["people", 300],
    ["people/not", 500],
    ["if", 200],
    ["if/name", 500],
  ]);
  expect(bounded.schema.properties).toMatchObject({
    people: { items: { properties: { not: { maxLength: 500 }, id: { maxLength: 500 } } } },
    if: { items: { properties: { id: { maxLength: 500 } } } },
  });
});
