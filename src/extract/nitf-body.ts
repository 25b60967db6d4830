import type { Block, Image } from "../model/block.ts";
import type { Source } from "../model/source.ts";
import { problem, type Problem } from "../problem.ts";
import type { ExtractionContext } from "./extractor.ts";
import { blocksFromHtml } from "./html/blocks.ts";
import { imageUrl } from "./identity.ts";
import { toHtml } from "./xml-html.ts";
import { attribute, descendants, first, numberOf, textOf, type XmlElement } from "./xml.ts";

/** NITF's elements in HTML; those that are not named keep their content (person, org, location, money, …). */
const HTML_NAMES: Readonly<Record<string, string>> = {
  p: "p",
  hl1: "h2",
  hl2: "h2",
  block: "div",
  ul: "ul",
  ol: "ol",
  li: "li",
  dl: "dl",
  dt: "dt",
  dd: "dd",
  bq: "blockquote",
  credit: "p",
  q: "q",
  a: "a",
  br: "br",
  hr: "hr",
  pre: "pre",
  em: "em",
  sub: "sub",
  sup: "sup",
  table: "table",
  caption: "caption",
  thead: "thead",
  tbody: "tbody",
  tr: "tr",
  th: "th",
  td: "td",
  note: "div",
  fn: "div",
};

/**
 * The body of a NITF document.
 * @param root - the `nitf` element
 * @param source - the file
 * @param context - base address
 * @param problems - grows by what went wrong
 * @returns blocks and pictures
 */
export function nitfBody(
  root: XmlElement,
  source: Source,
  context: ExtractionContext,
  problems: Problem[],
): { readonly body: readonly Block[]; readonly images: readonly Image[] } {
  const { baseUrl } = context;
  const images = descendants(root, "media")
    .filter((media) => /^(?:image|photo|picture|)$/iu.test(attribute(media, "media-type") ?? ""))
    .map((media) => picture(media, baseUrl));
  const content = first(root, "body.content");
  if (!content) return { body: [], images };
  const html = toHtml(withoutMedia(content), ({ name }) => HTML_NAMES[name]);
  const read = blocksFromHtml(html, baseUrl === undefined ? {} : { baseUrl });
  if (read.refusal) problems.push(problem(read.refusal.code, source.path, read.refusal.message));
  return { body: read.blocks, images };
}

/**
 * Content without its media, whose captions would read as paragraphs. Media stand as a rule directly in the content
 * or in a block of it.
 * @param element - the content
 * @returns the content
 */
function withoutMedia(element: XmlElement): XmlElement {
  const children = element.children.flatMap((child): (XmlElement | string)[] => {
    if (typeof child === "string") return [child];
    if (child.name === "media") return [];
    return child.name === "block" ? [withoutMedia(child)] : [child];
  });
  return { ...element, children };
}

/**
 * A picture: the largest of its references.
 * @param media - the element
 * @param baseUrl - what relative addresses are relative to
 * @returns the picture
 */
function picture(media: XmlElement, baseUrl: string | undefined): Image {
  const [best] = descendants(media, "media-reference").toSorted(
    (one, other) => numberOf(other, "width") - numberOf(one, "width"),
  );
  const url = imageUrl(attribute(best, "source") ?? "", baseUrl);
  const type = attribute(best, "mime-type")?.replace("image/jpg", "image/jpeg");
  const alt = attribute(best, "alternate-text");
  const [caption, credit] = [
    textOf(first(media, "media-caption")),
    textOf(first(media, "media-producer")),
  ];
  const [width, height] = [numberOf(best, "width"), numberOf(best, "height")];
  return {
    ...(url !== undefined && { url }),
    ...(type?.includes("/") && { type }),
    ...(alt !== undefined && { alt }),
    ...(caption !== undefined && { caption }),
    ...(credit !== undefined && { credit }),
    ...(width > 0 && { width }),
    ...(height > 0 && { height }),
  };
}
