// An open form while somebody works on it: what it begins with, what a change leaves alone, which errors are shown and when.
import { describe, expect, it } from "vitest";
import type { Instant } from "../../../core/time.ts";
import type { Answers } from "../../../forms/answers/submission.ts";
import type { Questions } from "../../../forms/definition/definition.ts";
import { checkOf } from "../../../web/form/check.ts";
import { createFormModel } from "../../../web/form/form-model.ts";
import { logicOf } from "../../../web/form/logic.ts";
import { questionsOf } from "../../support/small-forms.ts";

const saturday = "2026-10-03T01:12:00.000Z" as Instant;
const monday = "2026-10-05T01:12:00.000Z" as Instant;
const title = { zh: "页" };

const small = questionsOf(
  {
    home: { type: "text", required: true, schema: { maxLength: 10 } },
    floor: { type: "integer", widget: { initial: 1 } },
    phone: { type: "text", required: true, widget: { initial: "0543-" } },
    rent: { type: "integer" },
    residents: { type: "repeat", fields: { name: { type: "text", required: true } } },
    day: { type: "date" },
  },
  {
    visible: { rent: "regex(${home}, '\\p{Script=Han}+')" },
    calculated: { day: "today()" },
  },
);
const pages = [["home", "floor"], ["phone"], ["rent"], ["residents", "day"]];
const questions: Questions = { ...small, ui: { ...small.ui, pages: pages.map((fields) => ({ title, fields })) } };
const check = checkOf(questions);

type Options = Partial<Parameters<typeof createFormModel>[0]>;
const begun = (options: Options = {}) => createFormModel({ questions, now: () => saturday, ...options });
function open(options?: Options) {
  const model = begun(options);
  model.attach(logicOf(questions));
  return model;
}
type Model = ReturnType<typeof open>;

/** A form of which the registry knows the home. */
const knowing = (home: string) =>
  open({
    initial: { home },
    prefilled: { answers: { home }, from: { "/home": { confirmedAt: saturday, source: "s" } } },
  });
const indexOf = (model: Model) => model.page().index;
const wrongIn = (model: Model) => model.shownErrors().map((error) => error.pointer);

describe("a form that is opened", () => {
  it("holds at once what its widgets begin with, but for what is an expression", () => {
    const asking = (initial: string) =>
      createFormModel({ questions: questionsOf({ it: { type: "text", widget: { initial } } }), now: () => saturday });
    expect(begun().answers()).toStrictEqual({ floor: 1, phone: "0543-" });
    expect(asking("=today()").answers()).toStrictEqual({});
  });

  it("takes an initial text for an expression only where it says so", () => {
    const nothing = questionsOf({ it: { type: "text", widget: { initial: "" } } });
    const model = createFormModel({ questions: nothing, now: () => saturday });
    model.attach(logicOf(nothing));
    expect(model.answers()).toStrictEqual({});
  });

  it("was not touched and asks for nothing yet; a draft was, and opens where it was left", () => {
    expect(open().touched()).toBe(false);
    expect(open().wasAskedToConfirm()).toBe(false);
    expect(indexOf(open())).toBe(0);
    const draft = open({ resume: { confirmed: ["/home"], page: 1 } });
    expect(draft.touched()).toBe(true);
    expect(draft.confirmed()).toStrictEqual(["/home"]);
    expect(indexOf(draft)).toBe(1);
    expect(draft.answers(), "what was emptied stays empty").toStrictEqual({});
  });

  it("shows what the server refused in every language that it told", () => {
    const message = { zh: "太高", en: "Too high" };
    const errors = [{ pointer: "/floor", code: "constraint", message }];
    expect(open({ resume: { confirmed: [], page: 0, errors } }).error("/floor")).toStrictEqual(message);
  });

  it("reads what is calculated from the answers that count, everything else as it was typed", () => {
    const model = open({ initial: { home: "A", rent: 900 } });
    expect(model.value("/day")).toBe("2026-10-03");
    expect(model.isCalculated("/day")).toBe(true);
    expect(model.isCalculated("/rent")).toBe(false);
    expect(model.value("/rent"), "hidden, but not lost").toBe(900);
  });
});

describe("pages", () => {
  const shown = (model: Model) => model.pages().map(({ index }) => index);

  it("on which nothing is asked are left out, and patterns know Unicode", () => {
    expect(shown(open({ initial: { home: "A" } }))).toStrictEqual([0, 1, 3]);
    expect(shown(open({ initial: { home: "新苑" } }))).toStrictEqual([0, 1, 2, 3]);
  });

  it("that are not there lead to the first one", () => {
    const model = open({ initial: { home: "A" } });
    model.goTo(3);
    expect(indexOf(model)).toBe(3);
    model.goTo(2);
    expect(indexOf(model)).toBe(0);
  });

  it("may all be empty", () => {
    const hidden = questionsOf({ it: { type: "text" } }, { visible: { it: "false()" } });
    const model = createFormModel({ questions: hidden, now: () => saturday });
    expect(model.pages()).toStrictEqual([]);
    expect(indexOf(model)).toBe(0);
  });
});

