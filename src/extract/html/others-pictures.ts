import type { Element } from "domhandler";
import { closest, elementsIn, hints, textOf } from "./dom.ts";

/** Class words of places whose pictures belong to other articles. */
const OTHERS =
  /(?:related|recommend|most-?read|popular|sidebar|newsletter|promo|footer|outbrain|taboola|comment|read-?more|more-?from|author-?bio|up-?next|(?:^|[\s_-])(?:authors?|byline|autor\w*|writer)(?:$|[\s_-]))/;

/** Class words of teasers, which the own lead picture may have too. */
const TEASER = /teaser/;

/**
 * Whether a picture belongs to another article.
 * @param figure - the picture's element
 * @param scope - the article
 * @returns true in teasers, asides and the like
 */
export function isOthers(figure: Element, scope: Element): boolean {
  const around = closest(
    figure,
    (element) =>
      element === scope ||
      element.name === "aside" ||
      element.name === "nav" ||
      isLinkAway(element) ||
      OTHERS.test(hints(element)) ||
      (TEASER.test(hints(element)) && hasLinkAway(element)),
  );
  return (around !== undefined && around !== scope) || isLinkedThroughout(figure);
}

/**
 * Whether an element is a link to something else than a picture.
 * @param element - the element
 * @returns true for links to pages
 */
function isLinkAway(element: Element): boolean {
  const { href = "#" } = element.attribs;
  return (
    element.name === "a" && !/^(?:#|javascript:)|\.(?:jpe?g|png|webp|gif|avif)(?:$|\?)/i.test(href)
  );
}

/**
 * Whether an element holds such a link.
 * @param element - the element
 * @returns true where it does
 */
function hasLinkAway(element: Element): boolean {
  return elementsIn(element, isLinkAway).length > 0;
}

/**
 * Whether nearly all words of a figure are links to pages: then it leads to another article.
 * @param figure - the picture's element
 * @returns true where they are
 */
function isLinkedThroughout(figure: Element): boolean {
  const words = textOf(figure).length;
  return words > 0 && textOf(figure, isLinkAway).length < words * 0.3;
}
