// Publishing is a decision with reasons: what changes for data, what is asked twice, what it costs, who must agree.
import { mostWrites } from "../../core/commit-limit.ts";
import type { FieldError } from "../../core/problem.ts";
import { standsOn } from "../../core/standing.ts";
import type { LocalText } from "../../core/text.ts";
import { type Instant, localDate } from "../../core/time.ts";
import { factOf } from "../answers/prefill.ts";
import { type FormDefinition, type FormVersion, isRatio } from "../definition/definition.ts";
import { isFilledAt, unitsOf } from "../definition/may-fill.ts";
import { kindOf } from "../fields/table.ts";
import type { Bound } from "./bounds.ts";
import type { PublishDecision, Reason } from "./decision.ts";

export type PublishInput = {
  draft: FormDefinition;
  live?: FormVersion;
  /** Where none is live, the last that was: people answered it. */
  last?: FormVersion;
  /** How many subjects the form is filled for; 1 for a form without a subject. */
  filledFor: number;
  /** For each fact, the share of subjects (0..1) that have it from another form. */
  known: Record<string, number>;
  /** Staff-hours a year that a form may cost without anybody's approval, where that is not the usual. */
  budgetHours?: number;
  /** Given to this very draft. */
  approval?: { by: string; reason: string };
  /** Whose approval was named, though they gave none to this draft. */
  notBy?: string;
  /** Published at once; the approval is due within a day. */
  emergency?: boolean;
  /** What is live went out in an emergency itself, and nobody approved it yet. */
  pending?: boolean;
  /** The version before went out in an emergency and nobody approved it in time: it does not go out so again. */
  spent?: boolean;
  /** Whether there is anybody who may approve it. */
  approvers?: boolean;
  now: Instant;
  /** How many writes its largest submission makes, and why that is too many. */
  largest?: { writes: number; reasons: readonly Reason[] };
  /** Questions whose texts and lists had no end, as bounds.ts finds them. */
  bounds?: readonly Bound[];
  /** Forms that it raises, as they are live. */
  raised?: readonly FormDefinition[];
  /** Units in which it is to be filled and that are not there. */
  unknownUnits?: readonly string[];
  /** What units of the live version are called, by code. */
  unitTitles?: ReadonlyMap<string, LocalText>;
  /** What is wrong with the draft, as lint.ts finds it. */
  problems: readonly FieldError[];
};

/** Staff-hours a year that a form may cost a district without an approval. */
const yearlyBudget = 20_000;

const perYear = { week: 52, month: 12, quarter: 4, year: 1 } as const;

