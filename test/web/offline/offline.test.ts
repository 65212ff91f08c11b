// A device without a network: what is typed is kept, sent once, and never lost.

import type { BrowserContext, Page } from "puppeteer-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ask, openWorld, until, type World } from "../harness/device.ts";
import { shortForm } from "../harness/forms.ts";

let world: World;
let device: BrowserContext;

beforeAll(async () => {
  world = await openWorld([shortForm()]);
});
afterAll(() => world.close());
beforeEach(async () => {
  await device?.close();
  device = await world.device();
  world.forms[0] = shortForm();
  world.forms.length = 1;
  Object.assign(world.server, {
    received: [],
    uploads: [],
    calls: [],
    judge: () => ({ status: 201 }),
    intercept: undefined,
  });
});

const name = '[id="f/name"]';
const counts = (page: Page) =>
  ask(
    page,
    "(({ waiting, attention, sent }) => ({ waiting, attention, sent }))(await tools.offline.refresh() ?? tools.offline.status())",
  );

async function fillAndSubmit(page: Page, text: string): Promise<void> {
  await page.type(name, text);
  await page.click(".form-bar .next");
  await page.waitForSelector("#done");
}

/** The browser says there is no network, in every page of the device. */
async function setOffline(pages: Page[], offline: boolean): Promise<void> {
  for (const page of pages) await page.setOfflineMode(offline);
}

test("keeps what was typed when the page is loaded again", async () => {
  const page = await world.open(device, "form=short");
  await page.type(name, "小学门口");
  await until(page, "(await tools.listDrafts(tools.offline.store)).length === 1");
  const [before] = (await ask(page, "tools.listDrafts(tools.offline.store)")) as { id: string }[];
  await page.reload();
  await page.waitForSelector(name);
  expect(await page.$eval(name, (it) => (it as unknown as { value: string }).value)).toBe("小学门口");
  const [draft] = (await ask(page, "tools.listDrafts(tools.offline.store)")) as { id: string }[];
  expect(draft?.id, "the submission keeps the id it will have").toBe(before?.id);
});

test("says so when the device can no longer keep what is typed, and goes on when it can", async () => {
  const page = await world.open(device, "form=short");
  await page.evaluate(`
    const put = IDBObjectStore.prototype.put;
    globalThis.full = true;
    IDBObjectStore.prototype.put = function (...given) {
      if (full) throw new DOMException("full", "QuotaExceededError");
      return put.apply(this, given);
    };
  `);
  await page.type(name, "粮");
  await page.waitForSelector(".form-stuck");
  await page.click(".form-bar .next");
  await page.waitForFunction("document.querySelector('.form-stuck').textContent.startsWith('没能继续')");
  expect(await page.$("#done")).toBe(null);
  await page.evaluate("full = false");
  await page.type(name, "站");
  await until(page, "(await tools.listDrafts(tools.offline.store))[0]?.answers.name === '粮站'");
});

test("sends what was filled in offline exactly once, though two tabs wake up together", async () => {
  const first = await world.open(device, "form=short");
  const second = await world.open(device, "start");
  await setOffline([first, second], true);
  await fillAndSubmit(first, "燃气站");
  expect(await counts(first)).toStrictEqual({ waiting: 1, attention: 0, sent: 0 });
  expect(world.server.received.length).toBe(0);
  await setOffline([first, second], false);
  await Promise.all([ask(first, "void tools.offline.send(true)"), ask(second, "void tools.offline.send(true)")]);
  await until(second, "tools.offline.status().sent === 1 && !tools.offline.status().sending");
  await until(first, "!tools.offline.status().sending");
  expect(world.server.received.length).toBe(1);
  expect(world.server.received[0]?.answers.name).toBe("燃气站");
  expect(world.server.calls.filter((it) => it === "POST /sync").length).toBe(1);
});

