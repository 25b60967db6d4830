import { plainText } from "../../../src/model/block.ts";
import type { Draft } from "../../../src/extract/extractor.ts";
import { readHtml } from "./read.ts";

/** A story of our own, told as pages of common systems and of many languages are built. */
export const STORY: readonly string[] = [
  "The harbour council of Norvale voted on Monday to rebuild the old pier, ending a debate that had divided the town.",
  "“We waited eleven years for this,” said the harbour master, who had asked for the money each spring since the storm.",
  "Work is due to begin in September, and the ferry will use the northern quay until the new landing stage opens.",
  "Fishermen had asked for a smaller pier and more money for the ice house, which is older than the pier and leaks.",
  "The plans can be seen in the library until the end of May, and the council will meet residents on 12 June.",
];
export const WHOLE: string = STORY.join("\n\n");
export const TITLE: string = "Council votes to rebuild the old pier";
export const ADDRESS: string = `<link rel="canonical" href="https://www.example.org/news/pier.html">`;

/** Paragraphs of the story, with something behind the second. */
export function paragraphs(middle = ""): string {
  const all = STORY.map((text) => `<p>${text}</p>`);
  return [...all.slice(0, 2), middle, ...all.slice(2)].join("\n");
}

/** What is read of a page. */
export function read(body: string, { head = ADDRESS, lang = "en", title = TITLE } = {}): Draft {
  return readHtml(
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`,
  );
}

export const textOf = ({ facts }: Draft): string => plainText(facts.body ?? []);
export const namesOf = ({ facts }: Draft): string[] =>
  (facts.bylines ?? []).map(({ name }) => name);
