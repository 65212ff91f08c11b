// What the use cases are given: ports and pure things that are made once.
import type { SchemaCheck } from "../core/answer-engine.ts";
import type { Calendar } from "../core/calendar.ts";
import type { Examination, Examined } from "../forms/publish/examination.ts";
import type { ReportDefinition } from "../reports/definition.ts";
import type { Clock, Digest, Files, Ids, Mailer, OtherClocks, Printer, Table, WorkQueue } from "./ports.ts";
import type { Memory } from "./store/memory.ts";

/** What answers are checked with; pure once it is there. */
export type Checking = {
  /** The compiled check of a schema, remembered by a key that names it for ever (`household-visit@3`). */
  schemaCheck: (key: string, schema: object) => SchemaCheck;
  matches: (value: string, pattern: string) => boolean;
};

export type Deps = {
  table: Table;
  files: Files;
  clock: Clock;
  clocks: OtherClocks;
  ids: Ids;
  digest: Digest;
  calendar: Calendar;
  memory: Memory;
  /** Loaded with the first answers: it is a third of the API's code, and most requests only read. */
  checking: () => Promise<Checking>;
  /** Looks at a definition before it is published; bounded in time and memory: one that takes more has that for its problem. */
  examine: (of: Examination) => Promise<Examined>;
  /** Persons who may approve forms whatever posts they hold: the installation's settings name them. */
  approvers: readonly string[];
  /** Report definitions of the catalog, by id; parsed when first asked for. */
  reports: () => Promise<ReadonlyMap<string, ReportDefinition>>;
};

/** What due work needs besides. */
export type WorkDeps = Deps & {
  mailer: Mailer;
  printer: Printer;
  queue: WorkQueue;
  /** Where people open the product: what links in mails start with. */
  origin: string;
};
