// A district's figures with few and with many submissions: the cost must follow the units, not the submissions.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Period } from "../core/period.ts";
import type { Actor } from "../core/person.ts";
import { instantOf } from "../core/time.ts";
import type { Answers } from "../forms/answers/submission.ts";
import { openFolder } from "../functions/adapters/files/folder.ts";
import { openSqliteTable } from "../functions/adapters/sqlite/table.ts";
import { systemIds } from "../functions/adapters/system/system.ts";
import { makeDeps } from "../functions/compose.ts";
import { loadRegistry } from "../functions/demo/load.ts";
import type { Deps } from "../functions/deps.ts";
import { liveForm } from "../functions/store/forms.ts";
import { loadSnapshotInput } from "../functions/store/snapshots.ts";
import { figures } from "../functions/usecases/figures/figures.ts";
import { setUp } from "../functions/usecases/service/set-up.ts";
import { submit } from "../functions/usecases/submissions/submit.ts";
import { buildSnapshot } from "../reports/snapshot.ts";
import type { Row } from "./row.ts";

const period = "2026-10" as Period;
const leader: Actor = { person: "leader", name: "leader", posts: [{ role: "leader", unit: "371602" }] };

/** The median time of a question, in milliseconds, of some asked one after the other. */
async function median(times: number, ask: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let at = 0; at < 3; at++) await ask();
  for (let at = 0; at < times; at++) {
    const started = performance.now();
    await ask();
    taken.push(performance.now() - started);
  }
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)] as number;
}

async function measure(deps: Deps) {
  const definition = (await deps.reports()).get("monthly-assessment");
  if (!definition) throw new Error("no monthly-assessment");
  const id = { report: definition.id, period, unit: "371602" };
  return {
    figures: await median(31, () =>
      figures(deps, leader, { indicator: "household-visit/visit-coverage", period, unit: "371602" }),
    ),
    report: await median(11, async () =>
      buildSnapshot(definition, await loadSnapshotInput(deps, definition, id, deps.clock.now())),
    ),
  };
}

/** Visits spread over all grids and the days of the month, until there are so many. */
async function fill(deps: Deps, subjects: { id: string; unit: string }[], from: number, to: number): Promise<void> {
  const start = Date.parse("2026-10-01T01:00:00Z");
  const form = await liveForm(deps, "household-visit");
  const [example] = form.schema.examples as Answers[];
  // The same resident every time, as a phone would send it back.
  const answersOf = (subject: string): Answers => ({
    ...example,
    residents: [{ ...(example?.residents as Answers[] | undefined)?.[0], id: `${subject.slice(4)}-1` }],
  });
  const visit = (at: number) => {
    const subject = subjects[at % subjects.length] as { id: string; unit: string };
    const filledAt = instantOf(start + ((at * 7919) % (30 * 24 * 60)) * 60_000);
    const actor: Actor = { person: "bench", name: "bench", posts: [{ role: "grid-staff", unit: subject.unit }] };
    return submit({ ...deps, clock: { now: () => filledAt } }, actor, {
      id: systemIds.next(),
      form: "household-visit",
      version: 1,
      unit: subject.unit,
      subject: subject.id,
      filledAt,
      answers: answersOf(subject.id),
      files: [],
    });
  };
  for (let at = from; at < to; at += 128)
    await Promise.all(Array.from({ length: Math.min(128, to - at) }, (_, one) => visit(at + one)));
}

export async function benchFigures(few = 1000, many = 100_000): Promise<Row[]> {
  const data = await mkdtemp(join(tmpdir(), "gridform-bench-"));
  const table = openSqliteTable(join(data, "gridform.sqlite"));
  const deps = makeDeps({ table, files: openFolder(join(data, "files"), (name) => name) });
  try {
    await setUp(deps);
    const { households: all } = await loadRegistry(deps, { today: "2026-11-01" as never });
    // One household a grid, so that the same grids hold entries in both: what differs is the number of submissions alone.
    const households = [...new Map(all.map((it) => [it.unit, it])).values()].slice(0, few);
    await fill(deps, households, 0, few);
    const before = await measure(deps);
    await fill(deps, households, few, many);
    const after = await measure(deps);
    const row = (figure: string, kind: "figures" | "report"): Row => ({
      figure,
      value: `${before[kind].toFixed(1)} → ${after[kind].toFixed(1)}`,
      unit: "ms",
      goal: "<= 1.3 x",
      peer: `${(after[kind] / before[kind]).toFixed(2)} x`,
    });
    return [
      row(`district figures, ${few} → ${many} submissions`, "figures"),
      row(`district report data, ${few} → ${many} submissions`, "report"),
    ];
  } finally {
    await table.close();
    await rm(data, { recursive: true, force: true });
  }
}
