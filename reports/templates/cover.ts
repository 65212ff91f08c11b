// The head of the first page, with the table of contents below it.
import type { CoverContent } from "../sections/cover.ts";
import type { KeyFigure } from "../sections/key-figures.ts";
import { sayChange, sayCount, sayGoal, sayValue } from "../wording.ts";
import { templateOf } from "./engine.ts";
import type { Place } from "./place.ts";

const render = templateOf<object>(`<section id="{{id}}" class="cover">
<header class="masthead">
<p class="org" style="font-size:{{size}}pt">{{masthead}}</p>
<p class="issue"><span>{{issue}}</span><span>{{issuer}}　{{date}}</span></p>
<div class="rule"></div>
</header>
<h1>{{title}}</h1>
{{#if interim}}<p class="notice">{{interim}}</p>{{/if}}
<ul class="cards">{{#each cards}}
<li><span class="name">{{name}}</span><span class="value">{{value}}</span><span class="made">{{made}}</span><span class="change">{{change}}</span></li>{{/each}}
</ul>
<div class="lead">{{#each lead}}<p class="text">{{this}}</p>{{/each}}</div>
<dl class="facts">{{#each facts}}<div><dt>{{name}}</dt><dd>{{value}}</dd></div>{{/each}}</dl>
<nav class="contents"><p class="label">目录</p>{{#each contents}}
<a class="toc" href="#{{id}}"><span>{{heading}}</span><span class="dots"></span><span class="toc-page" data-for="{{id}}"></span></a>{{/each}}
</nav>
</section>`);

/** The first page; `contents` are the sections that follow. */
export const renderCover = (content: CoverContent, place: Place, contents: Place[]): string =>
  render({
    ...content,
    ...place,
    // The masthead keeps to one line of 156 mm: a point is 0.35 mm, and letters stand a tenth apart.
    size: Math.min(30, Math.floor(152 / 0.3528 / 1.1 / [...content.masthead].length)),
    issue: content.issue ?? "",
    interim: content.interim ?? "",
    cards: content.figures.map((figure) => cardOf(figure, place)),
    contents,
  });

/** A figure as a card shows it; the mail says the same. */
export function cardOf(figure: KeyFigure, { words }: Pick<Place, "words">) {
  const { title, over, value, format, numerator, denominator, previous, goal } = figure;
  const change = previous === undefined ? undefined : sayChange(value, previous, format, words.before);
  return {
    name: `${over ?? ""}${title}`,
    value: sayValue(value, format),
    made: format === "rate" ? `${sayCount(numerator)} / ${sayCount(denominator)}` : "",
    change: [change, sayGoal(value, goal)].filter(Boolean).join("，"),
  };
}
