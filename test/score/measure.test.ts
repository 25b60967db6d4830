import { describe, expect, test } from "vitest";
import { bestMatch, match, segmentScore, textScore } from "./measure.ts";

describe("the score of texts", () => {
  test("is 1 for the same words, whatever their spacing and punctuation", () => {
    expect(
      textScore([match("One two three, four five.", "one: One two three four five".slice(5))]),
    ).toBe(1);
  });

  test("counts shingles of four words: half of them missing halves the recall", () => {
    const [shared, surplus, missing] = match("a b c d e", "a b c d");
    expect([shared, surplus, missing]).toEqual([0.5, 0, 0.5]);
    expect(textScore([[shared, surplus, missing]])).toBeCloseTo(2 / 3);
  });

  test("compares languages without spaces by character", () => {
    expect(match("港口委员会", "港口委员", "zh")[0]).toBe(0.5);
    expect(match("港口委员会", "港口委员")[0]).toBe(0);
  });

  test("takes the gold with or without its standfirst, whichever fits", () => {
    const truth = { id: "x", text: "b b b b b", summary: ["a a a a a"] };
    expect(bestMatch(truth, "a a a a a b b b b b", "fundus")).toEqual([1, 0, 0]);
    expect(bestMatch(truth, "b b b b b", "fundus")).toEqual([1, 0, 0]);
  });

  test("weighs segments that must and must not be there", () => {
    const truth = { id: "x", with: ["one", "two"], without: ["bad"] };
    const page = { id: "x", text: "one bad", authors: [], images: [], ms: 1 };
    expect(segmentScore([[truth, page]])).toBe(0.5);
  });
});
