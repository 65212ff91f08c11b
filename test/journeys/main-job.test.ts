// The main job, as its people do it: published, filled without network, committed once, due on the first of the month, in the mail.

import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTable } from "../../functions/adapters/dynamodb/create-table.ts";
import { openDynamoTable } from "../../functions/adapters/dynamodb/table.ts";
import type { Table } from "../../functions/ports.ts";
import { recount } from "../../functions/usecases/figures/recount.ts";
import { openTestBrowser } from "../support/browser.ts";
import { startDynamoLocal } from "../support/dynamodb-local.ts";
import { pdfText } from "./pdf-text.ts";
import { fillHazardCheck } from "./phone.ts";
import { grid, monthEnd, openWorld, takeSeat, type World } from "./world.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openTestBrowser();
});
afterAll(() => browser.close());

const dynamo = await startDynamoLocal();
afterAll(() => dynamo?.stop());

async function dynamoTable(): Promise<Table> {
  if (!dynamo) throw new Error("DynamoDB Local is not running");
  const tableName = `journey-${process.pid}`;
  await createTable(dynamo.client, tableName);
  return openDynamoTable({ client: dynamo.client, tableName });
}

describe("on the embedded store", () => mainJob(async () => ({})));
describe("on DynamoDB Local", { skip: !dynamo }, () => mainJob(async () => ({ table: await dynamoTable() })));

function mainJob(parts: () => Promise<{ table?: Table }>): void {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(await parts());
  });
  afterAll(() => world.close());

  test("a form published in the morning is filled offline, opens a case, and its number is in the leader's PDF on the first of the month", async () => {
    // The administrator adds a question and publishes the next version.
    const live = (await world.call("administrator", "GET", "/forms/hazard-check")).body as unknown as {
      version: number;
      schema: { properties: object };
      ui: { pages: { fields: string[] }[]; widgets: object };
    };
    const { version: _version, ...draft } = structuredClone(live) as typeof live & { publishedAt?: string };
    delete (draft as { publishedAt?: string }).publishedAt;
    delete (draft as { publishedBy?: string }).publishedBy;
    Object.assign(draft.schema.properties, { posterUp: { type: "boolean", title: "已张贴冬季防火提示" } });
    Object.assign(draft.ui.widgets, {
      posterUp: { type: "yes-no", title: { zh: "已张贴冬季防火提示", en: "Winter poster is up" } },
    });
    draft.ui.pages.at(-1)?.fields.unshift("posterUp");
    expect((await world.call("administrator", "PUT", "/forms/hazard-check/draft", draft)).status).toBe(200);
    const published = await world.call("administrator", "POST", "/forms/hazard-check/publish", {});
    expect(published.status, JSON.stringify(published.body)).toBe(201);
    expect(published.body.version).toBe(live.version + 1);

    // The phone has it, loses its network, is loaded again, and fills it all the same.
    const context = await browser.createBrowserContext();
    const phone = await takeSeat(context, world.origin, "grid-staff");
    await phone.sees("李秀兰");
    await phone.sees("场所安全检查");
    await phone.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await phone.page.setOfflineMode(true);
    await phone.page.reload();
    await phone.sees("李秀兰");
    await fillHazardCheck(phone, "pla_0001", "已张贴冬季防火提示");
    await phone.sees("1 份待发送");
    expect((await submissions(world)).length, "nothing arrived yet").toStrictEqual(0);
    await phone.page.reload();
    await phone.sees("1 份待发送");

    // The network is back: it goes out by itself, once.
    await phone.page.setOfflineMode(false);
    await phone.sees("全部已发送");
    const sent = await submissions(world);
    expect(sent.length).toBe(1);
    expect(sent[0]?.version).toBe(live.version + 1);
    await phone.page.reload();
    await phone.sees("全部已发送");
    expect((await submissions(world)).length, "nothing twice").toBe(1);

    // The blocked exit is a case that somebody must close.
    const cases = (await world.call("handler", "GET", "/cases?list=hazards")).body.items;
    expect(cases.length).toBe(1);
    expect(String(cases[0]?.title)).toMatch(/安全出口和疏散通道畅通/);
    await phone.go("");
    await phone.sees("安全出口和疏散通道畅通");
    await context.close();

    // On the first of the month at eight the report is made and mailed.
    const { at, period } = monthEnd(world.now());
    world.setClock(at);
    await world.service.tick();
    const mails = await world.service.outbox.list();
    const mail = mails.find((it) => it.to.address === "leader@example.org");
    expect.assert(mail, `mails went to ${mails.map((it) => it.to.address).join(", ")}`);
    expect(mails.filter((it) => it.to.address === "leader@example.org").length).toBe(1);
    const [file] = mail.attachments;
    const pdf = await world.service.outbox.attachment(mail.id, String(file?.filename));
    const text = (await pdfText(pdf?.bytes as Uint8Array)).join("\n");
    expect(text).toMatch(/滨城区/);
    expect(text, "the hazard that was found is counted").toMatch(/发现隐患数1/);

    // The leader opens it.
    const desk = await takeSeat(await browser.createBrowserContext(), world.origin, "leader", 1280);
    await desk.go("reports");
    await desk.sees("月度考核通报");
    const opened = await world.call("leader", "GET", `/reports/monthly-assessment/editions?unit=371602`);
    expect(opened.body.items[0]?.period).toBe(period);
    expect(opened.body.items[0]?.status).toBe("ready");
    await desk.page.close();

    // And every tally is what a recount of the raw submissions gives.
    expect((await recount(world.service.deps)).differences).toStrictEqual([]);
  });
}

const submissions = async (world: World) =>
  (await world.call("grid-staff", "GET", `/submissions?form=hazard-check&unit=${grid}`)).body.items;
