import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What the words of a language are made of: syllables that mean nothing, and real little words by which it is known. */
interface Vocabulary {
  readonly syllables: readonly string[];
  readonly little: readonly string[];
}

/**
 * A language of the corpus.
 * @param syllables - with spaces between
 * @param little - words with spaces between
 * @returns the vocabulary
 */
function vocabulary(syllables: string, little: string): Vocabulary {
  return { syllables: syllables.split(" "), little: little.split(" ") };
}

/** The locales of the corpus: text of the right script and language, meaning nothing. */
const LOCALES: Readonly<Record<string, Vocabulary>> = {
  en: vocabulary(
    "ba ken lo ri sta fer mon tel wick har den or vin cas",
    "the of and to in is that for was on with by from",
  ),
  fr: vocabulary(
    "ré la ma ton vou ché dre li beau nan ger oi çon",
    "le la les de des et une dans que pour est sur avec",
  ),
  de: vocabulary(
    "ge ver schaf ten lich rung haus bür mei ster wöl ke",
    "der die das und nicht mit von für ist den auf eine",
  ),
  es: vocabulary(
    "ca mi no der ría pla za ño cue lla tor ma",
    "el la los de que y en un por con para del las",
  ),
  ru: vocabulary(
    "го ро да ства ние при ка зал вре мен ный по лит",
    "и в не на что с по как это из для был его",
  ),
  ar: vocabulary(
    "ال مد ين كت اب حكو مة سو ق در اس ات",
    "في من على إلى أن التي الذي عن مع هذا كان بعد",
  ),
  hi: vocabulary("का म रा जन ता स र का भा त ने ल", "है के में की और से को पर यह नहीं हैं कि लिए था गया हुए"),
  ja: vocabulary(
    "都市 計画 会議 新しい 港 開く 市民 予定 発表",
    "の は を に が で と した です 、",
  ),
};

/** The languages of the corpus, each with an edition. */
export const corpusLanguages: readonly string[] = Object.keys(LOCALES);

/** The first sections of every corpus. */
const SECTIONS = ["world", "politics", "business", "science", "culture", "sport"];

/** The newest article of every corpus; benchmarks run with this clock. */
export const CORPUS_NOW = "2026-11-01T12:00:00Z";

/** One article of the corpus. */
export interface CorpusArticle {
  readonly path: string;
  readonly html: string;
  readonly language: string;
  readonly section: string;
  readonly url: string;
  readonly headline: string;
  readonly author: string;
  /** RFC 3339. */
  readonly published: string;
  readonly description: string;
  /** The text alone, HTML. */
  readonly body: string;
}

/** How many feeds a corpus has. */
export interface CorpusShape {
  /** Eight or more: each language has one, then they begin again under other names. */
  readonly editions?: number;
  /** Six where absent. */
  readonly sections?: number;
  /** Each takes all editions; none where absent. */
  readonly partners?: number;
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
 * Writes words of a locale, a third of them little ones as in real texts.
 * @param language - one of the corpus
 * @param count - of words
 * @param random - numbers
 * @returns the words
 */
function words(language: string, count: number, random: () => number): string {
  const { syllables, little } = LOCALES[language] ?? { syllables: [], little: [] };
  const one = (of: readonly string[]): string => of[Math.floor(random() * of.length)] ?? "";
  const word = (): string =>
    random() < 1 / 3
      ? one(little)
      : Array.from({ length: 1 + Math.floor(random() * 3) }, () => one(syllables)).join("");
  return Array.from({ length: count }, word).join(language === "ja" ? "" : " ");
}

/**
 * The names of sections.
 * @param count - of them
 * @returns six that every newsroom has, then numbered ones
 */
function sectionNames(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => SECTIONS[i] ?? `desk-${i + 1}`);
}

/**
 * One article: 4 to 6 KB of HTML with a site's chrome around it and JSON-LD in its head.
 * @param index - 0 is the oldest
 * @param of - articles in the corpus: they are spread over a year, newest at CORPUS_NOW
 * @param edit - another text under the same address where above 0
 * @param sections - in the corpus
 * @returns the article
 */
