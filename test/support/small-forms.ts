// Small forms for tests, written as a list of fields; schema and widgets follow from it.
import type * as z from "zod";
import { type CompiledForm, compileForm } from "../../forms/decide/compiled-form.ts";
import {
  type CheckItem,
  type FieldType,
  FormDefinition,
  type FormVersion,
  Questions,
  type Widget,
} from "../../forms/definition/definition.ts";
import type { SchemaNode } from "../../forms/fields/field-kind.ts";
import { kindOf } from "../../forms/fields/table.ts";

export type Field = {
  type: FieldType;
  required?: boolean;
  options?: readonly string[];
  items?: readonly z.input<typeof CheckItem>[];
  /** What is inside a group or repeat. */
  fields?: Fields;
  widget?: Partial<z.input<typeof Widget>>;
  schema?: object;
};
export type Fields = { readonly [name: string]: Field };
/** Answers as a test writes them down. */
export type Given = { [name: string]: unknown };
type Logic = NonNullable<z.input<typeof Questions>["logic"]>;

const sensitive = { purpose: { zh: "测试" }, legalBasis: "测试" };

const schemaOf = (field: Field): object => ({
  ...kindOf(field.type).schema({ options: optionsOf(field) }, objectOf(field.fields ?? {})),
  ...field.schema,
});
const optionsOf = ({ options }: Field) => options?.map((value) => ({ value, title: { zh: value } }));

function objectOf(fields: Fields): SchemaNode {
  return {
    type: "object",
    additionalProperties: false,
    required: Object.keys(fields).filter((name) => fields[name]?.required),
    properties: Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [name, schemaOf(field) as SchemaNode]),
    ),
  };
}

function widgetsOf(fields: Fields, above = ""): Record<string, z.input<typeof Widget>> {
  const widgets: Record<string, z.input<typeof Widget>> = {};
  for (const [name, field] of Object.entries(fields)) {
    const { type, items, fields: inner, widget } = field;
    const options = optionsOf(field);
    widgets[above + name] = {
      type,
      title: { zh: name },
      ...(options && { options }),
      ...(items && { items: [...items] }),
      ...(inner && { fields: Object.keys(inner) }),
      ...(kindOf(type).personal && { sensitive }),
      ...widget,
    };
    if (inner) Object.assign(widgets, widgetsOf(inner, `${above}${name}/`));
  }
  return widgets;
}

/** Questions of one page. */
export const questionsOf = (fields: Fields, logic: Logic = {}): Questions =>
  Questions.parse({
    schema: objectOf(fields),
    ui: { pages: [{ title: { zh: "一" }, fields: Object.keys(fields) }], widgets: widgetsOf(fields) },
    logic,
  });

export type FormParts = Partial<Omit<z.input<typeof FormDefinition>, "schema" | "ui" | "logic">>;

export const definitionOf = (fields: Fields, parts: FormParts = {}, logic: Logic = {}): FormDefinition =>
  FormDefinition.parse({
    id: "small-form",
    title: { zh: "小表" },
    purpose: { zh: "测试" },
    legalBasis: "测试",
    owner: "371602-D07",
    expires: "2027-12-31",
    filledBy: ["grid-staff"],
    ...questionsOf(fields, logic),
    ...parts,
  });

export const versionOf = (definition: FormDefinition, version = 1): FormVersion => ({
  ...definition,
  version,
  publishedAt: "2026-01-01T00:00:00.000Z",
  publishedBy: "administrator",
});

export const smallForm = (fields: Fields, parts?: FormParts, logic?: Logic, version = 1): CompiledForm =>
  compileForm(versionOf(definitionOf(fields, parts, logic), version));
