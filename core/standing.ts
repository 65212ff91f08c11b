// Whether something that holds from a day to a day stands: a unit, a post, a form.

/** Days as `2026-10-03`, both of them included; without one there is no limit on that side. */
export type Standing = { from?: string | undefined; until?: string | undefined };

/** Whether it stands on a day, or on any day from that one to `last`. */
export const standsOn = ({ from, until }: Standing, day: string, last: string = day): boolean =>
  (!from || from <= last) && (!until || day <= until);
