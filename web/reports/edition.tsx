// One edition: its PDF, how it came about, whom it reached, and what those who answer for it may do with it.
import { useEffect, useState } from "preact/hooks";
import type { EditionDetail, EditionView, OtherClock } from "../../api/reports.ts";
import { type Period, titleOf } from "../../core/period.ts";
import { useApp } from "../app/context.ts";
import { link, type Route } from "../app/router.ts";
import { Failed, ProblemText, Skeleton, useLoad } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { sayDay, sayMoment } from "../say/dates.ts";
import { addressOf } from "./address.ts";
import { Deliveries } from "./deliveries.tsx";
import { PdfState, usePdf } from "./open-pdf.tsx";
import { VouchSheet, WithdrawSheet } from "./sheets.tsx";
import { reportsTexts as words } from "./texts.ts";

const POLL = 2000;

/** `#/reports/monthly-assessment/2026-10/371602`, with `?number=1` for one that was withdrawn. */
export function EditionPage({ route }: { route: Route }) {
  const { api, say } = useApp();
  const [, report = "", period = "", unit = ""] = route.path;
  const path = ["reports", report, "editions", period, unit].map(encodeURIComponent).join("/");
  const { number = "" } = route.query;
  const loaded = useLoad(() => api.get<EditionDetail>(`/${path}`, number ? { number } : {}), [path, number]);
  const { data: edition, reload } = loaded;
  const moves = edition?.status === "making" || edition?.deliveries.some((it) => it.status === "waiting");
  // A worker makes or mails it: look again until it is done.
  useEffect(() => {
    if (!moves) return;
    const timer = setTimeout(reload, POLL);
    return () => clearTimeout(timer);
  }, [moves, edition, reload]);
  if (!edition)
    return (
      <Page title={say(words.reports)}>
        {loaded.problem ? <Failed problem={loaded.problem} retry={reload} /> : <Skeleton lines={4} />}
      </Page>
    );
  return (
    <Page
      title={`${say(titleOf(edition.period as Period))} ${say(edition.title)}`}
      sub={
        <a href={link(["reports"], { unit: edition.unit })}>
          {say(words.reportsTitle, { unit: say(edition.unitTitle) })}
        </a>
      }
    >
      <State of={edition} asked={number !== ""} />
      <Acts of={edition} path={`/${path}`} reload={reload} />
      <Deliveries of={edition} path={`/${path}`} reload={reload} />
      <Earlier of={edition} />
    </Page>
  );
}

/** How it came about, and what of it is to be read with care. `asked`: by its number, so that another may have its place by now. */
function State({ of, asked }: { of: EditionDetail; asked: boolean }) {
  const { say, language, now } = useApp();
  const file = usePdf(of);
  const moment = (at: string) => sayMoment(at, language, now());
  const { withdrawal } = of;
  return (
    <>
      <div role="status">{of.status === "making" && <p class="notice gap working">{say(words.making)}</p>}</div>
      {withdrawal && (
        <div class="notice danger gap">
          <p>
            <strong>{say(words.withdrawnBy, { name: withdrawal.name, moment: moment(withdrawal.at) })}</strong>
          </p>
          <p>{say(words.reasonIs, { reason: withdrawal.reason })}</p>
          {asked && <a href={addressOf(of, "")}>{say(words.latest)}</a>}
        </div>
      )}
      {of.status === "held" && <Held of={of} />}
      {of.madeAt && (
        <div class="card gap">
          <div class="row">
            <span class="grow">
              {of.interim && <span class="badge warn">{say(words.interim)}</span>}{" "}
              {say(words.made, { moment: moment(of.madeAt), pages: of.pages ?? "" })}
              {of.number > 1 && !withdrawal && <span class="muted small block">{say(words.anew)}</span>}
              {of.dueAt && (
                <span class="muted small block">{say(words.late, { day: sayDay(of.dueAt, language, now()) })}</span>
              )}
              {of.clock === "unconfirmed" && <span class="muted small block">{say(words.unconfirmed)}</span>}
              {of.clock === "vouched" && (
                <span class="muted small block">{say(words.vouched, { name: of.vouchedBy ?? "" })}</span>
              )}
            </span>
            <button type="button" class="button small main" disabled={file.opening} onClick={file.open}>
              {say(file.opening ? words.opening : words.openPdf)}
            </button>
          </div>
          <PdfState {...file} />
        </div>
      )}
    </>
  );
}

