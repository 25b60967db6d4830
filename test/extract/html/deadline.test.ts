import { describe, expect, test } from "vitest";
import { DEFAULT_LIMITS } from "../../../src/extract/extractor.ts";
import { readHtml } from "./read.ts";

const PAGE = `<html lang="en"><body><h1>The pier</h1>${"<p>The harbour council voted on Monday to rebuild the old pier, after a long debate.</p>".repeat(3000)}</body></html>`;

/** A clock that goes on by some milliseconds whenever somebody looks. */
function clockBy(step: number): () => number {
  let now = 0;
  return () => (now += step);
}

describe("the time of one page", () => {
  test("is limited: past it the page is a Problem", () => {
    const { facts, problems } = readHtml(PAGE, { clock: clockBy(2000) });
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ["extraction_slow", "the page took more than 5000 ms"],
    ]);
    expect(facts).toEqual({});
  });

  test("is looked at while parsing, before anything else is done", () => {
    let looks = 0;
    const limits = { ...DEFAULT_LIMITS, milliseconds: 1 };
    readHtml(PAGE, { limits, clock: () => (looks += 1) });
    // Once at the start, then after 1,024 and 2,048 elements.
    expect(looks).toBe(3);
  });

  test("is enough for a page that keeps within it", () => {
    expect(readHtml(PAGE, { clock: clockBy(1) }).problems).toEqual([]);
  });

  test("has no limit where no clock is lent", () => {
    const limits = { ...DEFAULT_LIMITS, milliseconds: 0 };
    expect(readHtml(PAGE, { limits }).problems).toEqual([]);
  });
});
