import { describe, expect, test } from "vitest";
import type { Draft } from "../../../src/extract/extractor.ts";
import { readHtml } from "./read.ts";

const TEXT = `<p>The harbour council voted on Monday to rebuild the old pier, after a debate that lasted until midnight.</p>
<p>Work begins in September, the council said, and the ferry will use the northern quay until then.</p>
<p>“We waited eleven years for this,” said the harbour master, who had asked for the money each spring.</p>`;

/** A page with something between headline and text, or elsewhere. */
function page(below: string, { head = "", end = "", lang = "en" } = {}): Draft {
  return readHtml(
    `<html lang="${lang}"><head><title>The old pier is rebuilt</title>${head}</head>
     <body class="recent-posts"><main><article><h1>The old pier is rebuilt</h1>${below}<div class="story">${TEXT}</div></article>${end}</main></body></html>`,
  );
}

/** Authors as "name (kind, role, place)". */
function authors(draft: Draft): string[] {
  return (draft.facts.bylines ?? []).map(({ name, kind, role, location }) =>
    [name, kind, role, location].filter((part) => part !== undefined).join(", "),
  );
}

/** A name that microdata marks as that of an author. */
function author(name: string): string {
  return `<p itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">${name}</span></p>`;
}

/** The address of a page. */
function canonical(path: string): string {
  return `<link rel="canonical" href="https://example.org/${path}">`;
}

/** The day of publication. */
function day(draft: Draft): string | undefined {
  const { published } = draft.facts;
  return published && (published.day?.toString() ?? published.instant.toString());
}

describe("the authors that a page shows", () => {
  test.each([
    ["en", "<p>By Ida Lind</p>", ["Ida Lind, person"]],
    [
      "en",
      "<p>By Ida Lind and Bo Ek in Oslo</p>",
      ["Ida Lind, person, Oslo", "Bo Ek, person, Oslo"],
    ],
    [
      "en",
      `<div class="byline">By Ida Lind, Harbour correspondent</div>`,
      ["Ida Lind, person, Harbour correspondent"],
    ],
    ["en", "<p>Coast | By Ida Lind | April 13, 2020</p>", ["Ida Lind, person"]],
    ["de", "<p>Ein Artikel von Ida Lind | 27.01.2022 - 12:45</p>", ["Ida Lind, person"]],
    [
      "de",
      `<div class="submitted">Gespeichert von idalind am 3. März 2025 - 10:00</div>`,
      ["idalind, person"],
    ],
    [
      "fr",
      `<div class="submitted">Soumis par Ida Lind le lun, 03/03/2025 - 10:00</div>`,
      ["Ida Lind, person"],
    ],
    [
      "en",
      `<div class="article-author"><a href="/u">Ida Lind</a><span>Harbour correspondent</span></div>`,
      ["Ida Lind, person, Harbour correspondent"],
    ],
    [
      "en",
      `<div class="author-info"><a href="/u">Ida Lind</a><span>5 hours ago</span></div>`,
      ["Ida Lind, person"],
    ],
    ["en", `<div class="byline">By Ida Lind 8 January 2020, 3:51 pm</div>`, ["Ida Lind, person"]],
    [
      "en",
      `<div><span class="prep-author">By</span> <span class="author">Ida</span> | Published: 23. July 2017</div>`,
      ["Ida, person"],
    ],
    ["zh-CN", "<p>（责编：林海、王波）</p>", ["林海, person, 责编", "王波, person, 责编"]],
    [
      "en",
      `<div class="byline"><span>Ida Lind</span> <span>Bo Ek</span></div>`,
      ["Ida Lind, person", "Bo Ek, person"],
    ],
    ["fr", "<div>Par Ida Lind le 7 mai 2024</div>", ["Ida Lind, person"]],
    ["en", `<div class="byline">By Ida Lind Monday, May 6, 2024</div>`, ["Ida Lind, person"]],
    [
      "en",
      `<div class="byline">By Ida Lind, PhD, and Bo Ek</div>`,
      ["Ida Lind, person", "Bo Ek, person"],
    ],
    ["en", `<div class="byline">Written by Ida Lind Edited by Bo Ek</div>`, ["Ida Lind, person"]],
    [
      "en",
      `<div class="author"><div>Ida Lind</div> <div>Harbour Editor</div></div>`,
      ["Ida Lind, person, Harbour Editor"],
    ],
    ["de", "<p>Von Ida Lind und Bo Ek</p>", ["Ida Lind, person", "Bo Ek, person"]],
    ["en", `<div><a href="/author/ida-lind">Ida Lind</a></div>`, ["Ida Lind, person"]],
    [
      "en",
      `<div><a rel="author" href="/x">Ida Lind</a> <a rel="author" href="/y">Bo Ek</a></div>`,
      ["Ida Lind, person", "Bo Ek, person"],
    ],
    [
      "en",
      `<footer class="entry-meta"><a rel="author" href="/x">Ida Lind</a></footer>`,
      ["Ida Lind, person"],
    ],
    ["en", `<div class="author">AFP</div>`, ["AFP, agency"]],
    ["ar", `<div class="author">الوكالات</div>`, ["الوكالات, agency"]],
  ])("in %s: %s", (lang, below, expected) => {
    expect(authors(page(below, { lang }))).toEqual(expected);
  });

  test.each([
    ["an account of the system", `<div class="author">Admin</div>`],
    ["a social handle", `<div class="author">@harbourmaster</div>`],
    ["a link to more", `<div class="author">Read more</div>`],
    ["a date", `<div class="byline">12 May 2024</div>`],
    ["the label of a date", `<div class="author-details">Last Updated: May 12, 2024</div>`],
    ["a commenter", `<div class="comment"><span class="author">Ida Lind</span></div>`],
    ["a sentence", "<p>By Monday the quay was open again.</p>"],
  ])("are never %s", (_, below) => {
    expect(authors(page(below))).toEqual([]);
  });

  test("come before the site that signs in metadata", () => {
    const head = `<meta property="og:site_name" content="The Quay"><meta name="author" content="The Quay">`;
    expect(authors(page("<p>By Ida Lind</p>", { head }))).toEqual(["Ida Lind, person"]);
  });
});

