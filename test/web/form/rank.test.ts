// A ranking: put in order with the keyboard or a finger, whole or not at all.
import type { BrowserContext } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { example } from "../../../forms/fields/rank.ts";
import { lintDefinition } from "../../../forms/publish/lint.ts";
import { exampleField } from "../../support/example-fields.ts";
import { definitionOf } from "../../support/small-forms.ts";
import { ask, openWorld, type World } from "../harness/device.ts";
import { oneField } from "../harness/forms.ts";

describe("a ranking on the form", () => {
  let world: World;
  let device: BrowserContext;
  beforeAll(async () => {
    world = await openWorld([oneField("rank")]);
    device = await world.device();
  });
  afterAll(() => world.close());

  const sent = async (person: string, answer: (page: Awaited<ReturnType<World["open"]>>) => Promise<void>) => {
    const page = await world.open(device, `form=one-rank&person=${person}`);
    await answer(page);
    await page.click(".form-bar .next");
    await page.waitForSelector("#done");
    const [record] = (await ask(page, "tools.listOutbox(tools.offline.store)")) as [
      { payload: { submission: { answers: { rank?: string[] } } } },
    ];
    return record.payload.submission.answers.rank;
  };

  it("is put in order with the keyboard, the focus going with the option", async () => {
    const order = await sent("rank-keys", async (page) => {
      await page.focus('[id="f/rank-waste-up"]');
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      expect(await ask(page, "document.activeElement.id")).toBe("f/rank-waste-up");
      // At the top there is nowhere to go.
      await page.keyboard.press("Enter");
    });
    expect(order).toStrictEqual(["waste", "parking", "lighting"]);
  });

  it("is put in order with a finger", async () => {
    const order = await sent("rank-touch", (page) => page.tap('[id="f/rank-parking-down"]'));
    expect(order).toStrictEqual(["lighting", "parking", "waste"]);
  });

  it("is taken as it stands only when somebody says so, and may be taken back", async () => {
    expect(await sent("rank-none", async () => undefined)).toBe(undefined);
    expect(await sent("rank-as-is", (page) => page.click(".form-clear"))).toStrictEqual([
      "parking",
      "lighting",
      "waste",
    ]);
    const cleared = await sent("rank-cleared", async (page) => {
      await page.click(".form-clear");
      await page.waitForFunction("document.querySelector('.form-clear').textContent === '清除'");
      await page.click(".form-clear");
    });
    expect(cleared).toBe(undefined);
  });
});

describe("the schema of a ranking", () => {
  const findings = (schema: object) =>
    lintDefinition(definitionOf({ it: { ...exampleField("rank"), schema } })).map((it) => `${it.pointer} ${it.code}`);

  it("lets every option stand once, and nothing be left out", () => {
    expect(findings({})).toStrictEqual([]);
    expect(findings({ minItems: 1 })).toStrictEqual(["/schema/properties/it/minItems rank-incomplete"]);
    expect(findings({ uniqueItems: false })).toStrictEqual(["/schema/properties/it/uniqueItems rank-incomplete"]);
    expect(findings({ items: { type: "string", enum: (example.answer as string[]).slice(1) } })).toStrictEqual([
      "/schema/properties/it/enum options-differ",
    ]);
  });
});
