// The mail that an edition goes out with: the figures that matter most, and where to read on.
import { kindOf } from "../../core/period.ts";
import { render } from "../document/template.ts";
import { cardOf } from "../sections/figure.ts";
import { languageOf, type Snapshot } from "../snapshot.ts";
import { wordsOf } from "../words/words.ts";

export type EditionMail = { subject: string; text: string; html: string; filename: string };

/** The mail to one person; `link` is where the edition can be read in the product. */
export function mailOf(
  snapshot: Snapshot,
  about: { name: string; link: string; pages: number; hash: string },
): EditionMail {
  const { title, period, issuer, sections, notices = [] } = snapshot;
  const words = wordsOf(languageOf(snapshot));
  const { mail } = words;
  const figures = sections.find((it) => it.kind === "cover")?.figures ?? [];
  const cards = figures.map((it) => cardOf(words, it, words.periods[kindOf(period)].before));
  const greeting = mail.greeting(about.name);
  const ready = mail.ready(title, about.pages);
  const asOf = mail.asOf(words.moment(snapshot.asOf), issuer);
  const hash = mail.hash(about.hash);
  const lines = cards.map((it) => mail.figure(it.name, it.value, it.made, it.change));
  const intro = words.text.sentences([ready, cards.length > 0 ? mail.figures : ""]);
  return {
    subject: mail.subject(title),
    text: [
      greeting,
      ready,
      ...notices,
      ...(lines.length > 0 ? [mail.figures, ...lines] : []),
      mail.openAt(about.link),
      asOf,
      hash,
    ].join("\n\n"),
    html: render("edition-mail", { words, title, greeting, intro, notices, cards, link: about.link, asOf, hash }),
    // What every mail program and file system takes.
    filename: `${title.replace(/[^A-Za-z0-9\u4e00-\u9fff（）、-]/gu, "_")}.pdf`,
  };
}
