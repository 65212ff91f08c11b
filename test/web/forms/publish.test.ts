// Making a form in the page: what is wrong with it, what publishing says, and what becomes of it.
import { expect, test } from "vitest";
import type { Approvals } from "../../../api/forms.ts";
import { liveForm } from "../../../functions/store/forms.ts";
import { stockWrite } from "../../../functions/store/subjects.ts";
import { putPerson } from "../../../functions/usecases/organisation/people.ts";
import { type ClientPage, stories } from "../../support/client-page.ts";
import type { District } from "../../support/district.ts";
import { definitionOf } from "../../support/small-forms.ts";
import { grid, street } from "../../support/world.ts";

const story = stories();
const desk = { as: "administrator", width: 1280 };

/** Writes the definition anew: `change` is an expression of the page, `it` the definition as it stands. */
const rewrite = ({ ask }: ClientPage, change: string) =>
  ask(`(() => {
    const area = document.querySelector("textarea.code");
    const it = area.value;
    area.value = ${change};
    area.dispatchEvent(new Event("input", { bubbles: true }));
  })()`);
const redefine = (client: ClientPage, change: string) =>
  rewrite(client, `JSON.stringify(((it) => { ${change}; return it; })(JSON.parse(it)), null, 2)`);
const publish = ".publish .button.main";

/** Begins a new form in the list of forms, as one does. */
async function begin({ page, go, tap, sees }: ClientPage, id: string): Promise<void> {
  await go("admin");
  await tap("新建表单");
  await page.waitForSelector("[role=dialog] input");
  await page.type("[role=dialog] input", id);
  await tap("开始编辑");
  await sees("尚未发布过");
}

/** The leader approves the draft as it stands. */
async function approve({ district }: ClientPage, form: string): Promise<void> {
  const { draft } = (await district.call("leader", "GET", `/forms/${form}/approvals`)).body as unknown as Approvals;
  const body = { draft: draft?.etag, reason: "防火需要" };
  expect((await district.call("leader", "POST", `/forms/${form}/approvals`, body)).status).toBe(201);
}

test("a sheet takes nothing from somebody who types in it at once", () =>
  story(desk, async ({ ask, go, tap, page }) => {
    await go("admin");
    await ask(`new MutationObserver((_, observer) => {
      const input = document.querySelector("[role=dialog] input");
      if (!input) return;
      observer.disconnect();
      input.focus();
      // Longer than a picture takes, after which effects run.
      setTimeout(() => (window.focused = document.activeElement === input), 500);
    }).observe(document.body, { childList: true, subtree: true })`);
    await tap("新建表单");
    await page.waitForFunction("window.focused !== undefined");
    expect(await ask("window.focused")).toBe(true);
  }));

test("a new form is made, checked, refused without an approval, and published with one", () =>
  story(desk, async (client) => {
    const { page, district, sees, tap, text, complaints } = client;
    await begin(client, "well-water");
    await redefine(client, "it.title.zh = '水井巡查'; it.ui.widgets.note.title.zh = '水质情况'");
    await sees("草稿已保存");
    await sees("没有发现问题");
    await sees("水质情况");
    await page.click(publish);
    await sees("没有发布，请看下面的原因");
    await sees("不符合发布条件");
    await sees("新表单，需经准入审批");
    await sees("需批准");
    expect((await district.call("administrator", "GET", "/forms/well-water")).status).toBe(404);
    await sees("发布前须由他人批准：请");
    await approve(client, "well-water");
    await page.click(publish);
    await sees("第 1 版已发布");
    await sees("符合发布条件");
    await sees("现行版本：第 1 版");
    await tap("发布与批准记录");
    await sees("leader 已批准：防火需要");
    const form = await liveForm(district.deps, "well-water");
    expect([form.title.zh, form.publishedBy]).toStrictEqual(["水井巡查", "administrator"]);
    expect(await text()).not.toMatch(/没有发布/);
    // The next version begins where this one ended.
    await redefine(client, "it.title.zh = '机井巡查'");
    await sees("草稿已保存");
    await page.click(publish);
    await sees("第 2 版已发布");
    expect((await liveForm(district.deps, "well-water")).title.zh).toBe("机井巡查");
    expect(complaints).toStrictEqual([]);
  }));

test("a form that may not be published is refused whoever approves, and each reason is told", () =>
  story(desk, async (client) => {
    const { page, district, sees, complaints } = client;
    await begin(client, "door-phones");
    await redefine(
      client,
      "it.schema.properties.phone = { title: '电话', type: 'string' }; it.ui.pages[0].fields.push('phone'); it.ui.widgets.phone = { type: 'phone', title: { zh: '电话' } }; it.expires = '2026-01-31'",
    );
    await sees("草稿已保存");
    await approve(client, "door-phones");
    await page.click(publish);
    await sees("没有发布，请看下面的原因");
    await sees("有效期已过");
    await sees("“电话”是个人信息，请写明目的和依据");
    await sees("新表单，需经准入审批");
    expect((await district.call("administrator", "GET", "/forms/door-phones")).status).toBe(404);
    expect(complaints).toStrictEqual([]);
  }));