/** Whether a draft may be published and why (not). */
export function decidePublish(input: PublishInput): PublishDecision {
  const { draft, live, now } = input;
  const reasons: Reason[] = input.problems.map((it) => ({
    code: it.code,
    severity: "stop",
    message: it.message,
    field: it.pointer,
  }));
  if (!standsOn({ until: draft.expires }, localDate(now)))
    reasons.push({
      code: "expired",
      severity: "stop",
      message: { zh: "有效期已过", en: "The form's validity has passed" },
    });
  for (const unit of input.unknownUnits ?? [])
    reasons.push({
      code: "unknown-unit",
      severity: "stop",
      field: "/units",
      message: { zh: `没有单位 ${unit}`, en: `There is no unit ${unit}` },
    });
  const last = live ?? input.last;
  if (last && last.id !== draft.id)
    reasons.push({
      code: "id-changed",
      severity: "stop",
      message: { zh: "表单编号不能更改", en: "A form's id never changes" },
    });
  if (last && last.subject !== draft.subject)
    reasons.push({
      code: "subject-changed",
      severity: "stop",
      message: { zh: "填报对象不能更改", en: "What a form is filled for never changes" },
    });
  reasons.push(...raisedElsewhere(input), ...(input.largest?.reasons ?? []));
  reasons.push(...fewerUnits(input), ...compatibility(draft, last), ...justification(draft));
  const burdenHours = burden(draft, input.filledFor);
  const { budgetHours = yearlyBudget } = input;
  if (!live)
    reasons.push({
      code: "not-admitted",
      severity: "approve",
      message: { zh: "新表单，需经准入审批", en: "A new form needs an admission approval" },
    });
  if (burdenHours > budgetHours) {
    reasons.push({
      code: "over-budget",
      severity: "approve",
      message: {
        zh: `预计每年占用 ${burdenHours} 小时，超过 ${budgetHours} 小时`,
        en: `About ${burdenHours} hours a year, over ${budgetHours}`,
      },
    });
  }
  reasons.push(...approvalOf(input));
  const onceOnly = alreadyKnown(draft, input.known);
  for (const it of onceOnly) {
    reasons.push({
      code: "already-known",
      severity: "note",
      field: it.field,
      message: {
        zh: `登记库已有此项（${Math.round(it.share * 100)}%），将自动带出`,
        en: `The registry holds this for ${Math.round(it.share * 100)} %; it will be filled in`,
      },
    });
  }
  for (const { field, title, keyword, limit } of input.bounds ?? []) {
    const [zh, en] = keyword === "maxLength" ? ["字", "characters"] : ["项", "items"];
    reasons.push({
      code: "bounded",
      severity: "note",
      field,
      message: {
        zh: `“${title.zh}”未设上限，按至多 ${limit} ${zh}发布`,
        en: `${title.en ?? title.zh} has no limit; it is published with at most ${limit} ${en}`,
      },
    });
  }
  const agreed = input.approval !== undefined || input.emergency === true;
  const needsApproval = reasons.some((it) => it.severity === "approve");
  if (needsApproval && input.approvers === false)
    reasons.push({
      code: "no-approver",
      severity: "warn",
      message: {
        zh: "除作者外没有可批准的人，请管理员在安装设置 GRIDFORM_APPROVERS 中指定",
        en: "Besides its authors nobody may approve it; the setting GRIDFORM_APPROVERS of the installation names somebody",
      },
    });
  const publish = !reasons.some((it) => it.severity === "stop") && (agreed || !needsApproval);
  const largest = input.largest && { writes: input.largest.writes, most: mostWrites };
  return { publish, reasons, burdenHours, onceOnly, ...(largest && { largest }) };
}

/** What is wrong with the approval itself. */
function approvalOf({ notBy, pending, spent, emergency }: PublishInput): Reason[] {
  const reasons: Reason[] = [];
  if (emergency && spent)
    reasons.push({
      code: "emergency-spent",
      severity: "stop",
      message: {
        zh: "上次应急发布逾期未获批准，不能再次应急发布，须先批准",
        en: "The last emergency was approved by nobody in time; this one needs an approval first",
      },
    });
  if (pending)
    reasons.push({
      code: "emergency-pending",
      severity: "approve",
      message: {
        zh: "现行版本是应急发布的，尚未补批",
        en: "What is live went out in an emergency and is not approved yet",
      },
    });
  if (notBy !== undefined)
    reasons.push({
      code: "not-approved",
      severity: "stop",
      message: {
        zh: `${notBy} 没有批准这份草稿；修改后须重新批准`,
        en: `${notBy} has not approved this draft; what is saved again must be approved again`,
      },
    });
  return reasons;
}

/** A case is opened where the form is filled: the form it is of must be meant for there, too. */
const raisedElsewhere = ({ draft, raised = [] }: PublishInput): Reason[] =>
  raised
    .filter((it) => unitsOf(draft).some((unit) => !isFilledAt(it, unit)))
    .map(({ id, title }) => ({
      code: "raised-elsewhere",
      severity: "stop",
      field: id,
      message: {
        zh: `由此表生成事项的表单《${title.zh}》不在这些单位填报`,
        en: `It raises cases of ${title.en ?? title.zh}, which is not filled in all of these units`,
      },
    }));

/** Where the form is filled no more from now on. */
const fewerUnits = ({ draft, live, unitTitles }: PublishInput): Reason[] =>
  (live ? unitsOf(live) : [])
    .filter((unit) => !isFilledAt(draft, unit))
    .map((unit) => {
      const { zh, en = zh } = unitTitles?.get(unit) ?? { zh: unit };
      return {
        code: "unit-left",
        severity: "warn",
        field: "/units",
        message: {
          zh: `${zh}不再全部填报此表，已有数据保留`,
          en: `No longer filled in all of ${en}; what was answered stays`,
        },
      };
    });

