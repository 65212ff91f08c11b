// Publishing: a form of a hundred questions with all its checks, and how long others wait while definitions that would do harm are sent.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { kinds } from "../test/support/hostile.ts";
import { definitionOf, type Fields } from "../test/support/small-forms.ts";
import { farGrid, openWorld, type World } from "../test/support/world.ts";
import type { Row } from "./row.ts";

/** A hundred questions of every kind that costs something to look at. */
function hundred(id: string): object {
  const fields: Record<string, Fields[string]> = {};
  for (let n = 0; n < 100; n++) {
    fields[`q${n}`] = [
      { type: "text", schema: { pattern: `^[A-Z]{${1 + (n % 9)}}[0-9]{2,8}$` } } as const,
      { type: "choice", options: ["a", "b", "c"] } as const,
      { type: "photo" } as const,
      { type: "number", schema: { minimum: 0, maximum: 100 } } as const,
    ][n % 4] as Fields[string];
  }
  const visible = Object.fromEntries(
    Array.from({ length: 99 }, (_, n) => [`q${n + 1}`, `string-length(\${q${n}}) < 100 or \${q0} = 'x'`]),
  );
  return definitionOf(fields, { id, owner: "371602-D07" }, { visible });
}

async function publish(world: World, definition: { id?: string }): Promise<number> {
  const started = performance.now();
  const path = `/forms/${definition.id}`;
  const kept = await world.call("administrator", "PUT", `${path}/draft`, definition);
  const approved = await world.approve(String(definition.id));
  const { status, body } = await world.call("administrator", "POST", `${path}/publish`, approved);
  if (kept.status !== 200 || status !== 201) throw new Error(JSON.stringify(body).slice(0, 500));
  return performance.now() - started;
}

export async function benchDefinitions(): Promise<Row[]> {
  const world = await openWorld();
  try {
    const first = await publish(world, hundred("hundred-1"));
    const next = await publish(world, hundred("hundred-2"));
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    let seed = 1;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    let sent = 0;
    for (const [at, { make }] of kinds.entries()) {
      for (let n = 0; n < 4; n++) {
        const id = `hostile-${at}-${n}`;
        const { definition, answers = {} } = make(random, id);
        await world.call("administrator", "PUT", `/forms/${id}/draft`, definition);
        await world.call("administrator", "POST", `/forms/${id}/publish`, await world.approve(id));
        await world.call("far-grid", "POST", "/submissions", world.submission(id, answers as never, { unit: farGrid }));
        sent++;
      }
    }
    delay.disable();
    return [
      {
        figure: "a form of 100 questions kept and published, the first",
        value: Math.round(first),
        unit: "ms",
        goal: "1,000 ms",
      },
      { figure: "the next one", value: Math.round(next), unit: "ms", goal: "1,000 ms" },
      {
        figure: `longest that others wait, ${sent} hostile definitions`,
        value: Math.round(delay.max / 1e6),
        unit: "ms",
        goal: "500 ms",
      },
    ];
  } finally {
    await world.close();
  }
}
