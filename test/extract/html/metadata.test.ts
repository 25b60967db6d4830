import { describe, expect, test } from "vitest";
import { plainText } from "../../../src/model/block.ts";
import type { Draft } from "../../../src/extract/extractor.ts";
import { readHtml } from "./read.ts";

const TEXT = `<p>The harbour council voted on Monday to rebuild the old pier, after a debate that lasted until midnight.</p>
<p>Work begins in September, the council said, and the ferry will use the northern quay until then.</p>
<p>“We waited eleven years for this,” said the harbour master, who had asked for the money each spring.</p>`;

/** A page with something in its head, around its article, or at the end of its text. */
function page(parts: {
  head?: string;
  before?: string;
  text?: string;
  end?: string;
  lang?: string;
}): Draft {
  const { head = "", before = "", text = TEXT, end = "", lang = "en" } = parts;
  return readHtml(
    `<html lang="${lang}"><head><title>The old pier is rebuilt</title>${head}</head>
     <body>${before}<main><article><h1>The old pier is rebuilt</h1><div class="story">${text}</div></article>${end}</main></body></html>`,
  );
}

describe("a correction in the text", () => {
  test.each([
    ["en", "This article was amended on 5 May 2026 because it named the wrong quay."],
    ["en", "Correction: an earlier text named the wrong quay."],
    ["de", "In einer früheren Version dieses Textes stand der falsche Kai."],
    ["fr", "Rectificatif : le quai nommé était le mauvais."],
  ])("in %s is a fact of its own and leaves the text: %s", (lang, note) => {
    const draft = page({ text: `${TEXT}<p><em>${note}</em></p>`, lang });
    expect(draft.facts.correction).toBe(note);
    expect(plainText(draft.facts.body ?? [])).not.toContain(note);
  });

  test("is none where a paragraph only speaks of one", () => {
    const draft = page({ text: `${TEXT}<p>Correction of the course took the ferry an hour.</p>` });
    expect(draft.facts.correction).toBeUndefined();
    expect(plainText(draft.facts.body ?? [])).toContain("Correction of the course");
  });
});

test("the dateline is read from the text, which keeps it", () => {
  const draft = page({
    text: `<p>PORT CALDER (AP) — The council voted on Monday to rebuild the old pier.</p>${TEXT}`,
  });
  expect(draft.facts.dateline).toBe("PORT CALDER");
  expect(plainText(draft.facts.body ?? [])).toContain("PORT CALDER (AP)");
});

describe("section and keywords", () => {
  test("come from breadcrumb and tag links where metadata has none", () => {
    const before = `<nav class="breadcrumb"><a href="/">Home</a> <a href="/harbour">Harbour</a></nav>`;
    const end = `<p><a rel="tag" href="/t/pier">Pier</a> <a rel="tag" href="/t/ferry">#Ferry</a></p>`;
    const { section, keywords } = page({ before, end }).facts;
    expect([section, keywords]).toEqual(["Harbour", ["Pier", "Ferry"]]);
  });

  test.each(["undefined", "tags", "front-page", "Uncategorized"])(
    "come from the next who states one where a system writes “%s”",
    (placeholder) => {
      const stated = `<meta property="article:section" content="${placeholder}">`;
      const head = `${stated}<meta name="section" content="Harbour">`;
      expect(page({ head }).facts.section).toBe("Harbour");
      expect(page({ head: stated }).facts.section).toBeUndefined();
    },
  );

  test("come from a BreadcrumbList", () => {
    const head = `<script type="application/ld+json">{"@type":"BreadcrumbList","itemListElement":[
      {"@type":"ListItem","position":1,"name":"Home"},{"@type":"ListItem","position":2,"item":{"name":"Harbour"}},
      {"@type":"ListItem","position":3,"name":"The old pier is rebuilt"}]}</script>`;
    expect(page({ head }).facts.section).toBe("Harbour");
  });

  test("are believed of metadata first", () => {
    const head = `<meta property="article:section" content="Town"><meta name="keywords" content="quay, pier">`;
    const before = `<nav class="breadcrumb"><a href="/">Home</a> <a href="/harbour">Harbour</a></nav>`;
    const { section, keywords } = page({ head, before }).facts;
    expect([section, keywords]).toEqual(["Town", ["quay", "pier"]]);
  });
});

describe("microdata and RDFa", () => {
  test("state identifier, price and keywords", () => {
    const before = `<div itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="identifier" content="pier-17">
      <meta itemprop="isAccessibleForFree" content="False"><meta itemprop="keywords" content="pier, ferry"></div>`;
    const draft = page({ before });
    expect([draft.sourceId, draft.facts.isAccessibleForFree, draft.facts.keywords]).toEqual([
      "pier-17",
      false,
      ["pier", "ferry"],
    ]);
  });

  test.each([
    [
      "a prefix of its own",
      `<div prefix="s: https://schema.org/"><meta property="s:datePublished" content="2026-05-04"></div>`,
    ],
    [
      "schema.org as vocabulary",
      `<div vocab="http://schema.org/"><span property="datePublished" content="2026-05-04">Monday</span></div>`,
    ],
    [
      "the usual prefix",
      `<span property="schema:datePublished" content="2026-05-04">Monday</span>`,
    ],
  ])("are read with %s", (_, before) => {
    expect(page({ before }).facts.published?.day?.toString()).toBe("2026-05-04");
  });

  test("are not read under a prefix of another vocabulary", () => {
    const before = `<div prefix="x: https://other.example/"><meta property="x:datePublished" content="2026-05-04"></div>`;
    expect(page({ before }).facts.published).toBeUndefined();
  });
});

describe("the headline of a title alone", () => {
  test.each([
    ["zh-CN", "港口委员会投票重建旧码头-海港网", "港口委员会投票重建旧码头"],
    ["zh-CN", "港口委员会投票重建旧码头--时政--海港报", "港口委员会投票重建旧码头"],
    ["ja", "港の古い桟橋を建て直すことに決定：海峡新聞", "港の古い桟橋を建て直すことに決定"],
    ["zh-CN", "港口委员会投票重建旧码头-渡轮照常", "港口委员会投票重建旧码头-渡轮照常"],
  ])("in %s is without the site's name behind it: %s", (lang, title, headline) => {
    const draft = readHtml(
      `<html lang="${lang}"><head><title>${title}</title></head><body><p>港口委员会星期一投票。</p></body></html>`,
    );
    expect(draft.facts.headline).toBe(headline);
  });
});

test("an encoding where the language should be is no language", () => {
  const draft = readHtml(`<html lang="utf-8"><head></head><body>${TEXT}</body></html>`);
  expect(draft.declaredLanguage).toBeUndefined();
});
