// Reports of a unit: read an edition, or have this period's made.
import { useEffect, useState } from "preact/hooks";
import type { EditionView, ReportItem } from "../../api/reports.ts";
import type { List } from "../../api/shapes.ts";
import { type Period, type PeriodKind, periodOf, previous, titleOf } from "../../core/period.ts";
import { useApp } from "../app/context.ts";
import type { Route } from "../app/router.ts";
import { Icon } from "../parts/icon.tsx";
import { Empty, Failed, ProblemText, Show, useLoad } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { sayMoment } from "../say/dates.ts";
import { addressOf } from "./address.ts";
import { EditionPage } from "./edition.tsx";
import { PdfState, usePdf } from "./open-pdf.tsx";
import { reportsTexts as words } from "./texts.ts";

/** `#/reports` and, of one edition, `#/reports/<report>/<period>/<unit>`. */
export default function Reports({ route }: { route: Route }) {
  return route.path.length > 1 ? <EditionPage route={route} /> : <ReportsOfUnit route={route} />;
}

function ReportsOfUnit({ route }: { route: Route }) {
  const { api, me, say } = useApp();
  const post = me.posts[0];
  const unit = route.query.unit ?? post?.unit.split("-")[0] ?? "";
  const title = me.units.find((it) => it.code === unit)?.title ?? post?.unitTitle;
  const reports = useLoad(() => api.get<List<ReportItem>>("/reports"), []);
  return (
    <Page title={title ? say(words.reportsTitle, { unit: say(title) }) : say(words.reports)}>
      <Show of={reports}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="file">
              <p>{say(words.noReports)}</p>
            </Empty>
          ) : (
            items.map((report) => <Editions key={`${report.id} ${unit}`} report={report} unit={unit} />)
          )
        }
      </Show>
    </Page>
  );
}

const POLL = 2000;
/** Editions at a time: four years of a weekly report. */
const PAGE = 200;

function Editions({ report, unit }: { report: ReportItem; unit: string }) {
  const { api, say, me, now } = useApp();
  const [problem, setProblem] = useState<unknown>();
  const [asked, setAsked] = useState(false);
  const path = `/reports/${report.id}/editions`;
  const editions = useLoad(() => api.get<List<EditionView>>(path, { unit, limit: PAGE }), [report.id, unit]);
  const items = editions.data?.items ?? [];
  const [older, setOlder] = useState<List<EditionView>>();
  const [notRead, setNotRead] = useState<unknown>();
  const cursor = older ? older.cursor : editions.data?.cursor;
  const making = asked || items.some((it) => it.status === "making");
  const current = periodOf(now(), report.period as PeriodKind);
  const choices = [current, previous(current), previous(previous(current))];
  // A report is made once: of a period that is over, unless somebody wants it earlier.
  const [period, setPeriod] = useState<Period>(previous(current));

  // An interim edition may be made anew, and so may one that was withdrawn.
  const there = items.some((it) => it.period === period && it.status === "ready" && !it.interim);
  // The edition is made by a worker: look again until it is there.
  const { reload } = editions;
  useEffect(() => {
    if (!making) return;
    const timer = setTimeout(reload, POLL);
    return () => clearTimeout(timer);
  }, [making, editions.data, reload]);

  const make = async () => {
    setProblem(undefined);
    setAsked(true);
    try {
      await api.post<EditionView>(path, { period, unit });
    } catch (error) {
      setProblem(error);
    }
    setAsked(false);
    reload();
  };
  const more = async () => {
    setNotRead(undefined);
    try {
      const next = await api.get<List<EditionView>>(path, { unit, limit: PAGE, cursor });
      setOlder({ ...next, items: (older?.items ?? []).concat(next.items) });
    } catch (error) {
      setNotRead(error);
    }
  };
  return (
    <section>
      <h2>{say(report.title)}</h2>
      {me.actions.includes("report.make") && (
        <div class="card gap">
          <div class="make">
            <label class="field">
              <span>{say(words.whichPeriod)}</span>
              <select value={period} onChange={(event) => setPeriod(event.currentTarget.value as Period)}>
                {choices.map((it) => (
                  <option key={it} value={it}>
                    {say(titleOf(it))}
                  </option>
                ))}
              </select>
            </label>
            <button type="button" class="button main" disabled={making || there} onClick={make}>
              {say(words.make)}
            </button>
          </div>
          {period === current && !there && <p class="hint">{say(words.running)}</p>}
        </div>
      )}
      <div role="status">{making && <p class="notice gap working">{say(words.making)}</p>}</div>
      {problem !== undefined && (
        <p class="notice danger gap" role="alert">
          {say(words.failed)}: <ProblemText problem={problem} />
        </p>
      )}
      <Show of={editions}>
        {({ items }) => (
          <ul class="list gap">
            {items
              .concat(older?.items ?? [])
              // Of the first it is said above; the way to what was withdrawn before another stays open.
              .filter((it) => it.status !== "making" || it.number > 1)
              .map((it) => (
                <li key={`${it.period} ${it.unit} ${it.number}`}>
                  <EditionCard of={it} />
                </li>
              ))}
            {items.length === 0 && !cursor && !making && <li class="card muted">{say(words.noEditions)}</li>}
          </ul>
        )}
      </Show>
      {notRead !== undefined && <Failed problem={notRead} retry={() => void more()} />}
      {cursor && notRead === undefined && (
        <button type="button" class="button plain wide" onClick={() => void more()}>
          {say(words.older)}
        </button>
      )}
    </section>
  );
}

function EditionCard({ of }: { of: EditionView }) {
  const { say, language, now } = useApp();
  const file = usePdf(of);
  const { withdrawal } = of;
  return (
    <div class="card">
      <div class="row">
        <Icon name="file" size={28} />
        <span class="grow">
          <a href={addressOf(of)}>
            <strong>{say(titleOf(of.period as Period))}</strong>
          </a>{" "}
          {of.interim && <span class="badge warn">{say(words.interim)}</span>}
          {of.status === "held" && <span class="badge warn">{say(words.held)}</span>}
          {withdrawal && <span class="badge danger">{say(words.withdrawn)}</span>}
          <span class="muted small block">
            {of.madeAt && say(words.made, { moment: sayMoment(of.madeAt, language, now()), pages: of.pages ?? "" })}
            {of.status === "held" && say(words.heldTitle)}
          </span>
          {of.number > 1 && !withdrawal && <span class="muted small block">{say(words.anew)}</span>}
          {of.clock === "unconfirmed" && <span class="muted small block">{say(words.unconfirmed)}</span>}
        </span>
        {of.madeAt && (
          <button type="button" class="button small" disabled={file.opening} onClick={file.open}>
            {say(file.opening ? words.opening : words.openPdf)}
          </button>
        )}
      </div>
      <PdfState {...file} />
    </div>
  );
}
