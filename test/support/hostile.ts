// Definitions that would do harm, a row for each kind: what publishing must refuse, or what must be harmless once it is published.
import type { FormParts } from "./small-forms.ts";
import { definitionOf, type Fields, questionsOf } from "./small-forms.ts";

export type Random = (below: number) => number;
export type Hostile = {
  definition: object;
  /** Who publishes it; the county's administrator when not said. */
  by?: string;
  /** What is answered when it is published all the same. */
  answers?: object;
};
export type Kind = { harm: string; make(random: Random, id: string): Hostile };

const text = { type: "text" } as const;
const title = { zh: "一" };
const base: Fields = { note: text };

type Logic = Parameters<typeof definitionOf>[2];
const form = (id: string, fields: Fields, parts: FormParts = {}, logic?: Logic): object =>
  definitionOf(fields, { id, ...parts }, logic);

/** A schema at a place of its own, chosen at random: the same harm must be found wherever it stands. */
function placed(random: Random, node: object): object {
  const wrap: ((it: object) => object)[] = [
    (it) => it,
    (it) => ({ allOf: [it] }),
    (it) => ({ anyOf: [{ maxLength: 3 }, it] }),
    (it) => ({ not: it }),
    (it) => ({ if: it }),
    (it) => ({ type: "array", items: it }),
    (it) => ({ type: "object", properties: { inside: it } }),
  ];
  let result = node;
  for (let depth = random(3); depth >= 0; depth--) result = (wrap[random(wrap.length)] ?? ((it) => it))(result);
  return result;
}

const withNote = (id: string, node: object): object => form(id, { note: { type: "text", schema: node } });
const rows = (count: number, row: object = {}) => Array.from({ length: count }, (_, n) => ({ id: `r${n}`, ...row }));

