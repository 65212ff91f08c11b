// Where the reader is: the address behind `#`, so that any static host and the sign-in redirect serve one and the same page.
import { placeAddress } from "../../core/web-address.ts";

export type Route = { path: string[]; query: Record<string, string> };

/** Reads `#/cases/0192…?tab=open`. */
export function parseRoute(hash: string): Route {
  const [path = "", search = ""] = hash.replace(/^#\/?/, "").split("?");
  const query: Record<string, string> = {};
  new URLSearchParams(search).forEach((value, name) => {
    query[name] = value;
  });
  return { path: path.split("/").filter(Boolean).map(decode), query };
}

/** Writes the address of a place; empty query values are left out. */
export const link = placeAddress;

/** How far into the client the reader has come, kept with each place of the browser's history. */
let places = 0;

/** To be called at every change of place. */
export function markPlace(): void {
  if (history.state === null) history.replaceState({ place: ++places }, "");
}

/** Back to where the reader came from; where that would leave the client, to its start. */
export function goBack(): void {
  if ((history.state as { place?: number } | null)?.place) history.back();
  else location.hash = link([]);
}

/** A broken escape typed by hand must not take the whole page down. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
