import { describe, expect, test } from "vitest";
import type { Draft } from "../../../src/extract/extractor.ts";
import type { Image } from "../../../src/model/block.ts";
import { ADDRESS, namesOf, paragraphs, read, STORY, textOf, TITLE, WHOLE } from "./own-pages.ts";

const AUTHOR = "Maud Ferris";
const CAPTION = "The old pier after the storm in January.";
const CREDIT = "Nell Harrow/Coast Pictures";
const IMG = `<img src="https://www.example.org/img/pier.jpg" width="1200" height="800" alt="">`;
const JSON_LD = `<script type="application/ld+json">${JSON.stringify({
  "@context": "https://schema.org",
  "@type": "NewsArticle",
  headline: TITLE,
  datePublished: "2025-03-03T08:30:00+01:00",
  author: [{ "@type": "Person", name: AUTHOR }],
})}</script>`;

const wordsOf = ({ facts }: Draft): Pick<Image, "caption" | "credit">[] =>
  (facts.images ?? []).map(({ caption = "", credit = "" }) => ({ caption, credit }));

/** Pages as systems build them: their text is the story, their author and day are told. */
const PAGES: readonly (readonly [system: string, page: string])[] = [
  [
    "a builder of pages with widgets",
    `<div class="elementor-location-single"><div class="elementor-widget"><h1 class="elementor-heading-title">${TITLE}</h1></div>
     <ul class="elementor-post-info"><li itemprop="author"><span>${AUTHOR}</span></li><li itemprop="datePublished"><time>March 3, 2025</time></li></ul>
     <div class="elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container">${paragraphs()}</div></div>
     <div class="elementor-author-box"><h4>${AUTHOR}</h4><p>${AUTHOR} covers harbours and town halls, and lives with a dog near the quay.</p></div></div>`,
  ],
  [
    "a generator of static pages",
    `<main><article class="post-single"><header><h1 class="post-title">${TITLE}</h1><div class="post-meta"><span>March 3, 2025</span> · 3 min read · ${AUTHOR}</div></header>
     <div class="post-content">${paragraphs()}</div><footer><ul class="post-tags"><li><a href="/t">pier</a></li></ul></footer></article></main>`,
  ],
  [
    "fields with labels",
    `<h1>${TITLE}</h1><article class="node"><div class="field field--name-field-date"><time datetime="2025-03-03T12:00:00Z">3 March 2025</time></div>
     <div class="field field--name-field-author"><div class="field__label">By</div><div class="field__item">${AUTHOR}</div></div>
     <div class="field field--name-body">${paragraphs()}</div></article>`,
  ],
  [
    "a list of byline, date and length above the text",
    `<main><article><h1>${TITLE}</h1><ul class="info-line"><li>By ${AUTHOR}</li><li>March 3, 2025</li><li>Updated March 4, 2025</li><li>3 minutes</li><li>1,204 views</li></ul><div>${paragraphs()}</div></article></main>`,
  ],
  [
    "a table of columns",
    `<table><tr><td><font size="1"><a href="/">Home</a><br><a href="/a">Local</a></font></td>
     <td><font size="1">03/03/2025</font><br><font size="4"><b>${TITLE}</b></font><br><br><font><i>By ${AUTHOR}</i><br><br>${STORY.join("<br><br>")}</font></td>
     <td><b>Our town</b><br>${`<a href="/b">Lighthouse sold to beekeepers</a><br>The old lighthouse now belongs to a family that keeps bees.<br><br>`.repeat(4)}</td></tr></table>`,
  ],
  [
    "one line of news after the other below the text",
    `<h1>${TITLE}</h1><div class="news-detail"><span class="news-date-time">03.03.2025 08:30:00</span><p>By ${AUTHOR}</p>${STORY.join("<br><br>")}</div>
     <div class="list">${`<p class="news-item"><span>01.02.2025</span> <a href="/b"><b>Lighthouse sold to beekeepers</b></a><br>The old lighthouse now belongs to a family that keeps bees.</p>`.repeat(4)}</div>`,
  ],
  [
    "scripts that fill an empty page",
    `${JSON_LD.replace('"@type":"NewsArticle"', `"@type":"NewsArticle","articleBody":${JSON.stringify(WHOLE)}`)}<div id="app"><div class="loader"></div></div>`,
  ],
  [
    "a dialogue that is longer than the text",
    `${JSON_LD}<div role="dialog" aria-modal="true"><h2>Before you go on</h2>${`<p>We and our 412 partners would like to store what you read, and to show you what you may like to buy, wherever you are.</p>`.repeat(8)}</div>
     <div><h1>${TITLE}</h1>${paragraphs()}</div>`,
  ],
  [
    "a card between the paragraphs",
    `${JSON_LD}<main><article><h1>${TITLE}</h1><div>${paragraphs(`<div class="k2"><a href="/b"><img src="/b.jpg" alt=""></a><div><span>From the bay</span><h3><a href="/b">Lighthouse sold to beekeepers</a></h3><p>The old one.</p></div></div>`)}</div></article></main>`,
  ],
  [
    "a sentence set out of the text, with who said it",
    `${JSON_LD}<main><article><h1>${TITLE}</h1><div>${paragraphs(`<div class="z"><span>“We waited eleven years for this”</span><div>The harbour master</div></div>`)}</div></article></main>`,
  ],
  [
    "a row of buttons",
    `${JSON_LD}<main><article><h1>${TITLE}</h1><div>${paragraphs("<p>Share Facebook X Copy link</p>")}</div></article></main>`,
  ],
];

