// What the API answers, as the client reads it (docs/api.md has the whole of it).
import type * as z from "zod";
import type { Deadline } from "../core/calendar.ts";
import type { Language, LocalText } from "../core/text.ts";
import type { Answers } from "../forms/answers/submission.ts";
import type { Cadence, Questions, Ratio } from "../forms/definition/definition.ts";

export type Unit = { code: string; title: LocalText; level: string; parent?: string };
export type Me = {
  person: string;
  name: string;
  language: Language;
  posts: { role: string; unit: string; unitTitle: LocalText; duty?: string }[];
  units: Unit[];
  forms: string[];
  actions: string[];
};
export type FormItem = {
  id: string;
  title: LocalText;
  icon?: string;
  purpose: LocalText;
  version: number;
  owner: string;
  subject?: string;
  cadence?: z.infer<typeof Cadence>;
  list?: string;
  expires: string;
  fill: boolean;
  draft?: boolean;
};
export type SubjectView = {
  id: string;
  type: string;
  unit: string;
  title: string;
  partOf?: string;
  facts: Record<string, { value: unknown; confirmedAt: string; source: string }>;
  activity: Record<string, { last?: string; periods: Record<string, number> }>;
  version: number;
};
export type CaseTransition = {
  id: string;
  title: LocalText;
  tone: "main" | "plain" | "warning";
  questions?: Questions;
};
export type CaseView = {
  id: string;
  form: string;
  formTitle: LocalText;
  list: string;
  title: string;
  unit: string;
  unitTitle: LocalText;
  subject?: string;
  step: string;
  stepTitle: LocalText;
  status: string;
  openedAt: string;
  stepDueAt?: string;
  dueAt?: string;
  overdue: boolean;
  quantity?: number;
  remaining?: number;
  answers: Answers;
  transitions: CaseTransition[];
  version: number;
};
export type CaseHistory = {
  id: string;
  at: string;
  by: string;
  byName: string;
  transition: string;
  transitionTitle: LocalText;
  from: string;
  to: string;
  answers: Answers;
  questions?: Questions;
};
export type CaseDetail = CaseView & {
  history: CaseHistory[];
  raisedBy?: string;
  openedBy?: string;
  questions?: Pick<Questions, "ui">;
  explain?: Partial<Deadline>;
};
export type Match = { case: CaseView; score: number; why: LocalText[] };
export type Claimed = { id: string; project: string; remaining: number; counterpartRemaining?: number };
export type FigureRow = {
  unit: string;
  title: LocalText;
  value: number | null;
  numerator: number;
  denominator: number;
  previous: number | null;
  /** Absent where the unit is not ranked: too few cases, or the unit itself. */
  rank?: number;
};
export type Figures = {
  indicator: string;
  title: LocalText;
  formula?: LocalText;
  format: "rate" | "count";
  goal?: Ratio["goal"];
  period: string;
  unit: string;
  asOf: string;
  rows: FigureRow[];
  total: FigureRow;
};
export type ReportItem = { id: string; title: LocalText; period: string };
export type Edition = {
  report: string;
  period: string;
  unit: string;
  unitTitle: LocalText;
  title: LocalText | string;
  status: "ready" | "making";
  madeAt?: string;
  hash?: string;
  pages?: number;
  pdf?: string;
  json?: string;
  /** Made before the period was over: numbers that are not final. */
  interim?: boolean;
};
export type PersonItem = {
  id: string;
  name: string;
  posts: { role: string; unit: string; unitTitle?: LocalText; duty?: string }[];
};
export type LintProblem = { pointer?: string; field?: string; code: string; message: LocalText | string };
export type PublishDecision = {
  compatible: boolean;
  reasons: { code: string; severity: "stop" | "warn" | "note"; message: LocalText; field?: string }[];
  burdenHours: number;
  onceOnly: { field: string; fact: string; share: number }[];
};
export type List<T> = { items: T[]; cursor?: string };
