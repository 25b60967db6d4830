import { type Element, isTag, isText } from "domhandler";
import { isRole } from "../../lines/byline.ts";
import { isName } from "../../lines/name.ts";
import { collapse, elementsIn, hints, textOf, UNREAD, walk } from "../dom.ts";
import type { AuthorClaim } from "../metadata/claims.ts";
import type { Line } from "../outline.ts";
import type { Page } from "../page.ts";
import { bylineBehindDate, bylineIn, isByline, isShort } from "./byline-lines.ts";
import { namedEditors } from "./editors.ts";
import { isOwn, linesNearHeadline } from "./near-headline.ts";
import { labelledNames, namesBesideDate } from "./unmarked-bylines.ts";

/** Class words of a byline. */
const BYLINE_HINT =
  /(?:^|[\s_-])(?:authors?|byline|autor|autorin|autoren|autore|auteur|writer|by-line|article-author|authors?-?name|post-author|entry-author|author-box|createdby|submitted|documentbyline|documentauthor)(?:$|[\s_-])/;

/** Addresses of pages about authors. */
const AUTHOR_PAGE =
  /\/(?:authors?|autor(?:en|in|es)?|autore|auteurs?|redakteure?|journalists?|contributors?|profile|staff|editors?)\/[^/]+/i;

/** Class words of places whose names are not the author's. */
const OTHER_NAME =
  /(?:comment|related|teaser|sidebar|widget|footer|recent|latest|reply|photo|caption|credit|recommend|most-?read|author-?follow|follow-?authors?)/;

/** Authors named apart stand in so many lines. */
const APART = 3;

/**
 * The authors that a page shows: marked as such, else in a line that begins with "By", else with a link to their
 * page, beside the date, behind a label anywhere, else as editors.
 * @param page - the page
 * @param language - BCP 47, "und" where unknown
 * @returns the first that are found
 */
export function shownAuthors(page: Page, language: string): AuthorClaim[] {
  const near = linesNearHeadline(page);
  return (
    first(linked(page, new Set(near))) ??
    first(marked(page, language)) ??
    first(near.flatMap((line) => bylineIn(line, language)).slice(0, 1)) ??
    first(authorLinks(page, near)) ??
    first(namesBesideDate(page, near)) ??
    first(labelledNames(page, language, ({ element }) => !isOwn(element, page, isElsewhere))) ??
    namedEditors(page, language)
  );
}

/**
 * Names as claims.
 * @param names - as shown
 * @returns the claims, undefined of none
 */
function first(names: readonly string[]): AuthorClaim[] | undefined {
  return names.length === 0 ? undefined : names.map((name) => ({ name }));
}

/**
 * Links that say that they lead to the author, those that stand together.
 * @param page - the page
 * @param near - lines near the headline, whose asides are the article's
 * @returns their names
 */
function linked(page: Page, near: ReadonlySet<Line>): string[] {
  const links = page.elements
    .with("rel")
    .filter(
      (element) =>
        element.name !== "link" &&
        /\bauthor\b/.test(element.attribs["rel"] ?? "") &&
        isOwn(element, page, isNear(page, element, near) ? isOthers : isElsewhere),
    );
  const named = links.filter((element) => {
    const text = textOf(element);
    return isShort(text) && !/[→»›!?]/u.test(text);
  });
  const [nearest] = named;
  if (!nearest) return [];
  const at = lineOf(page, nearest);
  const together = named.filter((element) => Math.abs(lineOf(page, element) - at) <= APART);
  return [...new Set(together.map((element) => textOf(element)))];
}

/** A label whose name stands in the next element. */
const LABEL_ALONE =
  /^(?:\p{L}+\s){0,2}(?:by|von|vom|par|por|di|da|av|af|door|autor|author|auteur|autore)\s*:?$/iu;

/** What a note on an author ends or goes on with, and no byline. */
const SENTENCE = /[\p{L}\p{M}]{4}[.!?]$|[。！？।]/u;

/**
 * What is marked as byline by its class: its first line, or the link with a name in a line that says more.
 * @param page - the page
 * @param language - BCP 47, "und" where unknown
 * @returns the byline
 */
function marked(page: Page, language: string): string[] {
  for (const element of page.elements.hinting(BYLINE_HINT)) {
    if (element.name === "meta" || !isOwn(element, page, isElsewhere)) continue;
    const apart = namesApart(element);
    if (apart.length > 0) return apart;
    const whole = wordsApart(element);
    if (!isShort(whole) || LABEL_ALONE.test(whole) || SENTENCE.test(whole)) continue;
    return isByline(whole, language)
      ? [whole]
      : [linkedName(element) ?? bylineBehindDate(whole) ?? whole];
  }
  return [];
}

