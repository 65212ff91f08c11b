// Every answer over HTTP bears the time of whoever gave it (RFC 9110, 6.6.1).
import type { SawClock } from "../ports.ts";

type Headers = Record<string, string | undefined>;
/** What clients of the AWS SDK have in common. */
type Client = {
  middlewareStack: {
    add(
      middleware: (
        next: (args: never) => Promise<{ response: unknown }>,
      ) => (args: never) => Promise<{ response: unknown }>,
      options: { step: "deserialize"; name: string; override: true },
    ): void;
  };
};

/** The same client; the date of each of its answers is told. */
export function watchDates<C>(client: C, source: string, saw: SawClock | undefined): C {
  if (!saw) return client;
  (client as Client).middlewareStack.add(
    (next) => async (args) => {
      const answer = await next(args);
      const { headers } = answer.response as { headers?: Headers };
      if (headers?.date) saw(source, Date.parse(headers.date));
      return answer;
    },
    { step: "deserialize", name: "watchDates", override: true },
  );
  return client;
}

/** `fetch`, and the date of what it brings is told. */
export const fetchWatched =
  (source: string, saw: SawClock | undefined): typeof fetch =>
  async (...request) => {
    const answer = await fetch(...request);
    saw?.(source, Date.parse(answer.headers.get("date") ?? ""));
    return answer;
  };
