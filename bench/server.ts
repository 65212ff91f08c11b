// The service of the benchmarks: the local service on a data folder of its own, with 40 grids and a form of 60 fields.
import type { Actor } from "../core/person.ts";
import { FormDefinition } from "../forms/definition/definition.ts";
import { readLocalSettings } from "../functions/config.ts";
import { openLocal } from "../functions/local-service.ts";
import { unitItem } from "../functions/store/items.ts";
import { personWrites } from "../functions/store/people.ts";
import { publishDefinition } from "../functions/usecases/forms/publish-form.ts";

export const benchUnits = Array.from({ length: 40 }, (_, at) => `371602001001G${String(at + 1).padStart(2, "0")}`);
export const benchPerson: Actor = {
  person: "grid-staff",
  name: "李秀兰",
  posts: [{ role: "grid-staff", unit: "371602001" }],
};

/** 60 fields of the kinds that real forms hold, with logic, two counters and constraints. */
export function sixtyFields(): FormDefinition {
  const types = ["text", "integer", "choice", "date", "yes-no", "number"] as const;
  const options = ["a", "b", "c"].map((value) => ({ value, title: { zh: `选项${value}`, en: `Option ${value}` } }));
  const schemas: Record<(typeof types)[number], object> = {
    text: { type: "string", maxLength: 80 },
    integer: { type: "integer", minimum: 0, maximum: 1000 },
    choice: { type: "string", enum: ["a", "b", "c"] },
    date: { type: "string", format: "date" },
    "yes-no": { type: "boolean" },
    number: { type: "number", minimum: 0 },
  };
  const fields = Array.from({ length: 60 }, (_, at) => ({
    name: `f${at}`,
    type: types[at % types.length] as (typeof types)[number],
  }));
  return FormDefinition.parse({
    id: "sixty-fields",
    title: { zh: "六十项", en: "Sixty fields" },
    purpose: { zh: "性能测试", en: "Benchmark" },
    legalBasis: "none",
    owner: "371602",
    expires: "2099-12-31",
    filledBy: ["grid-staff"],
    schema: {
      type: "object",
      additionalProperties: false,
      required: fields.filter((_, at) => at % 3 === 0).map((it) => it.name),
      properties: Object.fromEntries(fields.map((it) => [it.name, schemas[it.type]])),
    },
    ui: {
      pages: Array.from({ length: 6 }, (_, page) => ({
        title: { zh: `第${page + 1}页`, en: `Page ${page + 1}` },
        fields: fields.slice(page * 10, page * 10 + 10).map((it) => it.name),
      })),
      widgets: Object.fromEntries(
        fields.map((it) => [
          it.name,
          { type: it.type, title: { zh: it.name, en: it.name }, ...(it.type === "choice" && { options }) },
        ]),
      ),
    },
    logic: {
      visible: { f7: "${f1} > 10", f13: "${f8} = 'a'" },
      required: {},
      calculated: { f59: "${f1} + ${f7}" },
      constraints: [{ field: "f1", test: ". <= 900", message: { zh: "过大", en: "Too large" } }],
    },
    indicators: [
      { id: "filled", title: { zh: "填报数", en: "Filled" }, on: "submitted" },
      { id: "yes", title: { zh: "为是", en: "Yes" }, on: "submitted", count: "${f4}", by: "f2" },
    ],
  });
}

if (import.meta.main) {
  const service = await openLocal(readLocalSettings(process.env), {
    log: { info() {}, error: console.error } as never,
  });
  const { deps } = service;
  await deps.table.commit(
    ["371602", "371602001", ...benchUnits].map(
      (code) => ({ kind: "put", item: unitItem({ code, title: { zh: code }, level: "grid" }) }) as const,
    ),
  );
  await deps.table.commit(
    personWrites({ id: benchPerson.person, name: benchPerson.name, language: "zh", posts: benchPerson.posts }),
  );
  await publishDefinition(deps, "bench", sixtyFields(), { by: "bench", reason: "bench" });
  await service.listen();
  console.log("ready");
  process.once("SIGTERM", async () => {
    await service.close();
    process.exit(0);
  });
}
