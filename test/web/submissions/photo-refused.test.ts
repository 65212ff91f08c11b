// Why a photo is not taken is seen where it is told, on a phone whose bar covers the lower edge.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ElementHandle } from "puppeteer-core";
import { expect, test } from "vitest";
import { publishDefinition } from "../../../functions/usecases/forms/publish-form.ts";
import { stories } from "../../support/client-page.ts";
import type { District } from "../../support/district.ts";
import { definitionOf } from "../../support/small-forms.ts";

const story = stories();
const many = Object.fromEntries(["a", "b", "c", "d"].map((name) => [name, { type: "text" } as const]));
const more = Object.fromEntries(["e", "f", "g", "h", "i", "j"].map((name) => [name, { type: "text" } as const]));
const definition = definitionOf({ ...many, shot: { type: "photo" }, ...more });
const before = ({ deps }: District) =>
  publishDefinition(deps, "administrator", definition, { by: "周明", reason: "测试" });

test("a file that is no photo is refused in sight", () =>
  story({ as: "grid-staff", before }, async ({ page, district, sees, go, ask }) => {
    await sees("要办的事");
    await go("form/small-form");
    const input = (await page.waitForSelector("input[type=file]")) as ElementHandle<HTMLInputElement>;
    const text = join(district.folder, "notes.txt");
    await writeFile(text, "no photo");
    // The buttons stand just above the bar, as a thumb leaves them.
    await ask(`(() => {
      const placeOf = (it) => document.querySelector(it).getBoundingClientRect();
      scrollBy({ top: placeOf(".form-pickers").bottom - placeOf(".form-bar").top + 2, behavior: "instant" });
    })()`);
    await input.uploadFile(text);
    await sees("这不是照片");
    const covered = await ask(`(() => {
      const { x, y, width, height } = document.querySelector(".form-pickers + .error").getBoundingClientRect();
      return document.elementFromPoint(x + width / 2, y + height / 2)?.className;
    })()`);
    expect(covered).toBe("error");
  }));
