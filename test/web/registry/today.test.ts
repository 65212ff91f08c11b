// Today: what is due in one's grid, what was done, and whom one looks for.
import { expect, test } from "vitest";
import { stories } from "../../support/client-page.ts";
import { type District, daysAgo } from "../../support/district.ts";
import { visit } from "../../support/world.ts";

const story = stories();

test("shows today what is due and not what was done, with the deadlines of cases", async () => {
  const done: string[] = [];
  const before = async (district: District) => {
    const families = await district.families(6);
    for (const { id, title } of families.slice(0, 2)) {
      await district.send("grid-staff", "household-visit", visit({}, `of-${id.slice(-3)}`), { subject: id });
      done.push(title);
    }
    await district.at(daysAgo(10), () => district.hazard("extinguishers"));
    await district.at(daysAgo(1), () => district.hazard("wiring"));
  };
  await story({ as: "grid-staff", before }, async ({ sees, text }) => {
    await sees("本季度待完成");
    await sees("全部已发送");
    const said = await text();
    // Six families, and the three households that the grid has anyhow.
    expect(said).toMatch(new RegExp(`已完成 ${done.length} / 9`));
    expect.assert(done.length > 0 && done.every((title) => !said.includes(title)));
    expect(said).toMatch(/已超期 \d 天/);
    expect(said).toMatch(/今天到期|明天到期/);
  });
});

test("finds a household by what is typed", async () => {
  let title = "";
  const before = async (district: District) => {
    title = (await district.families(8))[0]?.title ?? "";
  };
  await story({ as: "grid-staff", before }, async ({ page, sees, go, until }) => {
    await go("fill/household-visit");
    await sees("走访哪一户");
    await until("document.querySelectorAll('main li').length >= 8");
    await page.type("input[type=search]", title.split(" ").pop() ?? "");
    await until("document.querySelectorAll('main li').length < 6");
    await sees(title);
    await page.type("input[type=search]", "无此人");
    await sees("没有找到");
  });
});
