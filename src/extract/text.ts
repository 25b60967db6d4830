import type { Source } from "../model/source.ts";
import type { Draft, Extractor } from "./extractor.ts";

/** Plain text as scraped: the first line is the headline, the other lines are paragraphs. */
export const text: Extractor = {
  format: "text",
  extract: (source: Source): Draft => {
    const [headline = "", ...lines] = source.text.split("\n").filter((line) => line.trim() !== "");
    return {
      facts: {
        headline,
        body: lines.map((line) => ({
          type: "paragraph",
          children: [{ type: "text", text: line }],
        })),
      },
      problems: [],
      evidence: [],
    };
  },
};
