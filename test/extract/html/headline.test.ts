import { expect, test } from "vitest";
import { readHtml } from "./read.ts";

const TEXT = `<p>${"The harbour council voted to rebuild the old pier, after a long debate. ".repeat(6)}</p>`;

/** The headline of a page. */
function headline(title: string, body: string, head = ""): string | undefined {
  return readHtml(
    `<html lang="en"><head><title>${title}</title>${head}</head><body>${body}${TEXT}</body></html>`,
  ).facts.headline;
}

/** JSON-LD of an article. */
function stating(article: Readonly<Record<string, string>>): string {
  return `<script type="application/ld+json">${JSON.stringify({ "@type": "Article", ...article })}</script>`;
}

test("is what the article is called, where its stated headline only describes it", () => {
  const head = stating({ name: "Old Pier", headline: "landing stage in the north" });
  expect(headline("Old Pier - Open Almanac", "<h1>Old Pier</h1>", head)).toBe("Old Pier");
});

test("is what the desk wrote where nothing stated says what the page shows", () => {
  const head = stating({ headline: "Why eleven pillars cost a town its ferry" });
  expect(headline("Old Pier - The Quay", "<h1>Old Pier</h1>", head)).toBe(
    "Why eleven pillars cost a town its ferry",
  );
});

test("keeps the name of the site where it speaks of it", () => {
  const site = `<meta property="og:site_name" content="Quay">`;
  const title = "How we rebuilt the Quay press - a tale of eleven pillars";
  expect(
    headline(title, `<h1>How we rebuilt the Quay press: a tale of eleven pillars</h1>`, site),
  ).toBe("How we rebuilt the Quay press: a tale of eleven pillars");
  expect(headline("Pier to be rebuilt - Quay", "<h1>Pier to be rebuilt</h1>", site)).toBe(
    "Pier to be rebuilt",
  );
});

test("is the whole of it where the heading ends with a colon", () => {
  const head = `<meta property="og:title" content="The Pier Project: Eleven Pillars and a Ferry">`;
  expect(
    headline("The Quay", "<h1>The Pier Project:</h1><h4>Eleven Pillars and a Ferry</h4>", head),
  ).toBe("The Pier Project: Eleven Pillars and a Ferry");
});

test("is not the name of the site, though a theme marks that as a headline", () => {
  const site = `<header itemscope itemtype="https://schema.org/WPHeader"><p class="site-title" itemprop="headline">Harbour Journal</p></header>`;
  const name = `<meta property="og:site_name" content="Harbour Journal">`;
  const shown = `${site}<h1 itemprop="headline">Pier to be rebuilt at last</h1>`;
  expect(headline("Pier to be rebuilt at last", shown, name)).toBe("Pier to be rebuilt at last");
});

test("is not the second, shorter one", () => {
  const shown = `<h1 itemprop="alternativeHeadline">Pier mistakes</h1><h2 itemprop="headline">The five mistakes towns make with their piers</h2>`;
  const head = `<meta property="og:title" content="The five mistakes towns make with their piers">`;
  expect(headline("Pier mistakes", shown, head)).toBe(
    "The five mistakes towns make with their piers",
  );
});

test("goes on where what is stated ends", () => {
  const stated = "Ida Lind on leaving the old pier";
  const shown =
    "Ida Lind on leaving the old wooden pier: “I walked it eleven times and never once fell in”";
  expect(headline(stated, `<h1>${shown}</h1>`)).toBe(shown);
});

test("of metadata differs from the one shown, whose byline and date are the article's all the same", () => {
  const { facts } = readHtml(
    `<html lang="en"><head><title>13 ways to praise a harbour master</title><meta property="og:title" content="13 ways to praise a harbour master"></head>
     <body><main><h1>The strength of kind words on the quay</h1><div><span>By </span><a href="/profile/ida-lind-1">Ida Lind</a></div><p>${TEXT}</p></main></body></html>`,
  );
  expect(facts.bylines?.map(({ name }) => name)).toStrictEqual(["Ida Lind"]);
});

test("of thousands of parts, as a wrong charset makes of Chinese, takes neither long nor all memory", () => {
  const long = "é • ".repeat(20_000).trim();
  expect(headline(long, `<h1>${long} ·</h1>`)).toContain("é • é");
});
