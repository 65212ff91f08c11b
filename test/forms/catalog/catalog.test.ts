import { describe, expect, test } from "vitest";
import { chinaCalendar } from "../../../core/calendar.ts";
import { parseExpression } from "../../../core/expression/parse.ts";
import { referencesOf } from "../../../core/expression/references.ts";
import { instantOf } from "../../../core/time.ts";
import { levelOf } from "../../../core/unit.ts";
import { checkAnswers, compileQuestions } from "../../../forms/answers/check.ts";
import { evaluateQuestions } from "../../../forms/answers/evaluate.ts";
import type { Answer, Answers, Submission } from "../../../forms/answers/submission.ts";
import { catalogForms } from "../../../forms/catalog/catalog.ts";
import { compileForm } from "../../../forms/decide/compiled-form.ts";
import { decide, type KnownToRegistry } from "../../../forms/decide/decide.ts";
import { type FormDefinition, isRatio, type Questions, type Widget } from "../../../forms/definition/definition.ts";
import { kindOf } from "../../../forms/fields/table.ts";
import { lintDefinition } from "../../../forms/publish/lint.ts";
import { ajvEngine } from "../../../functions/adapters/answers/ajv.ts";
import { patternFault } from "../../../functions/adapters/answers/patterns.ts";
import { answerTypes, packs, staleTypes } from "../../../scripts/pack-types.ts";

const forms = catalogForms();
const byId = new Map(forms.map((form) => [form.id, form]));
const now = instantOf(Date.parse("2026-10-15T02:00:00Z"));

type Node = {
  [keyword: string]: unknown;
  title?: string;
  $ref?: string;
  type?: string;
  enum?: unknown[];
  properties?: Record<string, Node>;
  items?: Node;
  $defs?: Record<string, Node>;
  examples?: Answers[];
};

/** The questions of a form and of each of its transitions, by a name for messages. */
function* questionsOf(form: FormDefinition): Iterable<[string, Questions]> {
  yield [form.id, form];
  for (const [name, step] of Object.entries(form.workflow?.steps ?? {})) {
    for (const transition of step.transitions) {
      if (transition.questions) yield [`${form.id}/${name}/${transition.id}`, transition.questions];
    }
  }
}
const everyQuestions = forms.flatMap((form) => [...questionsOf(form)]);

/** Paths of the fields of a schema, those of rows too; `id` of a row is the client's own and asked of nobody. */
function fieldPaths(node: Node, prefix = ""): string[] {
  return Object.entries(node.properties ?? {}).flatMap(([name, inner]) => {
    if (prefix !== "" && name === "id") return [];
    const path = prefix + name;
    return [path, ...(inner.items?.properties ? fieldPaths(inner.items, `${path}/`) : [])];
  });
}

/** The schema of the field at a path. */
const nodeAt = (questions: Questions, path: string): Node | undefined =>
  path
    .split("/")
    .reduce<Node | undefined>((node, name) => (node?.items ?? node)?.properties?.[name], questions.schema as Node);

/** Every text of a pack that people read: whatever has `zh`. */
function* textsOf(value: unknown, path = ""): Iterable<[string, { zh: string; en?: string }]> {
  if (typeof value !== "object" || value === null) return;
  if ("zh" in value && typeof value.zh === "string") yield [path, value as { zh: string; en?: string }];
  for (const [name, inner] of Object.entries(value)) yield* textsOf(inner, `${path}/${name}`);
}

