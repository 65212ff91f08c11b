// Who one is: signing in and out at the issuer, tokens that end, and the language.
import { expect, test } from "vitest";
import { chooseAtIssuer, stories } from "../../support/client-page.ts";

const story = stories();

/** The access token has ended; only the refresh token is left. */
const endToken =
  "localStorage.setItem('gridform.session', JSON.stringify({ ...JSON.parse(localStorage.getItem('gridform.session')), expiresAt: 0 }))";

test("signs in through the issuer, comes back to where one wanted to go, and signs out again", () =>
  story({}, async ({ page, api, sees, tap, go, ask, complaints }) => {
    await go("outbox");
    await tap("登录");
    await chooseAtIssuer(page, "grid-staff");
    await sees("全部已发送，这台设备上没有积压");
    expect(new URL(page.url()).search, "the code must not stay in the address").toBe("");
    expect.assert(api.asked.some((it) => it.path === "/me"));
    await tap("我的");
    await sees("李秀兰");
    await tap("退出登录");
    // The issuer asks once more, for the next who takes this phone must not be signed in as the last.
    await sees("这台设备上已保存、尚未发送的内容不会丢失");
    await tap("退出登录");
    await sees("一次采集，多方共用");
    expect(await ask("localStorage.getItem('gridform.session')")).toBe(null);
    expect(complaints).toStrictEqual([]);
  }));

test("renews a token that has ended without asking anybody", () =>
  story(
    { as: "grid-staff", before: (district) => district.hazard("wiring") },
    async ({ api, sees, go, ask, until }) => {
      await sees("要办的事");
      const old = await ask<string>("JSON.parse(localStorage.getItem('gridform.session')).access");
      await ask(endToken);
      await go("cases");
      await sees("不符合：");
      await until(`!localStorage.getItem("gridform.session").includes("${old}")`);
      expect(api.asked.some((it) => it.path.startsWith("/cases"))).toBe(true);
    },
  ));

test("stays usable when the issuer wants to see the person again, and asks for the sign-in", () =>
  story({ as: "grid-staff", before: (district) => district.families(6) }, async ({ page, api, sees, go, tap, ask }) => {
    await sees("要办的事");
    api.upset(/^POST \/oidc\/token/, { status: 400, body: { error: "invalid_grant" } });
    await page.browserContext().deleteMatchingCookies(...(await page.browserContext().cookies()));
    await ask(endToken);
    await go("cases");
    await sees("登录已过期");
    await go("fill/household-visit");
    await sees("走访哪一户");
    expect((await page.$$(".card")).length > 5, "households are still there").toBe(true);
    await tap("重新登录");
    await page.waitForSelector('[data-person="grid-staff"]');
  }));

test("changes the language of everything at once and remembers it", () =>
  story({ as: "grid-staff" }, async ({ page, sees, tap, until }) => {
    await sees("要办的事");
    await tap("EN");
    await sees("To act on");
    await until("document.documentElement.lang === 'en'");
    await page.reload();
    await sees("To act on");
  }));
