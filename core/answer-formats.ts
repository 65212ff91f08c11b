// The formats an answer can be asked to have: one table for both engines, so that they cannot disagree.
import { isCreditCode } from "./credit-code.ts";
import { daysOf } from "./expression/dates.ts";
import { isNationalId } from "./national-id.ts";
import { isFixedLine, isMobile } from "./phone.ts";

const CLOCK = "([01]\\d|2[0-3]):[0-5]\\d";
// A leap second (`:60`) is valid RFC 3339, but no clock of ours can hold it.
const FULL_TIME = new RegExp(`^${CLOCK}:[0-5]\\d(\\.\\d+)?(Z|[+-]${CLOCK})$`, "i");
const LOCAL_TIME = new RegExp(`^${CLOCK}(:[0-5]\\d)?$`);
const URI =
  /^[a-z][a-z0-9+.-]*:(?:[a-z0-9._~:/?[\]@!$&'()*+,;=-]|%[0-9a-f]{2})*(?:#(?:[a-z0-9._~:/?@!$&'()*+,;=-]|%[0-9a-f]{2})*)?$/i;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const DOMAIN_LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;

const isDate = (text: string): boolean => text.length === 10 && !Number.isNaN(daysOf(text));

/** An address that mail can be sent to: the domain has a dot (RFC 5321 lengths). */
function isEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  const labels = text.slice(at + 1).split(".");
  const fits = at >= 1 && at <= 64 && text.length <= 254 && labels.length >= 2;
  return (
    fits &&
    LOCAL_PART.test(text.slice(0, at)) &&
    labels.every((label) => label.length <= 63 && DOMAIN_LABEL.test(label))
  );
}

/**
 * `date`, `time`, `date-time` (RFC 3339, with an offset), `email`, `uri`, `uuid` as JSON Schema 2020-12 has them; ours are
 * `local-time` (`09:30`), `cn-id`, `cn-phone` (mobile), `cn-tel` (mobile or fixed line) and `cn-credit-code`.
 */
export const answerFormats: Readonly<Record<string, (text: string) => boolean>> = {
  date: isDate,
  time: (text) => FULL_TIME.test(text),
  "date-time": (text) => isDate(text.slice(0, 10)) && /^t$/i.test(text.charAt(10)) && FULL_TIME.test(text.slice(11)),
  "local-time": (text) => LOCAL_TIME.test(text),
  email: isEmail,
  uri: (text) => URI.test(text),
  uuid: (text) => UUID.test(text),
  "cn-id": isNationalId,
  "cn-phone": isMobile,
  "cn-tel": (text) => isMobile(text) || isFixedLine(text),
  "cn-credit-code": isCreditCode,
};