describe("The packs", () => {
  test("are one folder each, all of them in the catalog", () => {
    expect([...byId.keys()].sort()).toStrictEqual(packs());
  });

  test("ask every question on exactly one page, with a widget each", () => {
    for (const [name, questions] of everyQuestions) {
      const paths = fieldPaths(questions.schema as Node);
      expect(Object.keys(questions.ui.widgets).sort(), name).toStrictEqual([...paths].sort());
      const inRepeats = Object.entries(questions.ui.widgets).flatMap(([path, widget]) =>
        (widget.fields ?? []).map((it) => `${path}/${it}`),
      );
      const onPages = questions.ui.pages.flatMap((page) => page.fields);
      expect([...onPages, ...inRepeats].sort(), name).toStrictEqual([...paths].sort());
    }
  });

  test("offer the very choices that their schema allows", () => {
    for (const [name, questions] of everyQuestions) {
      for (const [path, widget] of Object.entries(questions.ui.widgets)) {
        const node = nodeAt(questions, path);
        const { listed } = kindOf(widget.type);
        const allowed = listed && node ? listed(node) : node?.enum;
        expect(
          widget.options?.map((it) => it.value),
          `${name} ${path}`,
        ).toStrictEqual(allowed);
        if (widget.type === "checks") {
          expect(
            widget.items?.map((it) => it.id),
            `${name} ${path}`,
          ).toStrictEqual(Object.keys(node?.properties ?? {}));
        }
      }
    }
  });

  test("carry the Chinese title of each question in the plain schema too", () => {
    for (const [name, questions] of everyQuestions) {
      for (const [path, widget] of Object.entries(questions.ui.widgets)) {
        expect(nodeAt(questions, path)?.title, `${name} ${path}`).toBe(widget.title.zh);
      }
    }
  });

  test("say everything in English as well", () => {
    for (const form of forms) {
      for (const [path, text] of textsOf(form)) expect.assert(text.en, `${form.id}${path}: ${text.zh}`);
    }
  });

  test("bound every answer: no text, list or number without an end, no property that nobody asked for", () => {
    const bounded = (node: Node, path: string): void => {
      if (node.$ref) return;
      const has = (...keywords: string[]) => keywords.some((keyword) => keyword in node);
      if (node.type === "string") expect(has("enum", "maxLength", "pattern", "format"), path).toBe(true);
      if (node.type === "array") expect(has("maxItems"), path).toBe(true);
      if (node.type === "number" || node.type === "integer") expect.assert(has("minimum") && has("maximum"), path);
      if (node.type === "object") expect(node.additionalProperties, path).toBe(false);
      for (const [name, inner] of Object.entries(node.properties ?? {})) bounded(inner, `${path}/${name}`);
      for (const [name, inner] of Object.entries(node.$defs ?? {})) bounded(inner, `${path}/$defs/${name}`);
      if (node.items) bounded(node.items, `${path}/*`);
    };
    for (const [name, questions] of everyQuestions) bounded(questions.schema as Node, name);
  });

  test("justify photos, signatures, places and sensitive answers, and say how long those are kept", () => {
    const wrong = (widget: Widget) =>
      (kindOf(widget.type).wantsReason && !widget.reason) ||
      (kindOf(widget.type).personal && !widget.sensitive) ||
      (widget.sensitive && !widget.retainDays);
    for (const [name, questions] of everyQuestions) {
      for (const [path, widget] of Object.entries(questions.ui.widgets))
        expect(!wrong(widget), `${name} ${path}`).toBe(true);
    }
  });

  test("show a whole valid answer, which counts exactly as it is written", () => {
    for (const [name, questions] of everyQuestions) {
      const { examples = [] } = questions.schema as Node;
      expect(examples.length > 0, `${name} has no example`).toBe(true);
      for (const example of examples) {
        const result = checkAnswers(compileQuestions(questions), example, { now }, ajvEngine(questions.schema));
        expect(result.errors, name).toStrictEqual([]);
        expect(result.answers, name).toStrictEqual(example);
      }
    }
  });
});

