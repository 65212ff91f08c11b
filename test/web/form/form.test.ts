// The form in a real browser: every field type, with a keyboard alone, for a screen reader, in both languages.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { BrowserContext, Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FormVersion } from "../../../forms/definition/definition.ts";
import type { Example } from "../../../forms/fields/field-kind.ts";
import { examples, fieldTypes, kindOf } from "../../../forms/fields/table.ts";
import { moreTexts } from "../../../web/form/field-texts.ts";
import { texts } from "../../../web/form/texts.ts";
import { ask, openWorld, until, type World } from "../harness/device.ts";
import { everyField, faultyForm, oneField, shortForm } from "../harness/forms.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pack = (id: string): FormVersion => ({
  ...JSON.parse(readFileSync(new URL(`../../../forms/catalog/${id}/form.json`, import.meta.url), "utf8")),
  version: 1,
  publishedAt: "2026-10-01T00:00:00.000Z",
  publishedBy: "tester",
});

const visit = pack("household-visit");
const at = "2026-07-12T02:00:00.000Z";
const fact = (value: unknown) => ({ value, source: "s", confirmedAt: at });
const household = {
  id: "hou_1001",
  type: "household",
  unit: "371602001001G01",
  title: "渤海路 12 号 张建国",
  facts: {
    residence: fact("owned"),
    houseSafety: fact("safe"),
    residents: fact([
      {
        id: "p-0001",
        name: "张**",
        relation: "head",
        idType: "resident-id",
        idNumber: "371602********0018",
        personType: "registered",
      },
    ]),
  },
  activity: {},
  version: 1,
};

let world: World;
let device: BrowserContext;
beforeAll(async () => {
  world = await openWorld(
    [shortForm(), faultyForm(), everyField(), ...fieldTypes.map(oneField), visit, pack("hazard-check")],
    [household],
  );
  device = await world.device();
});
afterAll(() => world.close());

