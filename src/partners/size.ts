import type { PartnerElement, PartnerItem } from "../model/partner.ts";
import { countBytes } from "./measure.ts";

/** Room kept for declaration, root, namespaces and channel. */
export const SIZE_OF_CHANNEL = 16 * 1024;

/** `<>`, `</>`, a newline and its indentation. */
const SIZE_OF_TAGS = 48;
const SIZE_OF_DATE = 32;
/** ` =""` of an attribute. */
const SIZE_OF_QUOTES = 4;
/** `<![CDATA[]]>`, and as much again for each end mark that has to be split. */
const SIZE_OF_CDATA = 12;

/**
 * How many bytes an item takes at most. The file itself is written elsewhere, so this counts what any writer needs.
 * @param item - a resolved item
 * @returns bytes in UTF-8, never too few
 */
export function sizeOfItem(item: PartnerItem): number {
  return SIZE_OF_TAGS + item.elements.reduce((sum, element) => sum + sizeOfElement(element), 0);
}

/**
 * @param element - an element
 * @returns its bytes with everything in it
 */
function sizeOfElement(element: PartnerElement): number {
  const { name, attributes = {}, text, date, html, children = [] } = element;
  let size = SIZE_OF_TAGS + 2 * countBytes(name);
  for (const [key, value] of Object.entries(attributes))
    size += countBytes(key) + SIZE_OF_QUOTES + sizeEscaped(value);
  if (text !== undefined) size += sizeEscaped(text);
  if (date !== undefined) size += SIZE_OF_DATE;
  if (html !== undefined) size += countBytes(html) + SIZE_OF_CDATA * html.split("]]>").length;
  return children.reduce((sum, child) => sum + sizeOfElement(child), size);
}

/**
 * @param text - plain text
 * @returns its bytes once escaped; `&quot;` is the longest escape
 */
function sizeEscaped(text: string): number {
  return countBytes(text) + 5 * (text.match(/[&<>"\n\t]/gu)?.length ?? 0);
}
