// What a grid worker does with a thumb.
/// <reference lib="dom" />
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoPhotos } from "../../functions/demo/photos.ts";
import type { Seat } from "./world.ts";

/** Fills the check of a place: every line in order but the exit, which is blocked and photographed; signs; sends. */
export async function fillHazardCheck(phone: Seat, place: string, newQuestion: string): Promise<void> {
  const { page } = phone;
  await phone.go(`form/hazard-check/${place}`);
  await page.waitForSelector(".form-confirm, .form-check");
  // A draft goes on where it was left.
  if (await page.$(".form-confirm")) {
    await page.click(".form-confirm");
    await page.click(".form-bar .next");
    await page.waitForSelector(".form-check");
  }
  const lines = await page.$$eval('.form-check input[type="radio"][id]', (inputs) => inputs.map((it) => it.id));
  // Tapped by the element, not by the place: what is scrolled under the bar at the bottom would hand the tap to the bar.
  for (const line of lines)
    await page.$eval(
      `.form-segments:has([id="${line}"]) label.${line.endsWith("exitsClear") ? "danger" : "ok"}`,
      (it) => (it as HTMLElement).click(),
    );
  const photo = join(await mkdtemp(join(tmpdir(), "gridform-photo-")), "exit.png");
  await writeFile(photo, demoPhotos().before.bytes);
  await page.waitForSelector('.form-check input[type="file"]');
  const picker = await page.$('.form-check input[type="file"]');
  await (picker as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(photo);
  await page.waitForSelector(".form-check img");
  for (const box of await page.$$(".form-check textarea")) await box.type("出口堆放纸箱");
  await page.click(".form-bar .next");
  await phone.sees(newQuestion);
  // What is known of this page comes a moment after the page.
  await page.waitForSelector(".form-known");
  await page.$$eval(".form-confirm", (buttons) => {
    for (const it of buttons) (it as HTMLElement).click();
  });
  await sign(phone);
  await page.click(".form-bar .next");
  await page
    .waitForFunction(() => !document.querySelector(".form-bar"), { timeout: 15_000 })
    .catch(async () => {
      throw new Error(`The form does not close. It says: ${await phone.text()}`);
    });
}

/** Draws a line with the finger where a signature is asked. */
export async function sign(phone: Seat): Promise<void> {
  const { page } = phone;
  await page.waitForSelector(".form-sign");
  await page.$eval(".form-sign", (it) => (it as HTMLElement).click());
  const pad = await page.waitForSelector("canvas");
  await pad?.scrollIntoView();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const box = await pad?.boundingBox();
  if (!box) throw new Error("There is nowhere to sign");
  const finger = await page.touchscreen.touchStart(box.x + 20, box.y + box.height / 2);
  for (let step = 1; step <= 8; step++)
    await finger.move(box.x + 20 + step * 20, box.y + box.height / 2 + (step % 2 ? 12 : -12));
  await finger.end();
  await phone.tap("完成签名");
  await page.waitForSelector(".form-signature img");
}
