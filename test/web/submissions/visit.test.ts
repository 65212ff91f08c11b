// Filling in at the door, without a network.
import { expect, test } from "vitest";
import { knownSightings } from "../../../functions/store/other-clocks.ts";
import { stories } from "../../support/client-page.ts";
import type { District } from "../../support/district.ts";

const story = stories();

/** The page can be opened without a network. */
const isKept = "navigator.serviceWorker && navigator.serviceWorker.controller";
/** Answers every choice of the open page that nobody answered yet. */
const chooseLast = `for (const group of document.querySelectorAll("fieldset")) {
  const choices = Array.from(group.querySelectorAll("input[type=radio]"));
  if (choices.length > 0 && !choices.some((it) => it.checked)) choices[choices.length - 1].click();
}`;

test("a visit without a network counts as done at once, and is sent when there is one", async () => {
  let household = "";
  const before = async (district: District) => {
    household = (await district.families(3))[1]?.id ?? "";
  };
  await story({ as: "grid-staff", before }, async ({ page, district, sees, go, tap, text, ask, until }) => {
    await sees("本季度待完成");
    await until(isKept);
    const doneBefore = Number(/已完成 (\d+) /.exec(await text())?.[1]);
    await page.setOfflineMode(true);
    await go(`form/household-visit/${household}`);
    for (const page of ["1/3", "2/3", "3/3"]) {
      await sees(page);
      // What the registry knows stands on each of the three pages.
      await tap("全部确认");
      await ask(chooseLast);
      await tap(page === "3/3" ? "提交" : "下一步");
    }
    await sees("已保存，待发送");
    await sees("1 份待发送");
    await go("today");
    await sees(`已完成 ${doneBefore + 1} /`);
    expect((await district.sent("household-visit")).length).toBe(0);
    await page.setOfflineMode(false);
    await sees("全部已发送");
    expect((await district.sent("household-visit")).length).toBe(1);
    const [phone] = await knownSightings(district.deps);
    expect(phone?.source, "and its clock was heard with it").toMatch(/^phone-\d+$/);
    expect(Math.abs(phone?.ahead ?? Number.POSITIVE_INFINITY)).toBeLessThan(60_000);
    await sees(`已完成 ${doneBefore + 1} /`);
  });
});
