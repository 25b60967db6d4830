import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { articleOf, bodyOf, codesOf, read } from "./context.ts";
import stories from "./stories.json" with { type: "json" };

type Story = (typeof stories)[number];

/** The shapes in which texts are scraped, each with the facts it shows. */
const SHAPES: Readonly<
  Record<
    string,
    {
      readonly text: (story: Story) => string;
      readonly shows: readonly ("caption" | "author" | "standfirst" | "updated" | "published")[];
    }
  >
> = {
  "a doubled caption with its credit above the headline": {
    text: ({ caption, credit, headline, paragraphs, updated }) =>
      [`${caption} ${credit}`, `${caption} ${credit}`, headline, ...paragraphs, updated, ""].join(
        "\n",
      ),
    shows: ["caption", "updated"],
  },
  "the same with blank lines between": {
    text: ({ caption, credit, headline, paragraphs, updated }) =>
      `${caption} ${credit}\n${caption} ${credit}\n\n${headline}\n\n\n\n${paragraphs.join("\n\n")}\n\n${updated}`,
    shows: ["caption", "updated"],
  },
  "headline, byline, date, caption, credit": {
    text: ({ headline, by, author, date, caption, credit, paragraphs, updated }) =>
      [headline, `${by} ${author}`, date, caption, credit, ...paragraphs, updated].join("\n\n"),
    shows: ["caption", "author", "published", "updated"],
  },
  "the way to the page, standfirst, byline, doubled caption": {
    text: ({ headline, standfirst, by, author, caption, credit, paragraphs, updated }) =>
      [
        "Home > News",
        headline,
        standfirst,
        `${by} ${author}`,
        `${caption} ${credit}`,
        `${caption} ${credit}`,
        ...paragraphs,
        updated,
      ].join("\n"),
    shows: ["caption", "author", "standfirst", "updated"],
  },
  "a doubled headline, keywords and copyright below": {
    text: ({ headline, paragraphs, topics }) =>
      [headline, headline, ...paragraphs, `${topics}: A, B, C`, "© 2025"].join("\n\n"),
    shows: [],
  },
  "a caption with a labelled credit, hints and advertisements between": {
    text: ({
      caption,
      photo,
      credit,
      headline,
      by,
      author,
      paragraphs,
      advertisement,
      readMore,
      updated,
    }) =>
      [
        `${caption} (${photo}: ${credit})`,
        headline,
        `${by} ${author}`,
        ...paragraphs.slice(0, 1),
        `${readMore}: ${headline}`,
        ...paragraphs.slice(1, 2),
        advertisement,
        ...paragraphs.slice(2),
        updated,
      ].join("\n"),
    shows: ["caption", "author", "updated"],
  },
  "headline and date only": {
    text: ({ headline, paragraphs, updated }) => [headline, ...paragraphs, updated].join("\n\n"),
    shows: ["updated"],
  },
  "headline and text only": {
    text: ({ headline, paragraphs }) => [headline, ...paragraphs].join("\n\n"),
    shows: [],
  },
};

/** What an article says of the facts that shapes show. */
function facts(article: Article): Record<string, unknown> {
  return {
    headline: article.headline,
    body: bodyOf(article),
    images: article.images,
    bylines: article.bylines.map(({ name }) => name),
    standfirst: article.standfirst,
    updated: article.updated?.instant.toString(),
    published:
      article.published?.derived === undefined ? article.published?.day?.toString() : "derived",
  };
}

describe.each(Object.entries(SHAPES))("a scraped text of the shape: %s", (_, shape) => {
  it.each(stories.map((story) => [story.language, story] as const))(
    "is read in %s",
    (language, story) => {
      const has = (fact: (typeof shape.shows)[number]): boolean => shape.shows.includes(fact);
      const article = articleOf(read("text", shape.text(story), { language }));
      const published = has("published") ? "2025-02-13" : has("updated") ? "derived" : undefined;
      expect(facts(article)).toEqual({
        headline: story.headline,
        body: story.paragraphs,
        images: has("caption") ? [{ caption: story.caption, credit: story.credit }] : [],
        bylines: has("author") ? [story.author.replace(" 기자", "")] : [],
        standfirst: has("standfirst") ? story.standfirst : undefined,
        updated: has("updated") ? "2025-02-13T08:28:00Z" : undefined,
        published,
      });
    },
  );
});

