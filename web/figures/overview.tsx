// The leader's page: the key figures of a unit and period, and how the units below it stand.

import type { FormItem } from "../../api/forms.ts";
import type { Unit } from "../../api/organisation.ts";
import type { List } from "../../api/shapes.ts";
import type { Figures } from "../../core/figures/figures.ts";
import { inOrder, smallestRanked } from "../../core/figures/order.ts";
import { next, type Period, periodOf, previous, titleOf } from "../../core/period.ts";
import { parentOf } from "../../core/unit.ts";
import type { FormVersion } from "../../forms/definition/definition.ts";
import { useApp } from "../app/context.ts";
import { link, type Route } from "../app/router.ts";
import { BarChart } from "../parts/charts.tsx";
import { Icon } from "../parts/icon.tsx";
import { Empty, Failed, Show, Skeleton, useLoad } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { Segments } from "../parts/segments.tsx";
import { byRhythm } from "../registry/due-subjects.ts";
import { sayMoment } from "../say/dates.ts";
import { leadingFirst, sayValue } from "../say/figures.ts";
import { texts } from "../say/texts.ts";
import { Change, FigureTable } from "./figure-table.tsx";
import { overviewTexts as words } from "./texts.ts";

type Choice = { unit: string; period: string; kind: "month" | "quarter"; indicator?: string };
type Indicator = { id: string; title: FormVersion["title"]; form: FormVersion["title"] };

const KEY_FIGURES = 8;

export default function Overview({ route }: { route: Route }) {
  const { me, now, say, api } = useApp();
  const kind = route.query.kind === "quarter" ? "quarter" : "month";
  const choice: Choice = {
    unit: route.query.unit ?? topUnit(me.posts.map((it) => it.unit)),
    kind,
    period: route.query.period ?? periodOf(now(), kind),
    indicator: route.query.indicator,
  };
  const to = (change: Partial<Choice>) => link(["overview"], { ...choice, ...change });
  const indicators = useLoad(() => readIndicators(api.get), []);
  const unit = useLoad(() => api.get<Unit>(`/units/${choice.unit}`), [choice.unit]);
  const title = unit.data?.title ?? me.posts.find((it) => it.unit === choice.unit)?.unitTitle;
  const above = parentOf(choice.unit);
  const mayGoUp = above !== undefined && me.posts.some((it) => above.startsWith(it.unit.split("-")[0] ?? it.unit));
  return (
    <Page wide title={title ? say(words.title, { unit: say(title) }) : " "}>
      {mayGoUp && (
        <a class="row back-link" href={to({ unit: above })}>
          <Icon name="back" size={18} />
          <span>{say(words.up1, { unit: say(me.units.find((it) => it.code === above)?.title ?? { zh: above }) })}</span>
        </a>
      )}
      <div class="between controls">
        <PeriodPicker choice={choice} to={to} />
        <Segments
          label={say(words.kind)}
          items={(["month", "quarter"] as const).map((it) => ({
            title: say(words[it]),
            current: it === kind,
            href: to({ kind: it, period: periodOf(now(), it) }),
          }))}
        />
      </div>
      <Show of={indicators} lines={4}>
        {(all) =>
          all.length === 0 ? (
            <Empty icon="overview">
              <p>{say(words.noIndicators)}</p>
            </Empty>
          ) : (
            <FigurePanel key={`${choice.unit} ${choice.period}`} choice={choice} all={all} to={to} />
          )
        }
      </Show>
    </Page>
  );
}

function PeriodPicker({ choice, to }: { choice: Choice; to: (change: Partial<Choice>) => string }) {
  const { say, now } = useApp();
  const period = choice.period as Period;
  const last = period >= periodOf(now(), choice.kind);
  return (
    <div class="row stepper">
      <a class="icon-button" href={to({ period: previous(period) })} aria-label={say(words.earlier)}>
        <Icon name="back" />
      </a>
      <strong aria-live="polite">
        {say(titleOf(period))}
        {last && <span class="muted small block">{say(words.untilToday)}</span>}
      </strong>
      {last ? (
        <span class="icon-button faint" aria-hidden="true">
          <Icon name="next" />
        </span>
      ) : (
        <a class="icon-button" href={to({ period: next(period) })} aria-label={say(words.later)}>
          <Icon name="next" />
        </a>
      )}
    </div>
  );
}

/** The widest unit somebody answers for; a department answers for its county. */
const topUnit = (units: string[]): string =>
  units.map((it) => it.split("-")[0] ?? it).sort((a, b) => a.length - b.length)[0] ?? "";

type Get = <T>(path: string, query?: Record<string, string>) => Promise<T>;