/**
 * The name that a byline links.
 * @param place - the byline
 * @returns the text of its first link that is a whole name
 */
function linkedName(place: Element): string | undefined {
  return elementsIn(place, ({ name }) => name === "a")
    .map((link) => textOf(link))
    .find((text) => /\s/u.test(text) && isName(text, 5));
}

/**
 * The text of a byline, with a comma where only the looks of the page part a name from what follows it.
 * @param place - the byline
 * @returns "Ada Lind, Harbour correspondent" of two elements without white space between
 */
function wordsApart(place: Element): string {
  let text = "";
  let entered = false;
  const boundary = (): void => {
    entered = true;
  };
  walk(place, {
    enter: (node) => {
      if (isText(node) && node.data !== "") {
        const glued = entered && /[\p{L}\p{N}]$/u.test(text) && /^[\p{L}\p{N}]/u.test(node.data);
        text += (glued ? ", " : "") + node.data;
        entered = false;
      }
      if (isTag(node)) boundary();
      return isTag(node) && !UNREAD.has(node.name);
    },
    leave: boundary,
  });
  return collapse(text);
}

/**
 * Names that a byline marks each for itself, without a word between them.
 * @param place - the byline
 * @returns the names, with what each author is; none where it holds a single name, or anything else
 */
function namesApart(place: Element): string[] {
  const leaves = elementsIn(place, ({ children }) => !children.some(isTag));
  const texts = leaves.map((leaf) => textOf(leaf)).filter((text) => text !== "");
  const areNames = texts.every((text) => /\s/u.test(text) && isName(text, 5));
  if (texts.length < 2 || !areNames || textOf(place).length !== texts.join(" ").length) return [];
  return texts.some(isRole) ? [texts.join(", ")] : texts;
}

/**
 * Links near the headline that lead to pages about authors.
 * @param page - the page
 * @param near - lines near the headline
 * @returns their names
 */
function authorLinks(page: Page, near: readonly Line[]): string[] {
  const lines = new Set(near);
  const names = page.elements
    .named("a")
    .filter((element) => AUTHOR_PAGE.test(element.attribs["href"] ?? ""))
    .filter((element) => isNear(page, element, lines) && isOwn(element, page, isElsewhere))
    .map((element) => textOf(element))
    .filter((text) => isShort(text) && isName(text, 5));
  return [...new Set(names)];
}

/**
 * Whether an element begins in one of some lines.
 * @param page - the page
 * @param element - the element
 * @param lines - the lines
 * @returns true where it does
 */
function isNear(page: Page, element: Element, lines: ReadonlySet<Line>): boolean {
  const line = page.outline.lines[lineOf(page, element)];
  return line !== undefined && lines.has(line);
}

/**
 * The line in which an element begins.
 * @param page - the page
 * @param element - the element
 * @returns its index, -1 where it has no text
 */
function lineOf(page: Page, element: Element): number {
  return page.outline.spans.get(element)?.from ?? inlineLine(page, element);
}

/**
 * The line in which an inline element lies.
 * @param page - the page
 * @param element - the element
 * @returns the index of the line of the nearest block that holds its text, or -1
 */
function inlineLine(page: Page, element: Element): number {
  const text = textOf(element);
  let at = element.parent;
  while (at && "attribs" in at) {
    const span = page.outline.spans.get(at);
    if (span) {
      const index = page.outline.lines
        .slice(span.from, span.to)
        .findIndex((line) => line.text.includes(text));
      return index < 0 ? span.from : span.from + index;
    }
    at = at.parent;
  }
  return -1;
}

/**
 * Whether an element holds names of others.
 * @param element - the element
 * @returns true for asides, and for footers, comments, captions and teasers
 */
function isElsewhere(element: Element): boolean {
  return element.name === "aside" || isOthers(element);
}

/**
 * Whether an element by its words holds names of others.
 * @param element - the element
 * @returns true for footers, comments, captions and teasers
 */
function isOthers(element: Element): boolean {
  const { name } = element;
  if (name === "body" || name === "html") return false;
  return (
    OTHER_NAME.test(hints(element)) ||
    (name === "footer" && !/meta|entry|article|post/.test(hints(element)))
  );
}
