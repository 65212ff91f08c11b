// Mails that are no reports, and the addresses that mails lead to.
import { describe, expect, it } from "vitest";
import { letterOf } from "../../core/letter.ts";
import { places, webAddress } from "../../core/web-address.ts";
import { parseRoute } from "../../web/app/router.ts";

const letter = {
  name: "周明<b>",
  title: "草稿",
  sentences: ["一句。", 'a "b" & c'],
  link: { title: "打开", url: "https://grid.example.gov.cn/#/admin/gas-check?a=1&b=2" },
};

describe("a letter", () => {
  it("says the same with and without HTML, and nothing in it becomes markup", () => {
    const { subject, text, html } = letterOf({ ...letter, language: "zh" });
    expect(subject).toBe("草稿");
    expect(text).toBe(
      '周明<b>，您好：\n\n一句。\n\na "b" & c\n\n打开：https://grid.example.gov.cn/#/admin/gas-check?a=1&b=2',
    );
    expect(html).toContain("周明&lt;b&gt;，您好：");
    expect(html).toContain("a &quot;b&quot; &amp; c");
    expect(html).toContain('href="https://grid.example.gov.cn/#/admin/gas-check?a=1&amp;b=2"');
    expect(html).toMatch(/^<!doctype html><html lang="zh-CN">/);
  });

  it("greets in English who reads English", () => {
    const { text, html } = letterOf({ ...letter, name: "Zhou Ming", language: "en" });
    expect(text).toMatch(/^Dear Zhou Ming,\n\n/);
    expect(html).toMatch(/<html lang="en">/);
  });
});

describe("an address in a mail", () => {
  it("is read by the client as the place it was written for", () => {
    const at = (place: string) => parseRoute(new URL(webAddress("https://grid.example.gov.cn", place)).hash);
    expect(at(places.case("0192f1c4~1"))).toStrictEqual({ path: ["cases", "0192f1c4~1"], query: {} });
    const edition = { report: "monthly-assessment", period: "2026-10", unit: "371602" };
    const path = ["reports", "monthly-assessment", "2026-10", "371602"];
    expect(at(places.edition(edition))).toStrictEqual({ path, query: {} });
    expect(at(places.edition(edition, 2))).toStrictEqual({ path, query: { number: "2" } });
    expect(at(places.draft("gas-check"))).toStrictEqual({ path: ["admin", "gas-check"], query: {} });
  });
});
