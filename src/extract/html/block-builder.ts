import { type AnyNode, type Element, isDocument, isTag, isText } from "domhandler";
import type { Block, Image } from "../../model/block.ts";
import {
  DROPPED,
  headingLevel,
  holdsText,
  isTool,
  MARKS,
  nextNode,
  rawText,
} from "./block-elements.ts";
import { BLOCK_LEVEL, elementsIn, textOf } from "./dom.ts";
import { isEmbed, readEmbed } from "./embed.ts";
import { type FigureReader, figureReader } from "./figure.ts";
import { emojiOf, readImage } from "./image.ts";
import { InlineRun, type Mark } from "./inline-run.ts";
import { isDataTable, readTable } from "./table.ts";
import { absoluteUrl, LINKABLE } from "./url.ts";

/** Quotes and lists nested deeper than this are flattened. */
const MAX_DEPTH = 12;

/** A container that is open: where its blocks go and what becomes of it. */
interface Container {
  readonly element: Element | undefined;
  readonly blocks: Block[];
  /** Items of a list in the making. */
  readonly items?: Block[][];
}

/** What building blocks needs besides the document. */
export interface BuilderOptions {
  /** What addresses are relative to. */
  readonly base: string | undefined;
  /** What links are relative to, where that is something else. */
  readonly linkBase?: string | undefined;
  /** Reads figures, where their language is known. */
  readonly figures?: FigureReader;
  /** Elements to leave out. */
  readonly cut?: (element: Element) => boolean;
}

/** Turns a walk over a document into blocks. Feed it with {@link walk}. */
export class BlockBuilder {
  readonly #base: string | undefined;
  readonly #linkBase: string | undefined;
  readonly #figures: FigureReader;
  readonly #cut: (element: Element) => boolean;
  readonly #stack: Container[] = [{ element: undefined, blocks: [] }];
  readonly #marked = new Set<Element>();
  readonly #images: Image[] = [];
  #run = new InlineRun();
  #heading: { level: number; element: Element } | undefined;

  /** @param options - base, reader of figures and what to leave out */
  constructor(options: BuilderOptions) {
    this.#base = options.base;
    this.#linkBase = options.linkBase ?? options.base;
    this.#figures = options.figures ?? figureReader({ base: options.base, language: "und" });
    this.#cut = options.cut ?? ((): boolean => false);
  }

