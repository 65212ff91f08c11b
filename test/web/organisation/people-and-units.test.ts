// Who works here and at what, and the tree of units.
import { expect, test } from "vitest";
import { Person } from "../../../core/person.ts";
import { personWrites } from "../../../functions/store/people.ts";
import { stories } from "../../support/client-page.ts";
import type { District } from "../../support/district.ts";

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

/** So many grid staff more; only the last of them is called 白云飞. */
const staff =
  (count: number) =>
  async ({ deps }: District) => {
    const writes = Array.from({ length: count }, (_, n) => {
      const name = n === count - 1 ? "白云飞" : `网格员${n}`;
      const posts = [{ role: "grid-staff" as const, unit: "371602001001G01" }];
      return personWrites(Person.parse({ id: `zz-${String(n).padStart(4, "0")}`, name, posts }));
    });
    for (let at = 0; at < writes.length; at += 45) await deps.table.commit(writes.slice(at, at + 45).flat());
  };

test("shows 3,000 people a page at a time, and finds one who is on none of those shown", () =>
  story({ ...desk, before: staff(3000) }, async ({ page, go, sees, tap, until, ask, axe }) => {
    await go("people");
    const cards = "document.querySelectorAll('main li.card').length";
    await until(`${cards} === 50`);
    await tap("显示更多");
    await until(`${cards} === 100`);
    await page.type("input[type=search]", "云飞");
    await until(`${cards} === 1`);
    await sees("白云飞");
    expect(await ask<boolean>("document.body.innerText.includes('显示更多')")).toBe(false);
    expect(await axe()).toStrictEqual([]);

    expect(await ask<boolean>("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  }));

test("says what failed while more was asked for, keeps those shown, and goes on", () =>
  story({ ...desk, before: staff(120) }, async ({ go, tap, until, api, sees }) => {
    await go("people");
    const cards = "document.querySelectorAll('main li.card').length";
    await until(`${cards} === 50`);
    api.upset(/^GET \/people/, { problem: "too-busy" });
    await tap("显示更多");
    await sees("系统繁忙");
    await until(`${cards} === 50`);
    api.mend();
    await tap("重试");
    await until(`${cards} === 100`);
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
