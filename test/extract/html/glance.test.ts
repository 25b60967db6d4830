import { existsSync, globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { extract, glance } from "../../../src/extract/index.ts";
import { readMachineDate } from "../../../src/extract/html/choose/machine-date.ts";
import { glanceAtTree, type Glance } from "../../../src/extract/html/glance.ts";
import { momentOf } from "../../../src/extract/html/head/moment.ts";
import { glanceAtTags } from "../../../src/extract/html/head/tags.ts";
import { corpusArticle } from "../../bench/corpus.ts";
import { contextFor, sourceOf } from "../context.ts";

const context = contextFor("en");

type Facts = Omit<Glance, "translations">;

function factsOf(seen: Facts | undefined): Facts | undefined {
  if (seen === undefined) return undefined;
  const { id, language, section, published, canonicalUrl } = seen;
  return {
    id,
    language,
    published,
    ...(section === undefined ? {} : { section }),
    ...(canonicalUrl === undefined ? {} : { canonicalUrl }),
  };
}

/** What the whole reading finds of a page, as a glance tells it. */
function wholeOf(html: string): Facts | undefined {
  const extraction = extract(sourceOf("html", html), context);
  if (!extraction.ok || extraction.article.published === undefined) return undefined;
  const { published, ...article } = extraction.article;
  return factsOf({ ...article, published: published.instant.epochMilliseconds });
}

/** Fails where a glance says anything but what the whole reading does; tells what the glance says. */
function agreed(html: string): Facts | undefined {
  const seen = factsOf(glance(sourceOf("html", html), context));
  expect(seen).toEqual(seen === undefined ? undefined : wholeOf(html));
  return seen;
}

const TEXT =
  "<p>The ferry left the harbour at noon with forty passengers, and the quay was empty again by one o'clock.</p>".repeat(
    4,
  );

const FACTS = {
  "@type": "NewsArticle",
  headline: "Ferry leaves the harbour",
  datePublished: "2026-03-04T05:06:07+02:00",
  articleSection: "Sea &amp; coast",
};

function jsonLd(facts: object, attributes = 'type="application/ld+json"'): string {
  return `<script ${attributes}>${JSON.stringify(facts)}</script>`;
}

/** What heads hold, ordinary and odd. */
const PARTS = [
  jsonLd(FACTS),
  jsonLd({ ...FACTS, "@id": "urn:example:1", datePublished: "2026-03-04" }),
  jsonLd({ ...FACTS, identifier: "b-2", articleSection: ["World", "Sea"], inLanguage: "de" }),
  jsonLd({ "@graph": [{ "@type": "WebPage", "@id": "#p" }, FACTS] }),
  jsonLd({ ...FACTS, datePublished: "4 March 2026" }),
  jsonLd({
    ...FACTS,
    mainEntityOfPage: "https://news.example/a",
    datePublished: "2026-01-01T10:00Z",
  }),
  jsonLd({ ...FACTS, workTranslation: { inLanguage: "fr", url: "https://news.example/fr/a" } }),
  jsonLd(FACTS, "type='application/LD+JSON; charset=utf-8' async"),
  jsonLd(FACTS, ""),
  jsonLd({ "@context": "https://schema.org", ...FACTS }, ""),
  `<!-- ${jsonLd({ ...FACTS, articleSection: "Hidden" })} -->`,
  '<!--[if IE]><html lang="it"><![endif]-->',
  "<!-- a -- b > c --!> d -->",
  '<link rel="canonical" href="https://news.example/a">',
  "<link rel=canonical href=https://news.example/b/>",
  '<LINK HREF="/relative?a=1&amp;b=2" REL="Canonical" />',
  '<link rel="canonical" href=" https://News.example:443/c/../d?utm_source=x#top ">',
  '<link rel="alternate" hreflang="fr" href="https://news.example/fr/a">',
  '<link rel="alternate" hreflang="x-default" href="https://news.example/">',
  '<meta property="og:url" content="https://news.example/o">',
  '<meta property="og:url" content="">',
  '<meta name="twitter:x og:url" content="https://news.example/n">',
  '<meta property="og&#58;url" content="https://news.example/e">',
  '<meta name="dc.identifier" content="dc-3">',
  '<meta itemprop="identifier" content="micro-4">',
  '<meta property="og:locale" content="pt_BR">',
  '<meta name="description" content="a > b, <script> and \'c\'">',
  "<meta name=description content='say \"x\"'/>",
  '<title>Ferry <link rel="canonical" href="https://news.example/t"> | News</title>',
  "<style>a > b { content: '</head>' }</style>",
  '<script>if (a < b) document.write("<link rel=canonical href=https://news.example/js>");</script>',
  "<script src=x></SCRIPT >",
  '<script>"<!-- <script>"</script>',
  '<noscript><img src="https://news.example/pixel" alt=""></noscript>',
  "<base href='https://other.example/x/'>",
  '<html lang="de">',
  "<svg><title>drawing</title></svg>",
  "<template><link rel='canonical' href='https://news.example/t'></template>",
  "text in between",
  "< b",
  "<meta name=x content=a\u00A0b>",
  '<meta name="broken" content="never closed>',
  "<?php echo 1 ?>",
  "<![CDATA[ <link> ]]>",
  "</div>",
];

const page = fc
  .record({
    root: fc.constantFrom(
      '<html lang="en">',
      "<html lang=en-gb class='a b'>",
      '<html xml:lang="fr_CA" dir=ltr>',
      '<html lang="" xml:lang="es">',
      '<html lang="e&#110;">',
      "<html>",
    ),
    parts: fc
      .tuple(
        fc.array(fc.constantFrom(...PARTS), { maxLength: 3 }),
        fc.constantFrom(jsonLd(FACTS), ...PARTS.slice(0, 8)),
        fc.array(fc.constantFrom(...PARTS), { maxLength: 3 }),
      )
      .map((parts) => parts.flat()),
    body: fc.constantFrom(
      TEXT,
      TEXT,
      `${TEXT}<link rel="canonical" href="https://news.example/late">`,
      `${TEXT}${jsonLd({ ...FACTS, articleSection: "Late" })}`,
      `${TEXT}<blockquote>1 + 1</blockquote><br><meta itemprop="identifier" content="micro-5">`,
      `${TEXT}<p><meta itemprop="inLanguage" content="nl"></p>`,
    ),
    end: fc.constantFrom("</head>\n<body>", "</head><BODY class=a>", "<body>"),
  })
  .map(({ root, parts, body, end }) => ({
    head: `<!doctype html>\n${root}\n<head>${parts.join("\n")}\n`,
    rest: `${end}<h1>Ferry leaves the harbour</h1>${body}</body></html>`,
  }));

describe("a glance at a page", () => {
  test("says of any head what the whole reading says, or nothing", () => {
    let told = 0;
    fc.assert(
      fc.property(page, ({ head, rest }) => {
        if (agreed(head + rest) !== undefined) told += 1;
      }),
      { numRuns: 400 },
    );
    expect(told).toBeGreaterThan(20);
  });

  test("reads by the tags alone what a tree of them says, or nothing", () => {
    let told = 0;
    fc.assert(
      fc.property(page, ({ head }) => {
        const source = sourceOf("html", `${head}</head><body>${TEXT}</body>`);
        const seen = factsOf(glanceAtTags(`${head}</head>`, source, context));
        if (seen === undefined) return;
        told += 1;
        expect(seen).toEqual(factsOf(glanceAtTree(`${head}</head>`, source, context)));
      }),
      { numRuns: 2000 },
    );
    expect(told).toBeGreaterThan(100);
  });

  test("needs no tree for an ordinary page", () => {
    for (let index = 0; index < 16; index += 1) {
      const { html } = corpusArticle(index, 16);
      const head = html.slice(0, html.indexOf("<body"));
      expect(factsOf(glanceAtTags(head, sourceOf("html", html), context))).toEqual(wholeOf(html));
      expect(agreed(html)).toBeDefined();
    }
  });

  test("agrees with the whole reading on the sample newsroom", () => {
    const folder = fileURLToPath(new URL("../../../articles", import.meta.url));
    const files = globSync(`${folder}/**/*.html`);
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) agreed(readFileSync(file, "utf8"));
  });

  test("agrees with the whole reading on news pages of the extraction set", ({ skip }) => {
    const folder = fileURLToPath(new URL("../../../../shared/extraction/dev", import.meta.url));
    if (!existsSync(folder)) skip("../shared/extraction is not here");
    const files = globSync(`${folder}/{fundus,newspaper4k}/**/*.html.gz`).toSorted();
    const pages = files.map((file) => gunzipSync(readFileSync(file)).toString("utf8"));
    const seen = pages.filter((html) => glance(sourceOf("html", html), context) !== undefined);
    // To read them all takes a minute: some of those that a glance tells anything of.
    const some = seen.filter((_, index) => index % Math.ceil(seen.length / 16) === 0);
    expect(some.length).toBeGreaterThan(5);
    for (const html of some) agreed(html);
  });
});

