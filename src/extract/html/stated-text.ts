import { type Block, plainText } from "../../model/block.ts";
import { paragraphs } from "../paragraphs.ts";
import { blocksFromHtml } from "./blocks.ts";
import { plainLine } from "./metadata/plain.ts";

/** A stated text at least this long is believed, where the page shows next to none of it. */
const MIN_STATED = 150;
const MAX_SHOWN = 0.15;

/**
 * The text as metadata state it, for pages that are filled by scripts: what is shown of the article is in their metadata
 * alone.
 * @param shown - what the page shows
 * @param written - the stated body as written, with line breaks or markup
 * @param base - what addresses are relative to
 * @returns its blocks, undefined where the page shows a text of its own
 */
export function statedText(
  shown: readonly Block[],
  written: string | undefined,
  base: string | undefined,
): readonly Block[] | undefined {
  if (written === undefined || written.length < MIN_STATED) return undefined;
  if (plainText(shown).length > written.length * MAX_SHOWN) return undefined;
  const markup = /&lt;\/?(?:p|div|br)\b/i.test(written) ? decoded(written) : written;
  if (/<(?:p|div|br)\b/i.test(markup)) {
    return blocksFromHtml(markup, base === undefined ? {} : { baseUrl: base }).blocks;
  }
  return paragraphs(markup).flatMap((block) => {
    const text = plainLine(plainText([block]));
    return text === "" ? [] : [{ type: "paragraph", children: [{ type: "text", text }] }];
  });
}

/**
 * Markup that was escaped once too often.
 * @param written - the markup
 * @returns it with its brackets
 */
function decoded(written: string): string {
  return written
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
