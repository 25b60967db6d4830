import type { Element } from "domhandler";
import { hints, textOf } from "../dom.ts";
import { type DateClaim, type DateEvidence, readDate } from "./date-claim.ts";
import { dateInLine, writtenIn } from "./date-lines.ts";
import { isOwn } from "./near-headline.ts";

/** Class words of the place where a page shows its date. */
const DATE_HINT = /(?:date|time|publi|posted|datum|fecha|data\b|meta|byline|created|updated)/;

/** Class words of places whose dates are not the article's. */
const OTHER_DATE =
  /(?:comment|related|teaser|sidebar|widget|footer|recent|latest|most|copyright|event|calendar|weather|listing|info-?box|fact-?box)/;

/** A visible date stands among the first of its kind. */
const MAX_PLACES = 60;

/**
 * The first `<time>` that is not another article's: one marked as published before any other.
 * @param evidence - what is known
 * @returns the date
 */
export function markedTime(evidence: DateEvidence): DateClaim | undefined {
  const times = evidence.page.elements
    .named("time", "relative-time")
    .filter((element) => isOwn(element, evidence.page, isElsewhere));
  const ranked = [...times.filter(isPublication), ...times];
  for (const element of ranked.slice(0, MAX_PLACES)) {
    const { datetime, content, title } = element.attribs;
    for (const written of [datetime ?? "", content ?? "", title ?? "", textOf(element)]) {
      const stamp = readDate(written, evidence);
      if (stamp) return { rule: "time", stamp, written };
    }
  }
  return undefined;
}

/**
 * Whether a `<time>` says that it is the date of publication.
 * @param element - the element
 * @returns true for pubdate and its classes
 */
function isPublication(element: Element): boolean {
  return "pubdate" in element.attribs || /publi|entry-date|post-date|created/.test(hints(element));
}

/**
 * A date shown where pages show it.
 * @param evidence - what is known
 * @returns the date
 */
export function shownDate(evidence: DateEvidence): DateClaim | undefined {
  const places = evidence.page.elements
    .hinting(DATE_HINT)
    .filter((element) => isOwn(element, evidence.page, isElsewhere));
  for (const element of places.slice(0, MAX_PLACES)) {
    const line = textOf(element);
    if (line.length > 120 || !/\p{Nd}/u.test(line)) continue;
    const stamp = readDate(line, evidence);
    if (stamp) return { rule: "shown-date", stamp, written: line };
  }
  return dateInLine(
    places
      .slice(0, MAX_PLACES)
      .map((element) => textOf(element))
      .filter((line) => line.length <= 120),
    evidence,
  );
}

/**
 * Whether an element holds dates that are not the article's.
 * @param element - the element
 * @returns true for comments, teasers, footers
 */
function isElsewhere(element: Element): boolean {
  const { name } = element;
  if (name === "body" || name === "html") return false;
  return name === "footer" || name === "aside" || name === "nav" || OTHER_DATE.test(hints(element));
}

/** Class words and ids of the line that says when a page was changed last, wherever it stands. */
const LAST_CHANGE = /last-?mod|last-?(?:updated?|changed?)|date-?modified|modified-?date/;

/** Such a line is no longer than this. */
const MAX_CHANGE = 120;

/**
 * The date of the last change where the page marks the line that says it, as wikis and encyclopaedias do in their foot.
 * @param evidence - what is known
 * @returns the date
 */
export function markedChange(evidence: DateEvidence): DateClaim | undefined {
  for (const element of evidence.page.elements.hinting(LAST_CHANGE)) {
    const line = textOf(element);
    const written = line.length > MAX_CHANGE ? "" : writtenIn(line);
    const stamp = readDate(written, evidence);
    if (stamp) return { rule: "marked-change", stamp, written };
  }
  return undefined;
}
