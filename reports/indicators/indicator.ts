// What an indicator counts: a counter or a rate of a form, found by its name and made ready to be read from tallies.

import type { FigureFormat } from "../../core/figures/rounding.ts";
import type { PeriodKind } from "../../core/period.ts";
import { problem } from "../../core/problem.ts";
import type { LocalText } from "../../core/text.ts";
import type { UnitCode } from "../../core/unit.ts";
import { notListed } from "../../forms/decide/not-listed.ts";
import {
  type Counter,
  type FormVersion,
  isRatio,
  type Ratio,
  type SubjectType,
} from "../../forms/definition/definition.ts";
import { unitsOf } from "../../forms/definition/may-fill.ts";
import { widgetsOf } from "../../forms/questions/widgets.ts";

/** A counter as tallies keep it: `care-needs`, or broken down `care-needs#disability`. */
export type CounterSource = { form: string; counter: string; title: LocalText; distinct: boolean };
/** How many subjects of a type the registry holds; `units`: only in these, where the form is not filled in the whole county. */
export type StockSource = { stock: SubjectType; title: LocalText; units?: readonly UnitCode[] };
export type Source = CounterSource | StockSource;

export type Indicator = {
  /** `household-visit/visit-coverage`, `household-visit/care-needs#disability`. */
  id: string;
  title: LocalText;
  format: FigureFormat;
  formula?: LocalText;
  /** What the rate should reach. */
  goal?: number;
  /** The goal is one of this kind of period only: a form that is due once a quarter has no goal for a month. */
  goalOf?: PeriodKind;
  numerator: CounterSource;
  /** Absent for a count. */
  denominator?: Source;
};

const stockTitles: Record<SubjectType, LocalText> = {
  household: { zh: "在册户数", en: "Households on the register" },
  person: { zh: "在册人数", en: "Persons on the register" },
  building: { zh: "在册楼栋数", en: "Buildings on the register" },
  organisation: { zh: "在册单位数", en: "Organisations on the register" },
  place: { zh: "在册场所数", en: "Premises on the register" },
  asset: { zh: "在册资产数", en: "Assets on the register" },
};

/**
 * The indicator that a name means: `form/id`, or `id` alone where only one form has it, each with `#choice` for one part of a
 * breakdown. Undefined when no form has it; throws `content-invalid` when several have.
 */
export function findIndicator(name: string, forms: readonly FormVersion[]): Indicator | undefined {
  const [path = "", choice] = name.split("#", 2);
  const [id = "", formId] = path.split("/").reverse();
  const found = forms.flatMap((form) => {
    const it = form.indicators.find((one) => one.id === id);
    return it && (formId === undefined || form.id === formId) ? [{ form, it }] : [];
  });
  if (found.length > 1) throw ambiguous(name, found);
  const [only] = found;
  if (!only) return undefined;
  if (!isRatio(only.it)) return countOf(only.form, only.it, choice);
  return choice === undefined ? rateOf(only.form, only.it, forms) : undefined;
}

function ambiguous(name: string, found: { form: FormVersion }[]) {
  const where = found.map(({ form }) => form.id).join(", ");
  const message = { zh: `指标 ${name} 在多个表单中都有：${where}`, en: `Several forms have ${name}: ${where}` };
  return problem("content-invalid", { errors: [{ pointer: "/indicator", code: "ambiguous", message }] });
}

function countOf(form: FormVersion, counter: Counter, choice: string | undefined): Indicator | undefined {
  if (choice !== undefined && !counter.by) return undefined;
  const numerator = sourceOf(form, counter, choice);
  return {
    id: `${form.id}/${counter.id}${choice === undefined ? "" : `#${choice}`}`,
    title: numerator.title,
    format: "count",
    numerator,
  };
}

function rateOf(form: FormVersion, ratio: Ratio, forms: readonly FormVersion[]): Indicator | undefined {
  const numerator = counterOf(ratio.ratio.numerator, form, forms);
  const { denominator: below } = ratio.ratio;
  const denominator: Source | undefined =
    typeof below === "string" ? counterOf(below, form, forms) : stockFor(form, below.stock);
  if (!numerator || !denominator) return undefined;
  return {
    id: `${form.id}/${ratio.id}`,
    title: ratio.title,
    format: "rate",
    formula: ratio.formula,
    goal: ratio.goal,
    ...(numerator.distinct && form.cadence && { goalOf: form.cadence.every }),
    numerator,
    denominator,
  };
}

const stockFor = (form: FormVersion, stock: SubjectType): StockSource => ({
  stock,
  title: stockTitles[stock],
  ...(form.units && { units: unitsOf(form) }),
});

/** A counter of the form itself, or `other-form/counter`. */
function counterOf(ref: string, form: FormVersion, forms: readonly FormVersion[]): CounterSource | undefined {
  const [id = "", formId] = ref.split("/").reverse();
  const home = formId === undefined ? form : forms.find((it) => it.id === formId);
  const counter = home?.indicators.find((it): it is Counter => it.id === id && !isRatio(it));
  return home && counter && sourceOf(home, counter);
}

function sourceOf(form: FormVersion, counter: Counter, choice?: string): CounterSource {
  const distinct = counter.distinct === "subject";
  if (choice === undefined) return { form: form.id, counter: counter.id, title: counter.title, distinct };
  const part = choiceTitle(form, counter, choice);
  const title = {
    zh: `${counter.title.zh}（${part.zh}）`,
    en: `${counter.title.en ?? counter.title.zh} (${part.en ?? part.zh})`,
  };
  return { form: form.id, counter: `${counter.id}#${choice}`, title, distinct };
}

/** The choices a counter is broken down by, with their titles in the order of the form; none where they are not listed. */
export function choicesOf(form: FormVersion, counterId: string): { value: string; title: LocalText }[] {
  const counter = form.indicators.find((it): it is Counter => it.id === counterId && !isRatio(it));
  if (!counter?.by) return [];
  const { by } = counter;
  return widgetsOf(form).flatMap(([path, { options }]) => (path === by ? (options ?? []) : []));
}

const choiceTitle = (form: FormVersion, counter: Counter, choice: string): LocalText =>
  choice === notListed
    ? { zh: "其他", en: "Others" }
    : (choicesOf(form, counter.id).find((it) => it.value === choice)?.title ?? { zh: choice });

/** Whether the indicator's goal is one for periods of a kind. */
export const goalFor = ({ goal, goalOf }: Indicator, kind: PeriodKind): number | undefined =>
  goalOf === undefined || goalOf === kind ? goal : undefined;

/** Every counter that an indicator reads. */
export const countersOf = ({ numerator, denominator }: Indicator): CounterSource[] =>
  denominator && "counter" in denominator ? [numerator, denominator] : [numerator];
