import type { Block, Inline } from "../model/block.ts";

/** What of the tree says itself by one set of tags, whatever it holds. */
const TAGS: Readonly<Record<Exclude<(Block | Inline)["type"], "heading" | "list">, string[]>> = {
  paragraph: ["p"],
  note: ["p"],
  quote: ["blockquote"],
  preformatted: ["pre"],
  figure: ["figure", "img"],
  table: ["table", "tr", "td"],
  embed: ["a"],
  link: ["a"],
  strong: ["strong"],
  em: ["em"],
  sub: ["sub"],
  sup: ["sup"],
  code: ["code"],
  br: ["br"],
  text: [],
};

/**
 * The HTML tags that would say a body fully: what of them a partner lacks is said with simpler ones.
 * @param blocks - the body
 * @returns tag names
 */
export function wantedTags(blocks: readonly Block[]): ReadonlySet<string> {
  const tags = new Set<string>();
  const queue: (Block | Inline)[] = [...blocks];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const tag of tagsOf(node)) tags.add(tag);
    for (const child of childrenOf(node)) queue.push(child);
  }
  return tags;
}

/**
 * @param node - one node of the tree
 * @returns its own tags
 */
function tagsOf(node: Block | Inline): readonly string[] {
  if (node.type === "heading") return [`h${node.level}`];
  if (node.type === "list") return [node.ordered ? "ol" : "ul", "li"];
  return TAGS[node.type];
}

/**
 * @param node - one node of the tree
 * @returns the nodes right below it
 */
function childrenOf(node: Block | Inline): readonly (Block | Inline)[] {
  if (node.type === "list") return node.items.flat();
  if (node.type === "table") return node.rows.flat().flatMap((cell) => cell.children);
  return "children" in node ? node.children : [];
}
