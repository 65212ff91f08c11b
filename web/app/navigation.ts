// Which places a person sees, the most used first; a phone shows four and "Me".

import type { Me } from "../../api/service.ts";
import type { LocalText } from "../../core/text.ts";
import type { IconName } from "../parts/icon-paths.ts";
import { texts } from "../say/texts.ts";

export type DestinationId =
  | "today"
  | "fill"
  | "cases"
  | "exchange"
  | "overview"
  | "reports"
  | "admin"
  | "people"
  | "units";
export type Destination = { id: DestinationId; icon: IconName; title: LocalText };

export function destinationsFor(me: Me): Destination[] {
  const may = (action: Me["actions"][number]) => me.actions.includes(action);
  const inGrid = me.posts.some((it) => it.role === "grid-staff");
  const oversees = may("report.read");
  const fills = me.forms.length > 0;
  const order: [DestinationId, IconName, boolean][] = [
    ["today", "today", inGrid],
    ["admin", "admin", may("form.write") || may("form.publish")],
    ["overview", "overview", may("figures.read") && oversees],
    ["fill", "fill", fills && inGrid],
    ["cases", "cases", true],
    ["exchange", "exchange", true],
    ["fill", "fill", fills && !inGrid],
    ["overview", "overview", may("figures.read") && !oversees],
    ["reports", "file", oversees],
    ["people", "people", may("people.write")],
    ["units", "units", may("unit.write")],
  ];
  return order.filter(([, , shown]) => shown).map(([id, icon]) => ({ id, icon, title: texts[id] }));
}
