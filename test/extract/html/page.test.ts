import { load } from "cheerio";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Draft } from "../../../src/extract/extractor.ts";
import { blocksFromHtml } from "../../../src/extract/html/blocks.ts";
import type { Override } from "../../../src/extract/html/override.ts";
import { overrideSchema } from "../../../src/extract/html/override-schema.ts";
import { readHtml } from "./read.ts";
import { plainText } from "../../../src/model/block.ts";

/** Extracts a page written in the test. */
function read(text: string, overrides: readonly Override[] = []): Draft {
  return readHtml(text, { overrides });
}

/** What a reader would see of the body. */
function bodyOf(draft: Draft): string {
  return plainText(draft.facts.body ?? []);
}

/** Three paragraphs in each of several scripts. */
const STORIES = {
  en: [
    "The harbour council voted on Monday to rebuild the old pier, after a debate that lasted until midnight.",
    "“We waited eleven years for this,” said the harbour master, who had asked for the money each spring.",
    "Work begins in September, the council said, and the ferry will use the northern quay until then.",
  ],
  ar: [
    "صوّت مجلس الميناء يوم الاثنين على إعادة بناء الرصيف القديم، بعد نقاش استمر حتى منتصف الليل في المدينة.",
    "وقال مدير الميناء إنهم انتظروا هذا القرار أحد عشر عاما، وإنه كان يطلب المال في كل ربيع من كل سنة.",
    "وأضاف المجلس أن العمل يبدأ في أيلول المقبل، وأن العبّارة ستستخدم الرصيف الشمالي حتى ذلك الحين.",
  ],
  zh: [
    "港口委员会星期一投票决定重建旧码头，此前的辩论一直持续到午夜，许多居民留在会场旁听到最后一刻。",
    "港务长表示，他们为此等待了十一年，每年春天他都会提出拨款申请，但每次都被推迟到下一年再议。",
    "委员会说，工程将于九月开始，在此之前渡轮将使用北侧码头，班次不变，票价也不会有任何调整。",
  ],
  ru: [
    "Совет порта в понедельник проголосовал за восстановление старого причала после спора, длившегося до полуночи.",
    "Мы ждали этого одиннадцать лет, сказал начальник порта, который просил денег каждую весну.",
    "Работы начнутся в сентябре, сообщил совет, а до тех пор паром будет ходить от северного причала.",
  ],
} as const;

/** A page with the furniture that pages have. */
function pageWith(language: string, story: readonly string[], inside = ""): string {
  return `<!doctype html><html lang="${language}"><head><title>${story[0]?.slice(0, 20)} | The Example Post</title></head><body>
    <nav><ul>${'<li><a href="/s">Section</a></li>'.repeat(12)}</ul></nav>
    <div class="layout"><div class="story"><h1>${story[0]?.slice(0, 20)}</h1>
    ${story.map((text) => `<p>${text}</p>`).join("\n")}${inside}</div>
    <div class="related-stories"><h3>Related</h3>${'<p><a href="/o">Another story entirely, told at length elsewhere.</a></p>'.repeat(5)}</div>
    <div id="comments"><p>I think the pier should have been painted blue, as my mother always said it should.</p></div></div>
    <footer><p>© The Example Post. All rights reserved. Imprint, privacy, contact, terms.</p></footer></body></html>`;
}

describe("main text", () => {
  test.each(Object.entries(STORIES))(
    "is found among the furniture of a page in %s",
    (language, story) => {
      expect(bodyOf(read(pageWith(language, story)))).toBe(story.join("\n\n"));
    },
  );

  test("says which rule chose the text and what was cut", () => {
    const { evidence } = read(
      pageWith("en", STORIES.en, '<p><a href="/x">Read more: the pier in pictures</a></p>'),
    );
    expect(evidence.find(({ field }) => field === "body")?.rule).toContain("all-rules");
    expect(evidence).toContainEqual({
      field: "body.cut",
      rule: "boilerplate",
      value: "Read more: the pier in pictures",
    });
  });

  test("survives a link that was never closed", () => {
    const broken = pageWith("en", STORIES.en).replace(
      '<div class="layout">',
      '<a href="/"><div class="layout">',
    );
    expect(bodyOf(read(broken))).toBe(STORIES.en.join("\n\n"));
  });

  test("is read again without class rules where the page calls its text a sidebar", () => {
    const odd = pageWith("en", STORIES.en).replace('class="story"', 'class="sidebar-widget"');
    expect(bodyOf(read(odd))).toContain(STORIES.en[1]);
  });

  test("takes the lead that stands under the headline but outside the text", () => {
    const lead =
      "The old pier, closed since the storm, will be rebuilt with the money of three towns.";
    const page = `<html lang="en"><body><article><header><h1>Pier to be rebuilt</h1><p class="lead">${lead}</p></header>
      <div class="article-body">${STORIES.en.map((text) => `<p>${text}</p>`).join("")}</div></article></body></html>`;
    expect(bodyOf(read(page))).toBe([lead, ...STORIES.en].join("\n\n"));
  });
});

