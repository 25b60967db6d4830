/** A document taken apart: its entries can be put together with others of the same feed that were written before. */
export interface Parts {
  /** All that stands before the entries. */
  readonly open: string;
  /** Each entry as it stands in the document. */
  readonly items: readonly string[];
  /** What stands between two entries. */
  readonly between: string;
  /** All that stands after the entries. */
  readonly close: string;
}

/** Where an entry's own markup begins; no text holds this character once it went through the door. */
const CUT = "\ufffe|";

/**
 * Marks an entry's markup, so that the document can be cut there.
 * @param markup - the first that stands in the entry's element
 * @returns the markup with the mark before it
 */
export function cutHere(markup: string): string {
  return CUT + markup;
}

/**
 * Takes an XML document apart at its marks.
 * @param marked - the document
 * @param tag - of its entries
 * @returns the parts
 * @throws {Error} where the elements around the entries are not all written alike
 */
export function xmlParts(marked: string, tag: string): Parts {
  const [open = "", ...rest] = marked.split(CUT);
  const last = rest.pop();
  if (last === undefined) return { open, items: [], between: "", close: "" };
  const lead = open.slice(lineOf(open, `<${tag}>`));
  const items = rest.map((part) => {
    if (!part.endsWith(lead)) throw new Error(`feed wrote the elements ${tag} in several ways`);
    return lead + part.slice(0, -lead.length);
  });
  const end = last.lastIndexOf(`</${tag}>`) + tag.length + 3;
  return {
    open: open.slice(0, -lead.length),
    items: [...items, lead + last.slice(0, end)],
    between: "",
    close: last.slice(end),
  };
}

/**
 * Where the last line with a tag begins.
 * @param text - that ends with it
 * @param tag - the tag
 * @returns position of the line's break, so that each entry brings its own
 */
function lineOf(text: string, tag: string): number {
  return text.lastIndexOf("\n", text.lastIndexOf(tag));
}

/** How JSON.stringify writes the list of items with four spaces of indentation; no string in it holds a bare line break. */
const JSON_OPEN = '\n    "items": [\n';
const JSON_CLOSE = "\n    ]";
const JSON_BETWEEN = ",\n        {\n";

/**
 * Takes a JSON Feed apart.
 * @param text - the document
 * @returns the parts
 */
export function jsonParts(text: string): Parts {
  const begin = text.indexOf(JSON_OPEN) + JSON_OPEN.length;
  if (begin < JSON_OPEN.length) return { open: text, items: [], between: "", close: "" };
  const end = text.indexOf(JSON_CLOSE, begin);
  const [first = "", ...others] = text.slice(begin, end).split(JSON_BETWEEN);
  const lead = JSON_BETWEEN.slice(2);
  return {
    open: text.slice(0, begin),
    items: [first, ...others.map((item) => lead + item)],
    between: ",\n",
    close: text.slice(end),
  };
}

/**
 * Puts a document together again.
 * @param parts - of it
 * @returns the whole text
 */
export function whole(parts: Parts): string {
  return parts.open + parts.items.join(parts.between) + parts.close;
}
