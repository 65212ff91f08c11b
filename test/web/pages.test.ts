// The client's pages as people use them, in a real browser against a fake API.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, openClient } from "../support/client-page.ts";

let client: Client;
beforeAll(async () => {
  client = await openClient();
});
afterAll(() => client.close());

/** The access token has ended; only the refresh token is left. */
const endToken =
  "localStorage.setItem('gridform.session', JSON.stringify({ ...JSON.parse(localStorage.getItem('gridform.session')), expiresAt: 0 }))";
/** Answers every choice of the open page that nobody answered yet. */
const chooseLast = `for (const group of document.querySelectorAll("fieldset")) {
  const choices = Array.from(group.querySelectorAll("input[type=radio]"));
  if (choices.length > 0 && !choices.some((it) => it.checked)) choices[choices.length - 1].click();
}`;
/** The page can be opened without a network. */
const isKept = "navigator.serviceWorker && navigator.serviceWorker.controller";
const hazard = "0199c0de-0000-7000-8000-000000000001";
const claimed = "0199c0de-0000-7000-8000-000000000301";

test("signs in through the issuer, comes back to where one wanted to go, and signs out again", () =>
  client.with({}, async ({ page, api, sees, tap, go, ask, complaints }) => {
    await go("outbox");
    await tap("登录");
    await page.waitForSelector("#grid-staff");
    await page.click("#grid-staff");
    await sees("全部已发送，这台设备上没有积压");
    expect(new URL(page.url()).search, "the code must not stay in the address").toBe("");
    expect.assert(api.asked.some((it) => it.path === "/me"));
    await tap("我的");
    await sees("李秀兰");
    await tap("退出登录");
    await sees("一次采集，多方共用");
    expect(await ask("localStorage.getItem('gridform.session')")).toBe(null);
    expect(complaints).toStrictEqual([]);
  }));

test("renews a token that has ended without asking anybody", () =>
  client.with({ as: "grid-staff" }, async ({ api, sees, go, ask, until }) => {
    await sees("要办的事");
    const old = await ask<string>("JSON.parse(localStorage.getItem('gridform.session')).access");
    await ask(endToken);
    await go("cases");
    await sees("新苑便利店");
    await until(`!localStorage.getItem("gridform.session").includes("${old}")`);
    expect(api.asked.some((it) => it.path.startsWith("/cases"))).toBe(true);
  }));

test("stays usable when the issuer wants to see the person again, and asks for the sign-in", () =>
  client.with({ as: "grid-staff" }, async ({ page, api, sees, go, tap, ask }) => {
    await sees("要办的事");
    api.forgetEverybody();
    await ask(endToken);
    await go("cases");
    await sees("登录已过期");
    await go("fill/household-visit");
    await sees("走访哪一户");
    expect((await page.$$(".card")).length > 5, "households are still there").toBe(true);
    await tap("重新登录");
    await page.waitForSelector("#grid-staff");
  }));

test("shows today what is due and not what was done, with the deadlines of cases", () =>
  client.with({ as: "grid-staff" }, async ({ api, sees, text }) => {
    await sees("本季度待完成");
    await sees("全部已发送");
    const said = await text();
    const { subjects } = api.district;
    const mine = subjects.filter((it) => it.unit === "371602001001G01" && it.type === "household");
    const done = mine.filter((it) =>
      Object.keys(it.activity["household-visit"]?.periods ?? {}).some((period) => /-Q4$/.test(period)),
    );
    expect(said).toMatch(new RegExp(`已完成 ${done.length} / ${mine.length}`));
    expect.assert(done.length > 0 && done.every((it) => !said.includes(it.title)));
    expect(said).toMatch(/已超期 \d 天/);
    expect(said).toMatch(/今天到期|明天到期/);
  }));

test("keeps a step taken without a network, counts it in the header, and sends it once there is one", () =>
  client.with({ as: "grid-staff" }, async ({ page, api, sees, go, tap, until, complaints }) => {
    await sees("要办的事");
    await until(isKept);
    await go(`cases/${claimed}/start`);
    await sees("确定开始实施");
    await page.setOfflineMode(true);
    await tap("开始实施");
    await sees("1 份待发送");
    await sees("这一步在待发送中");
    await page.setOfflineMode(false);
    await sees("全部已发送");
    await sees("实施中");
    const taken = api.asked.filter((it) => it.method === "POST" && it.path === `/cases/${claimed}/transitions`);
    expect(taken.length).toBe(1);
    expect(api.district.cases.get(claimed)?.step).toBe("delivering");
    expect(complaints).toStrictEqual([]);
  }));

test("shows in red what the server refused, with its words and a way to correct it", () =>
  client.with({ as: "grid-staff" }, async ({ page, api, sees, go, tap }) => {
    await sees("要办的事");
    api.break(/^POST \/cases/, "transition-not-open", 1);
    await go(`cases/${claimed}/start`);
    await tap("开始实施");
    await sees("1 份需处理");
    await go("outbox");
    await sees("当前步骤不能办理此操作");
    expect.assert(await page.$(".unsent.danger"));
    await tap("原样重发");
    await sees("全部已发送");
    await sees("最近已发送");
  }));