test("sends by itself when the network comes back", async () => {
  const page = await world.open(device, "form=short&start");
  await setOffline([page], true);
  await fillAndSubmit(page, "学校");
  await setOffline([page], false);
  await until(page, "tools.offline.status().sent === 1");
  expect(world.server.received.length).toBe(1);
});

test("sends though the part that sends could not be loaded while the network was away", async () => {
  const page = await world.open(device, "form=short");
  await setOffline([page], true);
  await fillAndSubmit(page, "药店");
  expect(String(await ask(page, "tools.offline.send(true).then(String, String)"))).toMatch(/Failed to fetch/);
  await setOffline([page], false);
  await ask(page, "tools.offline.send(true)");
  expect(await counts(page)).toStrictEqual({ waiting: 0, attention: 0, sent: 1 });
});

test("two taps on submit, and a second tab with the same draft, make one submission", async () => {
  const first = await world.open(device, "form=short");
  await first.type(name, "宾馆");
  await until(first, "(await tools.listDrafts(tools.offline.store)).length === 1");
  const second = await world.open(device, "form=short");
  await second.waitForSelector(name);
  await first.evaluate(
    "document.querySelector('.form-bar .next').click(); document.querySelector('.form-bar .next').click()",
  );
  await second.click(".form-bar .next");
  await first.waitForSelector("#done");
  await second.waitForSelector("#done");
  await until(first, "tools.offline.status().waiting === 0 && !tools.offline.status().sending");
  await until(second, "!tools.offline.status().sending");
  expect(world.server.received.length).toBe(1);
});

test("a submit ends the autosave that was pending: the draft does not come back", async () => {
  const page = await world.open(device, "form=short");
  // Typed and sent at once: the pause of the autosave is not over.
  await page.type(name, "网吧");
  await page.click(".form-bar .next");
  await page.waitForSelector("#done");
  await ask(page, "new Promise((resolve) => setTimeout(resolve, 900))");
  expect(await ask(page, "tools.listDrafts(tools.offline.store)")).toStrictEqual([]);
});

test("an open tab that goes on typing does not bring back a draft that another tab has queued", async () => {
  const first = await world.open(device, "form=short");
  await first.type(name, "酒店");
  await until(first, "(await tools.listDrafts(tools.offline.store)).length === 1");
  const second = await world.open(device, "form=short");
  await second.waitForSelector(name);
  await first.click(".form-bar .next");
  await first.waitForSelector("#done");
  await second.type(name, "二");
  await ask(second, "new Promise((resolve) => setTimeout(resolve, 900))");
  expect(await ask(second, "tools.listDrafts(tools.offline.store)")).toStrictEqual([]);
});

test("what the server refuses is kept for a person, and goes out under its id once corrected", async () => {
  const problem = {
    code: "answers-invalid",
    title: "填写内容有误",
    errors: [{ pointer: "/name", code: "constraint", message: "名称有误" }],
  };
  world.server.judge = ({ answers }) => (answers.name === "错" ? { status: 422, body: problem } : { status: 201 });
  const page = await world.open(device, "form=short");
  await fillAndSubmit(page, "错");
  await until(page, "tools.offline.status().attention === 1");
  const [record] = (await ask(page, "tools.listOutbox(tools.offline.store)")) as {
    id: string;
    problem: { code: string };
  }[];
  expect(record?.problem.code).toBe("answers-invalid");
  await ask(page, "tools.offline.send(true)");
  expect(await counts(page), "nothing is deleted or sent again by itself").toStrictEqual({
    waiting: 0,
    attention: 1,
    sent: 0,
  });
  await ask(page, `tools.offline.reopen(${JSON.stringify(record?.id)})`);
  const again = await world.open(device, "form=short");
  await again.waitForSelector(".form-summary");
  expect(await again.$eval(".form-summary", (it) => it.textContent ?? "")).toMatch(/名称有误/);
  await again.type(name, "对");
  await again.click(".form-bar .next");
  await again.waitForSelector("#done");
  await until(again, "tools.offline.status().sent === 1");
  expect(world.server.received.map((it) => [it.id, it.answers.name])).toStrictEqual([[record?.id, "错对"]]);
});

