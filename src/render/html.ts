import type { Block, Image, Inline, TableCell } from "../model/block.ts";
import type { Entry } from "../model/entry.ts";
import { onceFor } from "../model/once-for.ts";
import { cleanText, escapeText, linkUrl, webUrl, writeAttributes, type Attributes } from "./xml.ts";

/** How a body is written. */
export interface HtmlOptions {
  /**
   * The HTML elements a partner takes, lower-case; all where absent. What may not be an element is said with what is
   * allowed: a heading becomes a strong paragraph, a table its rows, a link its text.
   */
  readonly allow?: ReadonlySet<string>;
  /** The attributes each of these elements may carry; all that are written where absent. */
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Writes a body as HTML. Everything in it comes from the tree: elements by the block's type, text escaped, links only
 * to http(s) and mailto; no style, class or script can be said.
 * @param blocks - the body
 * @param options - what the reader of the HTML takes
 * @returns an HTML fragment, one block a line
 */
export function serializeBlocks(blocks: readonly Block[], options: HtmlOptions = {}): string {
  return new HtmlWriter(options).blocks(blocks);
}

const bodyHtml = onceFor((body: readonly Block[]): string => serializeBlocks(body));

/**
 * The HTML of an entry's body; serialized once per body however many feeds carry it. A right-to-left text says so,
 * since most feed readers show a fragment left-to-right otherwise.
 * @param entry - the entry
 * @returns an HTML fragment, "" for an empty body
 */
export function contentHtml(entry: Entry): string {
  if (entry.body.length === 0) return "";
  const html = bodyHtml(entry.body);
  if (entry.direction === "ltr" || html === "") return html;
  const attributes = writeAttributes({ lang: entry.language, dir: entry.direction });
  return `<div${attributes}>\n${html}\n</div>`;
}

/** Writes the tree under one allow-list. */
class HtmlWriter {
  readonly #allow: ReadonlySet<string> | undefined;
  readonly #attributes: HtmlOptions["attributes"];

  constructor({ allow, attributes }: HtmlOptions) {
    this.#allow = allow;
    this.#attributes = attributes;
  }

  blocks(blocks: readonly Block[]): string {
    return this.#join(blocks.map((block) => this.#block(block)));
  }

  #block(block: Block): string {
    switch (block.type) {
      case "paragraph":
        return this.#paragraph(this.#inlines(block.children));
      case "heading":
        return this.#heading(`h${block.level}`, this.#inlines(block.children));
      case "list":
        return this.#list(block.ordered, block.items);
      case "quote":
        return this.#wrap("blockquote", this.blocks(block.children));
      case "preformatted":
        return this.#preformatted(block.text);
      case "figure":
        return this.#figure(block.image);
      case "table":
        return this.#table(block.caption, block.rows);
      case "embed":
        return this.#paragraph(this.#link(block.href, text(block.title ?? block.href)));
      case "note":
        return this.#paragraph(this.#tag("em", this.#inlines(block.children)));
    }
  }

  #inlines(inlines: readonly Inline[]): string {
    return inlines.map((inline) => this.#inline(inline)).join("");
  }

