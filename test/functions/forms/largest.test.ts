// The largest submission that a form allows can be committed: publishing counts its writes, and refuses a form that allows more.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { PublishDecision } from "../../../api/forms.ts";
import type { Answers } from "../../../forms/answers/submission.ts";
import type { Write } from "../../../functions/ports.ts";
import { allForms } from "../../../functions/store/forms.ts";
import { definitionOf, type Fields, type FormParts } from "../../support/small-forms.ts";
import { check, openWorld, type World } from "../../support/world.ts";

let world: World;
/** How many writes the last commit of a submission had. */
let writes = 0;
beforeAll(async () => {
  world = await openWorld();
  const { commit } = world.deps.table;
  world.deps.table.commit = (list: Write[]) => {
    if (list.some((it) => it.kind === "put" && it.item.pk.startsWith("SUBMISSION#"))) writes = list.length;
    return commit.call(world.deps.table, list);
  };
});
afterAll(() => world.close());

async function publish(id: string, fields: Fields, parts: FormParts): Promise<PublishDecision> {
  await world.call("administrator", "PUT", `/forms/${id}/draft`, definitionOf(fields, { id, ...parts }));
  const answer = await world.call("administrator", "POST", `/forms/${id}/publish`, await world.approve(id));
  world.deps.memory.forget("forms");
  return (answer.body as { decision: PublishDecision }).decision;
}
const fill = (form: string, answers: Answers, over = {}) => world.send("grid", form, answers, over);

const rows = (most: number): Fields => ({
  people: { type: "repeat", fields: { name: { type: "text" }, day: { type: "date" } }, schema: { maxItems: most } },
});
const people = (count: number): Answers => ({
  people: Array.from({ length: count }, (_, n) => ({
    id: `row-${n}`,
    name: `某${n}`,
    // Each in a month of its own.
    day: `${2027 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}-10`,
  })),
});
const workflow = {
  title: "${title}",
  start: "open",
  deadline: { answer: "day" },
  steps: {
    open: { title: { zh: "待办" }, transitions: [{ id: "close", title: { zh: "办结" }, to: "done" }] },
    done: { title: { zh: "办结" }, closed: "done" },
  },
} as FormParts["workflow"];
const opened = { id: "opened", title: { zh: "立项" }, on: "step:open" } as const;
const due = { id: "due", title: { zh: "到期" }, on: "due" } as const;
const each = { each: "people", form: "visit-case", with: { title: "${name}", day: "${day}" } };

it("of a mall with every line failing and six photos on each is committed", async () => {
  const photos = await Promise.all(Array.from({ length: 23 * 6 }, (_, n) => world.upload("grid", `photo ${n}`)));
  const signature = await world.upload("grid", "signed", "image/png");
  const { ui } = (await world.call("grid", "GET", "/forms/hazard-check")).body as unknown as {
    ui: { widgets: Record<string, { items?: { id: string }[] }> };
  };
  const failing = (ui.widgets.items?.items ?? []).map(({ id }, n) => [
    id,
    { result: "not-ok", note: "不符合", photos: photos.slice(n * 6, n * 6 + 6) },
  ]);
  expect(failing).toHaveLength(22);
  const mall = {
    ...check(signature, Object.fromEntries(failing)),
    placeType: "mall",
    otherHazard: "屋面积雪",
    otherPhotos: photos.slice(-6),
  };
  const { receipt } = await fill("hazard-check", mall, { subject: "pla_0001" });
  expect(receipt.effects.cases.length).toBeGreaterThanOrEqual(15);
  expect(writes).toBeLessThanOrEqual(66);
});

it("is as large as publishing says, to the write", async () => {
  await publish(
    "visit-case",
    { title: { type: "text" }, day: { type: "date" } },
    { workflow, indicators: [opened, due] },
  );
  const decision = await publish("many-visits", rows(20), { raises: [each] });
  // The submission; 20 cases with their deadlines, due in months and weeks of their own; when all were opened. A correction keeps the revision before, and whoever names a subject counts a visit in up to three items.
  expect(decision.largest).toStrictEqual({ writes: 5 + 20 * 4 + 2, most: 100 });
  expect((await fill("many-visits", people(20))).receipt.effects.cases).toHaveLength(20);
  expect(writes).toBe(1 + 20 * 4 + 2);
});

