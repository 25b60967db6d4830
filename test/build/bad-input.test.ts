import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { extractArticle } from "../../src/build/extract-article.ts";
import { extractors } from "../../src/extract/index.ts";
import { formatOf } from "../../src/load/source.ts";
import type { Extraction } from "../../src/model/article.ts";
import { plainText } from "../../src/model/block.ts";

const FOLDER = new URL("../fixtures/bad/", import.meta.url);

/** One row of the fixtures' README. */
interface Row {
  readonly file: string;
  readonly code: string;
  readonly goesOut: boolean;
}

/**
 * The table of the fixtures' README: it is the expectation.
 * @returns its rows
 */
function table(): readonly Row[] {
  const text = readFileSync(new URL("README.md", FOLDER), "utf8");
  const rows = text.matchAll(/^\| `([^`]+)`\s*\| (\w+)\s*\| (out|lost)\s*\|/gm);
  return [...rows].map(([, file = "", code = "", article]) => ({
    file,
    code,
    goesOut: article === "out",
  }));
}

/**
 * Whether a file's format is one that Polywire reads, or none at all.
 * @param file - its name
 * @returns false for formats that have no extractor
 */
function isRead(file: string): boolean {
  const format = formatOf(file);
  return format === undefined || extractors.some((extractor) => extractor.format === format);
}

/**
 * Reads one file as a build would.
 * @param path - within articles/
 * @param bytes - the file
 * @returns what became of it
 */
function read(path: string, bytes: Uint8Array): Extraction {
  return extractArticle({ path, bytes }, { languages: ["en", "fr", "ar"], timeZone: "UTC" });
}

/**
 * Codes of what was wrong.
 * @param extraction - of a file
 * @returns the codes, or "none"
 */
function codes(extraction: Extraction): readonly string[] {
  return extraction.problems.length === 0
    ? ["none"]
    : extraction.problems.map((found) => found.code);
}

/**
 * A page around some markup.
 * @param markup - of its main part
 * @returns the bytes
 */
function page(markup: string): Uint8Array {
  const head = `<!doctype html><html lang="en"><head><title>Harbour reopens</title></head>`;
  return Buffer.from(
    `${head}<body><article><h1>Harbour reopens</h1>${markup}</article></body></html>`,
  );
}

/**
 * Whether XML 1.0 forbids a character.
 * @param character - one code point
 * @returns true for C0 controls but tab and line ends, and for U+FFFE and U+FFFF
 */
function isControl(character: string): boolean {
  const point = character.codePointAt(0) ?? 0;
  if (point === 0x09 || point === 0x0a || point === 0x0d) return false;
  return point < 0x20 || point === 0xfffe || point === 0xffff;
}

const TEXT = "<p>The harbour of Port Calder reopened to passenger ships on Friday.</p>";

describe("bad input", () => {
  it.each(table().filter(({ file }) => isRead(file)))(
    "$file gives $code",
    ({ file, code, goesOut }) => {
      const extraction = read(file, readFileSync(new URL(file, FOLDER)));
      expect(codes(extraction)).toContain(code);
      expect(extraction.ok).toBe(goesOut);
      for (const found of extraction.problems) expect(found).toMatchObject({ path: file });
    },
  );

  it("names every fixture in the README", () => {
    const readme = readFileSync(new URL("README.md", FOLDER), "utf8");
    const files = readdirSync(FOLDER).filter((file) => file !== "README.md");
    expect(files.filter((file) => !readme.includes(file))).toEqual([]);
  });

  it("refuses a file past the limit without reading it as a document", () => {
    const bytes = page(TEXT.repeat(200_000));
    expect(codes(read("huge.html", bytes))).toContain("file_too_large");
  });

  it("refuses nesting that no article needs, at once", () => {
    const started = performance.now();
    const bytes = page(`${"<div>".repeat(100_000)}${TEXT}`);
    expect(codes(read("deep.html", bytes))).toContain("markup_too_deep");
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it("refuses a tag with more attributes than the limit", () => {
    const attributes = Array.from({ length: 5000 }, (_, i) => `data-a${i}="${i}"`).join(" ");
    const bytes = page(`<div ${attributes}>${TEXT}</div>`);
    expect(codes(read("attributes.html", bytes))).toContain("markup_too_many_attributes");
  });

  it("lets no control character or lone surrogate into an article", () => {
    const markup = `<p>Fri\u0002day &#1;&#xD800;&#xFFFE; \u000B]]&gt; \uFFFE</p>${TEXT}`;
    const extraction = read("control-characters.html", page(markup));
    if (!extraction.ok) throw new Error("the article is lost");
    const { headline, body } = extraction.article;
    const text = `${headline}\n${plainText(body)}`;
    expect(text.isWellFormed()).toBe(true);
    expect(Array.from(text).filter((character) => isControl(character))).toEqual([]);
  });
});