describe("the date that a page shows", () => {
  test.each([
    ["en", "<p>The Quay Ida Lind / 12 May 2024 / Photo: Bo Ek</p>", "2024-05-12"],
    ["de", "<div>Gespeichert von ida am 24. Juli 2017</div>", "2017-07-24"],
    ["de", "<div>Ida Lind / 22.04.2020 / Hafen</div>", "2020-04-22"],
    ["ja", "<div>港湾新聞 2024年5月12日 社会</div>", "2024-05-12"],
    ["en", `<div class="entry-date">May 12, 2024 by Ida Lind</div>`, "2024-05-12"],
  ])("in %s: %s", (lang, below, expected) => {
    expect(day(page(below, { lang }))).toBe(expected);
  });

  test("may stand in the address", () => {
    expect(day(page("", { head: canonical("2017/09/09/the-pier") }))).toBe("2017-09-09");
    expect(day(page("", { head: canonical("2017/9/9/the-pier") }))).toBe("2017-09-09");
    expect(day(page("", { head: canonical("2017/09/the-pier") }))).toBeUndefined();
  });

  test.each([
    ["of a comment", `<div class="comment">Bo Ek, 12 May 2024</div>`],
    ["of a related story", `<aside class="related">The ferry sails again, 12 May 2024</aside>`],
    ["of the copyright", "<p>© 12 May 2024 The Quay</p>"],
    [
      "of a fact",
      `<table class="infobox"><tr><th>Built</th><td>12 May 1911 <span class="published">1911-05-12</span></td></tr></table>`,
    ],
    [
      "of an event told in a sentence",
      "<p>The council meets again in the old town hall near the market on 12 May 2024</p>",
    ],
  ])("is never that %s", (_, below) => {
    expect(day(page(below))).toBeUndefined();
  });

  test("is read in the language that metadata states where the root names none", () => {
    const draft = readHtml(
      `<html><head><title>Der alte Pier</title><meta property="og:locale" content="de_DE"></head>
       <body><h1>Der alte Pier</h1><p>Donnerstag, 12. Dezember 2024</p>${TEXT}</body></html>`,
    );
    expect([day(draft), draft.declaredLanguage]).toEqual(["2024-12-12", "de-DE"]);
  });
});

/** JSON-LD that names an author. */
function stating(type: string, name: string): string {
  const article = { "@type": "NewsArticle", author: { "@type": type, name } };
  return `<script type="application/ld+json">${JSON.stringify(article)}</script>`;
}

