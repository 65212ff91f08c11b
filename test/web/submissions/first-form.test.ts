// A page that begins with a form: it can be typed into before anything else is here, and keeps what it holds when the rest comes.

import type { Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { type ClientPage, stories } from "../../support/client-page.ts";
import type { District } from "../../support/district.ts";

const story = stories();
/** Who works in a grid of some families. */
const worker = { as: "grid-staff", before: (district: District) => district.families(4) };
const HOUSE = "hou_371602001001G01-003";
const bars = "document.querySelectorAll('header.bar').length";
const place = "document.querySelector('.form').getBoundingClientRect().top";
const typed = "[id='f/remark'], .form-fields textarea, .form-fields input:not([type=radio]):not([type=checkbox])";

/** Everything but the form is held back until it is let go. */
async function held(page: Page): Promise<() => void> {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.setBypassServiceWorker(true);
  await page.setRequestInterception(true);
  page.on("request", async (request) => {
    if (/\/shell-[^/]*\.js/.test(request.url())) await gate;
    await request.continue().catch(() => undefined);
  });
  return letGo;
}

/** A second page of somebody whose device is known, opened at a form. */
async function opened(
  { tab, district, sees }: ClientPage,
  path: string,
  before: (page: Page) => Promise<unknown> = async () => undefined,
): Promise<Page> {
  await sees("全部已发送");
  const next = await tab();
  await before(next);
  await next.goto(`${district.origin}/#/${path}`);
  await next.waitForSelector(".form-fields input, .form-known");
  return next;
}

const until = (page: Page, expression: string) => page.waitForFunction(expression, { polling: 50, timeout: 10_000 });

test("a form opened by its address can be typed into first, and the frame comes around it without taking anything away", () =>
  story(worker, async (device) => {
    let letGo = () => {};
    const page = await opened(device, "form/incident", async (it) => {
      letGo = await held(it);
    });
    expect(await page.evaluate(bars), "a bar stands before the frame is here").toBe(1);
    expect(await page.$(".unsent")).toBe(null);
    const before = await page.evaluate(place);
    await page.click(typed);
    await page.keyboard.type("井盖");
    await page.evaluate("document.activeElement.mine = true; document.querySelector('.form').mine = true");
    letGo();
    await page.waitForSelector(".unsent");
    expect(await page.evaluate(bars)).toBe(1);
    expect.assert(await page.evaluate("document.activeElement.mine && document.querySelector('.form').mine"));
    expect(await page.evaluate("document.activeElement.value")).toBe("井盖");
    expect(await page.evaluate(place), "nothing jumps").toBe(before);
    await page.keyboard.type("破损");
    expect(await page.evaluate("document.activeElement.value")).toBe("井盖破损");
  }));

test("what was typed before the device was there is kept as a draft all the same", () =>
  story(worker, async (device) => {
    let letGo = () => {};
    const page = await opened(device, "form/incident", async (it) => {
      letGo = await held(it);
    });
    await page.click(typed);
    await page.keyboard.type("井盖");
    letGo();
    await page.waitForSelector(".unsent");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await page.reload();
    await page.waitForSelector(typed);
    expect(await page.evaluate(`document.querySelector("${typed}").value`)).toBe("井盖");
  }));

test("a form that was opened and left leaves no draft behind", () =>
  story(worker, async (device) => {
    const page = await opened(device, `form/household-visit/${HOUSE}`);
    await page.waitForSelector(".unsent");
    await page.waitForNetworkIdle();
    await page.evaluate("location.hash = '#/outbox'");
    await until(page, "document.querySelector('h1')?.textContent === '待发送'");
    await page.waitForNetworkIdle();
    expect((await page.evaluate("document.body.innerText")) as string).not.toMatch(/草稿/);
  }));

test("a draft is thrown away only when its owner says so twice", () =>
  story(worker, async (device) => {
    const page = await opened(device, "form/incident");
    await page.click(typed);
    await page.keyboard.type("井盖");
    await page.waitForSelector(".unsent");
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await page.evaluate("location.hash = '#/outbox'");
    await until(page, "document.body.innerText.includes('草稿')");
    for (const sure of [false, true]) {
      page.once("dialog", (it) => void (sure ? it.accept() : it.dismiss()));
      await page.click("main .card .warning");
      await page.waitForNetworkIdle();
      expect(await page.evaluate("document.body.innerText.includes('草稿')")).toBe(!sure);
    }
  }));

test("leaves the form for the page with its frame, in the language that was chosen meanwhile", () =>
  story(worker, async (device) => {
    const page = await opened(device, "form/incident");
    await page.waitForSelector(".unsent");
    await page.click("header.bar button[lang=en]");
    await until(page, "document.querySelector('.form-bar .next').textContent === 'Next'");
    await page.click(".form-bar button:not(.next)");
    await page.waitForSelector("nav.tabs");
    expect(await page.evaluate(bars)).toBe(1);
    expect(await page.$(".form")).toBe(null);
    await until(page, "document.querySelector('nav.tabs a').textContent === 'Today'");
  }));

test("asks for everything else, and for news, only after the form is drawn", () =>
  story(worker, async (device) => {
    const page = await opened(device, "form/incident", (it) =>
      it.evaluateOnNewDocument(`new MutationObserver((_, watcher) => {
        if (!document.querySelector(".form-fields input")) return;
        watcher.disconnect();
        globalThis.drawnAt = performance.now();
      }).observe(document, { childList: true, subtree: true })`),
    );
    await page.waitForSelector(".unsent");
    const asked = (await page.evaluate(`performance.getEntriesByType("resource")
      .filter((it) => /shell-|api.v1.sync/.test(it.name))
      .map((it) => ({ name: it.name, after: it.startTime > globalThis.drawnAt }))`)) as {
      name: string;
      after: boolean;
    }[];
    await until(page, `performance.getEntriesByType("resource").some((it) => it.name.includes("/sync"))`);
    expect(asked.length >= 2).toBe(true);
    expect(asked.filter((it) => !it.after)).toStrictEqual([]);
  }));

test("what is filled in there is sent, and the next page stands in the frame", () =>
  story(worker, async (device) => {
    const page = await opened(device, `form/household-visit/${HOUSE}`);
    await page.waitForSelector(".unsent");
    for (let turn = 0; turn < 20 && (await page.evaluate("location.hash.startsWith('#/form')")); turn++) {
      await page.waitForNetworkIdle({ idleTime: 100 });
      await page.evaluate(`(() => {
        const confirm = document.querySelector(".form-confirm");
        if (confirm) confirm.click();
        for (const group of document.querySelectorAll("fieldset")) {
          const choices = Array.from(group.querySelectorAll("input[type=radio]"));
          if (choices.length > 0 && !choices.some((it) => it.checked)) choices[choices.length - 1].click();
        }
      })()`);
      await page.waitForNetworkIdle({ idleTime: 100 });
      await page.evaluate(
        "document.querySelector('.form-bar .next') && document.querySelector('.form-bar .next').click()",
      );
    }
    await until(page, "location.hash.startsWith('#/sent')");
    await page.waitForSelector("nav.tabs");
    await until(page, "document.body.innerText.includes('全部已发送')");
    expect(await page.evaluate(bars)).toBe(1);
    expect((await device.district.sent("household-visit")).length).toBe(1);
  }));

test("signing out in another tab takes the form away", () =>
  story(worker, async (device) => {
    const page = await opened(device, "form/incident");
    await page.waitForSelector(".unsent");
    await device.page.evaluate("localStorage.removeItem('gridform.session')");
    await until(page, "document.body.innerText.includes('一次采集，多方共用')");
    expect(await page.$(".form")).toBe(null);
  }));

test("opens where the browser lacks what came after Chrome 66", () =>
  story(worker, async (device) => {
    const complaints: string[] = [];
    const page = await opened(device, `form/household-visit/${HOUSE}`, async (it) => {
      it.on("pageerror", (error) => complaints.push(String(error)));
      await it.evaluateOnNewDocument(`
        for (const name of ["hasOwn", "fromEntries"]) delete Object[name];
        for (const name of ["flat", "flatMap", "at"]) delete Array.prototype[name];
        for (const name of ["at", "replaceAll"]) delete String.prototype[name];
        delete self.queueMicrotask;
        delete self.requestIdleCallback;
      `);
    });
    await page.waitForSelector(".unsent");
    await page.waitForNetworkIdle();
    expect(complaints).toStrictEqual([]);
  }));

test("what takes the focus by the keyboard is never under the bar at the bottom", () =>
  story(worker, async (device) => {
    const page = await opened(device, "form/household-visit");
    await page.waitForSelector(".unsent");
    // A phone with its keyboard up.
    await page.setViewport({ width: 360, height: 500, deviceScaleFactor: 1 });
    await page.waitForNetworkIdle();
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press("Tab");
      const hidden = await page.evaluate(`(() => {
        const at = document.activeElement;
        if (!at.closest(".form-fields")) return "";
        const { bottom } = (at.closest("label") || at).getBoundingClientRect();
        return bottom > document.querySelector(".form-bar").getBoundingClientRect().top + 1 ? at.id || at.name : "";
      })()`);
      expect(hidden, `at ${step}`).toBe("");
    }
  }));
