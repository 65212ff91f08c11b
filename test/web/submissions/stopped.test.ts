// A form that went out in an emergency is stopped while somebody fills it in: nothing is lost, on the phone or on the way.
import { expect, test } from "vitest";
import type { List } from "../../../api/shapes.ts";
import type { SubmissionItem } from "../../../api/submissions.ts";
import { stories } from "../../support/client-page.ts";
import type { District } from "../../support/district.ts";
import { definitionOf } from "../../support/small-forms.ts";
import { street } from "../../support/world.ts";

const story = stories();

const form = definitionOf({ water: { type: "text" }, note: { type: "text" } }, { id: "flood", title: { zh: "水情" } });
const emergency = async ({ call }: District) => {
  expect((await call("administrator", "PUT", "/forms/flood/draft", form)).status).toBe(200);
  const at = { reason: "emergency", note: "暴雨" };
  expect((await call("administrator", "POST", "/forms/flood/publish", at)).status).toBe(201);
};

test("a draft of it is finished after it was stopped, and arrives with a mark", () =>
  story({ as: "grid-staff", before: emergency }, async ({ page, district, sees, go, tap, until, text }) => {
    await sees("要办的事");
    await go("form/flood");
    await sees("水情");
    await page.type("input[type=text], textarea", "涨了半米");
    // Left for now: it stands among what was begun.
    await go("today");
    await sees("水情");
    district.clock.pass(24 * 3_600_000);
    await district.tick();
    // The phone hears of it: the form is offered no more, and the draft still leads back to what was begun.
    await page.reload();
    await sees("要办的事");
    await go("fill");
    await until("!document.querySelector('.skeleton') && document.body.innerText.includes('入户走访')");
    await until("!document.querySelector('main').innerText.includes('水情')");
    await go("today");
    await tap("水情");
    await sees("water");
    await until("document.querySelector('input[type=text], textarea')?.value === '涨了半米'");
    await tap("提交");
    await sees("全部已发送");
    await expect.poll(async () => (await district.sent("flood")).length).toBe(1);
    const listed = await district.call("leader", "GET", `/submissions?form=flood&unit=${street}`);
    expect((listed.body as unknown as List<SubmissionItem>).items).toMatchObject([{ version: 1, stopped: true }]);
    expect(await text()).not.toMatch(/需要处理/);
  }));