export function corpusArticle(index: number, of: number, edit = 0, sections = 6): CorpusArticle {
  const random = seeded(index * 1013 + edit);
  const languages = corpusLanguages;
  const language = languages[index % languages.length] ?? "en";
  const names = sectionNames(sections);
  const section = names[Math.floor(index / languages.length) % names.length] ?? "world";
  const age = Math.round(((of - 1 - index) / of) * 365 * 24 * 3600) + 60;
  const published = Temporal.Instant.from(CORPUS_NOW).subtract({ seconds: age }).toString();
  const url = `https://www.bench.example/${language}/${section}/${index}`;
  const paragraph = (): string => `<p>${words(language, 34, random)}.</p>`;
  const paragraphs = { length: language === "hi" || language === "ru" ? 6 : 10 };
  const facts = {
    path: `${language}/${section}/${String(index).padStart(6, "0")}.html`,
    language,
    section,
    url,
    headline: words(language, 7, random),
    author: `Ada Nom${index % 97}`,
    published,
    description: words(language, 16, random),
    body: Array.from(paragraphs, paragraph).join("\n"),
  };
  const caption = words(language, 8, random);
  const related = Array.from(
    { length: 5 },
    (_, i) =>
      `<li><a href="/${language}/${section}/${index + i + 1}">${words(language, 5, random)}</a></li>`,
  );
  return { ...facts, html: page(facts, caption, related.join("")) };
}

/**
 * The web page of an article.
 * @param facts - of the article
 * @param caption - of its picture
 * @param related - items of the list beside the text
 * @returns HTML
 */
function page(facts: Omit<CorpusArticle, "html">, caption: string, related: string): string {
  const { language, headline, url, author, published } = facts;
  const data = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline,
    datePublished: published,
    dateModified: published,
    articleSection: facts.section,
    description: facts.description,
    author: { "@type": "Person", name: author },
    image: { "@type": "ImageObject", url: `${url}.jpg`, width: 1200, height: 800 },
    mainEntityOfPage: url,
  };
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${headline} | Bench</title>
<link rel="canonical" href="${url}">
<meta property="og:title" content="${headline}">
<meta property="og:site_name" content="Bench">
<link rel="stylesheet" href="/site.css">
<script type="application/ld+json">${JSON.stringify(data)}</script>
</head>
<body>
<header class="site-header"><a href="/">Bench</a><nav><ul>${SECTIONS.map((name) => `<li><a href="/${language}/${name}">${name}</a></li>`).join("")}</ul></nav></header>
<main><article>
<h1>${headline}</h1>
<p class="byline">${author}</p>
<figure><img src="${url}.jpg" alt="" width="1200" height="800"><figcaption>${caption}</figcaption></figure>
${facts.body}
</article>
<aside class="related"><ul>${related}</ul></aside></main>
<footer class="site-footer"><p>Bench, a corpus</p></footer>
</body>
</html>
`;
}

/**
 * Writes a newsroom: articles, and a configuration with an edition a locale.
 * @param folder - where; made where it is missing
 * @param count - of articles
 * @param locales - folder of the strings
 * @param shape - how many feeds
 * @returns path of the configuration
 */
export function writeCorpus(
  folder: string,
  count: number,
  locales: string,
  shape: CorpusShape = {},
): string {
  const { sections = 6 } = shape;
  for (let i = 0; i < count; i++) writeArticle(folder, corpusArticle(i, count, 0, sections));
  return writeConfig(folder, locales, shape);
}

/**
 * Writes the configuration of a corpus.
 * @param folder - of the corpus
 * @param locales - folder of the strings
 * @param shape - how many feeds
 * @returns its path
 */
export function writeConfig(folder: string, locales: string, shape: CorpusShape = {}): string {
  const languages = corpusLanguages;
  const { editions = languages.length, partners = 0 } = shape;
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
    editions: Array.from({ length: editions }, (_, i) => {
      const locale = languages[i % languages.length] ?? "en";
      const name = i < languages.length ? {} : { name: `${locale}-${i}` };
      return { locale, ...name, languages: [locale], timeZone: "UTC" };
    }),
    feeds: { formats: ["rss", "atom", "json"], items: 50 },
    ...(partners === 0
      ? {}
      : {
          partners: Array.from({ length: partners }, (_, i) => ({
            name: `partner-${i + 1}`,
            profile: "flipboard",
          })),
        }),
  };
  mkdirSync(folder, { recursive: true });
  const config = join(folder, "polywire.config.json");
  writeFileSync(config, JSON.stringify(settings));
  return config;
}

/**
 * Writes one article into a corpus.
 * @param folder - of the corpus
 * @param article - to write
 */
export function writeArticle(
  folder: string,
  { path, html }: Pick<CorpusArticle, "path" | "html">,
): void {
  const file = join(folder, "articles", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, html);
}
