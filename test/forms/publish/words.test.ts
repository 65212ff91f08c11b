// What an administrator reads of a definition: every finding and every reason, in both languages.
import { describe, expect, it } from "vitest";
import type { LocalText } from "../../../core/text.ts";
import type { Instant } from "../../../core/time.ts";
import { type FormDefinition, FormDefinition as FormDefinitionShape } from "../../../forms/definition/definition.ts";
import { lintDefinition } from "../../../forms/publish/lint.ts";
import { decidePublish, type PublishInput } from "../../../forms/publish/publish.ts";
import { ajvEngine } from "../../../functions/adapters/answers/ajv.ts";
import { patternFault } from "../../../functions/adapters/answers/patterns.ts";
import { definitionOf, type Fields, type FormParts, versionOf } from "../../support/small-forms.ts";

const said = ({ zh, en }: LocalText) => [zh, en];
const fields: Fields = {
  kind: { type: "choice", options: ["a", "b"], widget: { title: { zh: "种类", en: "Kind" } } },
  note: { type: "text", widget: { title: { zh: "说明", en: "Note" } } },
  rows: { type: "repeat", fields: { name: { type: "text" } } },
};

describe("a finding", () => {
  const found = (definition: FormDefinition) =>
    lintDefinition(definition, { patternFault, proveSchema: ajvEngine }).map((it) => [
      it.pointer,
      it.code,
      ...said(it.message),
    ]);
  const of = (parts: FormParts, logic?: Parameters<typeof definitionOf>[2]) =>
    found(definitionOf(fields, parts, logic));
  const changed = (change: (definition: FormDefinition) => unknown) => {
    const definition = FormDefinitionShape.parse(structuredClone(definitionOf(fields)));
    change(definition);
    return found(definition);
  };
  const noteIs = (node: object) => changed((it) => Object.assign(it.schema.properties.note as object, node));
  const note = "/schema/properties/note";

  it("of questions says which, and what is wrong", () => {
    expect(changed((it) => it.ui.pages[0]?.fields.push("note"))).toStrictEqual([
      ["/ui/pages", "duplicate", "字段 note 出现两次", "Field note stands twice"],
    ]);
    expect(changed((it) => it.ui.pages[0]?.fields.pop())).toStrictEqual([
      ["/schema/properties/rows", "no-page", "字段 rows 不在任何页面上", "Field rows stands on no page"],
    ]);
    expect(changed((it) => delete it.ui.widgets.note)).toStrictEqual([
      ["/ui/widgets/note", "no-widget", "字段 note 没有控件", "Field note has no widget"],
    ]);
    expect(changed((it) => delete it.schema.properties.note)).toStrictEqual([
      [note, "no-property", "字段 note 在 schema 中不存在", "Field note is not in the schema"],
    ]);
    expect(changed((it) => it.ui.widgets.kind?.options?.pop())).toStrictEqual([
      [
        "/schema/properties/kind/enum",
        "options-differ",
        "字段 kind 的选项与 schema 不一致",
        "The options of kind differ from the schema's",
      ],
    ]);
    // As many as are offered, and others.
    expect(changed((it) => Object.assign(it.schema.properties.kind as object, { enum: ["a", "c"] })).length).toBe(1);
    expect(noteIs({ type: "integer" })).toStrictEqual([
      [
        `${note}/type`,
        "type-differs",
        "text 的答案应为 string，而不是 integer",
        "An answer of text is string, not integer",
      ],
    ]);
    expect(found(definitionOf({ photos: { type: "photo", schema: { type: "object" } } }))[0]?.slice(2)).toStrictEqual([
      "photo 的答案应为 array 或 string，而不是 object",
      "An answer of photo is array or string, not object",
    ]);
    expect(noteIs({ type: ["string", "null"] })).toStrictEqual([]);
  });

  it("of schemas says the keyword", () => {
    expect(noteIs({ "x-y": 1 })).toStrictEqual([
      [`${note}/x-y`, "keyword-refused", "不支持 x-y", "x-y is not supported"],
    ]);
    expect(noteIs({ $ref: "a.json" })).toStrictEqual([
      [
        `${note}/$ref`,
        "reference-refused",
        "只能引用本表单 $defs 中的定义",
        "Only what stands in $defs can be referred to",
      ],
    ]);
    expect(noteIs({ pattern: "(?=a)" })).toStrictEqual([
      [
        `${note}/pattern`,
        "pattern",
        "第 1 个字符处：不支持前后查找（?=、?!、?<=、?<!）",
        "At character 1: looking ahead or behind is not supported",
      ],
    ]);
    expect(noteIs({ allOf: [{ uniqueItems: true }] })[0]?.slice(2)).toStrictEqual([
      "uniqueItems 只能用于有 maxItems（至多 1000）的单值列表",
      "uniqueItems is for lists of texts or numbers under a maxItems of at most 1000",
    ]);
    const nested = (depth: number): object => (depth === 0 ? {} : { not: nested(depth - 1) });
    expect(noteIs(nested(40))).toStrictEqual([
      [
        "/schema",
        "schema-too-large",
        "表单结构过大（至多 20000 项、30 层）",
        "The schema is too large (at most 20000 parts, 30 deep)",
      ],
    ]);
    expect(noteIs({ $ref: "#/$defs/none" })[0]?.slice(2)).toStrictEqual([
      "没有定义 #/$defs/none",
      "There is no definition #/$defs/none",
    ]);
  });

  it("of what a form does says where it would go wrong", () => {
    expect(of({ subject: "household", facts: { "rows/name": "household.name" } })).toStrictEqual([
      [
        "/facts/rows~1name",
        "fact-inside",
        "分组内的字段 rows/name 不能直接记为事实",
        "rows/name stands in a group or repeat and cannot be a fact by itself",
      ],
    ]);
    expect(of({ facts: { note: "household.note" } })).toStrictEqual([
      ["/facts/note", "no-subject", "没有填报对象，不能记录事实", "Facts need a subject"],
    ]);
    expect(of({ raises: [{ form: "other", each: "colours" }] })).toStrictEqual([
      ["/raises/0/each", "unknown-field", "没有字段 colours", "There is no field colours"],
    ]);
    expect(of({ accounts: [{ of: "unit", name: "budget", opening: "1" }] })).toStrictEqual([
      [
        "/accounts/0/opening",
        "opening-elsewhere",
        "只有本事项自己的账户可以设定初始数量",
        "Only an account of the case itself can be opened",
      ],
    ]);
    expect(of({ accounts: [{ of: "subject", name: "points", entry: "1" }] })).toStrictEqual([
      ["/accounts/0/of", "no-subject", "没有填报对象", "This form has no subject"],
    ]);
    expect(
      of({ accounts: [{ of: { answer: "note" }, name: "left", entry: "${colour}", takers: ["other"] }] }),
    ).toStrictEqual([
      ["/accounts/0/of", "not-a-case", "note 不是选择事项的字段", "note does not ask for a case"],
      [
        "/accounts/0/takers",
        "takers-elsewhere",
        "其他事项的账户由其自身的表单决定谁可以扣减",
        "Another case's account has its takers named by its own form",
      ],
      [
        "/accounts/0/entry",
        "unknown-field",
        "表达式引用了不存在的字段 colour",
        "The expression names an unknown field colour",
      ],
    ]);
    expect(of({ accounts: [{ of: "self", name: "left", opening: "${colour}" }] })[0]?.[0]).toBe("/accounts/0/opening");
    expect(of({}, { constraints: [{ field: "note", test: "${colour}", message: { zh: "x" } }] })[0]?.[0]).toBe(
      "/logic/constraints/0/test",
    );
  });

  it("of what it counts says which indicator", () => {
    const counter = { id: "a", title: { zh: "一" }, on: "submitted" as const };
    expect(of({ indicators: [counter, counter] })).toStrictEqual([
      ["/indicators/1/id", "duplicate", "指标 a 重复", "Indicator a stands twice"],
    ]);
    expect(of({ indicators: [{ ...counter, count: "1 +" }] })[0]?.[0]).toBe("/indicators/0/count");
    expect(of({ indicators: [{ ...counter, by: "note" }] })).toStrictEqual([
      ["/indicators/0/by", "not-listed", "note 没有列出的选项，不能分类统计", "note has no options to count by"],
    ]);
    const ratio = { id: "b", title: { zh: "二" }, formula: { zh: "x" }, ratio: { numerator: "a", denominator: "a" } };
    expect(of({ indicators: [counter, ratio] })).toStrictEqual([]);
  });
});

