import type { XmlElement } from "./xml.ts";

/** How an element of a vocabulary is written in HTML: its name there, or undefined to keep only what is in it. */
export type HtmlName = (element: XmlElement) => string | undefined;

/** Attributes that matter in a text. */
const KEPT = new Set([
  "href",
  "src",
  "alt",
  "title",
  "width",
  "height",
  "colspan",
  "rowspan",
  "cite",
  "start",
]);

/** Elements without content. */
const VOID = new Set(["br", "hr", "img", "wbr", "col"]);

/**
 * Writes elements as HTML, to go through the same door as any HTML.
 * @param root - its content is written
 * @param htmlName - names the elements
 * @returns the HTML; no element whose name is undefined, no attribute but those that matter
 */
export function toHtml(root: XmlElement, htmlName: HtmlName): string {
  const parts: string[] = [];
  const left: (XmlElement | string | { readonly close: string })[] = root.children.toReversed();
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (typeof node === "string") parts.push(escape(node));
    else if ("close" in node) parts.push(node.close);
    else {
      const name = htmlName(node);
      if (name !== undefined) {
        parts.push(startTag(name, node));
        if (!VOID.has(name)) left.push({ close: `</${name}>` });
      }
      left.push(...node.children.toReversed());
    }
  }
  return parts.join("");
}

/**
 * A start tag.
 * @param name - in HTML
 * @param element - whose attributes it takes
 * @returns the tag
 */
function startTag(name: string, element: XmlElement): string {
  const attributes = [...element.attributes]
    .filter(([key]) => KEPT.has(key))
    .map(([key, value]) => ` ${key}="${escape(value)}"`);
  return `<${name}${attributes.join("")}>`;
}

/**
 * Escapes text for HTML.
 * @param text - any
 * @returns the text with entities
 */
function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
