import { inlineText, type Block } from "../model/block.ts";

/**
 * A body without the heading that repeats the headline, as agencies send it.
 * @param blocks - the body
 * @param headline - known from elsewhere
 * @returns the body
 */
export function withoutHeadline(
  blocks: readonly Block[],
  headline: string | undefined,
): readonly Block[] {
  const [first, ...rest] = blocks;
  const repeats =
    first?.type === "heading" && inlineText(first.children).trim() === headline?.trim();
  return repeats ? rest : blocks;
}