describe("a reason", () => {
  const now = "2026-10-03T01:00:00.000Z" as Instant;
  const draft = definitionOf(fields);
  const live = versionOf(draft);
  const reasons = (over: Partial<PublishInput>) =>
    decidePublish({
      draft,
      live,
      problems: [],
      filledFor: 1000,
      known: {},
      budgetHours: 1e9,
      now,
      ...over,
    }).reasons.map((it) => [it.severity, it.code, it.field, ...said(it.message)]);

  it("of what never changes, or has passed", () => {
    expect(reasons({ draft: { ...draft, expires: "2026-10-02" } })).toStrictEqual([
      ["stop", "expired", undefined, "有效期已过", "The form's validity has passed"],
    ]);
    expect(reasons({ live: { ...live, id: "another" } })).toStrictEqual([
      ["stop", "id-changed", undefined, "表单编号不能更改", "A form's id never changes"],
    ]);
    expect(reasons({ live: { ...live, subject: "place" } })).toStrictEqual([
      ["stop", "subject-changed", undefined, "填报对象不能更改", "What a form is filled for never changes"],
    ]);
    const number = definitionOf({ ...fields, note: { type: "number", widget: { title: { zh: "说明" } } } });
    expect(reasons({ draft: number })).toStrictEqual([
      [
        "stop",
        "type-changed",
        "note",
        "“说明”的类型不能更改，请新建字段",
        "The type of Note cannot change; add a new field",
      ],
    ]);
  });

  it("of who must agree, and what it costs", () => {
    expect(reasons({ live: undefined })).toStrictEqual([
      ["approve", "not-admitted", undefined, "新表单，需经准入审批", "A new form needs an admission approval"],
    ]);
    const { burdenHours } = decidePublish({
      draft,
      live,
      problems: [],
      filledFor: 1000,
      known: {},
      budgetHours: 0,
      now,
    });
    expect(reasons({ budgetHours: burdenHours })).toStrictEqual([]);
    expect(reasons({ budgetHours: burdenHours - 1 })).toStrictEqual([
      [
        "approve",
        "over-budget",
        undefined,
        `预计每年占用 ${burdenHours} 小时，超过 ${burdenHours - 1} 小时`,
        `About ${burdenHours} hours a year, over ${burdenHours - 1}`,
      ],
    ]);
  });

  it("of what becomes of data, and what is known already", () => {
    const { note: _, ...without } = fields;
    expect(reasons({ draft: definitionOf(without) })).toStrictEqual([
      ["warn", "field-removed", "note", "不再询问“说明”，已有数据保留", "No longer asks Note; what was answered stays"],
    ]);
    const more = { ...fields, kind: { ...fields.kind, options: ["a", "b", "c", "d"] } } as Fields;
    expect(reasons({ live: versionOf(definitionOf(more)) })).toStrictEqual([
      ["warn", "options-removed", "kind", "“种类”减少了选项：c、d", "Kind loses options: c, d"],
    ]);
    const counted = (count: string) =>
      definitionOf(fields, { indicators: [{ id: "n", title: { zh: "次数", en: "Times" }, on: "submitted", count }] });
    expect(reasons({ live: versionOf(counted("1")) })).toStrictEqual([
      ["warn", "indicator-removed", "n", "指标“次数”不再统计", "Times is no longer counted"],
    ]);
    expect(reasons({ draft: counted("2"), live: versionOf(counted("1")) })).toStrictEqual([
      [
        "warn",
        "indicator-changed",
        "n",
        "指标“次数”的口径有变，前后期不可直接比较",
        "Times is counted differently from now on",
      ],
    ]);
    expect(reasons({ draft: counted("1"), live: versionOf(counted("1")) })).toStrictEqual([]);
    const told = definitionOf(fields, {
      subject: "household",
      facts: { note: "household.note", kind: "household.kind" },
    });
    const known = { draft: told, live: versionOf(told), known: { "household.note": 0.914, "household.kind": 0 } };
    expect(reasons(known)).toStrictEqual([
      [
        "note",
        "already-known",
        "note",
        "登记库已有此项（91%），将自动带出",
        "The registry holds this for 91 %; it will be filled in",
      ],
    ]);
    expect(decidePublish({ problems: [], filledFor: 1, budgetHours: 1e9, now, ...known }).onceOnly).toStrictEqual([
      { field: "note", fact: "household.note", share: 0.914 },
    ]);
  });

  it("of personal data that nobody justified", () => {
    const phone = definitionOf({
      phone: { type: "phone", widget: { title: { zh: "电话", en: "Phone" }, sensitive: undefined } },
    });
    expect(reasons({ draft: phone, live: versionOf(phone) })).toStrictEqual([
      [
        "stop",
        "not-justified",
        "phone",
        "“电话”是个人信息，请写明目的和依据",
        "Phone is personal data: state purpose and legal basis",
      ],
    ]);
  });
});