it("is refused at publishing where one commit could not hold it, with the question and how many rows would fit", async () => {
  const decision = await publish("too-many-visits", rows(40), { raises: [each] });
  expect(decision.publish).toBe(false);
  expect(decision.reasons.find((it) => it.code === "commit-too-large")).toMatchObject({
    severity: "stop",
    field: "people",
    message: { zh: "填满一份需写入 167 项，上限 100 项：请把“people”限为至多 23 行" },
  });
  const shorter = await publish("too-many-visits", rows(23), { raises: [each] });
  expect([shorter.publish, shorter.largest?.writes]).toStrictEqual([true, 99]);
  await fill("too-many-visits", people(23));
});

it("counts rows that are persons of the register, and a list that has no end of its own", async () => {
  const fields = { people: { type: "repeat", fields: { name: { type: "text" } } } } as const;
  const facts = { people: { each: "person", facts: { name: "person.name" } } } as FormParts["facts"];
  const household = { subject: "household", facts } as const;
  const endless = await publish("families", fields, household);
  expect(endless.reasons.find((it) => it.code === "commit-too-large")?.field).toBe("people");
  const ended = await publish("families", { people: { ...fields.people, schema: { maxItems: 93 } } }, household);
  expect([ended.publish, ended.largest?.writes]).toStrictEqual([true, 100]);
  const family = Array.from({ length: 93 }, (_, n) => ({ id: `kin-${n}`, name: `某${n}` }));
  await fill("families", { people: family }, { subject: "hou_0002" });
  expect(writes).toBeLessThanOrEqual(97);
});

it("counts that a raised case is a submission of its form, too", async () => {
  const filled = { id: "filled", title: { zh: "填报" }, on: "submitted" } as const;
  const fields: Fields = { title: { type: "text" }, day: { type: "date" } };
  await publish("counted-case", fields, { workflow, indicators: [filled] });
  const decision = await publish("counted", rows(46), { raises: [{ ...each, form: "counted-case" }] });
  expect(decision.largest?.writes).toBe(5 + 46 * 2 + 2);
  await fill("counted", people(46));
  expect(writes).toBe(1 + 46 * 2 + 2);
});

it("stops what makes the submissions of another form too large that raises it, and tells of those that were", async () => {
  const fields: Fields = { title: { type: "text" }, day: { type: "date" } };
  const owner = { of: "self", name: "left", opening: "10" } as const;
  const larger = { workflow, indicators: [opened, due], accounts: [owner] };
  const decision = await publish("visit-case", fields, larger);
  expect(decision.reasons.filter((it) => it.severity === "stop")).toMatchObject([
    {
      code: "commit-too-large",
      message: { zh: expect.stringContaining("表单《小表》会由此表生成事项，填满一份需写入 127 项") },
    },
    { code: "commit-too-large" },
  ]);
  // One that an earlier version of the product let through, and that another form's next version does not make larger.
  const [old] = await allForms(world.deps).then((all) => all.filter((it) => it.id === "many-visits"));
  expect.assert(old);
  old.schema.properties.people = { ...old.schema.properties.people, maxItems: 200 };
  const next = await publish("visit-case", fields, { workflow, indicators: [opened, due], icon: "A" });
  expect(next.publish).toBe(true);
  expect(next.reasons.filter((it) => it.code === "commit-too-large")).toMatchObject([{ severity: "warn" }]);
});

it("that takes more bytes than one record is told of, for nobody writes to the last character", async () => {
  const texts = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`t${n}`, { type: "long-text" } as const]));
  const decision = await publish("long-texts", texts, {});
  expect(decision.publish).toBe(true);
  expect(decision.reasons.find((it) => it.code === "item-too-large")).toMatchObject({ severity: "warn", field: "t0" });
  expect((await publish("short-texts", { a: { type: "text" } }, {})).reasons.map((it) => it.code)).not.toContain(
    "item-too-large",
  );
});
