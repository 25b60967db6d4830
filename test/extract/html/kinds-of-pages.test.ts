import { describe, expect, test } from "vitest";
import { plainText } from "../../../src/model/block.ts";
import { readHtml } from "./read.ts";

const STORY = [
  "The harbour council voted on Monday to rebuild the old pier, after a debate that lasted until midnight.",
  "“We waited eleven years for this,” said the harbour master, who had asked for the money each spring.",
  "Work begins in September, the council said, and the ferry will use the northern quay until then.",
  "The old pier was closed when a storm broke two of its eleven pillars, and the ice did the rest.",
  "Fishermen had asked for a smaller pier and more money for the ice house, which is older than the pier.",
  "The mayor said that the council would meet again in May, and that the plans can be seen in the library.",
];
const ADDRESS = '<link rel="canonical" href="https://www.example.org/news/pier">';

/** Paragraphs of the story, with something in the middle. */
function around(inside = ""): string {
  const paragraphs = STORY.map((text) => `<p>${text}</p>`);
  return [...paragraphs.slice(0, 3), inside, ...paragraphs.slice(3)].join("\n");
}

/** What is read as the text of a page with a headline. */
function bodyOf(content: string, { lang = "en", head = ADDRESS } = {}): string {
  const draft =
    readHtml(`<!doctype html><html lang="${lang}"><head><title>Pier to be rebuilt</title>${head}</head>
    <body><article><h1>Pier to be rebuilt</h1>${content}</article></body></html>`);
  return plainText(draft.facts.body ?? []);
}

const WHOLE = STORY.join("\n\n");

describe("what stands between the paragraphs is left out", () => {
  test.each([
    [
      "an element that its name calls a sign-up",
      "<newsletter-signup><p>Our best reporting, every Friday.</p></newsletter-signup>",
    ],
    [
      "an element that its name calls a teaser",
      "<x-inline-teaser><p>What becomes of the ice house, and who pays for it.</p></x-inline-teaser>",
    ],
    [
      "what is set apart from the prose",
      `<div class="not-prose"><h3>Ferry late again</h3><p>It was late for a fourth day.</p></div>`,
    ],
    [
      "the loop of a site builder",
      `<div class="wp-block-query"><ul><li><h3><a href="/1">A lighthouse for sale</a></h3><p>With its lamp and keeper's house.</p></li></ul></div>`,
    ],
    [
      "a machine's summary",
      `<div id="aiSummary"><ul><li>The pier will be rebuilt from September on.</li></ul></div>`,
    ],
    [
      "a way to the next article",
      `<div class="next-prev"><p>Ferry late for the fourth day</p></div>`,
    ],
    [
      "a card of another article",
      `<article class="c4"><a href="/b"><h3>A lighthouse for sale</h3></a><p>The old lighthouse is for sale.</p></article>`,
    ],
    [
      "a note on the author",
      `<section itemprop="author" itemscope><h3 itemprop="name">Ida Lind</h3><div>Ida Lind has written about harbours and boats for fifteen years now.</div></section>`,
    ],
    [
      "a sentence of the text, set large",
      "<blockquote>the ferry will use the northern quay until then</blockquote>",
    ],
    ["a pointer", `<p>Related | <a href="/1">A lighthouse for sale</a></p>`],
  ])("%s", (_, inside) => {
    expect(bodyOf(`<div>${around(inside)}</div>`)).toBe(WHOLE);
  });
});

describe("what belongs to the text stays", () => {
  test("a heading whose anchor is made of words that name furniture elsewhere", () => {
    const headings = ["Comments on the budget", "Related work", "Share of the cost"];
    const parts = headings.map(
      (text, index) =>
        `<h2 id="${text.toLowerCase().replaceAll(" ", "-")}">${text}</h2><p>${STORY[index]}</p>`,
    );
    const body = bodyOf(`<div>${parts.join("")}</div>`);
    for (const heading of headings) expect(body).toContain(heading);
  });

  test("a quote that the text does not repeat, and a heading that it does", () => {
    const inside =
      "<h2>The ferry will use the northern quay</h2><blockquote>Nobody asked the fishermen about their boats.</blockquote>";
    const body = bodyOf(`<div>${around(inside)}</div>`);
    expect(body).toContain("Nobody asked the fishermen");
    expect(body).toContain("The ferry will use the northern quay\n\n");
  });

  test("short lines and a table of a stated body, beside its only paragraph", () => {
    const table = `<table><tr><th>Day</th><th>Place</th></tr><tr><td>3 March</td><td>Old harbour</td></tr><tr><td>10 March</td><td>North quay</td></tr></table>`;
    const body = bodyOf(
      `<div itemprop="articleBody"><h3>Calendar of the regatta</h3>${table}<p>${STORY[0]}</p><p>The regatta office</p></div>
       <div>${'<p><a href="/o">Another story</a></p>'.repeat(4)}</div>`,
    );
    expect(body).toContain("Calendar of the regatta");
    expect(body).toContain("10 March\tNorth quay");
  });
});