test("a visit without a network counts as done at once, and is sent when there is one", () =>
  client.with({ as: "grid-staff" }, async ({ page, api, sees, go, tap, text, ask, until }) => {
    await sees("本季度待完成");
    await until(isKept);
    const doneBefore = Number(/已完成 (\d+) /.exec(await text())?.[1]);
    const due = api.district.subjects.find(
      (it) => it.unit === "371602001001G01" && it.type === "household" && Object.keys(it.activity).length === 0,
    );
    expect.assert(due);
    await page.setOfflineMode(true);
    await go(`form/household-visit/${due.id}`);
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
    expect(api.submissions.size).toBe(0);
    await page.setOfflineMode(false);
    await sees("全部已发送");
    expect(api.submissions.size).toBe(1);
    await sees(`已完成 ${doneBefore + 1} /`);
  }));

test("finds a household by what is typed", () =>
  client.with({ as: "grid-staff" }, async ({ page, api, sees, go, until }) => {
    await go("fill/household-visit");
    await sees("走访哪一户");
    const one = api.district.subjects.find((it) => it.unit === "371602001001G01" && it.type === "household");
    expect.assert(one);
    const name = one.title.split(" ").pop() ?? "";
    await page.type("input[type=search]", name);
    await until("document.querySelectorAll('main li').length < 6");
    await sees(one.title);
    await page.type("input[type=search]", "无此人");
    await sees("没有找到");
  }));

test("says plainly that a claim was refused and how much is left, and then takes the smaller one", () =>
  client.with({ as: "grid-staff" }, async ({ page, api, sees, go, tap }) => {
    await go("exchange/offers");
    await sees("医生每周二下午义诊");
    await page.click('button[aria-label="认领：会议室周末向社区开放"]');
    await sees("独居老人每月上门理发");
    await sees("主题相同");
    const offer = api.district.cases.get("0199c0de-0000-7000-8000-000000000101");
    expect.assert(offer);
    offer.remaining = 2;
    await page.click("[role=dialog] input[type=number]", { count: 3 });
    await page.keyboard.type("4");
    await tap("确认认领");
    await sees("没有认领成功：现在只剩 2，不够 4。");
    await page.click("[role=dialog] input[type=number]", { count: 3 });
    await page.keyboard.type("2");
    await tap("确认认领");
    await sees("认领成功");
    expect(offer.remaining).toBe(0);
    await tap("查看项目");
    await sees("对接项目");
  }));

test("a double tap claims once", () =>
  client.with({ as: "grid-staff" }, async ({ page, api, sees, go, ask }) => {
    await go("exchange/offers");
    await sees("医生每周二下午义诊");
    await page.click('button[aria-label="认领：医生每周二下午义诊"]');
    await sees("确认认领");
    await ask(
      "(() => { const it = document.querySelector('[role=dialog] [type=submit]'); it.click(); it.click(); })()",
    );
    await sees("认领成功");
    const claims = api.asked.filter((it) => it.method === "POST" && it.path.endsWith("/claims"));
    expect(new Set(claims.map((it) => (it.body as { id: string }).id)).size).toBe(1);
  }));

test("the leader's table gives numerator and denominator, ranks no small unit, and leads into a township", () =>
  client.with({ as: "leader", width: 1280 }, async ({ ask, sees, tap, go }) => {
    await go("overview?indicator=household-visit%2Fvisit-coverage");
    await sees("各下级单位");
    const rows = await ask<string[][]>(
      "Array.from(document.querySelectorAll('tbody tr'), (it) => it.innerText.split('\\t'))",
    );
    expect(rows.length).toBe(15);
    for (const [, , value = "", numerator, denominator] of rows) {
      const rate = (Number(numerator) / Number(denominator)) * 100;
      expect(value).toBe(`${rate.toFixed(1)}%`);
    }
    const small = rows.find((row) => row[1] === "秦皇台乡");
    expect(small?.[0]).toBe("—");
    expect(rows.slice(0, 14).map((row) => row[0])).toStrictEqual(Array.from({ length: 14 }, (_, at) => String(at + 1)));
    await sees("分母不足 10 的单位不排位");
    await sees("算法：");
    await tap("市西街道");
    await sees("市西街道概览");
    await sees("返回滨城区");
  }));

test("goes a month back, and not into the future", () =>
  client.with({ as: "leader" }, async ({ page, api, sees }) => {
    await sees("隐患整改率");
    expect(await page.$('a[aria-label="下一期"]')).toBe(null);
    await page.click('a[aria-label="上一期"]');
    await page.waitForSelector('a[aria-label="下一期"]');
    await page.waitForNetworkIdle();
    const asked = api.asked.filter((it) => it.path.startsWith("/figures"));
    expect.assert(new Set(asked.map((it) => new URL(it.path, "http://x").searchParams.get("period"))).size === 2);
  }));

