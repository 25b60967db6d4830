/** A run of text inside a block. `text` is plain characters: no markup, entities already decoded. */
export type Inline =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "link"; readonly href: string; readonly children: readonly Inline[] }
  | { readonly type: "strong" | "em" | "sub" | "sup"; readonly children: readonly Inline[] }
  | { readonly type: "code"; readonly text: string }
  | { readonly type: "br" };

/** A picture as the article shows it. All texts are plain. */
export interface Image {
  /** Absolute http(s) URL; absent where only the caption came (a scraped text). */
  readonly url?: string;
  /** Pixels. */
  readonly width?: number;
  /** Pixels. */
  readonly height?: number;
  /** IANA media type such as `image/jpeg`. */
  readonly type?: string;
  /** File size in bytes. */
  readonly bytes?: number;
  readonly caption?: string;
  readonly credit?: string;
  readonly alt?: string;
  /** URL or name of the licence of this picture. */
  readonly rights?: string;
}

/** One cell of a table. */
export interface TableCell {
  readonly header: boolean;
  readonly children: readonly Inline[];
  /** Columns spanned; 1 where absent. */
  readonly colspan?: number;
  /** Rows spanned; 1 where absent. */
  readonly rowspan?: number;
}

/**
 * The body of an article as a small typed tree. HTML leaves Polywire only by serializing this tree, so what it
 * cannot say (scripts, styles, event handlers) cannot leak. Links are absolute http(s) or mailto URLs.
 */
export type Block =
  | { readonly type: "paragraph"; readonly children: readonly Inline[] }
  | {
      readonly type: "heading";
      readonly level: 2 | 3 | 4 | 5 | 6;
      readonly children: readonly Inline[];
    }
  | {
      readonly type: "list";
      readonly ordered: boolean;
      readonly items: readonly (readonly Block[])[];
    }
  | { readonly type: "quote"; readonly children: readonly Block[] }
  | { readonly type: "preformatted"; readonly text: string }
  | { readonly type: "figure"; readonly image: Image }
  | {
      readonly type: "table";
      readonly caption?: string;
      readonly rows: readonly (readonly TableCell[])[];
    }
  | {
      /** A post, video or frame of another site: shown as a link. */
      readonly type: "embed";
      readonly href: string;
      readonly title?: string;
    }
  | {
      /** A note of the desk (correction, translation, AI assistance) in the edition's language. */
      readonly type: "note";
      readonly kind: "correction" | "translation" | "machine-translation" | "ai-assisted";
      readonly children: readonly Inline[];
    };

/**
 * The plain text of inline content.
 * @param inlines - the content
 * @returns its text; a line break becomes "\n"
 */
export function inlineText(inlines: readonly Inline[]): string {
  let text = "";
  for (const inline of inlines) {
    if (inline.type === "text" || inline.type === "code") text += inline.text;
    else if (inline.type === "br") text += "\n";
    else text += inlineText(inline.children);
  }
  return text;
}

/**
 * The plain text of a body: what a reader would read, captions of figures and embeds left out.
 * @param blocks - the body
 * @returns paragraphs joined by a blank line; list items and table rows one a line, cells joined by a tab
 */
export function plainText(blocks: readonly Block[]): string {
  return blocks
    .map((block) => blockText(block))
    .filter((text) => text !== "")
    .join("\n\n");
}

/**
 * The plain text of one block, as {@link plainText} has it.
 * @param block - the block
 * @returns its text, "" for figures and embeds
 */
function blockText(block: Block): string {
  switch (block.type) {
    case "paragraph":
    case "heading":
    case "note":
      return inlineText(block.children);
    case "preformatted":
      return block.text;
    case "list":
      return block.items.map((item) => plainText(item).replaceAll("\n\n", "\n")).join("\n");
    case "quote":
      return plainText(block.children);
    case "table":
      return block.rows
        .map((row) => row.map((cell) => inlineText(cell.children)).join("\t"))
        .join("\n");
    case "figure":
    case "embed":
      return "";
  }
}
