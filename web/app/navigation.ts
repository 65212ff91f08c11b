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
  const makes = may("form.write") || may("form.publish");
  const fills = me.forms.length > 0;
  const order: [DestinationId, IconName, boolean][] = [
    ["today", "today", inGrid],
    ["admin", "admin", makes],
    ["overview", "overview", may("figures.read") && oversees],
    ["fill", "fill", fills && inGrid],
    ["cases", "cases", true],
    ["exchange", "exchange", true],
    ["fill", "fill", fills && !inGrid],
    ["overview", "overview", may("figures.read") && !oversees],
    ["reports", "file", oversees],
    // Who only approves what others make.
    ["admin", "admin", !makes && may("form.approve")],
    ["people", "people", may("people.write")],
    ["units", "units", may("unit.write")],
  ];
  return order.filter(([, , shown]) => shown).map(([id, icon]) => ({ id, icon, title: texts[id] }));
}
