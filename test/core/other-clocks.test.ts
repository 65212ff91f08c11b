// Whether a machine's clock can be trusted, by what other clocks said against it.
import { describe, expect, it } from "vitest";
import { judgeClock, latestSightings, mostSightings, type Sighting } from "../../core/other-clocks.ts";
import { type Instant, later } from "../../core/time.ts";

const now = "2026-12-01T00:00:00.000Z" as Instant;
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
/** Seen so long ago by our clock, which was then so far ahead. */
const seen = (ago: number, ahead = 0, source = `${ago} ${ahead}`): Sighting => ({
  source,
  at: later(now, -ago),
  ahead,
});
const verdict = (...sightings: Sighting[]) => judgeClock(sightings, now).verdict;

describe("a clock", () => {
  it("is confirmed by another that agrees to the hour, and disputed by one that is further off, on either side", () => {
    for (const ahead of [0, 1000, hour, -hour]) expect(verdict(seen(minute, ahead)), String(ahead)).toBe("confirmed");
    for (const ahead of [hour + 1, -hour - 1, 10 * day]) expect(verdict(seen(minute, ahead))).toBe("disputed");
  });

  it("that no other was seen beside is not confirmed, which is no disagreement", () => {
    expect(verdict()).toBe("unconfirmed");
    expect(verdict(seen(90 * minute))).toBe("unconfirmed");
  });

  it("is disputed only when every other disagrees: one that agrees outweighs them", () => {
    expect(verdict(seen(minute, 10 * day), seen(2 * minute, -5 * day))).toBe("disputed");
    expect(verdict(seen(minute, 10 * day), seen(2 * minute, -5 * day), seen(3 * minute))).toBe("confirmed");
    expect(judgeClock([seen(minute, 10 * day, "phone"), seen(4 * day, 10 * day, "old")], now).by).toStrictEqual([
      seen(minute, 10 * day, "phone"),
    ]);
  });

  it("is not confirmed by what agreed before it was moved on", () => {
    // Ten days ahead since a moment ago: whatever agreed then is ten days old by now.
    expect(verdict(seen(10 * day + minute))).toBe("unconfirmed");
    expect(verdict(seen(10 * day + minute), seen(minute, 10 * day, "phone"))).toBe("disputed");
  });

  it("stays disputed over a weekend without another word, and not for ever", () => {
    expect(verdict(seen(2.5 * day, 10 * day))).toBe("disputed");
    expect(verdict(seen(3.1 * day, 10 * day))).toBe("unconfirmed");
  });

  it("is no longer disputed once another agreed after it", () => {
    expect(verdict(seen(5 * hour, 10 * day), seen(2 * hour))).toBe("unconfirmed");
  });

  it("is not disputed by one wrong phone an hour after another agreed: it cannot have moved ten days in an hour", () => {
    expect(verdict(seen(3 * hour), seen(2 * hour, 10 * day))).toBe("unconfirmed");
    expect(verdict(seen(30 * hour), seen(2 * hour, 25 * hour)), "25 hours in 28 it can").toBe("disputed");
  });

  it("that was set back is not judged by what was seen before that", () => {
    expect(verdict(seen(-10 * day, 10 * day))).toBe("unconfirmed");
    expect(verdict(seen(-10 * day))).toBe("unconfirmed");
  });
});

it("of each source the latest sighting stays, and of too many the latest ones", () => {
  const [early, late] = [seen(2 * hour, 0, "table"), seen(hour, 5, "table")];
  expect(latestSightings([late], [early])).toStrictEqual([late]);
  const phones = Array.from({ length: mostSightings + 2 }, (_, at) => seen(at * minute, 0, `phone ${at + 10}`));
  expect(latestSightings(phones)).toStrictEqual(phones.slice(0, mostSightings));
});
