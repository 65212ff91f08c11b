// A report with a cover and one section alone, given exactly what it says it needs.
import { expect } from "vitest";
import { ReportDefinition } from "../../../reports/definition.ts";
import { documentOf } from "../../../reports/document/document.ts";
import type { Tallied } from "../../../reports/figures/tally.ts";
import type { ContentOf, SectionKind } from "../../../reports/sections/table.ts";
import { buildSnapshot, type Snapshot, type SnapshotInput, snapshotNeeds } from "../../../reports/snapshot.ts";
import { forms, sampleInput } from "../sample.ts";

const cover = { kind: "cover", masthead: { zh: "通报", en: "Bulletin" }, subject: { zh: "工作情况", en: "the work" } };

export const definitionOf = (section: object, language: "zh" | "en" = "zh"): ReportDefinition =>
  ReportDefinition.parse({
    id: "own",
    title: { zh: "专报", en: "Report" },
    language,
    period: "month",
    schedule: { every: "month", day: 1, time: "08:00" },
    audience: { levels: ["county"] },
    recipients: { role: "leader" },
    author: { zh: "中心", en: "Centre" },
    sections: "subject" in section ? [section] : [cover, section],
  });

type Change = Partial<SnapshotInput> & { language?: "zh" | "en" };

/** The snapshot of a report with this one section; what the section did not say it needs was not loaded. */
export function snapshotOf(section: object, { language, ...change }: Change = {}): Snapshot {
  const definition = definitionOf(section, language);
  const input = sampleInput(change);
  const needs = snapshotNeeds(definition, input.period, input.forms ?? forms);
  return buildSnapshot(definition, {
    ...input,
    tallied: only(input.tallied, needs),
    furtherBelow: needs.furtherBelow ? input.furtherBelow : new Map(),
  });
}

/** Exactly what was needed, as the store reads it. */
export function only(all: Tallied, needs: Tallied["loaded"]): Tallied {
  const wanted = new Set(needs.tallies.map((it) => `${it.form} ${it.period}`));
  return {
    loaded: needs,
    tallies: new Map([...all.tallies].map(([at, rows]) => [at, rows.filter((row) => wanted.has(`${row.form} ${at}`))])),
    stocks: all.stocks.filter((row) => needs.stocks.includes(row.type)),
  };
}

/** What the snapshot keeps of the section. */
export function contentOf<Kind extends SectionKind>(
  section: { kind: Kind; [property: string]: unknown },
  change?: Change,
): ContentOf<Kind> {
  const found = snapshotOf(section, change).sections.find((it) => it.kind === section.kind);
  expect.assert(found, `there is no ${section.kind}`);
  return found as ContentOf<Kind>;
}

/** The section as it is drawn: its HTML, and what a reader sees of it, one text a line. */
export function drawn(section: { kind: string }, change?: Change): { html: string; text: string } {
  const page = documentOf(snapshotOf(section, change), "0123456789abcdef".repeat(4));
  const body = /<body>([\s\S]*)<\/body>/.exec(page)?.[1] ?? "";
  const html = section.kind === "cover" ? body : body.slice(body.indexOf("</section>") + "</section>".length);
  const text = html
    .replace(/<svg[\s\S]*?<\/svg>/g, "")
    .replace(/<[^>]*>/g, "\n")
    .replace(/\n+/g, "\n")
    .trim();
  expect(text).not.toMatch(/NaN|undefined|null|\[object|Infinity/);
  return { html, text };
}

/** What charts say, for those who hear them. */
export const heard = (html: string): string[] =>
  [...html.matchAll(/role="img" aria-label="([^"]*)"/g)].map(([, label = ""]) => label);

export const chinese = /[\u4e00-\u9fff]/;
