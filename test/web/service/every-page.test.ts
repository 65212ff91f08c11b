// Every page: nothing that axe finds wrong, nothing too wide, and a kind word where there is nothing to show.
import { expect, test } from "vitest";
import { stories } from "../../support/client-page.ts";
import { type District, daysAgo } from "../../support/district.ts";
import { demand, offer } from "../../support/world.ts";

const story = stories();

type Places = { household: string; told: string; project: string };

/** Something for every page: families, hazards on their way and late, offers, demands, a project. */
async function aLivelyGrid(district: District): Promise<Places> {
  const families = await district.families(8);
  const late = await district.at(daysAgo(10), () => district.hazard("extinguishers"));
  await district.hazard("wiring");
  const photo = await district.upload("grid-staff", "notice");
  await district.step("grid-staff", late.id, "notify", { measure: "更换灭火器", noticePhoto: [photo] });
  await district.raise("handler", "resource", offer(12, { title: "会议室周末向社区开放", quantityUnit: "场" }));
  const { id } = await district.raise("grid-staff", "demand", demand(12, { title: "独居老人每月上门理发" }));
  const project = await district.claim("grid-staff", "demands", id, 4);
  return { household: families[2]?.id ?? "", told: late.id, project: project.id };
}

const visited: [string, (places: Places) => string[]][] = [
  [
    "grid-staff",
    ({ household, told, project }) => [
      "today",
      "fill",
      "fill/household-visit",
      "outbox",
      "cases",
      `cases/${told}`,
      `cases/${project}/start`,
      "exchange/offers",
      "exchange/demands",
      "me",
      "nowhere",
      `form/household-visit/${household}`,
      `cases/${told}/rectified`,
    ],
  ],
  ["leader", () => ["overview", "reports"]],
  ["administrator", () => ["admin", "people", "units"]],
];

for (const look of [
  { width: 360 },
  { width: 1280 },
  { width: 360, dark: true },
  { width: 360, language: "en" as const },
]) {
  test(`axe finds nothing wrong on any page (${Object.values(look).join(", ")})`, async () => {
    await story(look, async ({ axe, page }) => {
      await page.waitForSelector(".welcome");
      expect(await axe(), "sign-in").toStrictEqual([]);
    });
    for (const [as, pathsOf] of visited) {
      let paths: string[] = [];
      const before = async (district: District) => {
        paths = pathsOf(await aLivelyGrid(district));
      };
      await story({ ...look, as, before }, async ({ axe, go, ask, until, complaints }) => {
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
  story({ as: "grid-staff", bare: true }, async ({ sees, go }) => {
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