/** What becomes of the data of the live version: its answers stay valid under it and always land. */
function compatibility(draft: FormDefinition, live: FormVersion | undefined): Reason[] {
  if (!live) return [];
  const reasons: Reason[] = [];
  for (const [path, widget] of Object.entries(live.ui.widgets)) {
    const after = draft.ui.widgets[path];
    if (!after) {
      reasons.push({
        code: "field-removed",
        severity: "warn",
        field: path,
        message: {
          zh: `不再询问“${widget.title.zh}”，已有数据保留`,
          en: `No longer asks ${widget.title.en ?? widget.title.zh}; what was answered stays`,
        },
      });
    } else if (after.type !== widget.type) {
      reasons.push({
        code: "type-changed",
        severity: "stop",
        field: path,
        message: {
          zh: `“${widget.title.zh}”的类型不能更改，请新建字段`,
          en: `The type of ${widget.title.en ?? widget.title.zh} cannot change; add a new field`,
        },
      });
    } else {
      const gone = (widget.options ?? []).filter((option) => !after.options?.some((it) => it.value === option.value));
      if (gone.length > 0)
        reasons.push({
          code: "options-removed",
          severity: "warn",
          field: path,
          message: {
            zh: `“${widget.title.zh}”减少了选项：${gone.map((it) => it.title.zh).join("、")}`,
            en: `${widget.title.en ?? widget.title.zh} loses options: ${gone.map((it) => it.title.en ?? it.title.zh).join(", ")}`,
          },
        });
    }
  }
  const counters = new Set(draft.indicators.map((it) => it.id));
  for (const it of live.indicators) {
    if (!counters.has(it.id))
      reasons.push({
        code: "indicator-removed",
        severity: "warn",
        field: it.id,
        message: { zh: `指标“${it.title.zh}”不再统计`, en: `${it.title.en ?? it.title.zh} is no longer counted` },
      });
    else if (
      !isRatio(it) &&
      JSON.stringify(it) !== JSON.stringify(draft.indicators.find((other) => other.id === it.id))
    ) {
      reasons.push({
        code: "indicator-changed",
        severity: "warn",
        field: it.id,
        message: {
          zh: `指标“${it.title.zh}”的口径有变，前后期不可直接比较`,
          en: `${it.title.en ?? it.title.zh} is counted differently from now on`,
        },
      });
    }
  }
  return reasons;
}

/** What is always personal data is asked with its purpose and legal basis, or not at all. */
const justification = (draft: FormDefinition): Reason[] =>
  Object.entries(draft.ui.widgets)
    .filter(([, widget]) => kindOf(widget.type).personal && !widget.sensitive)
    .map(([path, widget]) => ({
      code: "not-justified",
      severity: "stop",
      field: path,
      message: {
        zh: `“${widget.title.zh}”是个人信息，请写明目的和依据`,
        en: `${widget.title.en ?? widget.title.zh} is personal data: state purpose and legal basis`,
      },
    }));

/** Staff-hours a year: seconds a field, times how often it is filled for how many. */
function burden(draft: FormDefinition, filledFor: number): number {
  const total = Object.values(draft.ui.widgets).reduce(
    (sum, widget) => sum + (widget.readonly ? 0 : kindOf(widget.type).seconds),
    0,
  );
  return Math.round((total * filledFor * (draft.cadence ? perYear[draft.cadence.every] : 1)) / 3600);
}

function alreadyKnown(draft: FormDefinition, known: Record<string, number>): PublishDecision["onceOnly"] {
  return Object.entries(draft.facts).flatMap(([field, rule]) => {
    const fact = typeof rule === "string" ? rule : rule.fact;
    const share = fact === undefined ? 0 : (known[fact] ?? 0);
    return fact && factOf(rule) && share > 0 ? [{ field, fact, share }] : [];
  });
}
