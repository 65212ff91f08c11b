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
const plain: Partial<Record<FieldType, object>> = {
  number: { type: "number" },
  integer: { type: "integer" },
  money: { type: "number" },
  "yes-no": { type: "boolean" },
  photo: { type: "array", items: { type: "string" } },
};

const schemaOf = (field: Field): object => ({ ...bareSchemaOf(field), ...field.schema });
function bareSchemaOf(field: Field): object {
  if (field.type === "multi-choice") return { type: "array", items: { type: "string", enum: field.options } };
  if (field.type === "choice") return { type: "string", enum: field.options };
  if (field.type === "group") return objectOf(field.fields ?? {});
  if (field.type === "repeat")
    return { type: "array", items: { ...objectOf(field.fields ?? {}, { id: { type: "string" } }) } };
  if (field.type === "checks") return { type: "object" };
  return plain[field.type] ?? { type: "string" };
}

function objectOf(fields: Fields, beside: object = {}): object {
  return {
    type: "object",
    additionalProperties: false,
    required: Object.keys(fields).filter((name) => fields[name]?.required),
    properties: {
      ...beside,
      ...Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOf(field)])),
    },
  };
}

function widgetsOf(fields: Fields, above = ""): Record<string, z.input<typeof Widget>> {
  const widgets: Record<string, z.input<typeof Widget>> = {};
  for (const [name, { type, options, items, fields: inner, widget }] of Object.entries(fields)) {
    widgets[above + name] = {
      type,
      title: { zh: name },
      ...(options && { options: options.map((value) => ({ value, title: { zh: value } })) }),
      ...(items && { items: [...items] }),
      ...(inner && { fields: Object.keys(inner) }),
      ...((type === "phone" || type === "id-number") && { sensitive }),
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