describe("The logic of the packs", () => {
  /** Whether a reference, read inside a container, means a field that is asked. */
  function means(reference: string, container: string, known: Questions[], extras: string[]): boolean {
    if (reference.startsWith("@")) return extras.includes(reference.slice(1));
    return known.some(({ ui }) => {
      const has = (path: string) => {
        if (path in ui.widgets) return true;
        const [head = "", item, part] = path.split("/");
        return (
          ui.widgets[head]?.items?.some((it) => it.id === item) && ["result", "note", "photos"].includes(part ?? "")
        );
      };
      const inCheck = ui.widgets[container]?.type === "checks" && ["result", "note", "photos"].includes(reference);
      return inCheck || has(reference.replace(/^\//, "")) || (container !== "" && has(`${container}/${reference}`));
    });
  }
  const parentOf = (path: string): string => path.split("/").slice(0, -1).join("/");

  test("speaks of fields that there are", () => {
    const check = (
      where: string,
      text: string | undefined,
      container: string,
      known: Questions[],
      extras: string[] = [],
    ) => {
      if (text === undefined) return;
      for (const reference of referencesOf(parseExpression(text))) {
        expect.assert(means(reference, container, known, extras), `${where}: \${${reference}} in ${text}`);
      }
    };
    const checkLogic = (name: string, questions: Questions) => {
      const { visible, required, calculated, constraints } = questions.logic;
      for (const [path, text] of [visible, required, calculated].flatMap((it) => Object.entries(it))) {
        expect.assert(path in questions.ui.widgets, `${name}: logic of ${path}`);
        check(name, text, parentOf(path), [questions]);
      }
      for (const it of constraints) {
        expect.assert(it.field in questions.ui.widgets, `${name}: constraint of ${it.field}`);
        check(name, it.test, parentOf(it.field), [questions]);
      }
      for (const widget of Object.values(questions.ui.widgets)) {
        for (const item of widget.items ?? []) check(name, item.when, "", [questions]);
        if (typeof widget.initial === "string" && widget.initial.startsWith("="))
          check(name, widget.initial.slice(1), "", []);
      }
    };
    for (const form of forms) {
      const all = [...questionsOf(form)].map(([, questions]) => questions);
      for (const [name, questions] of questionsOf(form)) checkLogic(name, questions);
      for (const account of form.accounts)
        for (const text of [account.opening, account.entry]) check(form.id, text, "", [form]);
      for (const raise of form.raises) {
        for (const text of [raise.when, ...Object.values(raise.with)])
          check(form.id, text, raise.each ?? "", [form], ["key", "title"]);
      }
      check(form.id, form.workflow?.title, "", [form]);
      for (const step of Object.values(form.workflow?.steps ?? {})) {
        for (const transition of step.transitions) {
          check(form.id, transition.when, "", all);
          for (const account of transition.accounts ?? []) check(form.id, account.entry, "", all);
        }
      }
      for (const it of form.indicators) if (!isRatio(it)) check(form.id, it.count, "", all);
    }
  });

  test("is found in order by the same lint that an administrator's draft goes through", () => {
    for (const form of forms) expect(lintDefinition(form, { patternFault }), form.id).toStrictEqual([]);
  });

  test("reads as a whole", () => {
    for (const form of forms) compileForm({ ...form, version: 1, publishedAt: now, publishedBy: "administrator" });
  });

  test("puts facts of asked fields into the registry", () => {
    for (const form of forms) {
      for (const [path, rule] of Object.entries(form.facts)) {
        const paths =
          typeof rule === "string" ? [path] : [path, ...Object.keys(rule.facts).map((name) => `${path}/${name}`)];
        for (const one of paths) expect.assert(one in form.ui.widgets, `${form.id}: fact of ${one}`);
        const target = typeof rule === "string" ? rule : rule.fact;
        if (target) expect(target.split(".")[0], `${form.id}: ${path}`).toBe(form.subject);
      }
    }
  });

  test("hides no question for good: each one is asked for some answers of an example or of one choice changed", () => {
    for (const form of forms) {
      const compiled = compileQuestions(form);
      const seen = new Set<string>();
      for (const answers of variants(form)) {
        const evaluated = evaluateQuestions(compiled, answers, { now });
        for (const path of Object.keys(form.ui.widgets)) {
          const pointers = path.includes("/") ? [0, 1].map((row) => `/${path.replace("/", `/${row}/`)}`) : [`/${path}`];
          if (pointers.some((pointer) => evaluated.isVisible(pointer))) seen.add(path);
        }
      }
      expect(
        Object.keys(form.ui.widgets).filter((path) => !seen.has(path)),
        form.id,
      ).toStrictEqual([]);
    }
  });

  /** The examples, and each with one of its choices or yes/no answers changed to another value. */
  function* variants(form: FormDefinition): Iterable<Answers> {
    for (const example of (form.schema as Node).examples ?? []) {
      yield example;
      for (const [path, widget] of Object.entries(form.ui.widgets)) {
        const values: Answer[] =
          widget.type === "yes-no" ? [true, false] : (widget.options ?? []).map((it) => it.value);
        const isList = kindOf(widget.type).json[0] === "array";
        for (const value of values) yield changed(example, path, isList ? [value] : value);
      }
    }
  }

  /** The example with one answer changed; that of a row, in the first one. */
  function changed(example: Answers, path: string, value: Answer): Answers {
    const [name = "", inner] = path.split("/");
    if (inner === undefined) return { ...example, [name]: value };
    const [first, ...others] = example[name] as Answers[];
    return { ...example, [name]: [{ ...first, [inner]: value }, ...others] };
  }
});

describe("The workflows of the packs", () => {
  test("lead from their start to every step, and each way ends in a closed one", () => {
    for (const { id, workflow } of forms) {
      if (!workflow) continue;
      const next = (name: string) => workflow.steps[name]?.transitions.map((it) => it.to) ?? [];
      const reached = new Set([workflow.start, ...(workflow.onDeadline ? [workflow.onDeadline.to] : [])]);
      for (const name of reached) for (const to of next(name)) reached.add(to);
      expect([...reached].sort(), id).toStrictEqual(Object.keys(workflow.steps).sort());
      for (const [name, step] of Object.entries(workflow.steps)) {
        expect(step.closed === undefined, `${id}/${name}`).toBe(step.transitions.length > 0);
        expect(step.closed === undefined, `${id}/${name}`).toBe(step.actors.length > 0);
      }
    }
  });

  test("let nobody verify what they handled: some transition handles wherever one verifies", () => {
    for (const { id, workflow } of forms) {
      const transitions = Object.values(workflow?.steps ?? {}).flatMap((step) => step.transitions);
      if (transitions.some((it) => it.verifies))
        expect(
          transitions.some((it) => it.handles),
          id,
        ).toBe(true);
    }
  });

  test("have their deadline in a date that is asked", () => {
    for (const form of forms) {
      const deadline = form.workflow?.deadline;
      if (deadline && "answer" in deadline) expect(form.ui.widgets[deadline.answer]?.type, form.id).toBe("date");
    }
  });

  test("take entries from cases that an answer names", () => {
    for (const form of forms) {
      const rules = [
        ...form.accounts,
        ...Object.values(form.workflow?.steps ?? {}).flatMap((step) =>
          step.transitions.flatMap((it) => it.accounts ?? []),
        ),
      ];
      for (const { of } of rules)
        if (typeof of === "object") expect(form.ui.widgets[of.answer]?.type, form.id).toBe("case");
    }
  });
});

describe("What a pack raises", () => {
  test("is a published pack with a workflow, filled in its own fields, all the required ones among them", () => {
    for (const form of forms) {
      for (const raise of form.raises) {
        const target = byId.get(raise.form);
        expect.assert(target?.workflow, `${form.id} raises ${raise.form}`);
        for (const field of Object.keys(raise.with))
          expect.assert(field in target.ui.widgets, `${form.id}: ${raise.form}.${field}`);
        for (const field of (target.schema as { required?: string[] }).required ?? [])
          expect.assert(field in raise.with, `${form.id}: ${raise.form}.${field}`);
      }
    }
  });
});

describe("What the example of a pack raises", () => {
  const versions = new Map(
    forms.map((form) => [form.id, { ...form, version: 1, publishedAt: now, publishedBy: "administrator" }]),
  );
  const compiled = new Map([...versions].map(([id, version]) => [id, compileForm(version)]));
  const unit = "371602001001G01";
  const known: KnownToRegistry = { parts: new Map(), raised: compiled, calendar: chinaCalendar, hidden: new Map() };

  for (const [id, form] of compiled) {
    const [example] = (form.version.schema as Node).examples ?? [];
    if (!example || form.version.raises.length === 0) continue;
    test(`${id}: cases that themselves would be valid answers, with a deadline ahead`, () => {
      const submission: Submission = {
        id: "0192f1c4-7a10-7cc0-8a2b-3c4d5e6f7a8b",
        form: id,
        version: 1,
        unit,
        filledAt: now,
        answers: example,
        files: [],
      };
      const { cases, entries } = decide(form, submission, example, "", "grid-staff", known, now);
      expect(cases.length > 0).toBe(true);
      for (const it of cases) {
        const target = compiled.get(it.form);
        expect.assert(target);
        const { errors, answers } = checkAnswers(
          target.questions,
          it.answers,
          { now },
          ajvEngine(target.version.schema),
        );
        expect(errors, it.form).toStrictEqual([]);
        expect(answers).toStrictEqual(it.answers);
        expect.assert(it.dueAt && it.dueAt > now, it.form);
        const opening = entries.filter((entry) => entry.owner === it.id && entry.opening);
        expect(opening.length, it.form).toBe(target.version.accounts.length);
      }
    });
  }
});

describe("The indicators of the packs", () => {
  const counters = new Set(
    forms.flatMap((form) => form.indicators.filter((it) => !isRatio(it)).map((it) => `${form.id}/${it.id}`)),
  );

  test("have names of their own in the whole catalog, so that a figure can be asked for by its name alone", () => {
    const names = forms.flatMap((form) => form.indicators.map((it) => it.id));
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toStrictEqual([]);
  });

  test("divide by counters that there are", () => {
    for (const form of forms) {
      for (const it of form.indicators) {
        if (!isRatio(it)) continue;
        for (const ref of [it.ratio.numerator, it.ratio.denominator]) {
          if (typeof ref === "string")
            expect(counters.has(ref.includes("/") ? ref : `${form.id}/${ref}`), `${form.id}: ${ref}`).toBe(true);
          else
            expect.assert(
              forms.some((other) => other.subject === ref.stock),
              `${form.id}: stock of ${ref.stock}`,
            );
        }
      }
    }
  });

  test("count steps that there are, and break down by choices", () => {
    for (const form of forms) {
      for (const it of form.indicators) {
        if (isRatio(it)) continue;
        if (it.on.startsWith("step:")) expect.assert(form.workflow?.steps[it.on.slice(5)], `${form.id}: ${it.id}`);
        else if (it.on !== "submitted") expect.assert(form.workflow, `${form.id}: ${it.id}`);
        if (it.by) expect.assert(form.ui.widgets[it.by]?.options, `${form.id}: ${it.id} by ${it.by}`);
        if (it.distinct) expect.assert(form.subject, `${form.id}: ${it.id}`);
      }
    }
  });
});

test("Every pack is answered for by a department of the demonstration district", () => {
  for (const form of forms) expect(levelOf(form.owner), form.id).toBe("department");
});

test("The checked-in types of the answers are those of the packs", async () => {
  expect(await staleTypes()).toStrictEqual([]);
  expect(await answerTypes("household-visit")).toMatch(
    /export interface HouseholdVisitAnswers \{[^}]*residence: "owned"/,
  );
});
