// Which places a person sees, the most used first; a phone shows four and "Me".
import type { LocalText } from "../../core/text.ts";
import type { Me } from "../api.ts";
import { texts } from "../texts.ts";
import type { IconName } from "./icon.tsx";

export type PlaceId = "today" | "fill" | "cases" | "exchange" | "overview" | "reports" | "admin" | "people" | "units";
export type Place = { id: PlaceId; icon: IconName; title: LocalText };

const field = ["grid-staff", "cadre"];

export function placesFor(me: Me): Place[] {
  const may = (action: string) => me.actions.includes(action);
  const inField = me.posts.some((it) => field.includes(it.role));
  const admin = may("form.write") || may("form.publish");
  const order: [PlaceId, IconName, boolean][] = [
    ["today", "today", inField],
    ["admin", "admin", admin],
    ["overview", "overview", may("figures.read") && !inField],
    ["fill", "fill", me.forms.length > 0 && inField],
    ["cases", "cases", true],
    ["exchange", "exchange", true],
    ["overview", "overview", may("figures.read") && inField],
    ["reports", "file", may("report.read")],
    ["fill", "fill", me.forms.length > 0 && !inField],
    ["people", "people", may("people.write")],
    ["units", "units", may("unit.write")],
  ];
  return order.filter(([, , shown]) => shown).map(([id, icon]) => ({ id, icon, title: texts[id] }));
}