/** What the published forms count, in the order in which a leader looks. */
async function readIndicators(get: Get): Promise<Indicator[]> {
  const { items: all } = await get<List<FormItem>>("/forms");
  // A draft of which nothing is live counts nothing yet.
  const items = all.filter((it) => it.version > 0);
  const forms = await Promise.all(items.sort(byRhythm).map((it) => get<FormVersion>(`/forms/${it.id}`)));
  return leadingFirst(forms).map(({ form, indicator }) => ({
    id: `${form.id}/${indicator.id}`,
    title: indicator.title,
    form: form.title,
  }));
}

type PanelProps = { choice: Choice; all: Indicator[]; to: (change: Partial<Choice>) => string };

function FigurePanel({ choice, all, to }: PanelProps) {
  const { say } = useApp();
  const keys = all.slice(0, KEY_FIGURES);
  const chosen = all.find((it) => it.id === choice.indicator) ?? (all[0] as Indicator);
  return (
    <>
      <ul class="figures">
        {keys.map((it) => (
          <li key={it.id}>
            <FigureCard choice={choice} indicator={it} href={to({ indicator: it.id })} current={it.id === chosen.id} />
          </li>
        ))}
      </ul>
      <section>
        <label class="field">
          <span>{say(words.indicator)}</span>
          <select
            value={chosen.id}
            onChange={(event) => location.replace(to({ indicator: event.currentTarget.value }))}
          >
            {all.map((it) => (
              <option key={it.id} value={it.id}>
                {say(it.form)} · {say(it.title)}
              </option>
            ))}
          </select>
        </label>
        <Children key={chosen.id} choice={choice} indicator={chosen} to={to} />
      </section>
    </>
  );
}

const useFigures = (choice: Choice, indicator: string, by?: "children") => {
  const { api } = useApp();
  return useLoad(
    () => api.get<Figures>("/figures", { indicator, period: choice.period, unit: choice.unit, by }),
    [indicator, choice.period, choice.unit, by],
  );
};

function FigureCard({
  choice,
  indicator,
  href,
  current,
}: {
  choice: Choice;
  indicator: Indicator;
  href: string;
  current: boolean;
}) {
  const { say, language } = useApp();
  const { data, problem } = useFigures(choice, indicator.id);
  if (!data && !problem) return <div class="skeleton" />;
  return (
    <a class="card figure" href={href} aria-current={current ? "true" : undefined}>
      <span class="muted small block">{say(indicator.title)}</span>
      <span class="big number block">
        {data ? sayValue(data.format, data.total.value, language) : say(texts.noValue)}
      </span>
      {data && (
        <span class="small block">
          <Change of={data} row={data.total} />
          {data.format === "rate" && (
            <span class="muted number block">
              {data.total.numerator} / {data.total.denominator}
            </span>
          )}
        </span>
      )}
    </a>
  );
}

function Children({
  choice,
  indicator,
  to,
}: {
  choice: Choice;
  indicator: Indicator;
  to: (change: Partial<Choice>) => string;
}) {
  const { say, language, now } = useApp();
  const loaded = useFigures(choice, indicator.id, "children");
  if (!loaded.data)
    return loaded.problem ? <Failed problem={loaded.problem} retry={loaded.reload} /> : <Skeleton lines={5} />;
  const figures = loaded.data;
  const rows = inOrder(figures);
  if (rows.length === 0) return <p class="card muted gap">{say(words.noChildren)}</p>;
  const hasSmall = figures.format === "rate" && rows.some((row) => row.rank === undefined && row.unit !== figures.unit);
  const bars = rows.map((row) => ({
    key: row.unit,
    label: say(row.title),
    value: row.value ?? 0,
    text: sayValue(figures.format, row.value, language),
    muted: figures.format === "rate" && row.rank === undefined,
  }));
  const chart = say(words.chart, { title: say(figures.title), period: say(titleOf(choice.period as Period)) });
  return (
    <div class="split table-right gap">
      <figure class="card">
        <figcaption>
          <h2>{chart}</h2>
        </figcaption>
        <BarChart title={chart} bars={bars} goal={figures.goal} />
      </figure>
      <div class="card">
        <h2>{say(words.by)}</h2>
        <FigureTable figures={figures} rows={rows} to={to} />
        <ul class="muted small">
          {figures.formula && <li>{say(words.formula, { formula: say(figures.formula) })}</li>}
          {hasSmall && <li>{say(words.small, { n: smallestRanked })}</li>}
          <li>{say(words.asOf, { moment: sayMoment(figures.asOf, language, now()) })}</li>
        </ul>
      </div>
    </div>
  );
}
