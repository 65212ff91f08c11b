// Figures as a table: rank, value, and what it is made of.

import type { FigureRow, Figures } from "../../core/figures/figures.ts";
import { useApp } from "../app/context.ts";
import { sayChange, sayValue } from "../say/figures.ts";
import { texts } from "../say/texts.ts";
import { overviewTexts as words } from "./texts.ts";

/** More is not always better (overdue cases), so a change has a direction but no verdict in colour. */
export function Change({ of, row, short }: { of: Figures; row: FigureRow; short?: boolean }) {
  const { say, language } = useApp();
  const change = sayChange(of.format, row, language);
  if (!change) return <span class="muted">{say(short ? texts.noValue : words.noPrevious)}</span>;
  if (short) return <span class="number">{change.sign ? `${change.sign > 0 ? "+" : "−"}${change.amount}` : "0"}</span>;
  if (change.sign === 0) return <span class="muted">{say(words.same)}</span>;
  return (
    <span class="number">
      <span class="visually-hidden">{say(words.before)} </span>
      {say(change.sign > 0 ? words.up : words.down, { n: change.text })}
    </span>
  );
}

type TableProps = { figures: Figures; rows: FigureRow[]; to: (change: { unit: string }) => string };

export function FigureTable({ figures, rows, to }: TableProps) {
  const { say, language } = useApp();
  const rate = figures.format === "rate";
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard
    <section class="table-box" tabIndex={0} aria-label={say(words.by)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(words.rank)}</th>
            <th scope="col">{say(words.unit)}</th>
            <th scope="col" class="right">
              {say(words.value)}
            </th>
            {rate && (
              <>
                <th scope="col" class="right">
                  {say(words.numerator)}
                </th>
                <th scope="col" class="right">
                  {say(words.denominator)}
                </th>
              </>
            )}
            <th scope="col" class="right">
              {say(rate ? words.changePoints : words.change)}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unit}>
              <td class="number">{row.rank ?? say(texts.noValue)}</td>
              <th scope="row">
                {row.unit.includes("G") || row.unit === figures.unit ? (
                  say(row.title)
                ) : (
                  <a href={to({ unit: row.unit })}>{say(row.title)}</a>
                )}
              </th>
              <td class="number right strong">{sayValue(figures.format, row.value, language)}</td>
              {rate && (
                <>
                  <td class="number right">{row.numerator}</td>
                  <td class="number right">{row.denominator}</td>
                </>
              )}
              <td class="right">
                <Change of={figures} row={row} short />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
