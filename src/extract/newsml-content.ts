import type { Block, Image } from "../model/block.ts";
import type { Source } from "../model/source.ts";
import { problem, type Problem } from "../problem.ts";
import type { ExtractionContext } from "./extractor.ts";
import { blocksFromHtml } from "./html/blocks.ts";
import { imageUrl } from "./identity.ts";
import { nitfBody } from "./nitf-body.ts";
import { paragraphs } from "./paragraphs.ts";
import { toHtml } from "./xml-html.ts";
import { attribute, descendants, first, numberOf, textOf, type XmlElement } from "./xml.ts";

/** Parts of an inline page that are no text. */
const NO_TEXT = new Set(["head", "script", "style", "template", "iframe", "object"]);

/** A body and its pictures. */
interface Body {
  readonly body: readonly Block[];
  readonly images: readonly Image[];
}

/**
 * The body of a newsItem: XHTML, NITF or plain text inside it.
 * @param item - the item
 * @param source - the file
 * @param context - base address
 * @param problems - grows by what went wrong
 * @returns blocks and pictures
 */
export function newsmlBody(
  item: XmlElement,
  source: Source,
  context: ExtractionContext,
  problems: Problem[],
): Body {
  const inline = first(item, "inlineXML");
  const nitf = first(inline, "nitf");
  if (nitf) return nitfBody(nitf, source, context, problems);
  const data = first(item, "inlineData");
  const isHtml = /html/iu.test(attribute(data, "contenttype") ?? "");
  if (!inline && data && !isHtml) return { body: paragraphs(rawText(data)), images: [] };
  const html = inline ? inlineHtml(inline) : rawText(data);
  const { baseUrl } = context;
  const read = blocksFromHtml(html, baseUrl === undefined ? {} : { baseUrl });
  if (read.refusal) problems.push(problem(read.refusal.code, source.path, read.refusal.message));
  return { body: read.blocks, images: read.images };
}

/**
 * The XHTML inside an item.
 * @param inline - inlineXML
 * @returns HTML of its body
 */
function inlineHtml(inline: XmlElement): string {
  const body = first(inline, "body") ?? inline;
  return toHtml(body, ({ name }) => (NO_TEXT.has(name) ? "script" : name));
}

/**
 * The text of an element with its line ends.
 * @param element - of text only
 * @returns the text
 */
function rawText(element: XmlElement | undefined): string {
  return (element?.children ?? []).filter((child) => typeof child === "string").join("");
}

/**
 * The picture that an item of a message is.
 * @param item - a newsItem with remote content
 * @param baseUrl - what relative addresses are relative to
 * @returns the picture, or none
 */
export function pictures(item: XmlElement, baseUrl: string | undefined): Image[] {
  const [best] = descendants(item, "remoteContent")
    .filter((one) => /^image\/|^$/u.test(attribute(one, "contenttype") ?? ""))
    .toSorted((one, other) => numberOf(other, "width") - numberOf(one, "width"));
  if (!best) return [];
  const url = imageUrl(attribute(best, "href") ?? "", baseUrl);
  const type = attribute(best, "contenttype")?.replace("image/jpg", "image/jpeg");
  const [width, height, bytes] = ["width", "height", "size"].map((name) => numberOf(best, name));
  return [
    {
      ...(url !== undefined && { url }),
      ...(type !== undefined && { type }),
      ...(width && { width }),
      ...(height && { height }),
      ...(bytes && { bytes }),
      ...captioned(item),
    },
  ];
}

/**
 * What a picture shows and whose it is.
 * @param item - its newsItem
 * @returns caption, credit and rights, as far as stated
 */
function captioned(item: XmlElement): Image {
  const meta = first(item, "contentMeta");
  const caption = textOf(first(meta, "description")) ?? textOf(first(meta, "headline"));
  const credit = textOf(first(meta, "creditline")) ?? textOf(first(meta, "by"));
  const rights = textOf(first(first(item, "rightsInfo"), "copyrightNotice"));
  return {
    ...(caption !== undefined && { caption }),
    ...(credit !== undefined && { credit }),
    ...(rights !== undefined && { rights }),
  };
}