test("has this period's report made, shows that it is being made, and then offers it", () =>
  client.with({ as: "leader" }, async ({ page, api, sees, go, tap, until }) => {
    await go("reports");
    await sees("哪一期");
    await page.select("select", api.now.slice(0, 7));
    await sees("先出一份阶段性报告");
    await tap("生成报告");
    await sees("正在生成");
    await until("document.querySelectorAll('main li .card').length === 3");
    expect(api.asked.filter((it) => it.method === "POST").length).toBe(1);
    const opened = new Promise<string>((resolve) => {
      page.once("popup", (popup) => resolve(popup?.url() ?? ""));
    });
    await tap("打开 PDF");
    await opened;
    await sees("PDF 已准备好");
    expect(api.asked.some((it) => it.path.endsWith(".pdf"))).toBe(true);
  }));

test("tells an administrator what is wrong with a draft, and why it is not published until somebody approves", () =>
  client.with({ as: "administrator", width: 1280 }, async ({ page, sees, go, tap, ask, complaints }) => {
    await go("admin/demand");
    await sees("表单定义");
    const edit = (change: string) =>
      ask(`(() => {
        const area = document.querySelector("textarea.code");
        area.value = ${change};
        area.dispatchEvent(new Event("input", { bubbles: true }));
      })()`);
    await edit("area.value + '}'");
    await sees("不是合法的 JSON");
    await edit("area.value.slice(0, -1).replace('\"purpose\"', '\"pupose\"')");
    await sees("/purpose");
    await edit("area.value.replace('\"pupose\"', '\"purpose\"')");
    await sees("没有发现问题");
    await tap("发布");
    await sees("没有发布，请看下面的原因");
    await sees("本年度基层填报负担已超预算");
    await sees("5,320 小时");
    await page.type(".publish input", "周明");
    await page.click(".publish .button.main");
    await sees("第 2 版已发布");
    expect(complaints).toStrictEqual([]);
  }));

test("says in the server's words what failed and loads it when asked again", () =>
  client.with({ as: "handler" }, async ({ api, sees, go, tap }) => {
    await sees("事件与隐患");
    api.break(/^GET \/offers/, "too-busy");
    await go("exchange/offers");
    await sees("系统繁忙，请稍后重试");
    api.mend();
    await tap("重试");
    await sees("会议室周末向社区开放");
  }));

test("changes the language of everything at once and remembers it", () =>
  client.with({ as: "grid-staff" }, async ({ page, sees, tap, until }) => {
    await sees("要办的事");
    await tap("EN");
    await sees("To act on");
    await until("document.documentElement.lang === 'en'");
    await page.reload();
    await sees("To act on");
  }));

test("a case tells what happened and offers only what this person may do now", () =>
  client.with({ as: "verifier" }, async ({ page, sees, go, text }) => {
    await go(`cases/${hazard}`);
    await sees("办理经过");
    await sees("下达整改通知");
    await sees("李秀兰");
    await sees("当前环节由其他人办理");
    expect(!(await text()).includes("整改完成，报请复查")).toBe(true);
    await go("cases/0199c0de-0000-7000-8000-000000000004");
    await sees("复查通过，销号");
    expect((await page.$$(".buttons a")).length).toBe(2);
  }));

const visited: [string, string[]][] = [
  [
    "grid-staff",
    [
      "today",
      "fill",
      "fill/household-visit",
      "outbox",
      "cases",
      `cases/${hazard}`,
      `cases/${claimed}/start`,
      "exchange/offers",
      "exchange/demands",
      "me",
      "nowhere",
      "form/household-visit/hou_371602001001G01-003",
      `cases/${hazard}/rectified`,
    ],
  ],
  ["leader", ["overview", "reports"]],
  ["administrator", ["admin", "people", "units"]],
];

for (const look of [
  { width: 360 },
  { width: 1280 },
  { width: 360, dark: true },
  { width: 360, language: "en" as const },
]) {
  test(`axe finds nothing wrong on any page (${Object.values(look).join(", ")})`, async () => {
    await client.with(look, async ({ axe, page }) => {
      await page.waitForSelector(".welcome");
      expect(await axe(), "sign-in").toStrictEqual([]);
    });
    for (const [as, paths] of visited) {
      await client.with({ ...look, as }, async ({ axe, go, ask, until, complaints }) => {
        for (const path of paths) {
          await go(path);
          await until(
            `location.hash === "#/${path}" && document.querySelector("h1") && !document.querySelector(".skeleton")`,
          );
          const overflow = await ask<number>("document.documentElement.scrollWidth - innerWidth");
          expect(overflow <= 0, `${path} is ${overflow} px too wide`).toBe(true);
          expect(await axe(), path).toStrictEqual([]);
        }
        expect(complaints).toStrictEqual([]);
      });
    }
  });
}

test("every page has a kind word when there is nothing to show", () =>
  client.with({ as: "grid-staff", empty: true }, async ({ sees, go }) => {
    await sees("还没有分给您的住户和场所");
    for (const [path, text] of [
      ["fill", "目前没有需要您填的表单"],
      ["cases", "没有等您办理的事"],
      ["exchange/offers", "现在没有可认领的资源"],
      ["outbox", "全部已发送"],
    ] as const) {
      await go(path);
      await sees(text);
    }
  }));
