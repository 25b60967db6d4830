import { describe, expect, it } from "vitest";
import { articleOf, bodyOf, codesOf, read } from "./context.ts";

const FRONT = `---
id: harbour-opens
title: Harbour opens
alternative_headline: Ferries land again
description: Forty ferries a day from spring.
author: By Ada Lindqvist and Bo Ek in Oslo
language: en-GB
date: 2025-02-13
updated: 2025-02-13T08:28:00+04:00
section: World
tags: [harbour, ferry]
subjects: ["medtop:20000002", {code: "http://cv.iptc.org/newscodes/mediatopic/20000003", name: Transport}]
image: {url: https://img.example/a.jpg, caption: The harbour., credit: Lena Varga, width: 640, height: 360}
credit: Example Wire
copyright: © Example Wire
url: https://news.example/harbour
story: harbour
translations: {ar: https://news.example/ar/harbour}
status: usable
embargo: 2025-02-14T06:00
expires: 2026-02-14
correction: An earlier version gave another day.
editorial-note: Call the harbour master.
digitalSourceType: http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits
machineTranslatedFrom: sv
---
`;

describe("front matter", () => {
  it("says everything that the schema has", () => {
    const extraction = read("markdown", `${FRONT}\nThe harbour opened.`, {
      timeZone: "Asia/Dubai",
    });
    expect(extraction.problems).toEqual([]);
    const { published, updated, embargo, expires, ...article } = articleOf(extraction);
    expect(article).toMatchObject({
      id: "tag:example.org,2025:harbour-opens",
      headline: "Harbour opens",
      alternativeHeadline: "Ferries land again",
      standfirst: "Forty ferries a day from spring.",
      bylines: [
        { name: "Ada Lindqvist", kind: "person", location: "Oslo" },
        { name: "Bo Ek", kind: "person", location: "Oslo" },
      ],
      language: "en-GB",
      section: "World",
      keywords: ["harbour", "ferry"],
      subjects: [{ code: "medtop:20000002" }, { code: "medtop:20000003", name: "Transport" }],
      images: [
        {
          url: "https://img.example/a.jpg",
          caption: "The harbour.",
          credit: "Lena Varga",
          width: 640,
          height: 360,
        },
      ],
      credit: "Example Wire",
      rights: "© Example Wire",
      canonicalUrl: "https://news.example/harbour",
      story: "harbour",
      translations: [{ language: "ar", url: "https://news.example/ar/harbour" }],
      status: "usable",
      correction: "An earlier version gave another day.",
      editorialNote: "Call the harbour master.",
      digitalSourceType: "http://cv.iptc.org/newscodes/digitalsourcetype/humanEdits",
      machineTranslatedFrom: "sv",
    });
    expect(published).toMatchObject({
      precision: "day",
      day: Temporal.PlainDate.from("2025-02-13"),
    });
    expect(published?.instant.toString()).toBe("2025-02-12T20:00:00Z");
    expect(updated?.instant.toString()).toBe("2025-02-13T04:28:00Z");
    expect(embargo?.toString()).toBe("2025-02-14T02:00:00Z");
    expect(expires?.toString()).toBe("2026-02-13T20:00:00Z");
  });

  it("warns of unknown and wrong fields with their lines, and keeps the others", () => {
    const front =
      "---\ntitle: Harbour opens\nfoo: 1\nimage:\n  url: https://img.example/a.jpg\n  width: wide\ndate: someday\nstatus: maybe\n---\n\nText.";
    const extraction = read("markdown", front);
    const article = articleOf(extraction);
    expect(article.images).toEqual([{ url: "https://img.example/a.jpg" }]);
    const warnings = extraction.problems.filter(({ code }) => code !== "date_missing");
    expect(warnings.map(({ code, line }) => [code, line])).toEqual([
      ["field_invalid", 3],
      ["field_invalid", 4],
      ["field_invalid", 8],
      ["date_invalid", 7],
    ]);
    expect(warnings.every(({ severity }) => severity === "warning")).toBe(true);
  });

  it("withholds an article whose embargo cannot be read", () => {
    const extraction = read(
      "markdown",
      "---\ntitle: A\nembargo: when the minister has spoken\n---\nText.",
    );
    expect(articleOf(extraction).status).toBe("withheld");
    expect(codesOf(extraction)).toContain("date_invalid");
  });

  it.each([
    ["draft: yes", "withheld"],
    ["draft: 'True'", "withheld"],
    ["draft: on", "withheld"],
    ["draft: no", "usable"],
    ["draft: false", "usable"],
    ["status: Withdrawn", "withdrawn"],
    ["status: ' KILLED '", "withdrawn"],
    ["status: ' SPIKED '", "withheld"],
    ["status: Draft", "withheld"],
    ["status: published", "usable"],
    ["status: [withdrawn]", "withheld"],
    ["status: withdrawn\ndraft: perhaps", "withdrawn"],
    ["status: usable\ndraft: perhaps", "withheld"],
    ["embargo: [2026-11-20T08:00:00Z]", "withheld"],
    ["embargo: { until: 2026-11-20 }", "withheld"],
  ])("lets nothing out that somebody wanted held back: %j", (fields, status) => {
    const extraction = read("markdown", `---\ntitle: A\n${fields}\n---\nText.`);
    expect(articleOf(extraction).status).toBe(status);
  });

  it.each([
    ["th", "2569-11-18", "2026-11-18"],
    ["th", "2569-11-18T10:00:00+07:00", "2026-11-18"],
    ["fa", "1405-08-28", "2026-11-19"],
    ["fa", "1405-08-28T10:00:00+03:30", "2026-11-19"],
    ["en", "1905-08-28", "1905-08-28"],
    // How systems write that there is none.
    ["en", "0001-01-01T00:00:00Z", undefined],
    ["en", "9999-12-31T23:59:59Z", undefined],
    // Nobody says in which calendar.
    ["en", "2569-11-18", undefined],
  ])("in %s, takes a machine date of %s for %s", (language, date, day) => {
    const text = `---\ntitle: A\nlang: ${language}\ndate: ${date}\n---\nText.`;
    const extraction = read("markdown", text);
    const published = articleOf(extraction).published?.instant.toString().slice(0, 10);
    expect(published).toBe(day);
    expect(codesOf(extraction).includes("date_invalid")).toBe(day === undefined);
  });

  it("takes words that objects know for words, and leaves subjects out that say nothing", () => {
    const fields = 'language: constructor\nauthor: Ada in Oslo\nsubjects: [" ", then, "\\0"]';
    const article = articleOf(read("markdown", `---\ntitle: A\n${fields}\n---\nText.`));
    expect(article.subjects).toEqual([{ name: "then" }]);
    expect(article.bylines).toMatchObject([{ name: "Ada", location: "Oslo" }]);
  });

  it.each([
    ["an open bracket", "---\ntitle: A\ntags: [one, two\n---\nText.", 4],
    ["a name twice", "---\ntitle: A\ntitle: B\n---\nText.", 3],
    ["a list", "---\n{a, b: [\n---\nText.", 3],
  ])("is refused with its line where it is broken: %s", (_, text, line) => {
    const extraction = read("markdown", text);
    expect(extraction.ok).toBe(false);
    expect(codesOf(extraction)).toEqual(["parse_failed"]);
    expect(extraction.problems[0]?.line).toBeLessThanOrEqual(line);
    expect(extraction.problems[0]?.line).toBeGreaterThanOrEqual(2);
  });

  it("unfolds no bomb of aliases", () => {
    const bomb = Array.from({ length: 12 }, (_, index) => {
      const items = Array.from({ length: 9 }, () => `*a${index}`).join(", ");
      return `a${index + 1}: &a${index + 1} [${items}]`;
    });
    const text = `---\na0: &a0 [x]\n${bomb.join("\n")}\ntitle: A\n---\nText.`;
    expect(codesOf(read("markdown", text))).toEqual(["parse_failed"]);
  });

  it("runs no code and knows no tags of others", () => {
    const text = "---\ntitle: !!js/function 'function () { throw 1 }'\n---\nText.";
    const extraction = read("markdown", text);
    expect(articleOf(extraction).headline).toBe("function () { throw 1 }");
    expect(codesOf(extraction)).toContain("field_invalid");
  });
});

