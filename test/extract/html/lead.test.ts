import { describe, expect, test } from "vitest";
import { plainText } from "../../../src/model/block.ts";
import { readHtml } from "./read.ts";

const LEAD =
  "The harbour is to get its pier back, eleven years after the storm took it away for good.";
const TEXT = `<p>${"The council voted on Monday to rebuild the old pier, after a long debate. ".repeat(4)}</p>`;

/** What is read of a page whose description is the lead. */
function read(body: string): ReturnType<typeof readHtml> {
  return readHtml(`<html lang="en"><head><title>Pier to be rebuilt</title>
    <meta property="og:description" content="${LEAD}"></head><body><article><h1>Pier to be rebuilt</h1>${body}</article></body></html>`);
}

describe("the standfirst", () => {
  test.each([
    [
      "between headline and text",
      `<p class="standfirst">${LEAD}</p><div class="story-body">${TEXT}${TEXT}</div>`,
    ],
    [
      "in the text by its class",
      `<div class="story-body"><p class="lead">${LEAD}</p>${TEXT}${TEXT}</div>`,
    ],
  ])("is told where the page sets it apart: %s", (_, body) => {
    const draft = read(body);
    expect(draft.lead).toBe(LEAD);
    expect(plainText(draft.facts.body ?? [])).toContain(LEAD);
  });

  test("is none where metadata only repeats the opening of the text", () => {
    expect(read(`<div class="story-body"><p>${LEAD}</p>${TEXT}${TEXT}</div>`).lead).toBeUndefined();
  });

  const SHOWN = "Eleven years after the storm, the council has found the money for the harbour.";

  test.each([
    [
      "between headline and text",
      `<h2 class="article-subheading">${SHOWN}</h2><div class="story-body">${TEXT}${TEXT}</div>`,
    ],
    [
      "first in the text",
      `<div class="story-body"><div class="p-dek"><p>${SHOWN}</p></div>${TEXT}${TEXT}</div>`,
    ],
  ])(
    "is the one that readers see, where metadata describe the article otherwise: %s",
    (_, body) => {
      const draft = read(body);
      expect(draft.lead).toBe(SHOWN);
      expect(draft.facts.standfirst).toBe(SHOWN);
    },
  );

  test("is the one of metadata where the text only begins with a lead or has a crosshead", () => {
    const opening = `<p class="lead">${SHOWN}</p>${TEXT}`;
    const crosshead = `${TEXT}<h2 class="subheading">${SHOWN}</h2>`;
    for (const text of [opening, crosshead]) {
      const draft = read(`<div class="story-body">${text}${TEXT}</div>`);
      expect(draft.lead).toBeUndefined();
      expect(draft.facts.standfirst).toBe(LEAD);
    }
  });
});