  #inline(inline: Inline): string {
    switch (inline.type) {
      case "text":
        return text(inline.text);
      case "code":
        return this.#tag("code", text(inline.text));
      case "br":
        return this.#takes("br") ? "<br>" : " ";
      case "link":
        return this.#link(inline.href, this.#inlines(inline.children));
      case "strong":
      case "em":
      case "sub":
      case "sup":
        return this.#tag(inline.type, this.#inlines(inline.children));
    }
  }

  #link(href: string, inner: string): string {
    const url = linkUrl(href);
    if (url === undefined || !this.#carries("a", "href")) return inner;
    return this.#tag("a", inner, { href: url });
  }

  #paragraph(inner: string): string {
    if (this.#takes("p") || inner === "") return this.#tag("p", inner);
    return this.#takes("br") ? `${inner}<br><br>` : inner;
  }

  #heading(name: string, inner: string): string {
    return this.#takes(name) ? this.#tag(name, inner) : this.#paragraph(this.#tag("strong", inner));
  }

  #list(ordered: boolean, items: readonly (readonly Block[])[]): string {
    const name = ordered ? "ol" : "ul";
    if (!this.#takes(name) || !this.#takes("li")) {
      return this.#join(
        items.map((item, index) => {
          const mark = { type: "text", text: ordered ? `${index + 1}. ` : "• " } as const;
          return this.blocks(marked(item, mark));
        }),
      );
    }
    return this.#wrap(name, items.map((item) => `<li>${this.#item(item)}</li>`).join("\n"));
  }

  // An item of one paragraph is that paragraph's text: a tight list.
  #item(item: readonly Block[]): string {
    const [first, ...rest] = item;
    if (first?.type === "paragraph" && rest.every((block) => block.type === "list")) {
      return this.#join([this.#inlines(first.children), this.blocks(rest)]);
    }
    return this.blocks(item);
  }

  // HTML drops a newline right after `<pre>`, so one that is text needs another before it.
  #preformatted(raw: string): string {
    const clean = text(raw);
    if (this.#takes("pre")) return `<pre>${clean.startsWith("\n") ? "\n" : ""}${clean}</pre>`;
    return this.#paragraph(clean.replaceAll("\n", this.#takes("br") ? "<br>" : " "));
  }

  #figure(image: Image): string {
    const picture = this.#image(image);
    // A caption whose picture may not be shown describes nothing; one that came without its picture is text.
    if (picture === "" && image.url !== undefined) return "";
    const caption = this.#caption(image);
    if (!this.#takes("figure")) {
      return this.#join(
        [picture, caption].map((part) => (part === "" ? "" : this.#paragraph(part))),
      );
    }
    if (!this.#takes("figcaption")) {
      return this.#join([this.#tag("figure", picture), caption && this.#paragraph(caption)]);
    }
    return this.#tag("figure", picture + this.#tag("figcaption", caption));
  }

  #image(image: Image): string {
    const src = webUrl(image.url);
    if (src === undefined || !this.#takes("img") || !this.#carries("img", "src")) return "";
    const { width, height } = image;
    const attributes = { src, alt: cleanText(image.alt ?? ""), width, height };
    return `<img${this.#written("img", attributes)}>`;
  }

  #caption(image: Image): string {
    const { caption = "", credit = "" } = image;
    const parts = [text(caption)];
    if (!caption.includes(credit)) parts.push(this.#tag("small", text(credit)));
    return parts.filter((part) => part !== "").join(" ");
  }

  #table(caption: string | undefined, rows: readonly (readonly TableCell[])[]): string {
    if (!["table", "tr", "td"].every((name) => this.#takes(name))) {
      const lines = rows.map((row) =>
        this.#paragraph(row.map((cell) => this.#inlines(cell.children)).join(" | ")),
      );
      return this.#join([this.#paragraph(text(caption ?? "")), ...lines]);
    }
    const body = rows.map((row) => `<tr>${row.map((cell) => this.#cell(cell)).join("")}</tr>`);
    return this.#wrap("table", this.#join([this.#tag("caption", text(caption ?? "")), ...body]));
  }

  #cell(cell: TableCell): string {
    const name = cell.header && this.#takes("th") ? "th" : "td";
    const { colspan, rowspan } = cell;
    const attributes = this.#written(name, { colspan: span(colspan), rowspan: span(rowspan) });
    return `<${name}${attributes}>${this.#inlines(cell.children)}</${name}>`;
  }

  #takes(name: string): boolean {
    return this.#allow === undefined || this.#allow.has(name);
  }

  #carries(name: string, attribute: string): boolean {
    return this.#attributes === undefined || this.#attributes[name]?.includes(attribute) === true;
  }

  #written(name: string, attributes: Attributes): string {
    const carried = Object.entries(attributes).filter(([key]) => this.#carries(name, key));
    return writeAttributes(Object.fromEntries(carried));
  }

  // An element with content; nothing without content, the content alone where the element is not allowed.
  #tag(name: string, inner: string, attributes: Attributes = {}): string {
    if (inner === "" || !this.#takes(name)) return inner;
    return `<${name}${this.#written(name, attributes)}>${inner}</${name}>`;
  }

  #wrap(name: string, inner: string): string {
    if (inner === "" || !this.#takes(name)) return inner;
    return `<${name}>\n${inner}\n</${name}>`;
  }

  #join(parts: readonly string[]): string {
    return parts.filter((part) => part !== "").join("\n");
  }
}

/**
 * Plain text as HTML.
 * @param raw - text of the tree
 * @returns it, through the door and escaped
 */
function text(raw: string): string {
  return escapeText(cleanText(raw));
}

/**
 * A span that says something.
 * @param cells - columns or rows
 * @returns it, undefined for the default of 1
 */
function span(cells: number | undefined): number | undefined {
  return cells === undefined || cells <= 1 ? undefined : cells;
}

/**
 * A list item whose mark is text, for readers without lists.
 * @param item - the item
 * @param mark - "• " or "1. "
 * @returns the item with the mark in its first paragraph
 */
function marked(item: readonly Block[], mark: Inline): readonly Block[] {
  const [first, ...rest] = item;
  if (first?.type !== "paragraph") return [{ type: "paragraph", children: [mark] }, ...item];
  return [{ type: "paragraph", children: [mark, ...first.children] }, ...rest];
}