describe("Markdown", () => {
  it("takes the first heading for the headline where front matter has none", () => {
    const article = articleOf(
      read("markdown", "# Harbour *opens*\n\nThe harbour opened.\n\n## Next\n\nA park."),
    );
    expect(article.headline).toBe("Harbour opens");
    expect(article.body.map(({ type }) => type)).toEqual(["paragraph", "heading", "paragraph"]);
  });

  it("does not repeat a headline that stands in both", () => {
    const article = articleOf(
      read("markdown", "---\ntitle: Harbour opens\n---\n# Harbour opens\n\nIt opened."),
    );
    expect(bodyOf(article)).toEqual(["It opened."]);
  });

  it("reads tables, lists, quotes, figures and HTML, and nothing that could run", () => {
    const text = [
      "# Harbour",
      "| Ferry | Hour |\n|---|---|\n| First | 8 |",
      "- one\n- two",
      "> Said **she**.",
      '![A ferry](https://img.example/a.jpg "The first ferry.")',
      "<p onclick='x()'>A <b>bold</b> word <script>alert(1)</script></p>",
      "[A link](javascript:alert(1)) and [another](https://news.example/).",
    ].join("\n\n");
    const article = articleOf(read("markdown", text));
    expect(article.body.map(({ type }) => type)).toEqual([
      "table",
      "list",
      "quote",
      "figure",
      "paragraph",
      "paragraph",
    ]);
    expect(article.images).toEqual([
      { url: "https://img.example/a.jpg", alt: "A ferry", caption: "The first ferry." },
    ]);
    expect(JSON.stringify(article)).not.toMatch(/alert|onclick|javascript/u);
  });

  it("takes three dashes above a text for a rule", () => {
    expect(bodyOf(articleOf(read("markdown", "---\n\n# A\n\nText.\n\n---\n\nMore.")))).toEqual([
      "Text.",
      "More.",
    ]);
  });

  it("survives deep nesting and a long text", () => {
    const deep = `# A\n\n${"> ".repeat(20_000)}x\n\n${"- ".repeat(5000)}y\n\n${"*".repeat(20_000)}`;
    expect(read("markdown", deep).problems.length).toBeGreaterThan(0);
  });
});
