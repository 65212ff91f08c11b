// Who works here and at what, and the tree of units.
import { expect, test } from "vitest";
import { stories } from "../../support/client-page.ts";

const story = stories();
const desk = { as: "administrator", width: 1280 };

test("tells people with their posts by name, and finds one by what is typed", () =>
  story(desk, async ({ page, go, sees, until, text }) => {
    await go("people");
    await sees("李秀兰");
    await sees("网格员 · 新苑社区 第一网格");
    await page.type("input[type=search]", "李秀");
    await until("document.querySelectorAll('main li.card').length === 1");
    await page.type("input[type=search]", "无此人");
    await until("document.querySelectorAll('main li.card').length === 0");
    expect(await text()).not.toMatch(/李秀兰/);
  }));

test("opens the tree of units branch by branch, and closes a branch again", () =>
  story(desk, async ({ go, sees, tap, text }) => {
    await go("units");
    for (const it of ["市中街道", "新苑社区"]) await tap(it);
    await sees("371602001001G02");
    // A department has nobody below it, and stands beside the streets.
    await sees("区消防救援大队");
    await tap("市中街道");
    expect(await text()).not.toMatch(/371602001001G02/);
  }));
