// What is done without a network, or refused: it waits on the device, is told, and goes when it can.
import { expect, test } from "vitest";
import { stories } from "../../support/client-page.ts";
import type { District } from "../../support/district.ts";
import { demand } from "../../support/world.ts";

const story = stories();

/** The page can be opened without a network. */
const isKept = "navigator.serviceWorker && navigator.serviceWorker.controller";

/** A demand of the grid that its staff have claimed themselves: a project that they may start. */
async function claimed(district: District) {
  const { id } = await district.raise("grid-staff", "demand", demand(12));
  return district.claim("grid-staff", "demands", id, 4);
}

test("keeps a step taken without a network, counts it in the header, and sends it once there is one", async () => {
  let id = "";
  const before = async (district: District) => {
    id = (await claimed(district)).id;
  };
  await story({ as: "grid-staff", before }, async ({ page, api, district, sees, go, tap, until, complaints }) => {
    await sees("要办的事");
    await until(isKept);
    await go(`cases/${id}/start`);
    await sees("确定开始实施");
    await page.setOfflineMode(true);
    await tap("开始实施");
    await sees("1 份待发送");
    await sees("这一步在待发送中");
    await page.setOfflineMode(false);
    await sees("全部已发送");
    await sees("实施中");
    const taken = api.asked.filter((it) => it.method === "POST" && it.path === `/cases/${id}/transitions`);
    expect(taken.length).toBe(1);
    expect((await district.caseOf(id)).step).toBe("delivering");
    expect(complaints).toStrictEqual([]);
  });
});

test("a step whose answer is lost on the way is sent again and taken once", async () => {
  let id = "";
  const before = async (district: District) => {
    id = (await claimed(district)).id;
  };
  await story({ as: "grid-staff", before }, async ({ api, district, sees, go, tap }) => {
    await sees("要办的事");
    await go(`cases/${id}/start`);
    await sees("确定开始实施");
    api.upset(/^POST \/cases/, { cut: "after" }, 1);
    await tap("开始实施");
    await sees("实施中");
    await sees("全部已发送");
    const taken = api.asked.filter((it) => it.method === "POST" && it.path === `/cases/${id}/transitions`);
    expect(taken.length).toBe(2);
    expect(new Set(taken.map((it) => (it.body as { id: string }).id)).size).toBe(1);
    expect((await district.caseOf(id)).history.map((it) => it.transition)).toStrictEqual(["start"]);
  });
});

test("shows in red what the server refused, with its words, and sends it again when asked", async () => {
  let id = "";
  const before = async (district: District) => {
    id = (await claimed(district)).id;
  };
  await story({ as: "grid-staff", before }, async ({ page, api, sees, go, tap }) => {
    await sees("要办的事");
    api.upset(/^POST \/cases/, { problem: "transition-not-open" }, 1);
    await go(`cases/${id}/start`);
    await tap("开始实施");
    await sees("1 份需处理");
    await go("outbox");
    await sees("当前步骤不能办理此操作");
    expect.assert(await page.$(".unsent.danger"));
    await tap("原样重发");
    await sees("全部已发送");
    await sees("最近已发送");
  });
});
