import { inlineText, plainText } from "../../src/model/block.ts";
import type { Draft } from "../../src/extract/extractor.ts";
import { letters, share } from "./fields.ts";
import { squeezed, texts } from "./measure.ts";
import type { Truth } from "./predict.ts";

/** One plain text's gold beside what was extracted of it. */
export type PlainPair = readonly [Truth, Draft];

/** What the gold of a plain text holds; absent where the text states none. */
type Expected = Readonly<Record<string, unknown>>;

/**
 * The gold of a plain text.
 * @param truth - its record
 * @returns its `expected`
 */
function expected(truth: Truth): Expected {
  const value: unknown = truth["expected"];
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/**
 * The scores of plain texts: shares of those whose gold has the fact.
 * @param pairs - gold and draft
 * @returns the share for each measure
 */
export function plainScores(pairs: readonly PlainPair[]): Record<string, number | undefined> {
  return {
    headline: judge(
      pairs,
      "title",
      (gold, { facts }) => squeezed(gold) === squeezed(facts.headline ?? ""),
    ),
    body: share(pairs.map(([truth, draft]) => sameBody(texts(expected(truth)["body"]), draft))),
    date: judge(pairs, "date", (gold, { facts }) => days(facts).includes(gold.slice(0, 10))),
    captions: judge(pairs, "caption", (gold, { facts }) =>
      (facts.images ?? []).some(({ caption = "" }) =>
        letters(caption).includes(letters(gold).slice(0, 80)),
      ),
    ),
    credits: judge(pairs, "credit", (gold, { facts }) =>
      (facts.images ?? []).some(({ credit = "" }) => letters(credit).includes(letters(gold))),
    ),
  };
}

/**
 * Judges one fact over all texts whose gold has it.
 * @param pairs - gold and draft
 * @param name - of the fact in the gold
 * @param right - whether the draft has it right
 * @returns the share
 */
function judge(
  pairs: readonly PlainPair[],
  name: string,
  right: (gold: string, draft: Draft) => boolean,
): number | undefined {
  return share(
    pairs.flatMap(([truth, draft]) => {
      const gold = expected(truth)[name];
      return typeof gold === "string" && gold !== "" ? [right(gold, draft)] : [];
    }),
  );
}

/**
 * Whether the body is the gold's, paragraph by paragraph.
 * @param gold - the paragraphs
 * @param draft - what was extracted
 * @returns true where nothing is missing, surplus or joined
 */
function sameBody(gold: readonly string[], draft: Draft): boolean {
  const blocks = draft.facts.body ?? [];
  const found = blocks.map((block) =>
    "children" in block && block.type === "paragraph"
      ? inlineText(block.children)
      : plainText([block]),
  );
  return lines(found) === lines(gold.flatMap((paragraph) => paragraph.split("\n")));
}

/**
 * Paragraphs as compared.
 * @param paragraphs - the paragraphs
 * @returns one a line, whitespace collapsed, empty ones left out
 */
function lines(paragraphs: readonly string[]): string {
  return paragraphs
    .map(squeezed)
    .filter((line) => line !== "")
    .join("\n");
}

/**
 * The days that a draft's publication can mean.
 * @param facts - of the draft
 * @returns the day as written, or the UTC day of the instant
 */
function days(facts: Draft["facts"]): string[] {
  // An article that states only its last change was published then, as far as anybody can tell.
  const published = facts.published ?? facts.updated;
  if (!published) return [];
  return [published.day?.toString() ?? published.instant.toString().slice(0, 10)];
}
