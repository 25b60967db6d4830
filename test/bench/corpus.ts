import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The locales of the corpus, with an alphabet of syllables each: text of the right script, meaning nothing. */
const LOCALES: Readonly<Record<string, string>> = {
  en: "ba ken lo ri sta fer mon tel wick har den or vin cas",
  fr: "ré la ma ton vou ché dre li beau nan ger oi çon",
  de: "ge ver schaf ten lich rung haus bür mei ster wöl ke",
  es: "ca mi no der ría pla za ño cue lla tor ma",
  ru: "го ро да ства ние при ка зал вре мен ный по лит",
  ar: "ال مد ين كت اب حكو مة سو ق در اس ات",
  hi: "का म रा जन ता स र का भा त ने ल",
  ja: "都市 計画 の 会議 は 新しい 港 を 開く 市民 が 、 と",
};

/** Sections of the corpus. */
const SECTIONS = ["world", "politics", "business", "science", "culture", "sport"];

/** The newest article of every corpus; benchmarks run with this clock. */
export const CORPUS_NOW = "2026-11-01T12:00:00Z";

/** One article of the corpus. */
export interface CorpusArticle {
  readonly path: string;
  readonly html: string;
}

/**
 * Numbers that look random and are the same in every run (mulberry32).
 * @param seed - any integer
 * @returns numbers from 0 to 1
 */
function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Writes words of a locale.
 * @param language - one of the corpus
 * @param count - of words
 * @param random - numbers
 * @returns the words
 */
function words(language: string, count: number, random: () => number): string {
  const syllables = (LOCALES[language] ?? "").split(" ");
  const syllable = (): string => syllables[Math.floor(random() * syllables.length)] ?? "";
  const word = (): string =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, syllable).join("");
  return Array.from({ length: count }, word).join(language === "ja" ? "" : " ");
}

/**
 * One article: 4 to 6 KB of HTML with a site's chrome around it and JSON-LD in its head.
 * @param index - 0 is the oldest
 * @param of - articles in the corpus: they are spread over a year, newest at CORPUS_NOW
 * @param edit - another text under the same address where above 0
 * @returns the article
 */
export function corpusArticle(index: number, of: number, edit = 0): CorpusArticle {
  const random = seeded(index * 1013 + edit);
  const languages = Object.keys(LOCALES);
  const language = languages[index % languages.length] ?? "en";
  const section = SECTIONS[Math.floor(index / languages.length) % SECTIONS.length] ?? "world";
  const age = Math.round(((of - 1 - index) / of) * 365 * 24 * 3600) + 60;
  const published = Temporal.Instant.from(CORPUS_NOW).subtract({ seconds: age }).toString();
  const url = `https://www.bench.example/${language}/${section}/${index}`;
  const headline = words(language, 7, random);
  const paragraph = (): string => `<p>${words(language, 34, random)}.</p>`;
  const facts = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline,
    datePublished: published,
    dateModified: published,
    articleSection: section,
    description: words(language, 16, random),
    author: { "@type": "Person", name: `Ada Nom${index % 97}` },
    image: { "@type": "ImageObject", url: `${url}.jpg`, width: 1200, height: 800 },
    mainEntityOfPage: url,
  };
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${headline} | Bench</title>
<link rel="canonical" href="${url}">
<meta property="og:title" content="${headline}">
<meta property="og:site_name" content="Bench">
<link rel="stylesheet" href="/site.css">
<script type="application/ld+json">${JSON.stringify(facts)}</script>
</head>
<body>
<header class="site-header"><a href="/">Bench</a><nav><ul>${SECTIONS.map((name) => `<li><a href="/${language}/${name}">${name}</a></li>`).join("")}</ul></nav></header>
<main><article>
<h1>${headline}</h1>
<p class="byline">Ada Nom${index % 97}</p>
<figure><img src="${url}.jpg" alt="" width="1200" height="800"><figcaption>${words(language, 8, random)}</figcaption></figure>
${Array.from({ length: language === "hi" || language === "ru" ? 6 : 10 }, paragraph).join("\n")}
</article>
<aside class="related"><ul>${Array.from({ length: 5 }, (_, i) => `<li><a href="/${language}/${section}/${index + i + 1}">${words(language, 5, random)}</a></li>`).join("")}</ul></aside></main>
<footer class="site-footer"><p>Bench, a corpus</p></footer>
</body>
</html>
`;
  return { path: `${language}/${section}/${String(index).padStart(6, "0")}.html`, html };
}

/**
 * Writes a newsroom: articles, and a configuration with an edition a locale.
 * @param folder - where; made where it is missing
 * @param count - of articles
 * @param locales - folder of the strings
 * @returns path of the configuration
 */
export function writeCorpus(folder: string, count: number, locales: string): string {
  for (let i = 0; i < count; i++) writeArticle(folder, corpusArticle(i, count));
  const config = join(folder, "polywire.config.json");
  const settings = {
    site: {
      name: "Bench",
      url: "https://www.bench.example",
      feedsUrl: "https://feeds.bench.example",
      authority: "bench.example,2026",
    },
    articles: "articles",
    output: "output",
    locales,
    state: "state/state.sqlite",
    editions: Object.keys(LOCALES).map((locale) => ({
      locale,
      languages: [locale],
      timeZone: "UTC",
    })),
    feeds: { formats: ["rss", "atom", "json"], items: 50 },
  };
  writeFileSync(config, JSON.stringify(settings));
  return config;
}

/**
 * Writes one article into a corpus.
 * @param folder - of the corpus
 * @param article - to write
 */
export function writeArticle(folder: string, { path, html }: CorpusArticle): void {
  const file = join(folder, "articles", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, html);
}
