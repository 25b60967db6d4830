import type { AnyNode } from "domhandler";
import type { Block, Image } from "../../model/block.ts";
import { DEFAULT_LIMITS } from "../extractor.ts";
import { BlockBuilder, type BuilderOptions } from "./block-builder.ts";
import { walk } from "./dom.ts";
import { parseHtml, type Refusal } from "./parse.ts";

/** What becomes of a piece of HTML. */
export interface HtmlBlocks {
  readonly blocks: Block[];
  /** Every picture of the blocks, in order. */
  readonly images: Image[];
  /** Set where the markup passed a limit; then there are no blocks. */
  readonly refusal?: Refusal;
}

/**
 * Reads a fragment of HTML, all of it, into blocks: for Markdown, ninjs and NITF, which carry HTML inside.
 * Scripts, styles, handlers and links other than http(s) and mailto are dropped.
 * @param html - the fragment
 * @param options - what addresses are relative to
 * @returns its blocks and pictures
 */
export function blocksFromHtml(html: string, options: { readonly baseUrl?: string }): HtmlBlocks {
  const parsed = parseHtml(html, DEFAULT_LIMITS);
  if (!parsed.ok) return { blocks: [], images: [], refusal: parsed.refusal };
  return blocksFromNodes([parsed.document], { base: options.baseUrl });
}

/**
 * Reads parts of a document into blocks.
 * @param roots - the parts, in order
 * @param options - base, reader of figures and what to leave out
 * @returns the blocks and pictures
 */
export function blocksFromNodes(
  roots: readonly AnyNode[],
  options: BuilderOptions,
): { blocks: Block[]; images: Image[] } {
  const builder = new BlockBuilder(options);
  for (const root of roots) {
    walk(root, {
      enter: (node) => builder.enter(node),
      leave: (element) => builder.leave(element),
    });
    builder.flush();
  }
  return builder.finish();
}
