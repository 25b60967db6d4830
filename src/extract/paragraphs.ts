import type { Block } from "../model/block.ts";

/**
 * The paragraphs of plain text inside a document of another format.
 * @param text - blank lines between paragraphs, or else one a line
 * @returns the paragraphs
 */
export function paragraphs(text: string): Block[] {
  const normal = text.replaceAll(/\r\n?/gu, "\n");
  const parts = /\n[ \t]*\n/u.test(normal) ? normal.split(/\n[ \t]*\n/u) : normal.split("\n");
  return parts
    .map((part) => part.replaceAll(/\s+/gu, " ").trim())
    .filter((part) => part !== "")
    .map((part) => ({ type: "paragraph", children: [{ type: "text", text: part }] }));
}
