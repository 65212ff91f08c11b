// Reports: having one made, and reading it.
import { expect, test } from "vitest";
import type { Period } from "../../../core/period.ts";
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
