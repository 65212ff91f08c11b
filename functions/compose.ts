// What every entry point gives the use cases, whatever stands behind the ports.
import { chinaCalendar } from "../core/calendar.ts";
import { once } from "./adapters/lazy.ts";
import { openOtherClocks } from "./adapters/system/other-clocks.ts";
import { sha256, systemClock, systemIds } from "./adapters/system/system.ts";
import type { Deps } from "./deps.ts";
import type { Clock, Files, OtherClocks, Table } from "./ports.ts";
import { withFormat } from "./store/item-format.ts";
import { Memory } from "./store/memory.ts";

/** One for the process, however many services it opens. */
const examiner = once(async () => (await import("./adapters/definitions/examiner.ts")).openExaminer());

type Parts = { table: Table; files: Files; clock?: Clock; clocks?: OtherClocks; approvers?: readonly string[] };

export function makeDeps(given: Parts): Deps {
  const { table, files, clock = systemClock, clocks = openOtherClocks(clock), approvers = [] } = given;
  return {
    table: withFormat(table),
    files,
    clock,
    clocks,
    ids: systemIds,
    digest: sha256,
    calendar: chinaCalendar,
    approvers,
    memory: new Memory(() => Date.parse(clock.now())),
    checking: once(async () => (await import("./adapters/answers/checking.ts")).makeChecking()),
    examine: async (of) => (await examiner())(of),
    // Loaded when one is asked for: with all that sections say it is more than the API may start with.
    reports: once(async () => (await import("../reports/catalog/catalog.ts")).catalogReports()),
  };
}