describe("metadata", () => {
  const jsonLd = `{"@context":"https://schema.org","@graph":[
    {"@type":"WebSite","name":"The Example Post"},
    {"@type":"NewsArticle","headline":"Pier to be rebuilt &amp; widened","datePublished":"2025-03-04T08:30:00+01:00",
     "dateModified":"2025-03-04T10:00:00+01:00","author":[{"@type":"Person","name":"Mira Vell"},{"@id":"#w"}],
     "isAccessibleForFree":"False","articleSection":["Coast"],"keywords":"pier, harbour",
     "image":{"@type":"ImageObject","url":"/pier.jpg","width":1200,"caption":"The pier"},
     "workTranslation":{"@type":"NewsArticle","inLanguage":"fr","url":"https://example.org/fr/jetee"},
    },
    {"@id":"#w","@type":"Organization","name":"Example Wire"}]}`;
  const page = `<html lang="en"><head><script type="application/ld+json">${jsonLd}</script>
    <link rel="canonical" href="https://example.org/pier?utm_source=x#top">
    <link rel="alternate" hreflang="de" href="https://example.org/de/pier"></head>
    <body><article><h1>Pier to be rebuilt &amp; widened</h1>${STORIES.en.map((text) => `<p>${text}</p>`).join("")}</article></body></html>`;

  test("is read from JSON-LD with a graph, references and a dangling comma", () => {
    const { facts } = read(page);
    expect(facts.headline).toBe("Pier to be rebuilt & widened");
    expect(facts.bylines?.map(({ name, kind }) => [name, kind])).toEqual([
      ["Mira Vell", "person"],
      ["Example Wire", "organization"],
    ]);
    expect(facts.published?.instant.toString()).toBe("2025-03-04T07:30:00Z");
    expect(facts.updated?.instant.toString()).toBe("2025-03-04T09:00:00Z");
    expect(facts.isAccessibleForFree).toBe(false);
    expect(facts.section).toBe("Coast");
    expect(facts.keywords).toEqual(["pier", "harbour"]);
    expect(facts.canonicalUrl).toBe("https://example.org/pier");
    expect(facts.translations?.map(({ language }) => language)).toEqual(["de", "fr"]);
    expect(facts.images?.[0]).toEqual({
      url: "https://example.org/pier.jpg",
      width: 1200,
      caption: "The pier",
    });
  });

  test("takes a date shown under the headline where nothing else states one", () => {
    const { facts } = read(
      `<html lang="en"><body><article><h1>Pier to be rebuilt</h1><div>4 March 2025</div>${STORIES.en.map((text) => `<p>${text}</p>`).join("")}</article></body></html>`,
    );
    expect(facts.published?.day?.toString()).toBe("2025-03-04");
  });

  test("takes the site's name off a title", () => {
    const { facts } = read(`<html><head><title>Pier to be rebuilt - The Example Post</title>
      <meta property="og:site_name" content="The Example Post"></head><body><p>${STORIES.en.join(" ")}</p></body></html>`);
    expect(facts.headline).toBe("Pier to be rebuilt");
  });
});

