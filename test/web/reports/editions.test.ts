// Reports: having one made, and reading it.
import { expect, test } from "vitest";
import { type Period, periodOf, previous } from "../../../core/period.ts";
import { editionItem } from "../../../functions/store/items.ts";
import { requestEdition } from "../../../functions/usecases/reports/request-edition.ts";
import { stories } from "../../support/client-page.ts";
import type { District } from "../../support/district.ts";
import { county } from "../../support/world.ts";

const story = stories();

/** The reports of the two months before were made and are there. */
async function twoEditions({ deps, actor, queue }: District): Promise<void> {
  for (const period of ["2026-09", "2026-10"] as Period[])
    await requestEdition(deps, actor("leader"), { report: "monthly-assessment", period, unit: county });
  await queue.idle();
}

test("has this period's report made, shows that it is being made, and then offers it", () =>
  story({ as: "leader", before: twoEditions }, async ({ page, api, sees, go, tap, until }) => {
    await go("reports");
    await sees("哪一期");
    await until("document.querySelectorAll('main li .card').length === 2");
    await page.select("select", "2026-11");
    await sees("先出一份阶段性报告");
    let letGo = () => {};
    api.upset(/^POST \/reports/, { until: new Promise<void>((resolve) => (letGo = resolve)) }, 1);
    await tap("生成报告");
    await sees("正在生成");
    letGo();
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

/** A monthly report of so many months before this one. */
const years =
  (months: number) =>
  async ({ deps, clock }: District) => {
    let period = previous(periodOf(clock.now(), "month"));
    for (let n = 0; n < months; n++) {
      const about = {
        report: "monthly-assessment",
        period,
        unit: county,
        title: { zh: "通报" },
        unitTitle: { zh: "滨城区" },
      };
      const files = { hash: "0", pages: 1, pdf: "a.pdf", json: "a.json" };
      const item = editionItem({ ...about, ...files, status: "ready", madeAt: clock.now(), interim: false }, 1);
      await deps.table.commit([{ kind: "put", item }]);
      period = previous(period);
    }
  };

test("shows the newest editions, and earlier ones when asked", () =>
  story({ as: "leader", before: years(230) }, async ({ go, tap, until, ask, sees, api }) => {
    await go("reports");
    const cards = "document.querySelectorAll('main li .card').length";
    await until(`${cards} === 200`);
    api.upset(/^GET \/reports\/.*cursor/, { problem: "too-busy" }, 1);
    await tap("更早的报告");
    await sees("系统繁忙");
    await tap("重试");
    await until(`${cards} === 230`);
    expect(await ask<boolean>("document.body.innerText.includes('更早的报告')")).toBe(false);
  }));
