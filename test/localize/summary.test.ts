import { describe, expect, test } from "vitest";
import { summarize } from "../../src/localize/summary.ts";
import type { Block } from "../../src/model/block.ts";

const paragraphs = (...texts: readonly string[]): Block[] =>
  texts.map((text) => ({ type: "paragraph", children: [{ type: "text", text }] }));

describe("the summary of an article", () => {
  test("is its standfirst, as written", () => {
    expect(
      summarize({ standfirst: "Two sentences. Both stay.", body: paragraphs("The text.") }, "en"),
    ).toBe("Two sentences. Both stay.");
  });

  const filler = `The ferry left at noon with ${"a great many ".repeat(18)}passengers.`;

  test.each([
    ["en", `${filler} "I saw it. `, `I heard it, too," said the pilot.`],
    ["en", `${filler} “I saw it. `, `I heard it, too,” said the pilot.`],
    ["de", `${filler} „I saw it. `, `I heard it, too“, said the pilot.`],
    ["fr", `${filler} « I saw it. `, `I heard it, too », said the pilot.`],
    ["sv", `${filler} ”I saw it. `, `I heard it, too”, said the pilot.`],
  ])("does not end within a quotation (%s)", (locale, text, rest) => {
    expect(summarize({ body: paragraphs(text + rest) }, locale)).toBe(filler);
  });

  test("is as short in Japanese as its script is dense, and has no space between sentences", () => {
    const sentence = "港は嵐から一年半ぶりに再開し、最初の船は満席で出港した。";
    const text = Array.from({ length: 3 }, () => sentence.repeat(2));
    const summary = summarize({ body: paragraphs(...text) }, "ja");
    expect(summary).toBe(sentence.repeat(5));
  });

  test("keeps the space between sentences of Korean and of Latin scripts", () => {
    expect(summarize({ body: paragraphs("첫 배가 떠났다.", "모두 탔다.") }, "ko")).toBe(
      "첫 배가 떠났다. 모두 탔다.",
    );
    expect(summarize({ body: paragraphs("It left.", "All aboard.") }, "en")).toBe(
      "It left. All aboard.",
    );
  });

  test.each([
    [
      "en",
      "LINDHAVEN",
      "LINDHAVEN - The council passed its budget.",
      "The council passed its budget.",
    ],
    [
      "en",
      "Lindhaven",
      "LINDHAVEN, March 3 (Harrow Wire) — The vote was close.",
      "The vote was close.",
    ],
    ["ar", "ليندهافن", "ليندهافن (وكالة هارو) - أقر المجلس الميزانية.", "أقر المجلس الميزانية."],
    ["zh", "林港", "新华社林港2月13日电（记者甲）市议会通过预算。", "市议会通过预算。"],
  ])("does not open with the dateline (%s)", (locale, dateline, text, expected) => {
    expect(summarize({ dateline, body: paragraphs(text) }, locale)).toBe(expected);
    expect(summarize({ dateline, standfirst: text, body: [] }, locale)).toBe(expected);
  });

  test("keeps a place that is part of the first sentence", () => {
    const text = "LINDHAVEN's council - all nine of them - passed the budget.";
    expect(summarize({ dateline: "LINDHAVEN", body: paragraphs(text) }, "en")).toBe(text);
  });
});