describe("a change", () => {
  it("confirms what was known, and nothing that was not", () => {
    const model = knowing("新苑");
    model.set("/floor", 2);
    expect(model.confirmed()).toStrictEqual([]);
    model.set("/home", "海景");
    expect(model.confirmed()).toStrictEqual(["/home"]);
    expect(model.hasPending()).toBe(false);
  });

  it("adds a row with its id at the end, and takes away the very one", () => {
    const model = open();
    for (const id of ["r-1", "r-2", "r-3"]) model.addRow("/residents", id);
    model.removeRow("/residents", 1);
    expect(model.value("/residents")).toStrictEqual([{ id: "r-1" }, { id: "r-3" }]);
    expect(model.touched()).toBe(true);
  });

  it("takes the errors at its place and below it away, and leaves all others", () => {
    const at = (pointer: string) => ({ pointer, code: "constraint", message: "有误" });
    const errors = ["/home", "/residents", "/residents/0/name", "/phone"].map(at);
    const model = open({ resume: { confirmed: [], page: 0, errors } });
    model.addRow("/residents", "r-1");
    expect(model.error("/residents")).toBe(undefined);
    expect(model.error("/residents/0/name")).toBe(undefined);
    expect(model.error("/home")).toStrictEqual({ zh: "有误" });
    expect(model.error("/phone")).toStrictEqual({ zh: "有误" });
  });

  const steps: [name: string, (model: Model) => void][] = [
    ["typing", (model) => model.set("/floor", 2)],
    ["confirming a page", (model) => model.confirmPage()],
    ["opening what is known", (model) => model.startChanging("/home")],
  ];
  it.each(steps)("by %s is something to lose, and is told to whoever listens", (_, step) => {
    const model = knowing("新苑");
    let told = 0;
    model.subscribe(() => told++);
    expect(model.touched()).toBe(false);
    step(model);
    expect(model.touched()).toBe(true);
    expect(told).toBe(1);
  });

  it("of the page, the logic or the errors is told too; to nobody who went", () => {
    const model = begun();
    let told = 0;
    const leave = model.subscribe(() => told++);
    model.attach(logicOf(questions));
    expect(told).toBe(1);
    model.goTo(1);
    expect(told).toBe(2);
    model.checkPage(check);
    expect(told).toBe(3);
    expect(model.touched(), "nobody typed").toBe(false);
    leave();
    model.goTo(0);
    expect(told).toBe(3);
  });
});

describe("a check of the open page", () => {
  it("shows what is wrong there, and no longer what was wrong before", () => {
    const model = open();
    expect(model.checkPage(check).map((error) => error.pointer)).toStrictEqual(["/home"]);
    expect(wrongIn(model)).toStrictEqual(["/home"]);
    model.goTo(1);
    expect(model.checkPage(check)).toStrictEqual([]);
    expect(model.error("/home")).toBe(undefined);
  });

  it("asks to confirm what is known, until another page is opened", () => {
    const model = knowing("新苑");
    model.checkPage(check);
    expect(model.wasAskedToConfirm()).toBe(true);
    expect(model.isKnown("/home"), "it is right as it is").toBe(true);
    model.goTo(1);
    expect(model.wasAskedToConfirm()).toBe(false);
  });

  it("asks anew for something known that cannot stand", () => {
    const model = knowing("新".repeat(11));
    model.checkPage(check);
    expect(wrongIn(model)).toStrictEqual(["/home"]);
    expect(model.isKnown("/home")).toBe(false);
  });
});

describe("a check of everything", () => {
  it("opens the first page that is not right, whatever is wrong on later ones", () => {
    const model = open({ initial: { home: "A", phone: "0543", residents: [{ id: "r-1" }], floor: 1.5 } });
    model.goTo(1);
    expect(model.checkAll(check).map((error) => error.pointer)).toStrictEqual(["/floor", "/residents/0/name"]);
    expect(indexOf(model)).toBe(0);
    model.set("/floor", 2);
    model.checkAll(check);
    expect(indexOf(model)).toBe(3);
  });

  it("opens a page on which something known waits to be confirmed", () => {
    const model = knowing("新苑");
    model.goTo(3);
    expect(model.checkAll(check)).toStrictEqual([]);
    expect(indexOf(model)).toBe(0);
  });

  it("judges by the time at which it is made", () => {
    let now = saturday;
    const model = open({ now: () => now, initial: { home: "A" } });
    now = monday;
    expect(model.finished()).toMatchObject({ filledAt: saturday, answers: { day: "2026-10-03" } });
    model.checkAll(check);
    expect(model.finished()).toMatchObject({ filledAt: monday, answers: { day: "2026-10-05" } });
  });
});

describe("a field that is left", () => {
  const left = (pointer: string, initial: Answers) => {
    const model = open({ initial });
    let told = 0;
    model.subscribe(() => told++);
    model.checkField(pointer, check);
    return { model, told };
  };

  it("tells at once what is wrong with it, and with nothing else", () => {
    const { model, told } = left("/floor", { floor: 1.5, residents: [{ id: "r-1" }] });
    expect(model.error("/floor")).toBeDefined();
    expect(model.error("/home")).toBe(undefined);
    expect(told).toBe(1);
    expect(model.wasAskedToConfirm()).toBe(false);
  });

  it("is not called wrong while it is empty, or where it is right", () => {
    for (const { model, told } of [left("/home", {}), left("/floor", { floor: 2 })]) {
      expect(wrongIn(model)).toStrictEqual([]);
      expect(told).toBe(0);
    }
  });
});

it("an error is found at its field, within the field's one answer, and below what holds it", () => {
  const at = (pointer: string) => ({ pointer, code: "constraint", message: `在 ${pointer}` });
  const errors = ["/residents/0/name", "/home"].map(at);
  const model = open({ resume: { confirmed: [], page: 0, errors } });
  expect(model.errorWithin("/home")).toStrictEqual({ zh: "在 /home" });
  expect(model.errorWithin("/residents")).toStrictEqual({ zh: "在 /residents/0/name" });
  expect(model.errorWithin("/resid")).toBe(undefined);
  expect(model.errorsBelow("/residents")).toBe(true);
  expect(model.errorsBelow("/residents/0/name"), "it is the field itself").toBe(false);
  expect(model.errorsBelow("/home")).toBe(false);
});