describe("overrides", () => {
  const url = '<link rel="canonical" href="https://www.example.org/a">';
  const story = STORIES.en.map((text) => `<p>${text}</p>`).join("");

  test("name the text where a page hides it among equals", () => {
    const page = `<html lang="en"><head>${url}</head><body><h1>Pier</h1><div class="c1">${story}${story}</div><div class="c2"><p>${STORIES.en[2]}</p></div></body></html>`;
    const draft = read(page, [{ hosts: ["example.org"], body: ".c2" }]);
    expect(bodyOf(draft)).toBe(STORIES.en[2]);
    expect(draft.evidence).toContainEqual({
      field: "body",
      rule: "override:body",
      value: "<div c2>",
    });
  });

  test("remove what no rule would take for furniture", () => {
    const page = `<html lang="en"><head>${url}</head><body><article><h1>Pier</h1>${story}<p class="x9">This text was sent to us by readers of the harbour letter, every Tuesday.</p></article></body></html>`;
    expect(bodyOf(read(page))).toContain("harbour letter");
    expect(bodyOf(read(page, [{ hosts: ["example.org"], remove: [".x9"] }]))).not.toContain(
      "harbour letter",
    );
  });

  test("go by the path of the file too, where they name one", () => {
    const page = `<html lang="en"><body><h1>Pier</h1><div class="c1">${story}${story}</div><div class="c2"><p>${STORIES.en[2]}</p></div></body></html>`;
    const override = { body: ".c2" };
    expect(bodyOf(read(page, [{ ...override, paths: ["*.html"] }]))).toBe(STORIES.en[2]);
    expect(bodyOf(read(page, [{ ...override, paths: ["wire/**"] }]))).not.toBe(STORIES.en[2]);
    expect(
      bodyOf(read(page, [{ ...override, hosts: ["example.com"], paths: ["*.html"] }])),
    ).not.toBe(STORIES.en[2]);
  });

  test("say where headline, byline and date stand, and only on their own hosts", () => {
    const page = `<html lang="en"><head>${url}<meta name="author" content="Ada Lind"></head><body><article><div class="t">Pier to be rebuilt</div>
      <span class="w">Mira Vell</span><span class="d" datetime="2025-03-04">Tuesday</span>${story}</article></body></html>`;
    const override = { hosts: ["example.org"], headline: ".t", byline: ".w", published: ".d" };
    const { facts } = read(page, [override]);
    expect(facts.headline).toBe("Pier to be rebuilt");
    expect(facts.bylines?.map(({ name }) => name)).toEqual(["Mira Vell"]);
    expect(facts.published?.day?.toString()).toBe("2025-03-04");
    expect(read(page, [{ ...override, hosts: ["example.com"] }]).facts.bylines?.[0]?.name).toBe(
      "Ada Lind",
    );
  });

  test("are refused where a selector is none", () => {
    expect(overrideSchema.safeParse({ hosts: ["example.org"], body: "div[" }).success).toBe(false);
    expect(overrideSchema.safeParse({ hosts: ["example.org"], body: "div > p" }).success).toBe(
      true,
    );
  });
});

describe("limits", () => {
  test.each([
    ["markup_too_deep", "<div>".repeat(100_000)],
    ["markup_too_many_attributes", `<p ${"a=1 ".repeat(100_000)}>x</p>`],
    ["file_too_large", "<p>x</p>".repeat(7_000_000)],
  ])("make a Problem %s of a hostile page within a second", (code, text) => {
    const started = performance.now();
    expect(read(text).problems.map((found) => found.code)).toEqual([code]);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe("parse5 as judge", () => {
  test.each(Object.entries(STORIES))(
    "sees the same text as htmlparser2 in %s",
    (language, story) => {
      const $ = load(pageWith(language, story));
      $("script, style, title").remove();
      const seen = $("body").text().replace(/\s+/g, "");
      const { blocks } = blocksFromHtml(
        pageWith(language, story).replace(/<title>.*?<\/title>/, ""),
        {},
      );
      expect(plainText(blocks).replace(/\s+/g, "")).toBe(seen);
    },
  );
});

describe("blocks of any markup", () => {
  const tag = fc.constantFrom(
    "p",
    "b",
    "a href='/x'",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "blockquote",
    "h2",
    "br",
    "figure",
    "em",
  );
  const piece = fc.oneof(
    tag.map((name) => `<${name}>`),
    tag.map((name) => `</${name.split(" ")[0]}>`),
    fc.constantFrom("word ", "слово ", "كلمة ", "词"),
  );

  test("lose no word and never throw, however the tags are nested", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const markup = pieces.filter((one) => !one.includes("figure")).join("");
        const { blocks } = blocksFromHtml(markup, { baseUrl: "https://example.org/" });
        const words = pieces
          .filter((one) => !one.startsWith("<"))
          .join("")
          .replace(/\s+/g, "");
        expect(plainText(blocks).replace(/\s+/g, "")).toBe(words);
      }),
    );
  });
});
