// The whole page of an edition, from its snapshot alone: HTML that stands by itself, ready to be printed.
import type { SectionContent, Snapshot } from "../snapshot.ts";
import { renderByUnit } from "../templates/by-unit.ts";
import { renderClaims } from "../templates/claims.ts";
import { renderCover } from "../templates/cover.ts";
import { renderDetails } from "../templates/details.ts";
import { templateOf } from "../templates/engine.ts";
import { renderKeyFigures } from "../templates/key-figures.ts";
import { renderMethod } from "../templates/method.ts";
import { renderOverdueCases } from "../templates/overdue-cases.ts";
import { type Place, placesOf } from "../templates/place.ts";
import { styleOf } from "../templates/style.ts";
import { renderTrend } from "../templates/trend.ts";
import { sayDate } from "../wording.ts";

const head = templateOf<{ title: string }>(`<meta charset="utf-8"><title>{{title}}</title>`);

/** The HTML of a snapshot; `hash` is the SHA-256 of its canonical JSON, printed on the last page. */
export function documentOf(snapshot: Snapshot, hash: string): string {
  const { title, sections, period } = snapshot;
  const places = placesOf(sections, period);
  const body = sections.map((content, at) => sectionOf(content, places[at] as Place, places, snapshot, hash));
  const style = `<style>${styleOf(title)}</style>`;
  return `<!doctype html><html lang="zh-CN"><head>${head({ title })}${style}</head><body>${body.join("\n")}</body></html>`;
}

function sectionOf(content: SectionContent, place: Place, places: Place[], snapshot: Snapshot, hash: string): string {
  switch (content.kind) {
    case "cover":
      return renderCover(
        content,
        place,
        places.filter((it) => it.heading !== ""),
      );
    case "key-figures":
      return renderKeyFigures(content, place);
    case "by-unit":
      return renderByUnit(content, place);
    case "claims":
      return renderClaims(content, place);
    case "trend":
      return renderTrend(content, place);
    case "details":
      return renderDetails(content, place);
    case "overdue-cases":
      return renderOverdueCases(content, place);
    case "method":
      return renderMethod(content, place, { issuer: snapshot.issuer, date: sayDate(snapshot.asOf), hash });
  }
}

/** A text that stands on the printed pages if anything does. */
export function mustContain(snapshot: Snapshot): string {
  const cover = snapshot.sections.find((it) => it.kind === "cover");
  return cover?.title ?? snapshot.title;
}