export const kinds: Kind[] = [
  {
    harm: "a reference to a file or an address",
    make: (random, id) => {
      const secret = { $ref: ["/etc/hostname", "file:///etc/hostname", "http://127.0.0.1:1/x"][random(3)] };
      const places = [
        { enum: [secret] },
        { const: secret },
        { default: secret },
        { examples: [secret] },
        { "x-a": secret },
        secret,
      ];
      return { definition: withNote(id, placed(random, places[random(places.length)] as object)) };
    },
  },
  {
    harm: "references in a circle, or that multiply",
    make: (random, id) => {
      const definition = form(id, base) as { schema: { $defs?: object; properties: Record<string, object> } };
      const names = Array.from({ length: 8 }, (_, n) => `d${n}`);
      definition.schema.$defs = Object.fromEntries(
        names.map((name, n) => [
          name,
          { anyOf: Array(9).fill({ $ref: `#/$defs/${names[n + 1] ?? (random(2) ? "d0" : "none")}` }) },
        ]),
      );
      definition.schema.properties.note = { type: "string", anyOf: [{ $ref: "#/$defs/d0" }] };
      return { definition };
    },
  },
  {
    harm: "a schema that is too deep or too large",
    make: (random, id) => {
      let node: object = { type: "string" };
      for (let depth = 20 + random(300); depth > 0; depth--) node = { allOf: [node] };
      const large = {
        anyOf: Array.from({ length: 40 }, () => ({ enum: Array.from({ length: 900 }, (_, n) => `v${n}`) })),
      };
      return { definition: withNote(id, random(2) ? node : large) };
    },
  },
  {
    harm: "a pattern that takes for ever, or that one side alone understands",
    make: (random, id) => {
      const patterns = [
        "(a+)+$",
        "(a|a)*b",
        "(?=.*a)b",
        "(a)\\1",
        "(?i)a",
        "[[:digit:]]+",
        "\\p{Han}",
        "([a-z]+)*#",
        "(a{500}){500}",
        "[0-9",
      ];
      const pattern = patterns[random(patterns.length)] as string;
      if (random(2)) return { definition: withNote(id, placed(random, { type: "string", pattern })) };
      const test = `regex(., ${random(3) ? `'${pattern}'` : "${note}"})`;
      return {
        definition: form(id, base, {}, { constraints: [{ field: "note", test, message: title }] }),
        answers: { note: "a".repeat(400) },
      };
    },
  },
  {
    harm: "many patterns that meet one answer",
    make: (random, id) => ({
      definition: withNote(id, {
        anyOf: Array.from({ length: 10 + random(40) }, (_, n) => ({ pattern: `^[a-z]{0,${n}}x$` })),
      }),
      answers: { note: "a".repeat(10_000) },
    }),
  },
  {
    harm: "a list in which everything is compared with everything",
    make: (random, id) => ({
      definition: form(id, {
        list: {
          type: "repeat",
          fields: { a: text },
          schema: { uniqueItems: true, ...(random(2) && { maxItems: 5000 }) },
        },
      }),
      answers: { list: rows(2000, { a: "x" }) },
    }),
  },
  {
    harm: "groups that name themselves",
    make: (random, id) => {
      const nest = (depth: number): Fields => ({
        g: { type: "group", fields: depth === 0 ? { end: text } : nest(depth - 1) },
      });
      const definition = form(id, nest(6 + random(8))) as { ui: { widgets: Record<string, { fields?: string[] }> } };
      for (const widget of Object.values(definition.ui.widgets))
        if (widget.fields) widget.fields = Array(8).fill(widget.fields[0]);
      return { definition };
    },
  },
  {
    harm: "texts that are made of texts",
    make: (random, id) => {
      const names = Array.from({ length: 4 + random(8) }, (_, n) => `c${n}`);
      const calculated = Object.fromEntries(
        names.map((name, n) => [
          name,
          `concat(${Array(20 + random(30))
            .fill(`\${${names[n - 1] ?? "note"}}`)
            .join(", ")})`,
        ]),
      );
      return {
        definition: form(
          id,
          { ...base, ...Object.fromEntries(names.map((name) => [name, { type: "long-text" as const }])) },
          {},
          { calculated },
        ),
        answers: { note: "0123456789" },
      };
    },
  },
  {
    harm: "every row looks at every row",
    make: (random, id) => ({
      definition: form(
        id,
        { list: { type: "repeat", fields: { n: { type: "integer" } }, schema: { maxItems: 2000 } } },
        {},
        {
          constraints: Array.from({ length: 1 + random(20) }, () => ({
            field: "list/n",
            test: "count(${/list/n}) + sum(${/list/n}) > 0",
            message: title,
          })),
        },
      ),
      answers: { list: rows(1000 + random(1000), { n: 1 }) },
    }),
  },
  {
    harm: "more rows than anybody answers",
    make: (random, id) => ({
      definition: form(id, { list: { type: "repeat", fields: { a: text } } }),
      answers: { list: rows(20_000 + random(5000)) },
    }),
  },
  {
    harm: "counters that grow with what is answered",
    make: (random, id) => ({
      definition: form(
        id,
        { ...base, n: { type: "integer" } },
        { indicators: [{ id: "a", title, on: "submitted", by: random(2) ? "note" : "n" }] },
      ),
      answers: { note: "x", n: 1 },
    }),
  },
  {
    harm: "cases without end",
    make: (random, id) => ({
      definition: form(
        id,
        { list: { type: "repeat", fields: { a: text }, schema: { maxItems: 2000 } } },
        {
          raises: Array.from({ length: 1 + random(10) }, () => ({
            each: "list",
            form: "rectification",
            with: { hazard: "concat(${a}, 'x')", item: "'wiring'" },
          })),
        },
      ),
      answers: { list: rows(500 + random(1000), { a: "x" }) },
    }),
  },
  {
    harm: "expressions that cannot be",
    make: (random, id) => {
      const texts = [
        "(".repeat(70),
        "1 +",
        "nothing()",
        "${",
        "${colour} = 1",
        `${"not(".repeat(80)}1${")".repeat(80)}`,
        "1 = ".repeat(70),
      ];
      const expression = texts[random(texts.length)] as string;
      const step = {
        id: "go",
        title,
        to: "end",
        when: expression,
        questions: questionsOf(base, { visible: { note: expression } }),
      };
      const workflow = {
        title: expression,
        start: "open",
        steps: { open: { title, transitions: [step] }, end: { title, closed: "done" as const } },
      };
      return { definition: form(id, base, random(2) ? { workflow } : {}, { visible: { note: expression } }) };
    },
  },
  {
    harm: "another's balance",
    make: (random, id) => ({
      definition: form(
        id,
        { whose: random(2) ? { type: "case" } : text, n: { type: "integer" } },
        {
          owner: "371602002-D01",
          accounts: [{ of: { answer: "whose" }, name: "remaining", entry: random(2) ? "-${n}" : "${n}", floor: -1e9 }],
        },
      ),
      answers: { whose: "OFFER", n: 500 },
    }),
  },
  {
    harm: "names that JavaScript keeps for itself",
    make: (random, id) => {
      const name = ["constructor", "toString", "hasOwnProperty", "valueOf"][random(4)] as string;
      const fields: Fields = { [name]: text, kind: { type: "choice", options: [name, "b"] } };
      return {
        definition: form(id, fields, {}, { visible: { kind: `\${${name}} != ''` } }),
        answers: { [name]: "x", kind: name },
      };
    },
  },
  {
    harm: "a form for units of others",
    make: (random, id) => {
      const others = [["371602"], ["37"], ["371602001", "371602002"], ["371602001001", "371602002001G01"], undefined];
      const owner = "371602001-D02";
      return {
        by: "administrator-street",
        definition: form(id, base, { owner, units: others[random(others.length)] }),
        answers: { note: "x" },
      };
    },
  },
  {
    harm: "cases whose number is dear to foresee",
    make: (random, id) => {
      const items = Array.from({ length: 40 + random(160) }, (_, n) => ({ id: `i${n}`, title: { zh: `项${n}` } }));
      const long = Array(40).fill("string-length(concat(${@title}, ${@key}))").join(" + ");
      const due = `date(today() + ${long})`;
      const raise = { each: "list", form: "rectification", with: { hazard: "'x'", item: "${@key}", due } };
      return {
        definition: form(id, { list: { type: "checks", items } }, { raises: [raise] }),
        answers: { list: Object.fromEntries(items.map((it) => [it.id, { result: "not-ok" }])) },
      };
    },
  },
];
