// A unit as people there call it: a grid only together with its community.

import type { Me } from "../../api/service.ts";
import type { LocalText } from "../../core/text.ts";
import { parentOf } from "../../core/unit.ts";

export function sayUnit(me: Me, code: string, say: (text: LocalText) => string): string {
  const title = (it: string | undefined) => me.units.find((unit) => unit.code === it)?.title;
  const own = title(code) ?? me.posts.find((it) => it.unit === code)?.unitTitle;
  const above = code.includes("G") ? title(parentOf(code)) : undefined;
  return [above, own].flatMap((it) => (it ? [say(it)] : [])).join(" ");
}