function expected(value: string): number | undefined {
  return readMachineDate(value, "UTC")?.instant.epochMilliseconds;
}

test("a moment is read as machine dates are, or not at all", () => {
  const two = fc.nat(99).map((number) => String(number).padStart(2, "0"));
  const written = fc
    .tuple(
      fc.oneof(fc.integer({ min: 1975, max: 2110 }), fc.nat(9999)),
      fc.array(two, { minLength: 5, maxLength: 5 }),
      fc.constantFrom("", ".123", ",5", ".1"),
      fc.oneof(
        fc.constantFrom("Z", "+00:00", "-05:30", "+14:00", "", "z", " +0200"),
        fc.tuple(fc.constantFrom("+", "-"), two, two).map(([sign, h, m]) => `${sign}${h}:${m}`),
      ),
    )
    .map(([year, [month, day, hour, minute, second], fraction, zone]) => {
      const date = `${String(year).padStart(4, "0")}-${month}-${day}`;
      return `${date}T${hour}:${minute}:${second}${fraction}${zone}`;
    });
  const plausible = fc
    .tuple(
      fc.date({ min: new Date("1981-01-02"), max: new Date("2099-12-30"), noInvalidDate: true }),
      fc.constantFrom("Z", "+05:45", "-11:00"),
    )
    .map(([date, zone]) => date.toISOString().replace("Z", zone));
  fc.assert(
    fc.property(fc.oneof(written, plausible), (value) => {
      const moment = momentOf(value);
      expect([value, moment ?? expected(value)]).toEqual([value, expected(value)]);
    }),
    { numRuns: 3000 },
  );
  fc.assert(
    fc.property(plausible, (value) => {
      expect([value, momentOf(value)]).toEqual([value, expected(value)]);
    }),
  );
});
