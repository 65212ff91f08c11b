// A form that the client begins with: known from the address and from what the device remembers, so that nothing else is waited for.

import type { Me } from "../../api/service.ts";
import type { Language } from "../../core/text.ts";
import type { Instant } from "../../core/time.ts";
import { openDatabase, readerOf } from "../offline/database.ts";
import type { FormDevice, Offline } from "../offline/form-device.ts";
import { parseRoute, type Route } from "./router.ts";

export type FirstForm = { hash: string; route: Route; me: Me; language: Language; device: FormDevice };

type Given = { now(): Instant; whole(): Promise<Offline> };

/** How long the server may take for the form before the patient way is tried. */
const PATIENCE = 15_000;

/** The form at this address, where the device knows who sits before it; else the client begins as a whole. */
export function firstForm({ now, whole }: Given): FirstForm | undefined {
  const { hash, search } = location;
  const route = parseRoute(hash);
  const tokens = remembered<{ access: string; expiresAt: number }>("session");
  const me = remembered<Me>("me");
  // An answer of the issuer in the address is taken first.
  if (route.path[0] !== "form" || !tokens || !me || /[?&](code|error)=/.test(search)) return undefined;
  const language = localStorage.getItem("gridform.language") === "en" ? "en" : "zh";
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  const device: FormDevice = {
    now,
    whole,
    read: readerOf(openDatabase(me.person)),
    connection: {
      async request(method, path) {
        const asking = new AbortController();
        const timer = setTimeout(() => asking.abort(), PATIENCE);
        try {
          const headers = { authorization: `Bearer ${tokens.access}`, "accept-language": language };
          const answer = await fetch(`/api/v1${path}`, { headers, signal: asking.signal });
          if (answer.status === 200) return { status: 200, body: await answer.json() };
        } catch {
          // Asked again below, with a fresh token and by the rules of the whole client.
        } finally {
          clearTimeout(timer);
        }
        return (await whole()).connection.request(method, path);
      },
    },
  };
  return { hash, route, me, language, device };
}

function remembered<T>(name: string): T | undefined {
  try {
    return JSON.parse(localStorage.getItem(`gridform.${name}`) || "null") || undefined;
  } catch {
    return undefined;
  }
}