/** Sixty questions at every household each week, the way in which one form takes a district's time. */
const burdensome = `
  it.subject = "household"; it.cadence = { every: "week", per: "subject" };
  it.facts = { note: "household.residence" };
  for (let at = 0; at < 62; at++) {
    it.schema.properties["more" + at] = { title: "补充", type: "string", maxLength: 500 };
    it.ui.pages[0].fields.push("more" + at);
    it.ui.widgets["more" + at] = { type: "long-text", title: { zh: "补充" } };
  }`;

/** A thousand households in all. */
const many = (district: District) => district.deps.table.commit([stockWrite(grid, "household", 995)]);

test("tells what a form costs a year and what the registry knows already", () =>
  story({ ...desk, before: many }, async (client) => {
    const { page, sees } = client;
    await begin(client, "weekly-round");
    await redefine(client, burdensome);
    await sees("没有发现问题");
    await page.click(publish);
    await sees("没有发布，请看下面的原因");
    await sees("登记库已有这些信息，可不再问：");
    await sees("note（100% 的对象已有）");
    await sees("登记库已有此项（100%），将自动带出");
    await sees("预计每年占用基层 27,300 小时");
    await sees("预计每年占用 27300 小时，超过 20000 小时");
    await approve(client, "weekly-round");
    await page.click(publish);
    await sees("第 1 版已发布");
  }));

test("tells an administrator what is wrong with a draft, and publishes it once nothing is", () =>
  story(desk, async (client) => {
    const { page, go, sees, text, complaints } = client;
    await go("admin/demand");
    await sees("表单定义");
    await rewrite(client, "it + '}'");
    await sees("不是合法的 JSON");
    await rewrite(client, "it.slice(0, -1).replace('\"purpose\"', '\"pupose\"')");
    await sees("/purpose");
    // What is wrong is told by its place, not as a failure to save.
    expect(await text()).not.toMatch(/没有保存成功/);
    await rewrite(client, "it.replace('\"pupose\"', '\"purpose\"')");
    await sees("没有发现问题");
    await page.click(publish);
    await sees("第 2 版已发布");
    expect(complaints).toStrictEqual([]);
  }));

test("says that a draft could not be saved, and why, and saves it when there is no more in the way", () =>
  story(desk, async (client) => {
    const { api, go, sees, text } = client;
    await go("admin/demand");
    await sees("表单定义");
    api.upset(/^PUT \/forms/, { problem: "store-full" });
    await redefine(client, "it.title.zh = '居民需求'");
    await sees("没有保存成功");
    await sees("存储空间已满");
    api.mend();
    await redefine(client, "it.title.zh = '居民的需求'");
    await sees("草稿已保存");
    expect(await text()).not.toMatch(/没有保存成功/);
  }));

