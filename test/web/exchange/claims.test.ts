// Claiming a part of what is offered: refused with what is left, taken once.
import { expect, test } from "vitest";
import { stories } from "../../support/client-page.ts";
import type { District } from "../../support/district.ts";
import { demand, offer } from "../../support/world.ts";

const story = stories();

test("says plainly that a claim was refused and how much is left, and then takes the smaller one", async () => {
  let id = "";
  const before = async (district: District) => {
    id = (await district.raise("handler", "resource", offer(5, { title: "会议室周末向社区开放" }))).id;
    await district.raise("handler", "resource", offer(40, { title: "医生每周二下午义诊", theme: "public-service" }));
    await district.raise("grid-staff", "demand", demand(12, { title: "独居老人每月上门理发" }));
  };
  await story({ as: "grid-staff", before }, async ({ page, district, sees, go, tap }) => {
    await go("exchange/offers");
    await sees("医生每周二下午义诊");
    await page.click('button[aria-label="认领：会议室周末向社区开放"]');
    await sees("独居老人每月上门理发");
    await sees("主题相同");
    // Somebody else is faster.
    await district.claim("cadre", "offers", id, 3);
    await page.click("[role=dialog] input[type=number]", { count: 3 });
    await page.keyboard.type("4");
    await tap("确认认领");
    await sees("没有认领成功：现在只剩 2，不够 4。");
    await page.click("[role=dialog] input[type=number]", { count: 3 });
    await page.keyboard.type("2");
    await tap("确认认领");
    await sees("认领成功");
    expect(await district.remaining(id)).toBe(0);
    await tap("查看项目");
    await sees("对接项目");
  });
});

const clickTwice =
  "(() => { const it = document.querySelector('[role=dialog] [type=submit]'); it.click(); it.click(); })()";

test("a double tap claims once", async () => {
  let id = "";
  const before = async (district: District) => {
    id = (await district.raise("handler", "resource", offer(40, { title: "医生每周二下午义诊" }))).id;
  };
  await story({ as: "grid-staff", before }, async ({ page, api, district, sees, go, ask }) => {
    await go("exchange/offers");
    await sees("医生每周二下午义诊");
    await page.click('button[aria-label="认领：医生每周二下午义诊"]');
    await sees("确认认领");
    // The network is slow enough for both taps to be on their way together.
    api.upset(/^POST .*\/claims/, { until: new Promise((resolve) => setTimeout(resolve, 300)) });
    await ask(clickTwice);
    await sees("认领成功");
    const claims = api.asked.filter((it) => it.method === "POST" && it.path.endsWith("/claims"));
    expect(new Set(claims.map((it) => (it.body as { id: string }).id)).size).toBe(1);
    expect(await district.remaining(id)).toBe(39);
  });
});

test("a claim whose answer was lost is granted once, when it is tapped again", async () => {
  let id = "";
  const before = async (district: District) => {
    id = (await district.raise("handler", "resource", offer(9, { title: "闲置电动轮椅出借" }))).id;
  };
  await story({ as: "grid-staff", before }, async ({ page, api, district, sees, go, tap }) => {
    await go("exchange/offers");
    await page.waitForSelector('button[aria-label="认领：闲置电动轮椅出借"]');
    await page.click('button[aria-label="认领：闲置电动轮椅出借"]');
    await sees("确认认领");
    api.upset(/^POST .*\/claims/, { cut: "within" }, 1);
    await tap("确认认领");
    await sees("没有认领成功");
    await tap("确认认领");
    await sees("认领成功");
    expect(await district.remaining(id)).toBe(8);
  });
});

test("says in the server's words what failed and loads it when asked again", () =>
  story(
    {
      as: "handler",
      before: (district) => district.raise("handler", "resource", offer(5, { title: "会议室周末向社区开放" })),
    },
    async ({ api, sees, go, tap }) => {
      await sees("事件与隐患");
      api.upset(/^GET \/offers/, { problem: "too-busy" });
      await go("exchange/offers");
      await sees("系统繁忙，请稍后重试");
      api.mend();
      await tap("重试");
      await sees("会议室周末向社区开放");
    },
  ));
