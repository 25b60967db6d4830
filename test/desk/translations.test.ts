import { expect, test } from "vitest";
import { newsroom, story, type Newsroom } from "../build/newsroom.ts";
import { fewLocales } from "./few-locales.ts";
import { everything, formats, jsonFeed } from "./formats.ts";

const locales = fewLocales();
const EDITIONS = [
  { locale: "en-GB", timeZone: "Europe/London" },
  { locale: "fr-FR", timeZone: "Europe/Paris" },
  { locale: "ar-EG", timeZone: "Africa/Cairo" },
];
const NOON = "2026-11-20T12:00:00Z";
const ONE = "2026-11-20T13:00:00Z";

/**
 * A page with links to its translations.
 * @param language - of the page
 * @param slug - of its address
 * @param head - markup of the links
 * @returns the file
 */
function page(language: string, slug: string, head = ""): string {
  const url = `https://desk.example/${slug}`;
  return `<!doctype html><html lang="${language}"><head><title>${slug}</title>
    <link rel="canonical" href="${url}"><meta property="og:type" content="article">
    <meta property="article:published_time" content="2026-11-20T08:00:00Z">${head}</head>
    <body><article><h1>${slug} 26</h1><p>${TEXTS[language] ?? ""}</p></article></body></html>`;
}

/**
 * Languages that each edition's only entry links to, as JSON, Atom and RSS have them.
 * @param room - the newsroom
 * @returns languages by edition
 */
function links(room: Newsroom): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    EDITIONS.map(({ locale }) => {
      const { rss, atom } = formats(room, locale);
      const listed = jsonFeed(room, locale).items.map(({ extension }) => extension["translations"]);
      const json = [...JSON.stringify(listed).matchAll(/"language":"(\w+)"/g)].map(
        ([, tag]) => tag,
      );
      const own = locale.slice(0, 2);
      for (const xml of [rss, atom]) {
        const entry = xml.slice(xml.search(/<item>|<entry>/));
        const tags = [...entry.matchAll(/hreflang="(\w+)"/g)].map(([, tag]) => tag);
        expect(tags.filter((tag) => tag !== own)).toEqual(json);
      }
      return [locale, json.map(String)];
    }),
  );
}

/** A text a language. */
const TEXTS: Readonly<Record<string, string>> = {
  en: "The harbour of Port Calder opened again on Monday after eleven weeks of repairs.",
  fr: "Le port de Calder a rouvert lundi après onze semaines de travaux, et les pêcheurs ont applaudi.",
  ar: "أعيد فتح ميناء كالدر يوم الاثنين بعد أحد عشر أسبوعا من أعمال الإصلاح وهتف الصيادون من الرصيف.",
};

const ALL = { "en-GB": ["ar", "fr"], "fr-FR": ["ar", "en"], "ar-EG": ["en", "fr"] };

/**
 * Front matter of a version of one story.
 * @param language - of the version
 * @param hour - of publication
 * @returns the fields
 */
function keyed(language: string, hour: string): readonly string[] {
  return [`language: ${language}`, `date: 2026-11-20T${hour}:00:00Z`, "story: port-26"];
}

test("pages that name their translations are linked, one step further and back", async () => {
  const room = newsroom({ locales, editions: EDITIONS });
  const french = `<link rel="alternate" hreflang="fr" href="https://www.desk.example/port/#top">`;
  const arabic = { "@type": "NewsArticle", "@id": "https://desk.example/marfa", inLanguage: "ar" };
  const work = { "@context": "https://schema.org", "@type": "NewsArticle", headline: "Story port" };
  const ld = JSON.stringify({ ...work, workTranslation: { ...arabic, url: arabic["@id"] } });
  room.write("articles/a.html", page("en", "harbour", french));
  room.write(
    "articles/b.html",
    page("fr", "port", `<script type="application/ld+json">${ld}</script>`),
  );
  room.write("articles/c.html", page("ar", "marfa"));
  await room.build(NOON);
  expect(links(room)).toEqual(ALL);
  room.write("articles/b.html", page("fr", "port"));
  await room.build(ONE);
  expect(links(room)).toEqual({ "en-GB": ["fr"], "fr-FR": ["en"], "ar-EG": [] });
  room.remove("articles/a.html");
  await room.build("2026-11-20T14:00:00Z");
  expect(links(room)).toEqual({ "en-GB": [], "fr-FR": [], "ar-EG": [] });
});

test("declared story keys link whatever the files are called", async () => {
  const room = newsroom({ locales, editions: EDITIONS });
  const fields = ["date: 2026-11-20T08:00:00Z", "story: port-26"];
  for (const language of ["en", "fr", "ar"])
    room.write(
      `articles/${language}-1.md`,
      story("Port 26", [`language: ${language}`, ...fields], TEXTS[language]),
    );
  await room.build(NOON);
  expect(links(room)).toEqual(ALL);
});

test("versions that readers may not see are linked from nowhere until they may", async () => {
  const room = newsroom({ locales, editions: EDITIONS });
  const dated = "date: 2026-11-20T08:00:00Z";
  room.write("articles/port.en.md", story("Harbour opens", [dated]));
  room.write(
    "articles/port.fr.md",
    story("Le port rouvre", [dated, "embargo: 2026-11-20T12:30:00Z"], TEXTS["fr"]),
  );
  room.write("articles/port.ar.md", story("الميناء", [dated, "status: withheld"], TEXTS["ar"]));
  await room.build(NOON);
  expect(everything(room)).not.toMatch(/desk\.example\/(?:fr|ar)\/port/);
  const moved = jsonFeed(room).items[0]?.date_modified;
  await room.build(ONE);
  expect(links(room)).toMatchObject({ "en-GB": ["fr"], "fr-FR": ["en"] });
  expect(jsonFeed(room).items[0]?.date_modified).toBe(moved);
});

test("two versions in one language give one link, and links stay mutual", async () => {
  const room = newsroom({ locales, editions: EDITIONS });
  room.write("articles/1.md", story("Harbour opens", keyed("en", "08")));
  room.write("articles/2.md", story("Harbour open, mayor says", keyed("en", "09")));
  room.write("articles/3.md", story("Le port rouvre", keyed("fr", "08"), TEXTS["fr"]));
  await room.build(NOON);
  const french = jsonFeed(room, "fr-FR").items[0]?.extension["translations"];
  expect(french).toMatchObject([{ language: "en", url: "https://desk.example/en/1" }]);
  const english = jsonFeed(room).items.map(({ extension }) => extension["translations"] ?? []);
  expect(english).toMatchObject([[], [{ language: "fr" }]]);
});

test("a machine translation says so in every format and in words", async () => {
  const room = newsroom({ locales });
  const type = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
  const fields = ["language: en", "date: 2026-11-20T08:00:00Z", `digitalSourceType: ${type}`];
  room.write("articles/1.md", story("Harbour opens", [...fields, "machineTranslatedFrom: fr"]));
  await room.build(NOON);
  const { rss, atom } = formats(room);
  for (const xml of [rss, atom]) {
    expect(xml).toContain(`<dc:type>${type}</dc:type>`);
    expect(xml).toContain("<dc:language>en-t-fr-t0-und</dc:language>");
    expect(xml).toMatch(/French/);
  }
  const [item] = jsonFeed(room).items;
  expect(item?.extension).toMatchObject({ digitalSourceType: type, machineTranslatedFrom: "fr" });
  expect(item?.content_html).toMatch(/French/);
});