describe("plain text", () => {
  it("tells a doubled headline with a full stop from a doubled caption", () => {
    const text =
      "Harbour opens. At last.\n\nHarbour opens. At last.\n\nIt opened on Monday.\n\nA park comes next.";
    const article = articleOf(read("text", text));
    expect(article).toMatchObject({ headline: "Harbour opens. At last.", images: [] });
    expect(bodyOf(article)).toEqual(["It opened on Monday.", "A park comes next."]);
  });

  it("takes a paragraph that was pasted twice for the text where nothing follows", () => {
    const paragraph = "The harbour opened on Monday after eleven weeks.";
    const head = "Harbour opens\n\nBy Ilse Torvald\n\nPublished: 2026-11-16T08:00:00Z";
    const article = articleOf(read("text", [head, paragraph, paragraph].join("\n\n")));
    expect(bodyOf(article)).toContain(paragraph);
    expect(article.bylines[0]?.name).toBe("Ilse Torvald");
  });

  it("takes a short first heading for text, not for an author", () => {
    const text =
      "新港が開港\n\nアンテナ改善で解消\n\n新しい港が月曜日に開港した。予定より2年遅れだった。";
    expect(bodyOf(articleOf(read("text", text, { language: "ja" })))[0]).toBe("アンテナ改善で解消");
  });

  it("takes a date without a zone in the source's zone, and a glued hour apart", () => {
    const text = "Harbour opens\n\nIt opened.\n\nUpdated: February 13, 20258:28 AM";
    const article = articleOf(read("text", text, { timeZone: "Asia/Dubai" }));
    expect(article.updated?.instant.toString()).toBe("2025-02-13T04:28:00Z");
  });

  it("keeps a date in a sentence in the text", () => {
    const paragraphs = [
      "The harbour opened on 13 February 2025.",
      "Works began in May 2016 and cost much.",
    ];
    const article = articleOf(read("text", ["Harbour opens", ...paragraphs].join("\n\n")));
    expect(bodyOf(article)).toEqual(paragraphs);
  });

  it("puts lines together that were wrapped by hand", () => {
    const text = [
      "Harbour opens",
      "",
      "The harbour of Norrhamn opened on Monday after nine years of works,",
      "two years later than the council of the town had planned, and with",
      "a festival.",
      "",
      "Forty ferries a day are to land there from spring, said the harbour",
      "master, who called it a good day for the islands and for all those",
      "who live there.",
    ].join("\n");
    expect(bodyOf(articleOf(read("text", text)))).toEqual([
      "The harbour of Norrhamn opened on Monday after nine years of works, two years later than the council of the town had planned, and with a festival.",
      "Forty ferries a day are to land there from spring, said the harbour master, who called it a good day for the islands and for all those who live there.",
    ]);
  });

  it("takes the facts of front matter before those it finds", () => {
    const text =
      "---\ntitle: Harbour opens\nlanguage: en-GB\npublished: 2025-02-13\n---\nHarbour opens\n\nIt opened.";
    const article = articleOf(read("text", text));
    expect(article).toMatchObject({ headline: "Harbour opens", language: "en-GB" });
    expect(article.published?.precision).toBe("day");
    expect(bodyOf(article)).toEqual(["It opened."]);
  });

  it("reads a correction and the place of a report", () => {
    const text =
      "Harbour opens\n\nNORRHAMN (AFP) — It opened.\n\nCorrection: It opened on Monday, not on Sunday.";
    const article = articleOf(read("text", text));
    expect(article).toMatchObject({ dateline: "NORRHAMN", credit: "AFP" });
    expect(article.correction).toBe("Correction: It opened on Monday, not on Sunday.");
  });

  it.each(["", " \n\n", "\u0000"])("says what is missing in %j", (text) => {
    const extraction = read("text", text);
    expect(extraction.ok).toBe(false);
    expect(codesOf(extraction).length).toBeGreaterThan(0);
  });

  it("names a headline without a text as such", () => {
    expect(codesOf(read("text", "Harbour opens"))).toContain("body_missing");
  });

  it("loses nothing of plain paragraphs", () => {
    const word = fc.constantFrom(
      "harbour",
      "ferry",
      "quay",
      "island",
      "works",
      "Monday",
      "the",
      "of",
    );
    const paragraph = fc
      .array(word, { minLength: 8, maxLength: 30 })
      .map((words) => `It ${words.join(" ")} said.`);
    fc.assert(
      fc.property(fc.uniqueArray(paragraph, { minLength: 2, maxLength: 8 }), (paragraphs) => {
        const article = articleOf(read("text", ["Harbour opens", ...paragraphs].join("\n\n")));
        expect(bodyOf(article)).toEqual(paragraphs);
      }),
      { numRuns: 50 },
    );
  });
});
