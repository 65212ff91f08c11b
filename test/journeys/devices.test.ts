// Several devices, versions and hands at once: everything lands, once.

import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestBrowser } from "../support/browser.ts";
import { fillHazardCheck } from "./phone.ts";
import { grid, openWorld, takeSeat, type World } from "./world.ts";

let browser: Browser;
let world: World;
beforeAll(async () => {
  browser = await openTestBrowser();
  world = await openWorld({
    printer: { print: () => Promise.reject(new Error("nothing is printed here")), close: async () => {} },
  });
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

const submissions = async () =>
  (await world.call("grid-staff", "GET", `/submissions?form=hazard-check&unit=${grid}`)).body.items;

test("a form version published while a draft is open: the draft still lands, under its own version", async () => {
  const context = await browser.createBrowserContext();
  const phone = await takeSeat(context, world.origin, "grid-staff");
  await phone.sees("场所安全检查");
  await phone.go("form/hazard-check/pla_0001");
  await phone.page.waitForSelector(".form-confirm");
  await phone.page.click(".form-confirm");
  await phone.page.click(".form-bar .next");
  await phone.page.waitForSelector(".form-check");
  await phone.page.$eval(".form-check label.ok", (it) => (it as unknown as { click(): void }).click());
  // The draft is on the disk of the phone before the new version comes out.
  await new Promise((resolve) => setTimeout(resolve, 800));
  await publishWithNewQuestion();
  await phone.page.reload();
  await fillHazardCheck(phone, "pla_0001", "负责人签字");
  await phone.sees("全部已发送");
  const [sent] = await submissions();
  expect(sent?.version).toBe(1);
  await context.close();
});

async function publishWithNewQuestion(): Promise<void> {
  const { body } = await world.call("administrator", "GET", "/forms/hazard-check");
  const { version, publishedAt, publishedBy, ...draft } = structuredClone(body) as unknown as Record<
    string,
    unknown
  > & {
    schema: { properties: Record<string, unknown> };
    ui: { pages: { fields: string[] }[]; widgets: Record<string, unknown> };
  };
  draft.schema.properties.posterUp = { type: "boolean" };
  draft.ui.widgets.posterUp = { type: "yes-no", title: { zh: "已张贴提示", en: "Poster is up" } };
  draft.ui.pages.at(-1)?.fields.push("posterUp");
  expect((await world.call("administrator", "PUT", "/forms/hazard-check/draft", draft)).status).toBe(200);
  expect((await world.call("administrator", "POST", "/forms/hazard-check/publish", {})).status).toBe(201);
}

test("two devices send the same submission at the same time: one row, the same receipt", async () => {
  const before = await submissions();
  const { body: form } = await world.call("grid-staff", "GET", "/forms/gas-check");
  const [example] = (form.schema as { examples: Record<string, unknown>[] }).examples;
  const submission = {
    id: world.service.deps.ids.next(),
    form: "gas-check",
    version: 1,
    unit: grid,
    subject: "hou_0001",
    filledAt: world.now(),
    answers: example,
    files: [],
  };
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, at) =>
      at % 2 === 0
        ? world.call("grid-staff", "POST", "/submissions", submission)
        : world.call("grid-staff", "POST", "/sync", { submissions: [submission] }),
    ),
  );
  const results = answers.map(({ status, body }) =>
    body.results ? (body.results as { status: number; receipt: unknown }[])[0] : { status, receipt: body },
  );
  expect(results.filter((it) => it?.status === 201).length, JSON.stringify(results)).toBe(1);
  expect(results.filter((it) => it?.status === 200).length).toBe(5);
  expect(new Set(results.map((it) => JSON.stringify(it?.receipt))).size).toBe(1);
  const list = (await world.call("grid-staff", "GET", `/submissions?form=gas-check&unit=${grid}`)).body.items;
  expect(list.length).toBe(1);
  expect((await submissions()).length).toBe(before.length);
});
