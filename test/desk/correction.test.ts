import { expect, test } from "vitest";
import { newsroom, story } from "../build/newsroom.ts";
import { fewLocales } from "./few-locales.ts";
import { each, everything, formats, jsonFeed } from "./formats.ts";

const locales = fewLocales();
const NOTE = "An earlier version of this article gave the wrong length of the pier.";
const DATED = ["language: en", "date: 2026-11-20T08:00:00Z"];
const EDITIONS = [
  { locale: "en-GB", timeZone: "Europe/London" },
  { locale: "fr-FR", timeZone: "Europe/Paris", languages: ["en", "fr"] },
];

/**
 * A page that prints its correction in the text.
 * @param printed - markup of the correction
 * @returns the file
 */
function page(printed: string): string {
  const facts = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "@id": "https://desk.example/pier",
    headline: "Pier reopens",
    datePublished: "2026-11-20T08:00:00Z",
    correction: NOTE,
  };
  const text = "The pier of Port Calder is open again after eleven weeks of repairs.";
  return `<!doctype html><html lang="en"><head><title>Pier reopens</title>
    <script type="application/ld+json">${JSON.stringify(facts)}</script></head>
    <body><article><h1>Pier reopens</h1><p>${text}</p><p>Fishermen cheered from the shore on Monday
    morning, and the first boats left.</p>${printed}</article></body></html>`;
}

test("a correction stands first in the text, in the edition's words, and is flagged in every format", async () => {
  const room = newsroom({ locales, editions: EDITIONS });
  const article = story("Pier reopens", DATED, "The pier is 300 metres long.");
  room.write("articles/pier.md", article.replace("300", "200"));
  await room.build("2026-11-20T12:00:00Z");
  room.write(
    "articles/pier.md",
    article.replace("title:", `correction: ${NOTE}\neditorialNote: Ask the mayor\ntitle:`),
  );
  await room.build("2026-11-20T13:00:00Z");
  for (const text of each(room)) {
    expect(text).toContain(`Correction: ${NOTE}`);
    expect(text).toContain("2026-11-20T13:00:00Z");
  }
  for (const text of each(room, "fr-FR")) expect(text).toMatch(/Correction\s: An earlier/u);
  const { rss, atom } = formats(room);
  for (const xml of [rss, atom]) {
    expect(xml).toMatch(/<category [^>]*sig|<category [^>]*signal/);
    expect(xml).toContain(`<dcterms:provenance>${NOTE}</dcterms:provenance>`);
  }
  const [item] = jsonFeed(room).items;
  expect(item?.extension["correction"]).toBe(NOTE);
  const html = item?.content_html ?? "";
  expect(html.indexOf("Correction:")).toBeLessThan(html.indexOf("300 metres"));
  expect(everything(room)).not.toContain("Ask the mayor");
});

test.each([
  `<p>${NOTE}</p>`,
  `<div class="correction"><p>Correction: ${NOTE}</p></div>`,
  `<p><strong>Correction, 20 November 2026:</strong> <em>${NOTE}</em></p>`,
  `<blockquote><p>${NOTE}</p></blockquote>`,
])("a correction that the page prints too is shown once: %s", async (printed) => {
  const room = newsroom({ locales });
  room.write("articles/pier.html", page(printed));
  await room.build("2026-11-20T12:00:00Z");
  const [item] = jsonFeed(room).items;
  expect(item?.content_html?.split("wrong length")).toHaveLength(2);
  expect(item?.content_html).toContain("Fishermen cheered");
});

test("a label that the correction brings along is not said twice", async () => {
  const room = newsroom({ locales });
  const fields = [...DATED, `correction: "Correction: ${NOTE}"`];
  room.write("articles/pier.md", story("Pier reopens", fields));
  await room.build("2026-11-20T12:00:00Z");
  expect(jsonFeed(room).items[0]?.content_html).toContain(`Correction: ${NOTE}`);
  expect(jsonFeed(room).items[0]?.content_html).not.toContain("Correction: Correction");
});
