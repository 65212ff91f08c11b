// Where an edition is read: as mails lead to it (core/web-address.ts, `places.edition`).
import type { EditionView } from "../../api/reports.ts";
import { link } from "../app/router.ts";

/** One that was withdrawn by its number; `number` of "" is whichever stands. */
export const addressOf = (
  { report, period, unit, withdrawal, number: own }: EditionView,
  number = withdrawal ? String(own) : "",
) => link(["reports", report, period, unit], { number });
