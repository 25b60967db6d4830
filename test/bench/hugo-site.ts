import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CorpusArticle } from "./corpus.ts";

/** Entries of a feed, as in Polywire's configuration. */
const ITEMS = 50;

/**
 * The same feeds from Hugo: RSS, Atom and JSON for each language and each of its sections, with the whole text. Nothing
 * else is made: pages are read for the feeds but not written, taxonomies, sitemaps and such are off.
 */
const SETTINGS = {
  baseURL: "https://feeds.bench.example/",
  title: "Bench",
  defaultContentLanguage: "en",
  defaultContentLanguageInSubdir: true,
  disableKinds: ["taxonomy", "term", "404", "sitemap", "robotsTXT"],
  disableHugoGeneratorInject: true,
  mediaTypes: {
    "application/atom+xml": { suffixes: ["xml"] },
    "application/feed+json": { suffixes: ["json"] },
  },
  outputFormats: {
    RSS: { mediaType: "application/rss+xml", baseName: "rss" },
    ATOM: { mediaType: "application/atom+xml", baseName: "atom", isPlainText: false },
    FEED: { mediaType: "application/feed+json", baseName: "feed", isPlainText: true },
  },
  outputs: { home: ["RSS", "ATOM", "FEED"], section: ["RSS", "ATOM", "FEED"] },
  cascade: [{ _target: { kind: "page" }, _build: { render: "link", publishResources: false } }],
};

const PAGES = `{{ $pages := .RegularPagesRecursive }}{{ if .IsHome }}{{ $pages = .Site.RegularPages }}{{ end }}{{ $pages = first ${ITEMS} $pages }}`;

const RSS = `{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
${PAGES}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>{{ .Site.Title }}{{ with .Section }}: {{ . }}{{ end }}</title>
<link>https://www.bench.example/</link>
<description>{{ .Site.Title }}</description>
<language>{{ .Lang }}</language>
{{ with index $pages 0 }}<lastBuildDate>{{ .Lastmod.Format "Mon, 02 Jan 2006 15:04:05 -0700" | safeHTML }}</lastBuildDate>{{ end }}
<atom:link href="{{ (.OutputFormats.Get "rss").Permalink }}" rel="self" type="application/rss+xml"/>
{{ range $pages }}<item>
<title>{{ .Title }}</title>
<link>{{ .Params.canonical }}</link>
<guid isPermaLink="false">{{ .Params.canonical }}</guid>
<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" | safeHTML }}</pubDate>
<dc:creator>{{ .Params.author }}</dc:creator>
<category>{{ .Section }}</category>
<description>{{ .Description }}</description>
<media:content url="{{ .Params.image }}" medium="image" width="1200" height="800"/>
<content:encoded>{{ .Content | html }}</content:encoded>
</item>
{{ end }}</channel>
</rss>
`;

const ATOM = `{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
${PAGES}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{{ .Lang }}">
<id>{{ (.OutputFormats.Get "atom").Permalink }}</id>
<title>{{ .Site.Title }}{{ with .Section }}: {{ . }}{{ end }}</title>
{{ with index $pages 0 }}<updated>{{ .Lastmod.Format "2006-01-02T15:04:05Z07:00" | safeHTML }}</updated>{{ end }}
<link rel="alternate" href="https://www.bench.example/"/>
<link rel="self" href="{{ (.OutputFormats.Get "atom").Permalink }}" type="application/atom+xml"/>
{{ range $pages }}<entry>
<id>{{ .Params.canonical }}</id>
<title>{{ .Title }}</title>
<link rel="alternate" href="{{ .Params.canonical }}" type="text/html"/>
<link rel="enclosure" href="{{ .Params.image }}" type="image/jpeg"/>
<published>{{ .Date.Format "2006-01-02T15:04:05Z07:00" | safeHTML }}</published>
<updated>{{ .Lastmod.Format "2006-01-02T15:04:05Z07:00" | safeHTML }}</updated>
<author><name>{{ .Params.author }}</name></author>
<category term="{{ .Section }}"/>
<summary>{{ .Description }}</summary>
<content type="html">{{ .Content | html }}</content>
</entry>
{{ end }}</feed>
`;

const JSON_FEED = `${PAGES}{{ $items := slice }}{{ range $pages }}{{ $items = $items | append (dict
  "id" .Params.canonical "url" .Params.canonical "title" .Title "content_html" (string .Content)
  "summary" .Description "image" .Params.image "language" .Lang "tags" (slice .Section)
  "authors" (slice (dict "name" .Params.author))
  "date_published" (.Date.Format "2006-01-02T15:04:05Z07:00")
  "date_modified" (.Lastmod.Format "2006-01-02T15:04:05Z07:00")) }}{{ end }}{{ dict
  "version" "https://jsonfeed.org/version/1.1" "title" .Site.Title "language" .Lang
  "home_page_url" "https://www.bench.example/" "feed_url" (.OutputFormats.Get "feed").Permalink
  "items" $items | jsonify }}
`;

/**
 * Writes the site but for its articles.
 * @param folder - of the site
 * @param languages - of the corpus
 */
export function writeHugoSite(folder: string, languages: readonly string[]): void {
  const layouts = join(folder, "layouts/_default");
  mkdirSync(layouts, { recursive: true });
  const own = languages.map((language, i): [string, unknown] => [
    language,
    { contentDir: `content/${language}`, weight: i + 1 },
  ]);
  const settings = { ...SETTINGS, services: { rss: { limit: ITEMS } } };
  writeFileSync(
    join(folder, "config.json"),
    JSON.stringify({ ...settings, languages: Object.fromEntries(own) }),
  );
  writeFileSync(join(layouts, "list.rss.xml"), RSS);
  writeFileSync(join(layouts, "list.atom.xml"), ATOM);
  writeFileSync(join(layouts, "list.feed.json"), JSON_FEED);
}

/**
 * Writes an article as Hugo wants it: its facts as front matter, and its text alone, so that Hugo has no page to clean.
 * @param folder - of the site
 * @param article - of the corpus
 */
export function writeHugoArticle(folder: string, article: CorpusArticle): void {
  const { headline, published, author, url, description, body } = article;
  const facts = {
    title: headline,
    date: published,
    lastmod: published,
    author,
    canonical: url,
    image: `${url}.jpg`,
    description,
  };
  const file = join(folder, "content", article.path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(facts, null, 1)}\n\n${body}\n`);
}
