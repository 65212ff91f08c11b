// What an open form asks, shows as known, and refuses, without a browser.
import { expect, test } from "vitest";
import type { Instant } from "../../../core/time.ts";
import type { Answer, Answers } from "../../../forms/answers/submission.ts";
import type { Questions } from "../../../forms/definition/definition.ts";
import { browserEngine } from "../../../web/form/answers-engine.ts";
import { carryOver } from "../../../web/form/carry-over.ts";
import { checkOf } from "../../../web/form/check.ts";
import { createFormModel } from "../../../web/form/form-model.ts";
import { logicOf } from "../../../web/form/logic.ts";

const now = () => "2026-10-03T01:12:00.000Z" as Instant;
const title = (zh: string) => ({ zh, en: zh });

const questions: Questions = {
  schema: {
    type: "object",
    additionalProperties: false,
    required: ["home", "residents", "checks"],
    properties: {
      home: { type: "string", enum: ["owned", "rented"] },
      rent: { type: "number", minimum: 1 },
      residents: {
        type: "array",
        minItems: 1,
        items: {
          type: "object",
          additionalProperties: false,
          required: ["name"],
          properties: {
            id: { type: "string" },
            name: { type: "string", minLength: 1 },
            idNumber: { type: "string", format: "cn-id" },
            birth: { type: "string", format: "date" },
          },
        },
      },
      checks: {
        type: "object",
        additionalProperties: { type: "object", required: ["result"], properties: { result: { type: "string" } } },
      },
      visited: { type: "string", format: "date" },
    },
  },
  ui: {
    pages: [
      { title: title("住房"), fields: ["home", "rent"] },
      { title: title("人员"), fields: ["residents"] },
      { title: title("检查"), fields: ["checks", "visited"] },
    ],
    widgets: {
      home: { type: "choice", title: title("居住方式"), options: [] },
      rent: { type: "money", title: title("租金") },
      residents: { type: "repeat", title: title("家庭成员"), fields: ["name", "idNumber", "birth"], rowTitle: "name" },
      "residents/name": { type: "text", title: title("姓名") },
      "residents/idNumber": { type: "id-number", title: title("身份证号码") },
      "residents/birth": { type: "date", title: title("出生日期") },
      checks: {
        type: "checks",
        title: title("检查项"),
        items: [
          { id: "wiring", title: title("线路") },
          { id: "landlord", title: title("房东告知"), when: `\${home} = 'rented'` },
        ],
      },
      visited: { type: "date", title: title("日期"), initial: "=today()" },
    },
  },
  logic: {
    visible: { rent: `\${home} = 'rented'` },
    required: { rent: `\${home} = 'rented'` },
    calculated: {
      "residents/birth": `if(\${idNumber} = '', '', concat(substr(\${idNumber}, 6, 10), '-', substr(\${idNumber}, 10, 12), '-', substr(\${idNumber}, 12, 14)))`,
    },
    constraints: [],
  },
};

const masked = [
  { id: "p-1", name: "张**", idNumber: "371602********0018" },
  { id: "p-2", name: "李**", idNumber: "371602********0022" },
];
const prefilled = {
  answers: { home: "owned", residents: masked } as Answers,
  from: {
    "/home": { confirmedAt: "2026-07-12T02:00:00.000Z", source: "s" },
    "/residents": { confirmedAt: "2026-07-12T02:00:00.000Z", source: "s" },
  },
};
const check = checkOf(questions);

function open(options: Partial<Parameters<typeof createFormModel>[0]> = {}) {
  const model = createFormModel({ questions, now, ...options });
  model.attach(logicOf(questions));
  return model;
}

test("asks what the logic shows, and remembers what was typed in a field that was hidden for a while", () => {
  const model = open();
  expect(model.isVisible("/rent")).toBe(false);
  model.set("/home", "rented");
  expect(model.isVisible("/rent")).toBe(true);
  expect(model.isRequired("/rent")).toBe(true);
  model.set("/rent", 900);
  model.set("/home", "owned");
  expect(model.finished().answers.rent).toBe(undefined);
  model.set("/home", "rented");
  expect(model.finished().answers.rent).toBe(900);
});

test("shows nothing that the logic may hide before the logic has come", () => {
  const model = createFormModel({ questions, now, initial: { home: "rented" } });
  expect(model.isVisible("/home")).toBe(true);
  expect(model.isVisible("/rent")).toBe(false);
  model.attach(logicOf(questions));
  expect(model.isVisible("/rent")).toBe(true);
});

test("goes on only after the known answers of the page were confirmed or changed", () => {
  const model = open({ initial: prefilled.answers, prefilled });
  expect(model.isKnown("/home")).toBe(true);
  expect(model.pendingOnPage()).toStrictEqual(["/home"]);
  model.confirmPage();
  expect(model.pendingOnPage()).toStrictEqual([]);
  expect(model.hasPending(), "the residents stand on the next page").toBe(true);
  model.goTo(1);
  model.startChanging("/residents");
  expect(model.isKnown("/residents")).toBe(false);
  expect(model.hasPending()).toBe(false);
});

test("takes a masked value for right while it is as the registry gave it, in whatever row it stands", () => {
  const model = open({ initial: prefilled.answers, prefilled });
  model.goTo(1);
  expect(model.checkPage(check)).toStrictEqual([]);
  model.removeRow("/residents", 0);
  expect(model.checkPage(check), "the second row is the first now").toStrictEqual([]);
  model.set("/residents/0/idNumber", "371602********9999");
  expect(model.checkPage(check).map((it) => it.pointer)).toStrictEqual(["/residents/0/idNumber"]);
});

test("asks for each line of checks that applies, and finds the first page that is not right", () => {
  const model = open({ initial: { home: "owned", residents: [{ id: "p-1", name: "王五" }] } });
  const field = model.pages()[2]?.fields[0];
  expect.assert(field);
  expect(model.itemsOf(field, "/checks").map((it) => it.id)).toStrictEqual(["wiring"]);
  model.checkAll(check);
  expect(model.page().index).toBe(2);
  expect(model.shownErrors().map((it) => it.pointer)).toStrictEqual(["/checks/wiring"]);
  model.set("/checks/wiring", { result: "ok" });
  expect(model.checkAll(check)).toStrictEqual([]);
});

test("fills in what a new form begins with, but not again in a draft whose owner emptied it", () => {
  expect(open().value("/visited")).toBe("2026-10-03");
  expect(open({ resume: { confirmed: [], page: 0 } }).value("/visited")).toBe(undefined);
});

test("shows what the server refused, on the page where it stands", () => {
  const errors = [{ pointer: "/residents/0/name", code: "constraint", message: "姓名有误" }];
  const model = open({ resume: { confirmed: [], page: 0, errors } });
  expect(model.page().index).toBe(1);
  expect(model.error("/residents/0/name")).toStrictEqual({ zh: "姓名有误" });
  model.set("/residents/0/name", "王五");
  expect(model.error("/residents/0/name")).toBe(undefined);
});

test("takes over to a new version what still fits, and names what it leaves behind", () => {
  const newer = structuredClone(questions);
  newer.schema.properties.home = { type: "string", enum: ["owned", "lent"] };
  delete newer.schema.properties.visited;
  const answers = { home: "rented", rent: 900, residents: [{ id: "p-1", name: "王五" }], visited: "2026-10-01" };
  const carried = carryOver(questions, newer, answers as Record<string, Answer>, browserEngine);
  expect(carried.answers).toStrictEqual({ rent: 900, residents: [{ id: "p-1", name: "王五" }] });
  expect(carried.dropped.map((it) => it.zh)).toStrictEqual(["日期", "居住方式"]);
});
