// Cases: what happened, what this person may do now, and lists that are longer than a page.
import { expect, test } from "vitest";
import { catalogForms } from "../../../forms/catalog/catalog.ts";
import { sha256 } from "../../../functions/adapters/system/system.ts";
import { receiveUpload } from "../../../functions/usecases/files/receive-upload.ts";
import { requestUpload } from "../../../functions/usecases/files/request-upload.ts";
import { publishDefinition } from "../../../functions/usecases/forms/publish-form.ts";
import { stories } from "../../support/client-page.ts";
import type { District } from "../../support/district.ts";
import { community, offer, uuid } from "../../support/world.ts";

const story = stories();

/** A hazard that the shop was told to mend; `mended`: and that it says it has. */
async function notified(district: District, line: string, mended = false): Promise<string> {
  const { id } = await district.hazard(line);
  const photo = await district.upload("grid-staff", "notice");
  await district.step("grid-staff", id, "notify", { measure: "更换灭火器并检查其余两具", noticePhoto: [photo] });
  if (mended) await district.step("grid-staff", id, "rectified", { afterPhotos: [photo] });
  return id;
}

test("a case tells what happened and offers only what this person may do now", async () => {
  const hazards: string[] = [];
  const before = async (district: District) => {
    hazards.push(await notified(district, "extinguishers"), await notified(district, "wiring", true));
  };
  await story({ as: "verifier", before }, async ({ page, sees, go, text }) => {
    await go(`cases/${hazards[0]}`);
    await sees("办理经过");
    await sees("下达整改通知");
    await sees("李秀兰");
    await sees("当前环节由其他人办理");
    expect(!(await text()).includes("整改完成，报请复查")).toBe(true);
    await go(`cases/${hazards[1]}`);
    await sees("复查通过，销号");
    expect((await page.$$(".buttons a")).length).toBe(2);
  });
});

test("a large photo is shown from where the API says that it lies, without the reader's token", async () => {
  let id = "";
  const before = async (district: District) => {
    ({ id } = await incident(district, "路口井盖破损"));
  };
  await story({ as: "leader", before }, async ({ page, api, district, go, until }) => {
    const tokens: (string | undefined)[] = [];
    page.on("request", (asked) => {
      if (asked.url().endsWith("/icon-192.png?link")) tokens.push(asked.headers().authorization);
    });
    api.upset(/^GET \/files\//, { status: 200, body: { url: `${district.origin}/icon-192.png?link` } });
    await go(`cases/${id}`);
    await until("document.querySelector('.picture img')?.naturalWidth === 192");
    expect(tokens).toStrictEqual([undefined]);
  });
});

test("a document of a case is opened by those who see the case", async () => {
  const id = uuid(0x7000);
  const before = async ({ deps, actor, send }: District) => {
    const pack = structuredClone(catalogForms().find((it) => it.id === "incident"));
    expect.assert(pack);
    const { photos } = pack.schema.properties as { photos: { items: { pattern: string } } };
    photos.items.pattern = "^[0-9a-f]{64}\\.[a-z0-9]{2,5}$";
    Object.assign(pack.ui.widgets.photos as object, { type: "file" });
    Object.assign(pack, { id: "papers" });
    await publishDefinition(deps, "administrator", pack, { by: "周明", reason: "测试" });
    const bytes = new TextEncoder().encode("%PDF-1.7 a plan");
    const about = { contentType: "application/pdf", size: bytes.length, sha256: sha256(bytes) };
    const { name } = await requestUpload(deps, actor("cadre"), about);
    await receiveUpload(deps, "cadre", name, bytes);
    const example = (pack.schema as { examples?: object[] }).examples?.[0];
    await send("cadre", "papers", { ...example, photos: [name] }, { id, unit: community, files: [name] });
  };
  await story({ as: "leader", before }, async ({ page, api, go, tap, sees, until }) => {
    await page.evaluate("window.open = () => (window.opened = { location: {}, close() {} })");
    await go(`cases/${id}`);
    api.upset(/^GET \/files\//, { problem: "too-busy" }, 1);
    await tap("打开文件 1");
    await sees("未能打开，请稍后再试");
    await tap("打开文件 1");
    await until("/^blob:/.test(window.opened.location.href)");
  });
});

const incident = async (district: District, title: string) =>
  district.raise("cadre", "incident", {
    title,
    category: "governance-other",
    source: "grid",
    urgency: "normal",
    description: title,
    location: { lat: 37.38, lng: 118.02 },
    photos: [await district.upload("cadre", title)],
  });
const many = (district: District, count: number) =>
  Promise.all(Array.from({ length: count }, (_, at) => district.raise("handler", "resource", offer(1 + at))));
const asksForCases = (path: string) => path.startsWith("/cases?");

test("finds the cases that stand behind a page full of offers", () =>
  story(
    {
      as: "leader",
      async before(district) {
        await many(district, 101);
        await incident(district, "路口井盖破损");
      },
    },
    async ({ api, sees, go, text }) => {
      await go("cases?view=open");
      await sees("路口井盖破损");
      expect(api.asked.filter((it) => asksForCases(it.path)).length).toBe(2);
      expect(await text()).not.toMatch(/加载更多/);
    },
  ));

test("asks for no further page once it has enough to show, and goes on when the reader wants more", () =>
  story(
    {
      as: "leader",
      async before(district) {
        for (let at = 0; at < 20; at++) await district.hazard("wiring");
        await many(district, 81);
        await incident(district, "路口井盖破损");
      },
    },
    async ({ page, api, sees, go, until }) => {
      await go("cases?view=open");
      await until("document.querySelectorAll('main .list li').length === 20");
      await page.waitForNetworkIdle();
      expect(api.asked.filter((it) => asksForCases(it.path)).length).toBe(1);
      await page.click("main .button.plain.wide");
      await sees("路口井盖破损");
      expect(api.asked.filter((it) => asksForCases(it.path)).length).toBe(2);
    },
  ));
