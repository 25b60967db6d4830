import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_LIMITS, type Draft, type ExtractionContext } from "../../src/extract/extractor.ts";
import { finish } from "../../src/extract/finish.ts";
import type { Article, Extraction } from "../../src/model/article.ts";
import type { Source } from "../../src/model/source.ts";

const context: ExtractionContext = {
  languages: ["en", "ar"],
  detectLanguage: (text) => (/[a-z]/u.test(text) ? "en" : undefined),
  parseDateLine: () => null,
  tagAuthority: "example.org,2025",
  limits: DEFAULT_LIMITS,
};

const source: Source = {
  path: "world/harbour.txt",
  format: "text",
  sha256: "0".repeat(64),
  text: "Harbour opens\nThe harbour opened.",
  stem: "world/harbour",
  timeZone: "UTC",
};

const draft: Draft = {
  facts: {
    headline: "Harbour opens",
    body: [{ type: "paragraph", children: [{ type: "text", text: "The harbour opened." }] }],
  },
  problems: [],
  evidence: [],
};

/**
 * The article of an extraction that must have succeeded.
 * @param extraction - what came of it
 * @returns the article
 */
function article(extraction: Extraction): Article {
  if (!extraction.ok) throw new Error(JSON.stringify(extraction.problems));
  return extraction.article;
}

const codes = (extraction: Extraction): string[] => extraction.problems.map(({ code }) => code);

describe("the id of an article", () => {
  it("is the source's own URI as it is", () => {
    const own = "urn:newsml:agency.example:20250213:harbour";
    expect(article(finish({ ...draft, sourceId: own }, source, context)).id).toBe(own);
  });

  it("is a URI without the control characters that no feed carries", () => {
    const sourceId = "urn:wire:\u00001\u0007";
    expect(article(finish({ ...draft, sourceId }, source, context)).id).toBe("urn:wire:1");
  });

  it("makes a tag URI of an id that is no URI", () => {
    const { id } = article(finish({ ...draft, sourceId: "harbour 12" }, source, context));
    expect(id).toBe("tag:example.org,2025:harbour%2012");
  });

  it("is the canonical URL without tracking parameters where there is no own id", () => {
    const canonicalUrl = "https://news.example/harbour?utm_source=x&page=2#top";
    const facts = { ...draft.facts, canonicalUrl };
    expect(article(finish({ ...draft, facts }, source, context)).id).toBe(
      "https://news.example/harbour?page=2",
    );
  });

  it("comes from the path stem otherwise, and tells the language versions of a stem apart", () => {
    expect(article(finish(draft, source, context)).id).toBe("tag:example.org,2025:world/harbour");
    const arabic = { ...source, pathLanguage: "ar", stem: "world/ميناء" };
    expect(article(finish(draft, arabic, context)).id).toBe(
      "tag:example.org,2025:world/%D9%85%D9%8A%D9%86%D8%A7%D8%A1:ar",
    );
  });

  it("never depends on title or text", () => {
    const facts = { ...draft.facts, headline: "Another headline" };
    expect(article(finish({ ...draft, facts }, source, context)).id).toBe(
      article(finish(draft, source, context)).id,
    );
  });
});

describe("the language of an article", () => {
  it("is what the document declares, in canonical form", () => {
    const declared = finish({ ...draft, declaredLanguage: "EN_gb" }, source, context);
    expect(article(declared).language).toBe("en-GB");
  });

  it("goes on to the path where the declared one is no tag, and says so", () => {
    const extraction = finish(
      { ...draft, declaredLanguage: "english language" },
      { ...source, pathLanguage: "en" },
      context,
    );
    expect(article(extraction).language).toBe("en");
    expect(codes(extraction)).toContain("language_invalid");
  });

  it("is detected last, with evidence", () => {
    const extraction = finish(draft, source, context);
    expect(article(extraction).language).toBe("en");
    expect(extraction.ok && extraction.evidence).toContainEqual(
      expect.objectContaining({ field: "language", rule: "detected" }),
    );
  });

  it("is a Problem where nothing tells it", () => {
    const extraction = finish(draft, source, { ...context, detectLanguage: () => undefined });
    expect(extraction.ok).toBe(false);
    expect(codes(extraction)).toContain("language_unknown");
  });
});

