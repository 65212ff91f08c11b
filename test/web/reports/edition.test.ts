// One edition's page: where its mail leads, whom it reached, and what is done to it in somebody's name.
import { expect, test } from "vitest";
import { requestEdition } from "../../../functions/usecases/reports/request-edition.ts";
import { chooseAtIssuer, stories } from "../../support/client-page.ts";
import type { District } from "../../support/district.ts";
import { leadersOf, mailServer } from "../../support/mailing.ts";
import { county } from "../../support/world.ts";

const story = stories();
const october = { report: "monthly-assessment", period: "2026-10", unit: county };
const place = `reports/${october.report}/${october.period}/${county}`;

async function mailed(district: District): Promise<void> {
  await leadersOf(district, county, 2);
  await requestEdition(district.deps, district.actor("leader"), october);
  await district.queue.idle();
  await district.tick();
}

test("the link in the mail opens that very edition, also for somebody who must sign in first", () =>
  story({ before: mailed }, async ({ page, district, sees, tap, api }) => {
    const [mail] = await district.outbox.list();
    const [link = ""] = /https?:\S+/.exec(mail?.text ?? "") ?? [];
    expect(new URL(link).origin).toBe(district.origin);
    await page.goto(link);
    await tap("登录");
    await chooseAtIssuer(page, "leader");
    await sees("2026年10月 月度考核通报");
    await sees("收件人（2）");
    expect(await page.evaluate("location.hash")).toBe(new URL(link).hash);
    await tap("打开 PDF");
    await sees("PDF 已准备好");
    expect(api.asked.some((it) => it.path.endsWith(`2026-10/${county}.pdf`))).toBe(true);
  }));

test("shows what the mail server refused for days, and sends it again once", () => {
  const away: { server?: ReturnType<typeof mailServer> } = {};
  const before = async (district: District) => {
    away.server = mailServer(district);
    away.server.answer = (mail) => {
      if (mail.to.address.startsWith("leader-1@")) throw new Error("connect ECONNREFUSED");
    };
    await mailed(district);
    for (let hour = 0; hour < 6 * 24; hour++) {
      district.clock.pass(3_600_000);
      await district.tick();
    }
    district.clock.pass(-6 * 24 * 3_600_000);
    district.errors.length = 0;
    away.server.answer = () => {};
  };
  return story({ as: "leader", before }, async ({ go, sees, tap, axe, complaints, ask, until }) => {
    await go(place);
    await sees("已放弃");
    await sees("connect ECONNREFUSED");
    expect(await axe()).toStrictEqual([]);
    expect(await ask<number>("document.documentElement.scrollWidth")).toBe(360);
    await tap("重新发送（1）");
    await until("!document.body.innerText.includes('已放弃')");
    await until("document.querySelectorAll('main .badge.ok').length === 2");
    expect(away.server?.taken.map((it) => it.to.address).sort()).toStrictEqual([
      "leader-1@example.gov.cn",
      "leader-2@example.gov.cn",
    ]);
    expect(await ask<boolean>("document.body.innerText.includes('重新发送')")).toBe(false);
    expect(complaints).toStrictEqual([]);
  });
});

test("an edition is withdrawn with a reason, says so wherever it is listed, and is made anew beside it", () =>
  story({ as: "leader", before: mailed }, async ({ go, sees, tap, page, until, axe, ask, api }) => {
    await go(place);
    await tap("撤回这份报告");
    await page.waitForSelector("textarea");
    expect(await ask<boolean>("document.querySelector('.sheet .button.main').disabled"), "not without a reason").toBe(
      true,
    );
    await page.type("textarea", "市西街道的数据录错了");
    expect(await axe()).toStrictEqual([]);
    await page.click(".sheet .button.main");
    await sees("撤回了这份报告");
    await sees("原因：市西街道的数据录错了");
    await go(`reports?unit=${county}`);
    await sees("已撤回");
    await go(place);
    await tap("重新生成");
    await sees("代替一份已撤回的报告");
    await go(`${place}?number=1`);
    await sees("原因：市西街道的数据录错了");
    await tap("打开 PDF");
    await sees("PDF 已准备好");
    expect(api.asked.some((it) => it.path.endsWith(`${county}.pdf?number=1`))).toBe(true);
    await tap("查看现行的一份");
    await sees("代替一份已撤回的报告");
    await go(`reports?unit=${county}`);
    await until("document.querySelectorAll('main li .card').length === 1");
    await tap("2026年10月");
    await sees("此前撤回的报告");
    expect(await axe()).toStrictEqual([]);
    await tap("撤回了这份报告");
    await until("location.hash.endsWith('number=1')");
    await sees("原因：市西街道的数据录错了");
  }));

test("an edition that other clocks hold tells by which, and is made when somebody vouches for the clock", () => {
  const before = async ({ deps, clock, tick }: District) => {
    deps.clocks.saw("mail", Date.parse(clock.now()) - 10 * 86_400_000);
    await requestEdition(
      deps,
      { person: "leader", name: "高学峰", posts: [{ role: "leader", unit: county }] },
      october,
    );
    await tick();
  };
  return story({ as: "leader", before }, async ({ go, sees, tap, page, axe }) => {
    await go(`reports?unit=${county}`);
    await sees("暂缓");
    await tap("2026年10月");
    await sees("邮件服务器：系统时钟快 10 天");
    expect(await axe()).toStrictEqual([]);
    await tap("时钟无误，立即生成");
    await sees("报告将写明");
    await page.click(".sheet .button.main");
    await sees("其他时钟不一致，由leader确认时钟无误");
    await sees("打开 PDF");
  });
});
