import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Article } from "../../src/model/article.ts";
import { articleOf, bodyOf, read } from "./context.ts";

/** One text of the development set with what is known of it. */
interface Sample {
  readonly lang: string;
  readonly text: string;
  readonly expected: {
    readonly title: string;
    readonly body: readonly string[];
    readonly caption?: string | null;
    readonly credit?: string | null;
    readonly author?: string | null;
    readonly date?: string | null;
  };
}

const set = new URL("../../../shared/extraction/dev/plain/plain.jsonl", import.meta.url);
const seed = new URL("../../../shared/seed/", import.meta.url);

const line = (text: string): string => text.normalize("NFC").replaceAll(/\s+/gu, " ").trim();
const letters = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "");

/** What is right of one text; facts that the text does not state are not judged. */
function judge(article: Article, { expected }: Sample): Record<string, boolean | undefined> {
  const { caption, credit, author, date } = expected;
  const moment = (article.updated ?? article.published)?.instant.toString().slice(0, 16);
  return {
    headline: line(article.headline) === line(expected.title),
    body: bodyOf(article).map(line).join("\n") === expected.body.map(line).join("\n"),
    caption: caption
      ? article.images.some((image) =>
          letters(image.caption ?? "").includes(letters(caption).slice(0, 80)),
        )
      : article.images.length === 0,
    credit: credit
      ? article.images.some((image) => letters(image.credit ?? "").includes(letters(credit)))
      : undefined,
    author: author
      ? article.bylines
          .map(({ name }) => name)
          .join(", ")
          .includes(author)
      : article.bylines.length === 0,
    date: date ? `${moment}Z` === date : undefined,
  };
}

/** The share of texts of which each fact is right. */
function score(samples: readonly Sample[]): Record<string, number> {
  const judged = samples.map((sample) =>
    judge(articleOf(read("text", sample.text, { language: sample.lang })), sample),
  );
  const facts = Object.keys(judged[0] ?? {});
  return Object.fromEntries(
    facts.map((fact) => {
      const known = judged.filter((one) => one[fact] !== undefined);
      return [fact, known.filter((one) => one[fact] === true).length / known.length];
    }),
  );
}

describe.skipIf(!existsSync(set))(
  "the development set of plain texts (skipped without ../shared)",
  () => {
    it("is read at least as well as its goals", () => {
      const samples = readFileSync(set, "utf8")
        .trim()
        .split("\n")
        // The set's own format, see its README.
        .map((row): Sample => JSON.parse(row));
      const goals: Readonly<Record<string, number>> = {
        headline: 0.99,
        body: 0.97,
        caption: 0.95,
        credit: 0.85,
        author: 0.95,
        date: 0.99,
      };
      const missed = Object.entries(score(samples)).filter(
        ([fact, share]) => share < (goals[fact] ?? 1),
      );
      expect(missed).toEqual([]);
    });
  },
);

describe.skipIf(!existsSync(seed))("the seed (skipped without ../shared)", () => {
  it("gives headline, one picture, the paragraphs and nothing else, and the update in its zone", () => {
    const [name = ""] = readdirSync(seed);
    const text = readFileSync(new URL(name, seed), "utf8");
    const article = articleOf(read("text", text, { timeZone: "Asia/Dubai" }));
    const lines = text.split("\n").filter((one) => one.trim() !== "");
    const [caption = "", , headline, ...rest] = lines;
    expect(article.headline).toBe(headline);
    expect(article.images).toEqual([{ caption: caption.replace(/ AFP$/u, ""), credit: "AFP" }]);
    expect(bodyOf(article)).toEqual(rest.slice(0, -1));
    expect(article.updated?.instant.toString()).toBe("2025-02-13T04:28:00Z");
    expect(article.published).toEqual({ ...article.updated, derived: "updated" });
  });
});
