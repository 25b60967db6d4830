import { NAMESPACES } from "./namespaces.ts";
import { writeAttributes, type Attributes } from "./xml.ts";

/** No text holds this character once it went through the door, so no text can pass for a mark. */
const SLOT = "\ufffe";
/** Where `feed` makes a URL of what it is given; nothing but marks is handed to it there. */
const URI_SLOT = "polywire-slot:";

/** Markup by the place where it goes. */
export type Slots = ReadonlyMap<string, string>;

/**
 * What stands for a slot in a text handed to `feed`.
 * @param place - letters, digits and dots
 * @returns the mark
 */
export function mark(place: string): string {
  return SLOT + place;
}

/**
 * What stands for a slot in a link or an Atom entry's id, which `feed` passes through `new URL()`.
 * @param place - letters, digits and dots
 * @returns the mark, a URI
 */
export function uriMark(place: string): string {
  return URI_SLOT + place;
}

/** What `feed` makes of a mark, whole elements, and the two places every document has: declaration and root. */
const MARKED = new RegExp(
  [
    String.raw`<(title|description|id|rights|docs)(?: type="html")?>(?:<!\[CDATA\[)?${SLOT}([\w.]+)(?:\]\]>)?</\1>`,
    String.raw`(?:<link href="|<id>)${URI_SLOT}([\w.]+)(?:"/>|</id>)`,
    String.raw`(^<\?xml [^>]*\?>)`,
    String.raw`<(rss|feed) [^>]*>`,
  ].join("|"),
  "g",
);

/** How a document begins. */
export interface Opening {
  /** Attributes of the root; those namespaces of its content that are not among them are added. */
  readonly root: Attributes;
  /** Prefixes that are declared whether they occur here or not. */
  readonly prefixes?: readonly string[];
  /** URL of a CSS for browsers. */
  readonly stylesheet: string | undefined;
}

/**
 * Fills the slots of a document in one pass; what is put in is not scanned again.
 * @param xml - what `feed` wrote
 * @param slots - markup for every mark that was handed to it
 * @param opening - root attributes and stylesheet
 * @returns the document
 * @throws {Error} where not every slot was found exactly once: `feed` writes otherwise than this adapter knows
 */
export function fillSlots(xml: string, slots: Slots, opening: Opening): string {
  const open = new Map(slots);
  let roots = 0;
  const filled = xml.replace(
    MARKED,
    (
      found: string,
      _name?: string,
      inside?: string,
      uri?: string,
      xmlDeclaration?: string,
      root?: string,
    ) => {
      if (xmlDeclaration !== undefined) return xmlDeclaration + stylesheet(opening.stylesheet);
      if (root !== undefined) {
        roots += 1;
        const declared = namespaces(slots, opening.prefixes ?? []);
        return `<${root}${writeAttributes({ ...opening.root, ...declared, ...opening.root })}>`;
      }
      return take(open, inside ?? uri ?? found);
    },
  );
  if (roots !== 1) throw new Error(`feed wrote ${roots} root elements where one was expected`);
  const [left] = open.keys();
  if (left !== undefined) throw new Error(`feed dropped the slot ${left}`);
  return `${filled}\n`;
}

/**
 * Takes a slot's markup out of those that are open.
 * @param open - the slots not filled yet
 * @param place - the place found
 * @returns its markup
 */
function take(open: Map<string, string>, place: string): string {
  const markup = open.get(place);
  if (markup === undefined)
    throw new Error(`feed wrote the slot ${place} twice, or it was never there`);
  open.delete(place);
  return markup;
}

/**
 * Declares the namespaces whose elements occur.
 * @param slots - all markup of the document; texts in it are escaped, so a prefix after "<" is an element
 * @param prefixes - those that occur besides
 * @returns `xmlns:` attributes
 */
function namespaces(slots: Slots, prefixes: readonly string[]): Attributes {
  const declared: Record<string, string> = {};
  const markup = [...slots.values()];
  for (const [prefix, uri] of Object.entries(NAMESPACES)) {
    const occurs = prefixes.includes(prefix) || markup.some((part) => part.includes(`<${prefix}:`));
    if (occurs) declared[`xmlns:${prefix}`] = uri;
  }
  return declared;
}

/**
 * A CSS for browsers; `feed` can only say text/xsl.
 * https://www.w3.org/TR/xml-stylesheet/
 * @param href - where it lies; nothing is written without
 * @returns the processing instruction on a line of its own
 */
function stylesheet(href: string | undefined): string {
  if (href === undefined) return "";
  return `\n<?xml-stylesheet${writeAttributes({ type: "text/css", href })}?>`;
}
