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