describe("what an article may lack", () => {
  it("headline and text are errors, each named", () => {
    const extraction = finish({ ...draft, facts: { headline: " \u0000 ", body: [] } }, source, {
      ...context,
      detectLanguage: () => "en",
    });
    expect(extraction.ok).toBe(false);
    expect(codes(extraction)).toEqual(["headline_missing", "body_missing", "date_missing"]);
  });

  it("a date is a warning", () => {
    const extraction = finish(draft, source, context);
    expect(extraction.ok).toBe(true);
    expect(codes(extraction)).toEqual(["date_missing"]);
  });

  it("a kill notice needs no text", () => {
    const extraction = finish({ ...draft, facts: { status: "withdrawn" } }, source, context);
    expect(article(extraction)).toMatchObject({ status: "withdrawn", headline: "world/harbour" });
  });

  it("takes a missing publication date from the update and marks it", () => {
    const updated = {
      instant: Temporal.Instant.from("2025-02-13T04:28:00Z"),
      precision: "minute",
    } as const;
    const found = article(
      finish({ ...draft, facts: { ...draft.facts, updated } }, source, context),
    );
    expect(found.published).toEqual({ ...updated, derived: "updated" });
  });
});

const anyText = fc
  .array(fc.nat(0x10_ff_ff), { maxLength: 40 })
  .map((points) => String.fromCodePoint(...points));

describe("texts", () => {
  it("come out well-formed, in NFC and fit for XML, whatever came in", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const facts: Draft["facts"] = {
          headline: `Headline ${text}`,
          body: [
            {
              type: "paragraph",
              children: [
                { type: "text", text: "A text " },
                { type: "strong", children: [{ type: "text", text }] },
              ],
            },
          ],
          images: [{ caption: text }],
        };
        const all = JSON.stringify(article(finish({ ...draft, facts }, source, context)));
        const isFit =
          all.isWellFormed() &&
          all === all.normalize("NFC") &&
          !/(?<!\\)\\u00(?:0[0-8bcef]|1[0-9a-f])|[\u{FFFE}\u{FFFF}]/iu.test(all);
        expect(isFit).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it("keep one picture for the same address or the same caption", () => {
    const images = [
      { caption: "The harbour." },
      { caption: "The  harbour.", credit: "Example Wire" },
      { url: "https://news.example/a.jpg", caption: "The harbour." },
      { url: "https://news.example/b.jpg" },
      { url: "https://news.example/b.jpg", width: 640 },
    ];
    expect(
      article(finish({ ...draft, facts: { ...draft.facts, images } }, source, context)).images,
    ).toEqual([
      { url: "https://news.example/a.jpg", caption: "The harbour.", credit: "Example Wire" },
      { url: "https://news.example/b.jpg", width: 640 },
    ]);
  });
});

describe("a standfirst that its page sets above the text", () => {
  const lead = "The harbour is open again, after eleven years.";
  const story = draft.facts.body ?? [];
  const opening = { type: "paragraph", children: [{ type: "text", text: lead }] } as const;
  const figure = { type: "figure", image: { caption: "The harbour" } } as const;
  const bodyOf = (changed: Partial<Draft>, body = [opening, ...story]): readonly unknown[] =>
    article(
      finish(
        { ...draft, facts: { ...draft.facts, standfirst: lead, body }, ...changed },
        source,
        context,
      ),
    ).body;

  it("is not the first paragraph of the body too, also below a picture", () => {
    expect(bodyOf({ lead })).toEqual(story);
    expect(bodyOf({ lead }, [figure, opening, ...story])).toEqual([figure, ...story]);
  });

  it("stays where it is only the opening sentence of the text, or all there is", () => {
    expect(bodyOf({})).toEqual([opening, ...story]);
    expect(bodyOf({ lead }, [opening])).toEqual([opening]);
    expect(bodyOf({ lead: "Another lead." })).toEqual([opening, ...story]);
  });
});
