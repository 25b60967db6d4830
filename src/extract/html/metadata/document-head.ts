import type { Element } from "domhandler";
import type { PageElements } from "../page-elements.ts";
import { textOf } from "../dom.ts";
import { $ } from "../select.ts";

/** What a document says of itself beside `<meta>`. */
export interface DocumentHead {
  /** `<title>`. */
  readonly title: string | undefined;
  /** Tags as written, the one that counts first. */
  readonly languages: readonly string[];
  /** Addresses as written. */
  readonly canonical: string | undefined;
  readonly base: string | undefined;
  /** Links to other language versions, x-default left out. */
  readonly translations: readonly { readonly language: string; readonly href: string }[];
}

/**
 * Reads what a document says of itself beside `<meta>`.
 * @param page - its elements
 * @returns what it says
 */
export function readDocumentHead(page: PageElements): DocumentHead {
  const root = $(page.named("html")).first();
  const links = $(page.named("link"));
  const title = page.named("title").find(isDocumentTitle);
  return {
    title: title && textOf(title),
    languages: [root.attr("lang"), root.attr("xml:lang")].filter((tag) => tag !== undefined),
    canonical: links.filter('[rel="canonical" i]').attr("href"),
    base: $(page.named("base")).attr("href"),
    translations: links
      .filter('[rel~="alternate" i][hreflang]')
      .toArray()
      .map(({ attribs: { hreflang = "", href = "" } }) => ({ language: hreflang, href }))
      .filter(({ language }) => language !== "" && language.toLowerCase() !== "x-default"),
  };
}

/**
 * Whether a title is the document's, not that of a drawing.
 * @param title - the element
 * @returns true for `<title>` outside SVG
 */
function isDocumentTitle(title: Element): boolean {
  const { parent } = title;
  return !(parent && "name" in parent && parent.name === "svg");
}
