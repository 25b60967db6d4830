import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { newsroom, story } from "../build/newsroom.ts";
import { fewLocales } from "./few-locales.ts";

const locales = fewLocales();
const ARABIC =
  "أعيد فتح ميناء كالدر يوم الاثنين بعد أحد عشر أسبوعا من أعمال الإصلاح وهتف الصيادون من الرصيف.";

/**
 * A newsroom of two languages, built at noon.
 * @returns the newsroom
 */
async function twoLanguages(): Promise<ReturnType<typeof newsroom>> {
  const room = newsroom({
    locales,
    editions: [
      { locale: "en-GB", timeZone: "Europe/London" },
      { locale: "ar-EG", timeZone: "Africa/Cairo" },
    ],
  });
  const dated = ["date: 2026-11-20T08:00:00Z", "section: Politics"];
  room.write("articles/port.en.md", story("Harbour opens", dated));
  room.write("articles/port.ar.md", story("أعيد فتح الميناء", dated, ARABIC));
  room.write("articles/old.en.md", story("Pier stands", ["date: 2026-11-17T08:00:00Z"]));
  await room.build("2026-11-20T12:00:00Z");
  return room;
}

test("feeds.json lists every feed file with address, type, language, section, date, size and hash", async () => {
  const room = await twoLanguages();
  const { feeds } = JSON.parse(room.read("feeds.json"));
  const published = [...room.published().keys()].filter((path) => /^(?:en|ar)-/.test(path));
  const listed: readonly string[] = feeds.map((feed: { readonly path: string }) => feed.path);
  expect(listed.toSorted()).toEqual(published);
  for (const feed of feeds) {
    const text = room.read(feed.path);
    expect(feed.sha256).toBe(createHash("sha256").update(text).digest("hex"));
    expect(feed.url).toBe(`https://desk.example/${feed.path}`);
    expect(feed.entries).toBe(text.match(/<item>|<entry>|"date_published"/g)?.length);
  }
  expect(feeds).toContainEqual(
    expect.objectContaining({
      path: "ar-EG/politics/rss.xml",
      media_type: "application/rss+xml; charset=utf-8",
      language: "ar-EG",
      direction: "rtl",
      section: "politics",
      updated: "2026-11-20T08:00:00Z",
    }),
  );
});

test("index.html names each language in itself, right to left where due, and offers feeds, its own language first", async () => {
  const page = (await twoLanguages()).read("index.html");
  expect(page).toMatch(/<html lang="en-GB" dir="ltr">/);
  expect(page).toMatch(/<section lang="ar-EG" dir="rtl">\n<h2>العربية/);
  const offered = [...page.matchAll(/<link rel="alternate" type="([^"]+)" hreflang="([^"]+)"/g)];
  expect(offered.map(([, , language]) => language)).toEqual([
    ...Array.from({ length: 6 }, () => "en-GB"),
    ...Array.from({ length: 6 }, () => "ar-EG"),
  ]);
  expect(new Set(offered.map(([, type]) => type))).toEqual(
    new Set(["application/rss+xml", "application/atom+xml", "application/feed+json"]),
  );
});

test("opml.xml is OPML 2.0 and gives each feed its language", async () => {
  const opml = (await twoLanguages()).read("opml.xml");
  expect(opml).toContain('<opml version="2.0">');
  expect(opml).toMatch(/<outline [^>]*xmlUrl="https:\/\/desk\.example\/ar-EG\/rss\.xml"[^>]*\/>/);
  expect(opml).toMatch(/<outline [^>]*language="ar-EG"/);
});

test("news-sitemap.xml holds two days, first publication and all languages of a story", async () => {
  const room = await twoLanguages();
  const dated = ["date: 2026-11-20T08:00:00Z", "section: Politics"];
  room.write("articles/port.en.md", story("Harbour opens at last", dated));
  await room.build("2026-11-20T13:00:00Z");
  const sitemap = room.read("news-sitemap.xml");
  expect(sitemap.match(/<url>/g)).toHaveLength(2);
  expect(sitemap).not.toContain("old");
  expect(sitemap).toContain("<news:publication_date>2026-11-20T08:00:00Z</news:publication_date>");
  expect(sitemap).toContain("<news:title>Harbour opens at last</news:title>");
  for (const language of ["en", "ar"]) {
    const href = `https://desk.example/${language}/port`;
    const link = `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`;
    expect(sitemap.split(link)).toHaveLength(3);
  }
  await room.build("2026-11-23T12:00:00Z");
  expect(room.read("news-sitemap.xml")).not.toContain("<url>");
});