describe("the authors that metadata state", () => {
  test("give way to people whom the page shows where they are only a desk", () => {
    const head = stating("Organization", "Coast Desk");
    expect(authors(page("<p>By Ida Lind</p>", { head }))).toEqual(["Ida Lind, person"]);
    expect(authors(page("<p>By Monday</p>", { head }))).toEqual(["Coast Desk, organization"]);
  });

  test("give way to the whole name where they are only a part of it", () => {
    const head = `<meta name="author" content="Ida">`;
    expect(authors(page("<p>By Ida Lind</p>", { head }))).toEqual(["Ida Lind, person"]);
    expect(authors(page("<p>By Bo Ek</p>", { head }))).toEqual(["Ida, person"]);
  });

  test("are people before desks, whichever vocabulary names them", () => {
    const head = `${stating("Organization", "Coast Desk")}<meta name="author" content="Ida Lind">`;
    expect(authors(page("", { head }))).toEqual(["Ida Lind, person"]);
  });

  test("are put in the order in which names are said where a catalogue sorts them", () => {
    const head = `<meta name="DC.Creator" content="Lind, Ida"><meta name="DC.Creator" content="Ek, B. A."><meta name="DC.Creator" content="Coast Desk, Oslo">`;
    expect(authors(page("", { head })).slice(0, 2)).toEqual([
      "Ida Lind, person",
      "B. A. Ek, person",
    ]);
  });

  test("are organizations where their name says so", () => {
    const head = `<meta name="author" content="Foundation for Old Piers">`;
    expect(authors(page("", { head }))).toEqual(["Foundation for Old Piers, organization"]);
  });
});

describe("a name is found where the page says more beside it", () => {
  test.each([
    `<div class="byline">By <a href="/who/3">Ida Lind</a> <a href="/all">View author archive</a> <a href="/rss">Get author RSS feed</a></div>`,
    `<div class="author">Written by <a href="https://lind.example/">Ida Lind</a> in <a href="/quay">Quay</a> on 3 May 2024 at 08:34 PM EDT. <a href="/c">51 Comments</a></div>`,
    `<div class="post-author">May 3, 2024 at 6:08 PM by Ida Lind</div>`,
    `<div class="story__info"><span>By Ida Lind</span> <span>Published in <a href="/coast">Coast</a></span> <span>May 3, 2024</span></div>`,
    `<div class="who"><a href="/about/editors/ida-lind/">Ida Lind</a>, <a href="https://social.example/idalind">@idalind</a></div>`,
    `<aside><address><a rel="author" href="/profile/ida-lind">Ida Lind</a></address></aside>`,
    `<p class="byline">Ida Lind Senior Harbour Editor</p>`,
  ])("%s", (below) => {
    expect(page(below).facts.bylines?.map(({ name }) => name)).toStrictEqual(["Ida Lind"]);
  });
});

describe("the authors of a page are those of its article", () => {
  test("not the columnists that readers are asked to follow", () => {
    const follow = `<li class="author-follow"><a href="/people/siv-moe">Siv Moe</a></li>`;
    const end = `<ul>${follow}${follow.replaceAll("Siv Moe", "Bo Ek")}</ul>`;
    expect(authors(page("", { end }))).toStrictEqual([]);
    const byline = `<p class="post-author">By Ida Lind</p>`;
    expect(authors(page(byline, { end }))).toStrictEqual(["Ida Lind, person"]);
  });

  test("not those of the teasers below it, whether these have headings or classes", () => {
    const teasers = `<section><h3>Ferry comes back</h3>${author("Bo Ek")}</section><div class="recirc-list"><a href="/b">Eel market reopens</a>${author("Siv Moe")}</div>`;
    const below = `${author("Ida Lind")}${author("Ada Holm")}`;
    expect(authors(page(below, { end: teasers }))).toStrictEqual([
      "Ida Lind, person",
      "Ada Holm, person",
    ]);
  });

  test("not those of its pictures", () => {
    const below = `${author("Ida Lind")}${author("Illustration by Bo Ek")}`;
    expect(authors(page(below))).toStrictEqual(["Ida Lind, person"]);
  });

  test("nor, where somebody else is named, whose login posted it", () => {
    const head = `<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Bo Ek">`;
    expect(authors(page("", { head }))).toStrictEqual(["Bo Ek, person"]);
    expect(authors(page("<p>By Ida Lind</p>", { head }))).toStrictEqual(["Ida Lind, person"]);
    const reading = `<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="Bo Ek">`;
    expect(authors(page("", { head: reading }))).toStrictEqual([]);
  });

  test("and their names are written out where metadata state a login", () => {
    const head = `<meta name="author" content="idalind">`;
    expect(authors(page("<p>By Ida Lind</p>", { head }))).toStrictEqual(["Ida Lind, person"]);
  });
});