test("one bad record does not hold up the others of its batch", async () => {
  const page = await world.open(device, "form=short");
  await setOffline([page], true);
  await ask(
    page,
    `(async () => {
      for (const at of [0, 1, 2, 3, 4]) {
        const id = "0192f1c4-0000-7000-8000-00000000000" + at;
        const draft = { key: id, id, form: "short", version: 1, unit: "371602001001G01", title: { zh: "x" }, answers: {}, confirmed: [], page: 0 };
        const submission = { id, form: "short", version: 1, unit: draft.unit, filledAt: tools.offline.now(), answers: { name: "n" + at }, files: [] };
        await tools.enqueue(tools.offline.store, draft, { kind: "submission", submission }, tools.offline.now());
      }
    })()`,
  );
  world.server.intercept = (method, path, body) => {
    if (method !== "POST" || path !== "/sync") return undefined;
    const { submissions } = body as { submissions: { answers: { name: string } }[] };
    if (!submissions.some((it) => it.answers.name === "n2")) return undefined;
    return { status: 400, body: { code: "request-invalid", title: "请求格式不正确" } };
  };
  await setOffline([page], false);
  await ask(page, "tools.offline.send(true)");
  expect(await counts(page)).toStrictEqual({ waiting: 0, attention: 1, sent: 4 });
});

test("keeps everything and asks for a sign-in when the server no longer knows the person", async () => {
  world.server.intercept = (method) =>
    method === "POST" ? { status: 401, body: { code: "not-signed-in" } } : undefined;
  const page = await world.open(device, "form=short");
  await fillAndSubmit(page, "诊所");
  await until(page, "tools.offline.status().signIn && !tools.offline.status().sending");
  expect(await counts(page)).toStrictEqual({ waiting: 1, attention: 0, sent: 0 });
  world.server.intercept = undefined;
  await ask(page, "tools.offline.send()");
  expect(await counts(page)).toStrictEqual({ waiting: 0, attention: 0, sent: 1 });
  expect(await ask(page, "tools.offline.status().signIn")).toBe(false);
});

test("keeps what waits when a portal answers in the server's place", async () => {
  world.server.intercept = (method) => (method === "POST" ? { status: 200, body: "<html>请先认证</html>" } : undefined);
  const page = await world.open(device, "form=short");
  await fillAndSubmit(page, "超市");
  await ask(page, "tools.offline.send(true)");
  expect(await counts(page)).toStrictEqual({ waiting: 1, attention: 0, sent: 0 });
});

test("uploads the photos before the submission that speaks of them, each once", async () => {
  const page = await world.open(device, "form=short");
  await page.waitForSelector('[id="f/photos"]');
  await addPhoto(page);
  await page.waitForSelector(".form-photos img");
  await fillAndSubmit(page, "加油站");
  await until(page, "tools.offline.status().sent === 1");
  const [submission] = world.server.received;
  expect(world.server.uploads.length).toBe(1);
  expect(submission?.files).toStrictEqual(world.server.uploads);
  expect(submission?.answers.photos).toStrictEqual(submission?.files);
  const order = world.server.calls.filter((it) => !it.startsWith("GET")).map((it) => it.split(" ")[1]?.split("/")[1]);
  expect(order).toStrictEqual(["files", "files", "sync"]);
});

/** Fills in the form with a photo and sends it. */
async function sendWithPhoto(page: Page, text: string): Promise<void> {
  await page.waitForSelector('[id="f/photos"]');
  await addPhoto(page);
  await page.waitForSelector(".form-photos img");
  await fillAndSubmit(page, text);
}
const missing = ({ files: [file] }: { files: string[] }) => ({
  status: 422,
  body: {
    code: "content-invalid",
    title: "内容有误",
    errors: [{ pointer: "/answers/photos/0", code: "file-missing", message: "文件尚未上传", file }],
  },
});