describe("the article is read whole, and nothing else", () => {
  test.each(PAGES)("from %s", (_, page) => {
    const draft = read(page, { title: `${TITLE} - The Norvale Courier` });
    expect(textOf(draft)).toBe(WHOLE);
    expect(draft.facts.headline).toBe(TITLE);
    expect(namesOf(draft)).toStrictEqual([AUTHOR]);
    expect(draft.facts.published?.instant.toString()).toMatch(/^2025-03-0[23]T/);
  });

  test("from a live blog that is one list", () => {
    const posts = STORY.map(
      (text, hour) =>
        `<li><span>1${hour}:05</span><h3>Hour ${hour}</h3><p>${text}</p><div><a href="#">Share</a></div></li>`,
    );
    const lines = textOf(
      read(`<main><h1>${TITLE}</h1><ul class="tl">${posts.join("")}</ul></main>`),
    );
    expect(lines.split("\n")).toStrictEqual(STORY.flatMap((text, hour) => [`Hour ${hour}`, text]));
  });
});

describe("a headline", () => {
  test("stands behind a kicker that only looks part from it", () => {
    const page = `<h1><span>Coast</span><span>${TITLE}</span></h1>${paragraphs()}`;
    const draft = read(page, { head: `${ADDRESS}<meta property="og:title" content="${TITLE}">` });
    expect(draft.facts.headline).toBe(TITLE);
    expect(textOf(draft)).toBe(WHOLE);
  });
});

describe("a picture has its own words", () => {
  const words = [{ caption: CAPTION, credit: CREDIT }];

  test("in fields behind it", () => {
    const fields = `<div class="field field--name-field-image">${IMG}</div><div class="field field--name-field-image-caption">${CAPTION}</div><div class="field field--name-field-image-credit">Photo: ${CREDIT}</div>`;
    const draft = read(
      `<h1>${TITLE}</h1><article>${fields}<div class="body">${paragraphs()}</div></article>`,
    );
    expect(wordsOf(draft)).toStrictEqual(words);
    expect(textOf(draft)).toBe(WHOLE);
  });

  test("though the text is called a description too", () => {
    const table = `<table class="tr-caption-container"><tbody><tr><td><a href="/x.jpg">${IMG}</a></td></tr><tr><td class="tr-caption">${CAPTION} Photo: ${CREDIT}</td></tr></tbody></table>`;
    const draft = read(
      `<h3 class="post-title">${TITLE}</h3><div class="post-body entry-content" itemprop="description articleBody">${table}${STORY.join("<br><br>")}</div>`,
      { head: `${ADDRESS}<meta property="og:title" content="${TITLE}">` },
    );
    expect(wordsOf(draft)).toStrictEqual(words);
    expect(textOf(draft)).toBe(WHOLE);
  });

  test("and a quote in a figure is none", () => {
    const quote = `<figure class="wp-block-pullquote"><blockquote><p>We waited eleven years for this</p><cite>The harbour master</cite></blockquote></figure>`;
    const draft = read(`<article><h1>${TITLE}</h1>${paragraphs(quote)}</article>`);
    expect(draft.facts.images).toStrictEqual([]);
  });
});
