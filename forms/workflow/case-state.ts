// Where a case stands.
import type { MaskKind } from "../../core/mask.ts";
import type { Instant } from "../../core/time.ts";
import type { Answers } from "../answers/submission.ts";

export type CaseEvent = {
  /** The transition's own id, chosen by the client: sending it again changes nothing. */
  id: string;
  at: Instant;
  by: string;
  transition: string;
  from: string;
  to: string;
  answers: Answers;
  handles?: boolean;
};

export type CaseState = {
  id: string;
  form: string;
  formVersion: number;
  /** The form's owner department and list, copied so that lists need no form. */
  owner: string;
  list: "hazards" | "offers" | "demands" | "projects" | "cases";
  title: string;
  unit: string;
  subject?: string;
  step: string;
  status: "open" | "done" | "withdrawn" | "expired" | "refused";
  openedAt: Instant;
  openedBy: string;
  assignee?: string;
  /** The department that a step named: it sees and moves the case as the form's owner does. */
  department?: string;
  /** What was answered when the case was opened. */
  answers: Answers;
  /** How answers are hidden that the case's form would show: what raised it made them of something hidden. */
  masks?: Record<string, MaskKind>;
  /** The submission that raised it, where another form did. */
  raisedBy?: string;
  history: CaseEvent[];
  stepDueAt?: Instant;
  dueAt?: Instant;
  overdueAt?: Instant;
  /** When a step was reached that does what the deadline is about. */
  metAt?: Instant;
  closedAt?: Instant;
  version: number;
};

/** Whether an open case's deadline has passed and what it is about is not done. */
export const isOverdue = ({ status, dueAt, metAt }: CaseState, now: Instant): boolean =>
  status === "open" && dueAt !== undefined && dueAt < now && metAt === undefined;

/** The departments a case concerns: the form's owner, and the one it was assigned to. */
export const departmentsOf = ({ owner, department }: Pick<CaseState, "owner" | "department">): string[] =>
  department === undefined || department === owner ? [owner] : [owner, department];

export const caseLists = ["hazards", "offers", "demands", "projects", "cases"] as const;

export type CaseList = (typeof caseLists)[number];

/** The two sides of an exchange: what is there and what is wanted. */
export const sides = ["offers", "demands"] as const satisfies readonly CaseList[];
export type Side = (typeof sides)[number];
export const otherSide = { offers: "demands", demands: "offers" } as const;

export const prefixed = (prefix: string, answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).map(([name, value]) => [`${prefix}.${name}`, value]));