/** What axe-core finds wrong with the page as it stands. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = (await page.evaluate("axe.run(document).then(({ violations }) => violations)")) as {
    id: string;
    nodes: { target: string[]; failureSummary: string }[];
  }[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary}`),
  );
}

const nextPage = async (page: Page) => {
  const title = await page.$eval(".form-page-title", (it) => it.textContent);
  await page.click(".form-bar .next");
  await page.waitForFunction(
    (before: string | null) => {
      const { document } = globalThis as unknown as {
        document: { querySelector(css: string): { textContent: string } | null };
      };
      return document.querySelector(".form-page-title")?.textContent !== before;
    },
    {},
    title,
  );
  await page.waitForNetworkIdle({ idleTime: 100 });
};

for (const language of ["zh", "en"] as const) {
  test(`every kind of field passes axe-core, right and wrong (${language})`, async () => {
    const page = await world.open(device, `form=every-field&lang=${language}&person=axe-${language}`);
    expect(await violations(page)).toStrictEqual([]);
    await page.click(".form-bar .next");
    await page.waitForSelector(".form-summary");
    expect(await violations(page), "with errors shown").toStrictEqual([]);
    await page.type('[id="f/text"]', "一");
    for (let turned = 0; turned < 3; turned++) {
      await nextPage(page);
      expect(await violations(page)).toStrictEqual([]);
    }
    await page.click('[id="f/repeat"]');
    await page.waitForSelector('[id="f/repeat/0/name"]');
    await page.evaluate('document.querySelectorAll(".form-segments input")[1].click()');
    await page.waitForSelector('[id="f/checks/wiring/photos"]');
    expect(await violations(page), "with a row and a fault opened").toStrictEqual([]);
  });
}

test.each(fieldTypes)("a question of type %s shows its answer, and sends it as it was", async (type) => {
  const { answer } = examples[type] as Example;
  const given = encodeURIComponent(JSON.stringify(answer === undefined ? {} : { [type]: answer }));
  const page = await world.open(device, `form=one-${type}&person=one-${type}&answers=${given}`);
  expect(await violations(page)).toStrictEqual([]);
  const shown = kindOf(type).json.length > 0 ? `.form-field[data-type="${type}"]` : ".form-note";
  await page.waitForSelector(`.form-fields ${shown}`);
  // A type that were a class would be dressed by what another page calls by the same word (the cards of a claim).
  expect(await page.$eval(`.form-fields ${shown}`, (it) => [...it.classList])).not.toContain(type);
  expect(await page.$("[aria-busy]")).toBe(null);
  await page.click(".form-bar .next");
  await page.waitForSelector("#done");
  const [sent] = (await ask(page, "tools.listOutbox(tools.offline.store)")) as { payload: unknown }[];
  expect(JSON.stringify(sent)).toContain(JSON.stringify(answer ?? {}));
});

test("a fault of the form's own logic says so at its question, and not that network or storage are at fault", async () => {
  const page = await world.open(device, "form=faulty&person=faulty");
  await page.type('[id="f/name"]', "粮站");
  await page.click(".form-bar .next");
  await page.waitForFunction("document.querySelector('.form-stuck')?.textContent === '“名称”：正则表达式“(”有误'");
  expect(await page.$("#done")).toBe(null);
  expect(await page.$eval('[id="f/name"]', (it) => (it as unknown as { value: string }).value)).toBe("粮站");
});

test("what the registry knows is confirmed with one tap, and passes axe-core", async () => {
  const page = await world.open(device, "form=household-visit&subject=hou_1001&person=known");
  await page.waitForSelector(".form-known");
  expect(await violations(page)).toStrictEqual([]);
  expect(await page.$eval(".form-known", (it) => it.textContent ?? "")).toMatch(/居住方式自有2026-07-12 确认/);
  await page.click(".form-bar .next");
  await page.waitForFunction("document.querySelector('.form-known-ask').textContent !== ''");
  await page.click(".form-confirm");
  await page.waitForSelector(".form-known.done");
  expect(await violations(page)).toStrictEqual([]);
});

test("a form is filled in and sent with the keyboard alone", async () => {
  const page = await world.open(device, "form=short&person=keyboard");
  await page.focus('[id="f/name"]');
  // Enter on nothing goes on to the next control and sends nothing.
  await page.keyboard.press("Enter");
  await page.waitForNetworkIdle({ idleTime: 300 });
  expect(await ask(page, "document.activeElement.id")).toBe("f/photos");
  expect(await page.$(".form-summary")).toBe(null);
  await page.evaluate("document.querySelector('.form-bar .next').focus()");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".form-summary");
  await until(page, "document.activeElement.className === 'form-summary'");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await ask(page, "document.activeElement.id"), "the summary leads to the field").toBe("f/name");
  await page.keyboard.type("卫生室");
  expect(await page.$(".form-summary"), "what is mended is no longer told").toBe(null);
  for (let turn = 0; turn < 8 && !(await ask(page, "document.activeElement.matches('.next')")); turn++)
    await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#done");
  expect(await ask(page, "tools.done.length")).toBe(1);
});

test("speaks the reader's language", async () => {
  const page = await world.open(device, "form=short&person=language&lang=en");
  expect(await page.$eval(".form-bar .next", (it) => it.textContent)).toBe("Submit");
  expect(await page.$eval(".form-field label", (it) => it.textContent)).toBe("Name*");
});

test("works under the strict policy without inline style or script", async () => {
  const page = await device.newPage();
  const refused: string[] = [];
  await page.evaluateOnNewDocument(
    "addEventListener('securitypolicyviolation', (event) => console.error('CSP ' + event.violatedDirective + ' ' + event.sourceFile))",
  );
  page.on("console", (message) => message.text().startsWith("CSP") && refused.push(message.text()));
  await page.goto(`${world.url}/?form=every-field&person=policy`);
  await page.waitForSelector(".form-fields");
  await page.waitForNetworkIdle();
  expect(refused).toStrictEqual([]);
});

test("a number is typed as people type it, and kept as a number", async () => {
  const page = await world.open(device, "form=every-field&person=numbers");
  await page.type('[id="f/text"]', "一");
  await page.type('[id="f/number"]', "１２.５0");
  await page.type('[id="f/money"]', "1,200");
  await page.type('[id="f/integer"]', "三");
  await page.click(".form-bar .next");
  await page.waitForSelector(".form-summary");
  expect(await page.$eval(".form-summary", (it) => it.textContent ?? "")).toMatch(/integer 请填写整数/);
  await until(page, "(await tools.listDrafts(tools.offline.store))[0]?.answers.integer === '三'");
  const [draft] = (await ask(page, "tools.listDrafts(tools.offline.store)")) as { answers: Record<string, unknown> }[];
  expect([draft?.answers.number, draft?.answers.money]).toStrictEqual([12.5, 1200]);
});

test("says where the phone is with its accuracy, or asks for words when it does not know", async () => {
  await device.overridePermissions(world.url, ["geolocation"]);
  const page = await world.open(device, "form=every-field&person=place");
  await page.setGeolocation({ latitude: 37.3825, longitude: 118.0165, accuracy: 12 });
  await page.type('[id="f/text"]', "一");
  await nextPage(page);
  await page.click('[id="f/place"]');
  await page.waitForFunction(
    "document.querySelector('.form-place .form-output')?.textContent.includes('37.38250, 118.01650')",
  );
  expect(await page.$eval(".form-place .form-output", (it) => it.textContent ?? "")).toMatch(/精确到约 12 米/);
});

test("every text of the form is there in Chinese and English, with the same places to fill", () => {
  for (const [name, { zh, en }] of Object.entries({ ...texts, ...moreTexts })) {
    expect(zh && en, name).toBeTruthy();
    const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    expect(places(zh), name).toStrictEqual(places(en));
  }
});
