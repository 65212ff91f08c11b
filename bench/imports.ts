// Two imports of the registry side by side against the same two one after the other, on the durable embedded store.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor } from "../core/person.ts";
import { levelOf, parentOf } from "../core/unit.ts";
import type { SubjectRow } from "../forms/registry/subject-row.ts";
import { openFolder } from "../functions/adapters/files/folder.ts";
import { openSqliteTable } from "../functions/adapters/sqlite/table.ts";
import { makeDeps } from "../functions/compose.ts";
import type { Deps } from "../functions/deps.ts";
import { unitItem } from "../functions/store/items.ts";
import { importSubjects } from "../functions/usecases/registry/import-subjects.ts";
import type { Row } from "./row.ts";

const operator: Actor = { person: "bench", name: "bench", posts: [{ role: "administrator", unit: "371602" }] };
const community = "371602001001";
const grids = Array.from({ length: 40 }, (_, n) => `${community}G${String(n + 1).padStart(2, "0")}`);
/** What the API takes at once. */
const perCall = 2000;
const rounds = 3;

export async function benchImports(rows = 10_000): Promise<Row[]> {
  const data = await mkdtemp(join(tmpdir(), "gridform-bench-"));
  const table = openSqliteTable(join(data, "gridform.sqlite"));
  try {
    const deps = makeDeps({ table, files: openFolder(join(data, "files"), (name) => name) });
    await deps.table.commit(
      [parentOf(community) as string, community, ...grids].map((code) => ({
        kind: "put",
        item: unitItem({ code, title: { zh: code }, level: levelOf(code), parent: parentOf(code), version: 1 }),
      })),
    );
    const after: number[] = [];
    const beside: number[] = [];
    // In turn, so that a machine that is busy for a while is so for both.
    for (let round = 0; round < rounds; round++) {
      after.push(
        await timed(async () => {
          await take(deps, household(`a${round}`, rows));
          await take(deps, household(`b${round}`, rows));
        }),
      );
      beside.push(
        await timed(() =>
          Promise.all([take(deps, household(`c${round}`, rows)), take(deps, household(`d${round}`, rows))]),
        ),
      );
    }
    const [one, other] = [Math.min(...after), Math.min(...beside)];
    return [
      {
        figure: `two imports of ${rows} rows into the same grids, one after the other → side by side`,
        value: `${(one / 1000).toFixed(1)} → ${(other / 1000).toFixed(1)}`,
        unit: "s",
        goal: "<= 1.2 x",
        peer: `${(other / one).toFixed(2)} x`,
      },
    ];
  } finally {
    await table.close();
    await rm(data, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function take(deps: Deps, rows: SubjectRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += perCall) await importSubjects(deps, operator, rows.slice(at, at + perCall));
}

/** Households as a list tells them: not in the order of their grids. */
const household = (prefix: string, count: number): SubjectRow[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `hou_${prefix}-${n}`,
    type: "household",
    unit: grids[n % grids.length] as string,
    title: `新苑小区${n}号`,
    facts: { gasHoseType: "steel", floor: n % 30 },
  }));