test("uploads a photo again that the server misses, and sends again by itself", async () => {
  const page = await world.open(device, "form=short");
  world.server.judge = (sent) => (world.server.uploads.length < 2 ? missing(sent) : { status: 201 });
  await sendWithPhoto(page, "加油站");
  await until(page, "tools.offline.status().sending === false && tools.offline.status().waiting === 1");
  await ask(page, "tools.offline.send(true)");
  expect(await counts(page)).toStrictEqual({ waiting: 0, attention: 0, sent: 1 });
  const [first, second] = world.server.uploads;
  expect([second, world.server.uploads.length]).toStrictEqual([first, 2]);
  expect(world.server.received.map((it) => it.files)).toStrictEqual([[first]]);
});

test("uploads a photo again that the server misses, however often the network failed before", async () => {
  const page = await world.open(device, "form=short");
  world.server.judge = () => ({ status: 503 });
  await sendWithPhoto(page, "加油站");
  await until(page, "tools.offline.status().sending === false && tools.offline.status().waiting === 1");
  for (let at = 0; at < 6; at++) await ask(page, "tools.offline.send(true)");
  world.server.judge = (sent) => (world.server.uploads.length < 2 ? missing(sent) : { status: 201 });
  await ask(page, "tools.offline.send(true)");
  expect(await counts(page)).toStrictEqual({ waiting: 1, attention: 0, sent: 0 });
  await ask(page, "tools.offline.send(true)");
  expect(await counts(page)).toStrictEqual({ waiting: 0, attention: 0, sent: 1 });
});

test("tells at its question of a photo that the server goes on missing, and loses nothing", async () => {
  const page = await world.open(device, "form=short");
  world.server.judge = missing;
  await sendWithPhoto(page, "加油站");
  await until(page, "tools.offline.status().sending === false && tools.offline.status().waiting === 1");
  for (let at = 0; at < 5; at++) await ask(page, "tools.offline.send(true)");
  expect(await counts(page)).toStrictEqual({ waiting: 0, attention: 1, sent: 0 });
  const [{ id }] = (await ask(page, "tools.listOutbox(tools.offline.store)")) as [{ id: string }];
  const draft = (await ask(page, `tools.offline.reopen("${id}")`)) as {
    errors: { pointer: string }[];
    answers: object;
  };
  expect(draft.errors.map((it) => it.pointer)).toStrictEqual(["/photos/0"]);
  expect(draft.answers).toMatchObject({ name: "加油站", photos: [world.server.uploads[0]] });
});

test("photos are at most 1600 px on their longer side, and JPEG", async () => {
  const page = await world.open(device, "form=short");
  await page.waitForSelector('[id="f/photos"]');
  await addPhoto(page);
  await page.waitForSelector(".form-photos img");
  const size = await ask(
    page,
    "(async () => { const img = document.querySelector('.form-photos img'); await img.decode(); return [img.naturalWidth, img.naturalHeight]; })()",
  );
  expect(size).toStrictEqual([1600, 800]);
});

test("says in a sentence why a file is not taken, and takes the others that were chosen with it", async () => {
  const form = shortForm();
  form.ui.widgets.photos = { type: "file", title: { zh: "附件", en: "Files" } };
  world.forms[0] = form;
  const page = await world.open(device, "form=short");
  await page.waitForSelector('[id="f/photos"]');
  const megabyte = 1024 * 1024;
  const pdf = (name: string, size: number) => ({ name, type: "application/pdf", begins: "%PDF-1.7", size });
  const says = (text: string) => page.waitForFunction((it) => document.body.innerText.includes(it), {}, text);
  await choose(page, [pdf("large.pdf", 8.25 * megabyte), pdf("small.pdf", 100)]);
  await says("这份文件有 8.3 MB，最大只能 8 MB");
  expect((await page.$$(".form-photos li")).length).toBe(1);
  await choose(page, [{ ...pdf("page.pdf", 100), begins: "<!doctype html>" }]);
  await says("只能添加图片或 PDF，请另选一个");
  await choose(page, [{ name: "broken.jpg", type: "image/jpeg", begins: "\u00ff\u00d8\u00ff", size: 100 }]);
  await says("这张照片无法读取，请重拍");
  // Some systems tell no type of what they hand over.
  await choose(page, [{ ...pdf("untold.pdf", 200), type: "" }]);
  await page.waitForFunction("document.querySelectorAll('.form-photos li').length === 2");
});