describe("a live blog", () => {
  const posts = STORY.slice(1).map(
    (text, index) =>
      `<div class="post"><time datetime="2025-03-03T10:0${index}Z">10:0${index} am</time><p>${text}</p></div>`,
  );

  test("gives what its posts say, not the times alone", () => {
    expect(bodyOf(`<main><p>${STORY[0]}</p>${posts.join("")}</main>`)).toBe(WHOLE);
  });

  test("keeps the times that a sentence or a timetable needs", () => {
    const sentence =
      "<p><time>10:05</time> was when the first boat came in, said the harbour master.</p>";
    expect(bodyOf(`<main>${around(sentence)}</main>`)).toContain("10:05 was when");
    const timetable =
      "<dl><dt><time>10:05</time></dt><dd>The ferry leaves the northern quay.</dd></dl>";
    expect(bodyOf(`<main>${around(timetable)}</main>`)).toContain("10:05");
  });
});

describe("a page", () => {
  test("with long lists of other stories above the headline is read from the headline on", () => {
    const item = `<li><a href="/x">A lighthouse for sale</a> OLD HARBOUR: The lighthouse at the northern end of the bay is for sale, with its lamp and all that belongs to it.</li>`;
    const draft =
      readHtml(`<html lang="en"><head><title>Pier to be rebuilt</title>${ADDRESS}</head><body>
      <div class="main-content"><ul>${item.repeat(9)}</ul><h1>Pier to be rebuilt</h1>${around()}</div></body></html>`);
    expect(plainText(draft.facts.body ?? [])).toBe(WHOLE);
  });

  test("ends where readers' comments are counted", () => {
    const comments = `<div><h3>3 Comments</h3><p>The pier was better when it was made of wood, says the gull.</p></div>`;
    expect(bodyOf(`<div><div>${around()}</div>${comments}</div>`)).toBe(WHOLE);
  });

  test("does not give the words of its picture as the lead", () => {
    const words =
      "The old pier in March, seen from the ferry by someone who could not sleep at all.";
    const picture = `<div class="image-widget"><img src="/p.jpg" alt=""><p>${words}</p></div>`;
    const head = `${ADDRESS}<meta name="description" content="${words}">`;
    expect(bodyOf(`${picture}<div class="story-text">${around()}</div>`, { head })).toBe(WHOLE);
  });

  test("without an address of its own has links for what they are, and keeps none that lead nowhere", () => {
    const pointer = `<p><a href="/b">Ferry late again for a fourth day</a></p>`;
    const link = `<p>The plans, says <a href="/library">the <b>library</b></a>, can be seen there until the end of May.</p>`;
    const draft = readHtml(`<html lang="en"><head><title>Pier to be rebuilt</title></head><body>
      <h1>Pier to be rebuilt</h1><div>${around(pointer + link)}</div></body></html>`);
    const body = draft.facts.body ?? [];
    expect(plainText(body)).not.toContain("Ferry late");
    expect(plainText(body)).toContain("says the library, can");
    expect(JSON.stringify(body)).not.toContain('"link"');
  });
});

describe("boilerplate", () => {
  test.each([
    ["bn", "আরও পড়ুন: উত্তরের বাতিঘর বিক্রি হবে"],
    ["ta", "இதையும் படிங்க: விளக்கு விற்பனைக்கு உள்ளது"],
    ["te", "ఇవి కూడా చదవండి: దీపస్తంభం అమ్మకానికి ఉంది"],
    ["mr", "हेही वाचा: जुने दीपगृह विक्रीला"],
    ["gu", "આ પણ વાંચો: જૂની દીવાદાંડી વેચાણ માટે"],
    ["kn", "ಇದನ್ನೂ ಓದಿ: ಹಳೆಯ ದೀಪಸ್ತಂಭ ಮಾರಾಟಕ್ಕೆ"],
    ["ml", "കൂടുതൽ വായിക്കുക: പഴയ വിളക്കുമാടം വിൽപ്പനയ്ക്ക്"],
    ["pa", "ਇਹ ਵੀ ਪੜ੍ਹੋ: ਪੁਰਾਣਾ ਚਾਨਣ ਮੁਨਾਰਾ"],
    ["ur", "یہ بھی پڑھیں: پرانا مینار برائے فروخت"],
    ["bg", "Прочетете още: фарът се продава"],
    ["sr-Latn", "Pročitajte još: svetionik je na prodaju"],
    ["hr", "Pročitajte i: svjetionik je na prodaju"],
    ["et", "Loe ka: tuletorn on müügis"],
    ["ca", "Llegeix també: el far és a la venda"],
    ["es", "Le puede interesar: el faro está a la venta"],
    ["de", "Dieses Thema im Programm: Hafenwelle, 3. März"],
    ["en", "By signing up you agree to our terms and to our privacy notice."],
    ["en", "By signing up to the Harbour letter you agree that we may write to you."],
    ["en", "Thanks for signing up. See you at the quay!"],
    [
      "en",
      "All products recommended by the Harbour Journal are chosen by its editors, whoever pays for the paper. Some stories include links to shops. If you buy something through one of these links, we may earn an affiliate commission.",
    ],
  ])("of a page in %s is left out", (lang, line) => {
    expect(bodyOf(`<div>${around(`<p>${line}</p>`)}</div>`, { lang })).toBe(WHOLE);
  });
});
