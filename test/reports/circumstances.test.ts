// What an edition says of how it came about: on its cover, in its notes and in its mail, in both languages.
import { expect, test } from "vitest";
import { catalogReports } from "../../reports/catalog/catalog.ts";
import { type Circumstances, lateSince } from "../../reports/circumstances.ts";
import type { ReportDefinition } from "../../reports/definition.ts";
import { documentOf } from "../../reports/document/document.ts";
import { mailOf } from "../../reports/mail/edition-mail.ts";
import { dueOf } from "../../reports/schedule.ts";
import { buildSnapshot } from "../../reports/snapshot.ts";
import { instant, period, sampleInput } from "./sample.ts";

const monthly = catalogReports().get("monthly-assessment") as ReportDefinition;
const made = (circumstances: Circumstances | undefined, language: "zh" | "en" = "zh") =>
  buildSnapshot({ ...monthly, language }, sampleInput({ asOf: instant("2026-11-05T09:00:00+08:00"), circumstances }));
const rulesOf = ({ sections }: ReturnType<typeof made>) => sections.find((it) => it.kind === "method")?.rules ?? [];
const countedAt = ({ sections }: ReturnType<typeof made>) =>
  sections.find((it) => it.kind === "cover")?.facts.at(-1)?.value;
const mail = (of: ReturnType<typeof made>) =>
  mailOf(of, { name: "李", link: "https://example.org", pages: 3, hash: "0".repeat(64) });

const all: Circumstances = {
  due: instant("2026-11-01T08:00:00+08:00"),
  vouchedBy: { person: "zhou", name: "周明" },
  replaces: {
    madeAt: instant("2026-11-01T08:00:00+08:00"),
    at: instant("2026-11-02T10:30:00+08:00"),
    name: "周明",
    reason: "<数据有误>",
  },
};

test("what changes how an edition is to be read stands on its cover, in its notes and in its mail", () => {
  const snapshot = made(all);
  const said = [
    "本通报代替2026年11月1日 08:00编制、2026年11月2日 10:30由周明撤回的通报。撤回原因：<数据有误>",
    "本通报应于2026年11月1日编制，实际于2026年11月5日编制。",
    "编制时其他时钟与系统时钟不一致，经周明确认系统时钟无误后编制。",
  ];
  expect(snapshot.notices).toStrictEqual(said);
  expect(rulesOf(snapshot).slice(0, 3)).toStrictEqual(said);
  const html = documentOf(snapshot, "0".repeat(64));
  expect(html.match(/<p class="notice">/g)?.length).toBe(3);
  expect(html).toContain("撤回原因：&lt;数据有误&gt;");
  expect(mail(snapshot).text).toContain(said.join("\n\n"));
  expect(mail(snapshot).html).toContain("撤回原因：&lt;数据有误&gt;");
});

test("a date that no second clock confirmed is told where the date stands, and in the notes, without alarm", () => {
  const snapshot = made({ unconfirmed: true });
  expect(snapshot.notices).toBe(undefined);
  expect(countedAt(snapshot)).toBe("2026年11月5日 09:00（未经第二个时钟确认）");
  expect(rulesOf(snapshot)[0]).toBe("编制时没有其他时钟可供核对，本通报的日期未经第二个时钟确认。");
});

test("an edition that came about as it should says nothing, and is what it was before anybody asked", () => {
  const { circumstances: _, ...same } = made({});
  expect(made(undefined)).toStrictEqual(same);
  expect(JSON.stringify(made(undefined))).not.toMatch(/circumstances|notices|时钟/);
  expect(countedAt(made({}))).toBe("2026年11月5日 09:00");
});

test("the same in English", () => {
  const snapshot = made({ ...all, unconfirmed: true }, "en");
  expect(snapshot.notices).toStrictEqual([
    "This bulletin takes the place of the one made on 1 November 2026, 08:00, which 周明 withdrew on 2 November 2026, 10:30. Reason: <数据有误>",
    "This bulletin was due on 1 November 2026 and was made on 5 November 2026.",
    "Other clocks disagreed with the system's when this bulletin was made; 周明 confirmed that the system's is right.",
  ]);
  expect(rulesOf(snapshot)).toContain(
    "There was no other clock to compare with: the date of this bulletin is not confirmed by a second clock.",
  );
  expect(countedAt(snapshot)).toMatch(/\(not confirmed by a second clock\)$/);
});

test("an edition is due at the first time of its schedule at which its period is over, and late from the day after", () => {
  const due = dueOf(monthly.schedule, period("2026-11"));
  expect(due).toBe("2026-12-01T00:00:00.000Z");
  const weekly = { every: "week", weekday: 1, time: "00:00" } as const;
  expect(dueOf(weekly, period("2026-W45")), "at the very end of it").toBe("2026-11-08T16:00:00.000Z");
  expect(lateSince(due, instant("2026-12-01T23:59:00+08:00"))).toBe(undefined);
  expect(lateSince(due, instant("2026-12-02T00:00:00+08:00"))).toBe(due);
});