test("sends without Web Locks, under a lease", async () => {
  const first = await world.open(device, "form=short&lease");
  const second = await world.open(device, "lease");
  await setOffline([first, second], true);
  await fillAndSubmit(first, "洗浴中心");
  await setOffline([first, second], false);
  await Promise.all([ask(first, "tools.offline.send(true)"), ask(second, "tools.offline.send(true)")]);
  expect(world.server.calls.filter((it) => it === "POST /sync").length).toBe(1);
  expect(await counts(second)).toStrictEqual({ waiting: 0, attention: 0, sent: 1 });
});

test("a draft stays on its version; taking the new one carries over what fits and names what does not", async () => {
  const page = await world.open(device, "form=short");
  await page.type(name, "书店");
  await page.type('[id="f/remark"]', "已搬迁");
  await until(page, "(await tools.listDrafts(tools.offline.store)).length === 1");
  world.forms[0] = shortForm(2);
  const again = await world.open(device, "form=short");
  await again.waitForSelector('[id="f/remark"]');
  await again.click(".form-notice button");
  await again.waitForFunction("document.querySelector('.form-notice li')?.textContent === '备注'");
  expect(await again.$('[id="f/remark"]')).toBe(null);
  await again.click(".form-bar .next");
  await again.waitForSelector("#done");
  await until(again, "tools.offline.status().sent === 1");
  expect(world.server.received.map((it) => [it.version, it.answers])).toStrictEqual([[2, { name: "书店" }]]);
});

test("exports everything unsent with its photos", async () => {
  const page = await world.open(device, "form=short");
  await page.waitForSelector('[id="f/photos"]');
  await addPhoto(page);
  await page.waitForSelector(".form-photos img");
  await setOffline([page], true);
  await fillAndSubmit(page, "仓库");
  const text = (await ask(page, "tools.exportQueue(tools.offline.store, tools.offline.now())")) as string;
  const { records, files } = JSON.parse(text);
  expect(records[0].payload.submission.answers.name).toBe("仓库");
  expect(records[0].payload.submission.files[0]).toBe(files[0].name);
  expect(
    Buffer.from(files[0].base64, "base64")
      .subarray(0, 3)
      .equals(Buffer.from([0xff, 0xd8, 0xff])),
    "a JPEG",
  ).toBe(true);
});

/** Gives the photo field a picture of 3200 × 1600 px, as its file chooser would. */
/** Chooses files as from the device's own list: `size` bytes that begin with a text. */
async function choose(page: Page, files: { name: string; type: string; begins: string; size: number }[]) {
  await page.evaluate(`{
    const chosen = new DataTransfer();
    for (const { name, type, begins, size } of ${JSON.stringify(files)}) {
      const bytes = new Uint8Array(size);
      for (let at = 0; at < begins.length; at++) bytes[at] = begins.charCodeAt(at);
      chosen.items.add(new File([bytes], name, { type }));
    }
    const input = document.getElementById("f/photos");
    input.files = chosen.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }`);
}

async function addPhoto(page: Page): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    const canvas = document.createElement("canvas");
    canvas.width = 3200;
    canvas.height = 1600;
    const paper = canvas.getContext("2d");
    paper.fillStyle = "#7a5";
    paper.fillRect(0, 0, 1600, 1600);
    canvas.toBlob((blob) => {
      const chosen = new DataTransfer();
      chosen.items.add(new File([blob], "photo.png", { type: "image/png" }));
      const input = document.getElementById("f/photos");
      input.files = chosen.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      resolve();
    });
  })`);
}
