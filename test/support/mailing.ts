// Leaders who can be written to, and a mail server that can be away, say no, or die.
import type { Mail, Mailer } from "../../functions/ports.ts";
import { personWrites } from "../../functions/store/people.ts";
import type { World } from "./world.ts";

/** So many leaders of a unit, `leader-1`, `leader-2` …, each with an address. */
export async function leadersOf({ deps }: World, unit: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, at) => `leader-${at + 1}`);
  const writes = ids.flatMap((id) =>
    personWrites({
      id,
      name: id,
      email: `${id}@example.gov.cn`,
      language: "zh",
      posts: [{ role: "leader", unit }],
    }),
  );
  for (let at = 0; at < writes.length; at += 100) await deps.table.commit(writes.slice(at, at + 100));
  return ids;
}

/** A mail server in the place of the outbox: what it took, and what it answers to the next one. */
export function mailServer({ deps }: World): { taken: Mail[]; answer: (mail: Mail) => void } {
  const server = { taken: [] as Mail[], answer: (_: Mail) => {} };
  const mailer: Mailer = {
    async send(mail) {
      server.answer(mail);
      server.taken.push(mail);
    },
  };
  Object.assign(deps, { mailer });
  return server;
}
