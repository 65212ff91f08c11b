// Several of some: what is chosen is sent in the options' order, and what is chosen no more was not answered.
import { expect, test } from "vitest";
import { publishDefinition } from "../../../functions/usecases/forms/publish-form.ts";
import { stories } from "../../support/client-page.ts";
import type { District } from "../../support/district.ts";
import { definitionOf } from "../../support/small-forms.ts";

const story = stories();

const definition = definitionOf({
  pets: { type: "multi-choice", required: true, options: ["猫", "狗", "鸟"] },
  tools: { type: "multi-choice", options: ["锤", "锯"] },
});
const published = ({ deps }: District) =>
  publishDefinition(deps, "administrator", definition, { by: "周明", reason: "测试" });

test("choices are sent in the order of the form; those taken back are no answer", () =>
  story({ as: "grid-staff", before: published }, async ({ district, sees, go, tap }) => {
    await sees("要办的事");
    await go("form/small-form");
    await sees("小表");
    for (const it of ["鸟", "猫", "锤", "锤"]) await tap(it);
    await tap("提交");
    await sees("全部已发送");
    await expect.poll(async () => (await district.sent("small-form")).length).toBe(1);
    expect((await district.sent("small-form"))[0]?.answers).toStrictEqual({ pets: ["猫", "鸟"] });
  }));

test("what must be chosen and is chosen no more is asked for again", () =>
  story({ as: "grid-staff", before: published }, async ({ page, district, sees, go, tap }) => {
    await sees("要办的事");
    await go("form/small-form");
    await sees("小表");
    for (const it of ["狗", "狗"]) await tap(it);
    await tap("提交");
    await page.waitForSelector("[aria-invalid=true], .form-error, .error");
    expect(await district.sent("small-form")).toStrictEqual([]);
  }));