  /**
   * A node begins.
   * @param node - the node
   * @returns whether to go into it
   */
  enter(node: AnyNode): boolean {
    if (isText(node)) this.#run.text(node.data);
    if (!isTag(node)) return isDocument(node);
    if (this.#cut(node)) return false;
    if (node.name === "noscript") return this.#fallback(node);
    if (DROPPED.has(node.name) || (this.#heading && isTool(node))) return false;
    if (this.#unit(node)) return false;
    if (BLOCK_LEVEL.has(node.name)) this.#openBlock(node);
    else this.#openInline(node);
    return true;
  }

  /**
   * An element ends.
   * @param element - the element
   */
  leave(element: Element): void {
    if (this.#marked.delete(element)) this.#run.close();
    if (!BLOCK_LEVEL.has(element.name)) return;
    this.flush();
    if (this.#heading?.element === element) this.#heading = undefined;
    if (this.#top().element === element) this.#closeContainer();
  }

  /** Ends the line that is open. */
  flush(): void {
    const children = this.#run.take();
    if (children.length === 0) return;
    const { blocks } = this.#top();
    if (this.#heading)
      blocks.push({ type: "heading", level: headingLevel(this.#heading.level), children });
    else blocks.push({ type: "paragraph", children });
  }

  /**
   * Ends the document.
   * @returns its blocks and pictures
   */
  finish(): { blocks: Block[]; images: Image[] } {
    this.flush();
    while (this.#stack.length > 1) this.#closeContainer();
    return { blocks: this.#top().blocks, images: this.#images };
  }

  /**
   * Elements that are read as a whole.
   * @param element - the element
   * @returns true where it was one
   */
  #unit(element: Element): boolean {
    if (element.name === "img" || element.name === "amp-img") {
      this.#image(element);
    } else if (element.name === "figure" && !holdsText(element)) {
      for (const image of this.#figures(element)) this.#picture(image);
      for (const frame of elementsIn(element, isEmbed)) this.#block(readEmbed(frame, this.#base));
    } else if (isEmbed(element)) {
      this.#post(element);
    } else if (element.name === "table" && isDataTable(element)) {
      this.#block(readTable(element, (anchor) => this.#link(anchor)));
    } else if (element.name === "pre") {
      this.#preformatted(element);
    } else return false;
    return true;
  }

  /**
   * A post of another site: what it says as a quote, then the link to it.
   * @param element - the post or frame
   */
  #post(element: Element): void {
    const text = element.name === "blockquote" ? textOf(element) : "";
    if (text !== "") {
      const children: Block[] = [{ type: "paragraph", children: [{ type: "text", text }] }];
      this.#block({ type: "quote", children });
    }
    this.#block(readEmbed(element, this.#base));
  }

  /**
   * A block begins.
   * @param element - the element
   */
  #openBlock(element: Element): void {
    this.flush();
    const heading = /^h([1-6])$/.exec(element.name);
    if (heading) this.#heading = { level: Number(heading[1]), element };
    if (this.#stack.length > MAX_DEPTH) return;
    const top = this.#top();
    if (element.name === "blockquote") this.#stack.push({ element, blocks: [] });
    else if (element.name === "ul" || element.name === "ol" || element.name === "menu") {
      this.#stack.push({ element, blocks: [], items: [] });
    } else if (element.name === "li" && top.items) this.#stack.push({ element, blocks: [] });
  }

  /**
   * An inline element begins.
   * @param element - the element
   */
  #openInline(element: Element): void {
    if (element.name === "br") {
      const next = nextNode(element);
      if (next && isTag(next) && next.name === "br") this.flush();
      else if (this.#run.filled) this.#run.break();
      return;
    }
    const name = MARKS[element.name];
    const mark = element.name === "a" ? this.#link(element) : name && { type: name };
    if (!mark) return;
    this.#run.open(mark);
    this.#marked.add(element);
  }

  /** A quote, list or item ends. */
  #closeContainer(): void {
    const closed = this.#stack.pop();
    const outer = this.#top();
    if (!closed?.element) return;
    const { blocks, element, items } = closed;
    if (items) {
      gatherStray({ blocks, items });
      if (items.length > 0) {
        outer.blocks.push({ type: "list", ordered: element.name === "ol", items });
      }
    } else if (blocks.length === 0) return;
    else if (element.name === "li" && outer.items) {
      gatherStray({ blocks: outer.blocks, items: outer.items });
      outer.items.push(blocks);
    } else outer.blocks.push({ type: "quote", children: blocks });
  }

  /**
   * A link, as a mark.
   * @param anchor - the element
   * @returns the mark, or undefined where the link may not be followed
   */
  #link(anchor: Element): Mark | undefined {
    const written = anchor.attribs["href"];
    if (written?.startsWith("#")) return undefined;
    const href = absoluteUrl(written, this.#linkBase, LINKABLE);
    return href === undefined ? undefined : { type: "link", href };
  }

  #image(element: Element): void {
    const emoji = emojiOf(element);
    if (emoji === undefined) this.#picture(readImage(element, this.#base));
    else this.#run.text(emoji);
  }

  #picture(image: Image | undefined): void {
    if (!image || this.#images.some(({ url }) => url !== undefined && url === image.url)) return;
    this.#images.push(image);
    this.#block({ type: "figure", image });
  }

  #block(block: Block | undefined): void {
    if (!block) return;
    if (this.#run.filled) this.flush();
    this.#top().blocks.push(block);
  }

  #preformatted(element: Element): void {
    const text = rawText(element).replace(/^\n|\s+$/g, "");
    if (text !== "") this.#block({ type: "preformatted", text });
  }

  /**
   * What is shown without scripts: only its pictures are of use, and only where none came before.
   * @param element - `<noscript>`
   * @returns false: it is never entered
   */
  #fallback(element: Element): boolean {
    for (const img of elementsIn(element, ({ name }) => name === "img")) {
      this.#picture(readImage(img, this.#base));
    }
    return false;
  }

  #top(): Container {
    const top = this.#stack.at(-1);
    if (!top) throw new RangeError("the stack always has its root");
    return top;
  }
}

/**
 * Makes an item of what stands in a list outside its items, where it stands.
 * @param list - in the making
 */
function gatherStray(list: { readonly blocks: Block[]; readonly items: Block[][] }): void {
  if (list.blocks.length > 0) list.items.push(list.blocks.splice(0));
}
