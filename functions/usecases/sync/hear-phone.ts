// The sending time of a phone: a second clock, and on many a machine the only one.
import type { Actor } from "../../../core/person.ts";
import { type Instant, millisecondsOf } from "../../../core/time.ts";
import type { Deps } from "../../deps.ts";
import { shareSightings } from "../../store/other-clocks.ts";

/** So many phones are listened to at once; each person's has one place, so that nobody speaks for many. */
const places = 16;

/** Remembers when a phone sent something, by its own clock. Whatever fails at that is no reason to refuse what it sent. */
export async function hearPhone(deps: Deps, actor: Actor, sentAt: Instant): Promise<void> {
  const place = Number.parseInt(deps.digest(actor.person).slice(0, 6), 16) % places;
  deps.clocks.saw(`phone-${place + 1}`, millisecondsOf(sentAt));
  await shareSightings(deps).catch(() => {
    // The store is busy or away: then the submissions say so themselves.
  });
}