/** What was withdrawn before it is still there to be read. */
function Earlier({ of: { earlier } }: { of: EditionDetail }) {
  const { say, language, now } = useApp();
  if (earlier.length === 0) return null;
  return (
    <section>
      <h2>{say(words.earlier)}</h2>
      <ul class="list gap">
        {earlier.map(({ withdrawal, ...it }) => (
          <li key={it.number} class="card">
            <a href={addressOf({ ...it, withdrawal })}>
              {withdrawal &&
                say(words.withdrawnBy, { name: withdrawal.name, moment: sayMoment(withdrawal.at, language, now()) })}
            </a>
            {withdrawal && <span class="muted small block">{say(words.reasonIs, { reason: withdrawal.reason })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Held({ of }: { of: EditionView }) {
  const { say, language, now } = useApp();
  return (
    <div class="notice warn gap">
      <p>
        <strong>{say(words.heldTitle)}</strong>
      </p>
      <p>{say(words.heldWhy)}</p>
      <ul>
        {(of.clocks ?? []).map((it) => (
          <li key={it.source}>
            {say(it.ahead > 0 ? words.clockAhead : words.clockBehind, {
              clock: say(clockName(it)),
              size: say(...sizeOf(it.ahead)),
              moment: sayMoment(it.at, language, now()),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}

const clockName = ({ source }: OtherClock) =>
  ({ table: words.clockTable, files: words.clockTable, mail: words.clockMail, issuer: words.clockIssuer })[source] ??
  words.clockPhone;

/** `10 天`, `3 小时`: nobody needs it closer. */
function sizeOf(seconds: number): [(typeof words)["days"], { n: number }] {
  const hours = Math.round(Math.abs(seconds) / 3600);
  return hours >= 48
    ? [words.days, { n: Math.round(hours / 24) }]
    : [hours === 1 ? words.hour : words.hours, { n: hours }];
}

type ActsProps = { of: EditionDetail; path: string; reload(): void };

/** What somebody who may make reports does with it: in their name. */
function Acts({ of, path, reload }: ActsProps) {
  const { api, say, me } = useApp();
  const [sheet, setSheet] = useState<"withdraw" | "vouch">();
  const [problem, setProblem] = useState<unknown>();
  if (!me.actions.includes("report.make")) return null;
  const close = () => setSheet(undefined);
  const done = () => {
    close();
    reload();
  };
  const { report, period, unit } = of;
  const makeAnew = async () => {
    try {
      await api.post(`/reports/${report}/editions`, { period, unit });
    } catch (refused) {
      return setProblem(refused);
    }
    // The one that is made now has no number in its address yet.
    const place = addressOf(of, "");
    if (location.hash === place) reload();
    else location.hash = place;
  };
  return (
    <div class="buttons gap">
      {of.status === "held" && (
        <button type="button" class="button" onClick={() => setSheet("vouch")}>
          {say(words.vouch)}
        </button>
      )}
      {of.status === "withdrawn" && (
        <button type="button" class="button" onClick={makeAnew}>
          {say(words.makeAnew)}
        </button>
      )}
      {of.status === "ready" && !of.interim && (
        <button type="button" class="button quiet" onClick={() => setSheet("withdraw")}>
          {say(words.withdraw)}
        </button>
      )}
      {problem !== undefined && (
        <p class="error small" role="alert">
          <ProblemText problem={problem} />
        </p>
      )}
      {sheet === "withdraw" && <WithdrawSheet path={path} number={of.number} onClose={close} onDone={done} />}
      {sheet === "vouch" && <VouchSheet of={of} onClose={close} onDone={done} />}
    </div>
  );
}