test("hands over the types of the answers of what is live, which a bare link could not fetch", () =>
  story(desk, async ({ ask, go, sees, tap, page, complaints }) => {
    await go("admin/demand");
    await sees("现行版本：第 1 版");
    await ask(`(() => {
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => (blob.text().then((text) => (window.handedOver = text)), make.call(URL, blob));
    })()`);
    await tap("下载答案的 TypeScript 类型（types.d.ts）");
    await page.waitForFunction("window.handedOver");
    expect(await ask("window.handedOver")).toMatch(/export interface DemandAnswers \{/);
    expect(complaints).toStrictEqual([]);
  }));

test("what is refused waits for the next key, and does not go out again by itself", () =>
  story(desk, async (client) => {
    const { api, sees } = client;
    await begin(client, "refused-draft");
    await redefine(client, "delete it.title");
    await sees("处问题");
    const sent = () => api.asked.filter((it) => it.method === "PUT").length;
    const before = sent();
    // Three times as long as a pause in typing lasts.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(sent()).toBe(before);
    await redefine(client, "it.title = { zh: '有了名字' }");
    await sees("草稿已保存");
    expect(sent()).toBe(before + 1);
  }));

const rounds = definitionOf(
  { note: { type: "text" } },
  { id: "rounds", title: { zh: "汛期巡查", en: "Flood rounds" } },
);
const drafted = async (district: District) => {
  expect((await district.call("administrator", "PUT", "/forms/rounds/draft", rounds)).status).toBe(200);
};

test("who approves a draft reads it, sees what it comes to, and approves it with a reason", () =>
  story({ as: "leader", width: 1280, before: drafted }, async ({ district, go, sees, tap, page, ask, complaints }) => {
    await go("overview");
    await tap("表单");
    await sees("汛期巡查");
    await sees("有草稿");
    expect(await ask("document.body.innerText.includes('新建表单')")).toBe(false);
    await tap("汛期巡查");
    await sees("新表单，需经准入审批");
    expect(await ask("document.querySelector('textarea.code').readOnly")).toBe(true);
    expect(await ask("document.querySelector('.publish .button.main') === null"), "not theirs to publish").toBe(true);
    await page.type(".approve input", "汛期需要");
    await tap("批准这份草稿");
    await sees("leader 已批准：汛期需要");
    await sees("草稿再次修改后须重新批准");
    expect(
      (await district.call("administrator", "POST", "/forms/rounds/publish", { approvedBy: "leader" })).status,
    ).toBe(201);
    expect(complaints).toStrictEqual([]);
  }));

test("in an emergency a form goes out at once, and says until when it must be approved", () =>
  story({ ...desk, before: drafted }, async ({ district, go, sees, tap, page, text, complaints }) => {
    await go("admin/rounds");
    await sees("新表单，需经准入审批");
    await tap("情况紧急，来不及批准？");
    await page.type(".publish details[open] input", "台风登陆");
    await tap("应急发布");
    await sees("第 1 版已发布");
    await sees("第 1 版由 周明 应急发布，须在");
    await sees("逾期自动停用");
    await sees("说明：台风登陆");
    expect(await text(), "not by who wrote it").not.toMatch(/批准第 1 版/);
    await go("admin");
    await sees("应急发布，");
    const body = { version: 1, reason: "属实" };
    expect((await district.call("leader", "POST", "/forms/rounds/approvals", body)).status).toBe(201);
    await go("admin/rounds");
    await sees("现行版本：第 1 版");
    await tap("发布与批准记录");
    await sees("leader 已批准：属实");
    expect(await text()).not.toMatch(/逾期自动/);
    expect(complaints).toStrictEqual([]);
  }));

test("an emergency is approved in the page by who may", () => {
  const before = async (district: District) => {
    await drafted(district);
    const sent = await district.call("administrator", "POST", "/forms/rounds/publish", {
      reason: "emergency",
      note: "台风",
    });
    expect(sent.status).toBe(201);
  };
  return story(
    { as: "leader", width: 1280, language: "en", before },
    async ({ go, sees, tap, page, text, complaints }) => {
      await go("admin/rounds");
      await sees("published version 1 in an emergency");
      await sees("or the form is retired");
      await page.type(".approve input", "It is true");
      await tap("Approve version 1");
      await page.waitForFunction("!document.body.innerText.includes('in an emergency.')");
      await tap("Published and approved");
      await sees("leader approved it: It is true");
      expect(await text()).not.toMatch(/must be approved by/);
      expect(complaints).toStrictEqual([]);
    },
  );
});

/** The administrator whom the sign-in page offers works in a street from now on. */
const ofStreetAlone = ({ deps, actor }: District) =>
  putPerson(deps, actor("administrator"), {
    id: "administrator",
    name: "周明",
    language: "zh",
    posts: [{ role: "administrator", unit: street }],
  });

test("an administrator of a street begins a form for the street, and is told over what they are not", () =>
  story({ ...desk, before: ofStreetAlone }, async (client) => {
    const { district, sees, until, page, complaints } = client;
    await begin(client, "street-form");
    await until("document.querySelector('textarea.code').value.includes('\"units\"')");
    await redefine(client, "it.title.zh = '街道巡查'");
    await sees("草稿已保存");
    await approve(client, "street-form");
    await redefine(client, "delete it.units");
    await sees("草稿已保存");
    await page.click(publish);
    await sees("“滨城区”不在您管辖范围内");
    await redefine(client, "it.units = [it.owner]");
    await sees("草稿已保存");
    await approve(client, "street-form");
    await page.click(publish);
    await sees("第 1 版已发布");
    expect((await liveForm(district.deps, "street-form")).units).toStrictEqual(["371602001"]);
    expect(complaints).toStrictEqual([]);
  }));

test("nobody approves what was saved since they read it: it is loaded again first", () =>
  story({ as: "leader", width: 1280, before: drafted }, async ({ district, go, sees, tap, page, ask, until }) => {
    await go("admin/rounds");
    await sees("新表单，需经准入审批");
    const later = { ...rounds, title: { zh: "汛期巡查（改）" } };
    expect((await district.call("administrator", "PUT", "/forms/rounds/draft", later)).status).toBe(200);
    await page.type(".approve input", "汛期需要");
    await tap("批准这份草稿");
    await sees("草稿已被他人修改，请重新载入后再看。");
    expect(await ask("document.querySelector('.approve') === null")).toBe(true);
    await tap("重新载入");
    await until("document.querySelector('h1').innerText === '汛期巡查（改）'");
    await page.waitForSelector(".approve input");
    await page.type(".approve input", "汛期需要");
    await tap("批准这份草稿");
    await sees("已批准，谢谢。");
  }));

test("who changes a draft that was approved is told that it must be approved again", () =>
  story({ ...desk, before: drafted }, async (client) => {
    const { go, sees, page } = client;
    await go("admin/rounds");
    await sees("新表单，需经准入审批");
    await approve(client, "rounds");
    await page.reload();
    await sees("leader 已批准：防火需要");
    await redefine(client, "it.title.zh = '巡查'");
    await sees("草稿有修改，原来的批准已失效，须重新批准。");
  }));
