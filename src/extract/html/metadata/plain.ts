import { DEFAULT_LIMITS } from "../../extractor.ts";
import { collapse, textOf } from "../dom.ts";
import { parseHtml } from "../parse.ts";

/**
 * The plain text of a metadata value. Publishers escape these once too often, or leave markup in.
 * @param written - the value, decoded once
 * @returns one line without entities and tags
 */
export function plainLine(written: string): string {
  let text = collapse(written);
  for (let round = 0; round < 2 && /&#?\w+;|<\/?[a-z]/i.test(text); round += 1) {
    const parsed = parseHtml(text, DEFAULT_LIMITS);
    if (!parsed.ok) return "";
    text = textOf(parsed.document);
  }
  return text;
}
