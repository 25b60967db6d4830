import { describe, expect, test } from "vitest";
import { readHtml } from "./read.ts";

const TEXT = `<p>${"The harbour council voted to rebuild the old pier, after a long debate. ".repeat(6)}</p>`;

/** The day a page says it was published, and the rule that found it. */
function dated(head: string, body: string, language = "en"): { day?: string; rule?: string } {
  const { facts, evidence } = readHtml(
    `<!doctype html><html lang="${language}"><head><title>Pier to be rebuilt at last</title>${head}</head><body>${body}</body></html>`,
  );
  const moment = facts.published ?? facts.updated;
  const rule = evidence.find(({ field }) => field === "published" || field === "updated")?.rule;
  return {
    ...(moment && { day: (moment.day ?? moment.instant.toString().slice(0, 10)).toString() }),
    ...(rule !== undefined && { rule }),
  };
}

const HEADING = "<h1>Pier to be rebuilt at last</h1>";

describe("the date of publication", () => {
  test("is the labelled one near the headline rather than a vague one of metadata", () => {
    const meta = `<meta name="date" content="2024-05-06">`;
    const shown = `${HEADING}<div>Erschienen am:</div><h2>3.5.2024</h2>${TEXT}`;
    expect(dated(meta, shown, "de")).toStrictEqual({ day: "2024-05-03", rule: "labelled-date" });
    expect(dated(meta, `${HEADING}${TEXT}`, "de").day).toBe("2024-05-06");
  });

  test("stays the stated one where the metadata says what it is", () => {
    const meta = `<meta property="article:published_time" content="2024-05-02T10:00:00Z">`;
    const shown = `${HEADING}<div>Published: 3 May 2024</div>${TEXT}`;
    expect(dated(meta, shown).day).toBe("2024-05-02");
  });

  test("is the earlier one where the last change is written in its place", () => {
    const change = "2024-05-02T10:00:00Z";
    const meta = (published: string): string =>
      `<meta property="article:published_time" content="${published}"><meta property="article:modified_time" content="${change}">`;
    const box = `<div itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="datePublished" content="${change}">${HEADING}${TEXT}</div>`;
    expect(dated(meta("2023-09-17T08:00:00Z"), box).day).toBe("2023-09-17");
    expect(dated(meta("2024-05-01T23:00:00Z"), box).day).toBe("2024-05-02");
  });

  test("may be labelled in a box beside the text, though not in a reader's comment", () => {
    const box = `<div class="sidebar"><p>Mise en ligne</p><p>23 mai 2024</p></div>`;
    expect(dated("", `${HEADING}${TEXT}${box}`, "fr").day).toBe("2024-05-23");
    const comment = `<div class="comments"><p>Publié le 23 mai 2024</p></div>`;
    expect(dated("", `${HEADING}${TEXT}${comment}`, "fr").day).toBeUndefined();
  });

  test("may stand marked and alone in an aside near the headline, unless that leads to other articles", () => {
    const facts = `<ul><li>Background</li><li class="meta__date">03.05.2024</li></ul></aside>`;
    const aside = `<aside class="columns">${facts}`;
    expect(dated("", `${HEADING}${aside}${TEXT}`, "de").day).toBe("2024-05-03");
    expect(dated("", `${HEADING}<aside class="related">${facts}${TEXT}`, "de").day).toBeUndefined();
    const own = `<p>1. Mai 2024</p>`;
    expect(dated("", `${HEADING}${aside}${own}${TEXT}`, "de").day).toBe("2024-05-01");
  });

  test("is what the page marks as a date, not a day that the text is about", () => {
    const body = `<h2 class="date-header">Saturday, 9 May 2024</h2>${HEADING}
      <div>Opening day: 14.08.2023</div>${TEXT}`;
    expect(dated("", body).day).toBe("2024-05-09");
  });

  test("is read from the end of the heading that holds it, which is no part of the headline", () => {
    const body = `<h1>Pier to be rebuilt at last 03.05.2024 • Harbour, Council</h1>${TEXT}`;
    const page = `<html lang="de"><head><title>Pier to be rebuilt at last</title></head><body>${body}</body></html>`;
    expect(readHtml(page).facts.headline).toBe("Pier to be rebuilt at last");
    expect(dated("", body, "de").day).toBe("2024-05-03");
  });

  test("is that of a WebPage where no article is described", () => {
    const script = `<script type="application/ld+json">{"@type":"WebPage","datePublished":"2024-05-03T10:00:00Z"}</script>`;
    expect(dated(script, `${HEADING}${TEXT}`)).toStrictEqual({
      day: "2024-05-03",
      rule: "json-ld-page:published",
    });
  });

  test("is read from JSON-LD in a script without a type, and in one beyond mending", () => {
    const bare = `<script>{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"2024-05-03"}</script>`;
    expect(dated(bare, HEADING + TEXT).day).toBe("2024-05-03");
    const broken = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"The "old" pier","datePublished":"2024-05-04"}</script>`;
    expect(dated(broken, HEADING + TEXT).day).toBe("2024-05-04");
  });
});

test("a page that only says when it was changed last is dated by that", () => {
  const foot = `<ul><li id="footer-lastmod">Diese Seite wurde zuletzt am 29. Januar 2024 um 13:22 Uhr geändert.</li></ul>`;
  expect(dated("", `${HEADING}${TEXT}${foot}`, "de").day).toBe("2024-01-29");
});

test("posts of a live blog do not speak for the whole", () => {
  const blog = {
    "@type": "LiveBlogPosting",
    headline: "Pier to be rebuilt at last",
    datePublished: "2024-05-03T08:00:00Z",
    liveBlogUpdate: [
      {
        "@type": "BlogPosting",
        headline: "The mayor arrives with a spade",
        datePublished: "2024-05-04T09:00:00Z",
        author: "Ada Gull",
        image: "/a.jpg",
        publisher: "The Example",
        articleBody: "The mayor has come.",
      },
    ],
  };
  const page = `<html lang="en"><head><script type="application/ld+json">${JSON.stringify(blog)}</script></head>
    <body><h1>Live: council votes on the pier today</h1>${TEXT}</body></html>`;
  const { headline, published } = readHtml(page).facts;
  expect(headline).toBe("Pier to be rebuilt at last");
  expect(published?.instant.toString()).toBe("2024-05-03T08:00:00Z");
});

/** The moment a page says it was published; pages are read in Brussels, two hours before UTC in May. */
function momentOf(head: string, body: string): string | undefined {
  const { facts } = readHtml(
    `<!doctype html><html lang="en"><head><title>Pier to be rebuilt at last</title>${head}</head><body>${HEADING}${body}${TEXT}</body></html>`,
  );
  return facts.published && facts.published.precision !== "day"
    ? facts.published.instant.toString()
    : facts.published?.day?.toString();
}

describe("the time of day", () => {
  test.each([
    ["May 3 2024 4:21 PM", "2024-05-03T14:21:00Z"],
    ["May 3, 2024 12:05 a.m.", "2024-05-02T22:05:00Z"],
    ["3 May 2024 4:21pm", "2024-05-03T14:21:00Z"],
    ["2024-05-03 4:21 PM", "2024-05-03T14:21:00Z"],
    ["4:21 PM - 3 May 2024", "2024-05-03T14:21:00Z"],
  ])("of a clock of twelve hours is morning or afternoon: %s", (line, moment) => {
    expect(momentOf("", `<p class="date">${line}</p>`)).toBe(moment);
    expect(momentOf(`<meta name="article:published_time" content="${line}">`, "")).toBe(moment);
  });

  test.each([
    ["Fri May 03 12:45:00 EDT 2024", "2024-05-03T16:45:00Z"],
    ["Fri, 03 May 2024 12:45:00 PST", "2024-05-03T20:45:00Z"],
    ["2024-05-03T10:15-500", "2024-05-03T15:15:00Z"],
    ["2024-05-03T10:15:00-0500", "2024-05-03T15:15:00Z"],
  ])("takes the zone that is written with it: %s", (written, moment) => {
    expect(momentOf(`<meta property="article:published_time" content="${written}">`, "")).toBe(
      moment,
    );
  });

  test("comes from whatever states the same day with it, and from nothing that states another", () => {
    const day = `<meta property="article:published_time" content="2024-05-03">`;
    const evening = `<p><time datetime="2024-05-03T21:15:00-05:00">3 May</time></p>`;
    const later = `<p><time datetime="2024-05-05T08:00:00Z">5 May</time></p>`;
    expect(momentOf(day, evening)).toBe("2024-05-04T02:15:00Z");
    expect(momentOf(day, `<p class="date">May 3, 2024 12:05 a.m.</p>`)).toBe(
      "2024-05-02T22:05:00Z",
    );
    expect(momentOf(day, later)).toBe("2024-05-03");
    expect(
      momentOf(`${day}<meta name="parsely-pub-date" content="2024-05-03T10:00:00Z">`, ""),
    ).toBe("2024-05-03T10:00:00Z");
  });
});

test("the last change is read from a line that goes on with who published it", () => {
  const { facts } = readHtml(
    `<html lang="ja"><head><title>旧桟橋の再建を港湾評議会が決定</title></head><body><h1>旧桟橋の再建を港湾評議会が決定</h1>
    <p>最終更新日：2024年5月3日<br>港湾評議会<br>桟橋課</p><p>${"港湾評議会は長い議論のすえ、旧桟橋の再建を決めた。".repeat(12)}</p></body></html>`,
  );
  expect(facts.updated?.day?.toString()).toBe("2024-05-03");
});
