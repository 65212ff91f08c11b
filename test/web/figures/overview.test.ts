// The leader's page: figures of a unit and period, and how those below it stand.
import { expect, test } from "vitest";
import type { Actor } from "../../../core/person.ts";
import { putUnit } from "../../../functions/usecases/organisation/units.ts";
import { importSubjects } from "../../../functions/usecases/registry/import-subjects.ts";
import { submit } from "../../../functions/usecases/submissions/submit.ts";
import { stories } from "../../support/client-page.ts";
import type { District } from "../../support/district.ts";
import { definitionOf } from "../../support/small-forms.ts";
import { farGrid, grid, visit } from "../../support/world.ts";

const story = stories();
const smallGrid = "371602203001G01";

/** A third township with four households alone; a dozen more in each of the others; some of all were visited. */
async function visitsInThreeTownships(district: District): Promise<void> {
  const { deps, actor } = district;
  const units = [
    ["371602203", "秦皇台乡"],
    ["371602203001", "西石村"],
    [smallGrid, "第一网格"],
  ] as const;
  for (const [code, zh] of units)
    await putUnit(deps, actor("administrator"), { code, title: { zh }, level: "grid" }, undefined);
  const households = (unit: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({
      id: `hou_${unit}-${at}`,
      type: "household" as const,
      unit,
      title: `${at + 1} 号`,
      facts: {},
    }));
  const all = [...households(grid, 12), ...households(farGrid, 12), ...households(smallGrid, 4)];
  await importSubjects(deps, actor("administrator"), all);
  for (const [unit, count] of [
    [grid, 9],
    [farGrid, 5],
    [smallGrid, 4],
  ] as const) {
    const staff: Actor = { person: `of-${unit.toLowerCase()}`, name: "网格员", posts: [{ role: "grid-staff", unit }] };
    for (let at = 0; at < count; at++) {
      const subject = `hou_${unit}-${at}`;
      const resident = `of-${unit.slice(6)}-${at}`;
      await submit(deps, staff, district.submission("household-visit", visit({}, resident), { unit, subject }));
    }
  }
}

test("the leader's table gives numerator and denominator, ranks no small unit, and leads into a township", () =>
  story({ as: "leader", width: 1280, before: visitsInThreeTownships }, async ({ ask, sees, tap, go }) => {
    await go("overview?indicator=household-visit%2Fvisit-coverage");
    await sees("各下级单位");
    const rows = await ask<string[][]>(
      "Array.from(document.querySelectorAll('tbody tr'), (it) => it.innerText.split('\\t'))",
    );
    expect(rows.length).toBe(3);
    for (const [, , value = "", numerator, denominator] of rows) {
      const rate = (Number(numerator) / Number(denominator)) * 100;
      expect(value).toBe(`${rate.toFixed(1)}%`);
    }
    const small = rows.find((row) => row[1] === "秦皇台乡");
    expect(small?.[0]).toBe("—");
    expect(rows.slice(0, 2).map((row) => row[0])).toStrictEqual(["1", "2"]);
    expect(rows.map((row) => row.slice(3, 5))).toStrictEqual([
      ["9", "16"],
      ["5", "13"],
      ["4", "4"],
    ]);
    await sees("分母不足 10 的单位不排位");
    await sees("算法：");
    await tap("市西街道");
    await sees("市西街道概览");
    await sees("返回滨城区");
  }));

test("goes a month back, and not into the future", () =>
  story({ as: "leader" }, async ({ page, api, sees }) => {
    await sees("隐患整改率");
    expect(await page.$('a[aria-label="下一期"]')).toBe(null);
    await page.click('a[aria-label="上一期"]');
    await page.waitForSelector('a[aria-label="下一期"]');
    await page.waitForNetworkIdle();
    const asked = api.asked.filter((it) => it.path.startsWith("/figures"));
    const periods = new Set(asked.map((it) => new URL(it.path, "http://x").searchParams.get("period")));
    expect(periods).toStrictEqual(new Set(["2026-11", "2026-10"]));
  }));

test("a form that is only drafted counts nothing yet, and hides no figure", () => {
  const draft = definitionOf({ note: { type: "text" } }, { id: "only-drafted" });
  const before = async (district: District) => {
    await visitsInThreeTownships(district);
    expect((await district.call("administrator", "PUT", "/forms/only-drafted/draft", draft)).status).toBe(200);
  };
  return story({ as: "leader", width: 1280, before }, async ({ sees, text, complaints }) => {
    await sees("走访覆盖率");
    expect(await text()).not.toMatch(/没有找到/);
    expect(complaints).toStrictEqual([]);
  });
});
