import type { Element } from "domhandler";
import { closest } from "../dom.ts";
import type { Line } from "../outline.ts";
import type { Page } from "../page.ts";

/** Lines above and below the headline in which a page shows byline and date. */
const ABOVE = 6;
const BELOW = 14;

/**
 * The lines near the headline, those below it first, those far below it last.
 * @param page - the page
 * @returns the lines, none where the page does not show its headline
 */
export function linesNearHeadline(page: Page): Line[] {
  const { lines, spans } = page.outline;
  const at = page.headlineElement && spans.get(page.headlineElement);
  if (!at) return [];
  const after = lines.slice(at.to, at.to + BELOW);
  const before = lines.slice(Math.max(0, at.from - ABOVE), at.from).toReversed();
  return [...after.slice(0, ABOVE), ...before, ...after.slice(ABOVE)];
}

/**
 * Whether an element is the article's own: nothing around it is another's, as far as it does not hold the headline too.
 * @param element - the element
 * @param page - the page
 * @param isOthers - what belongs to other articles, readers or the site
 * @returns false in comments, teasers, footers
 */
export function isOwn(
  element: Element,
  page: Page,
  isOthers: (around: Element) => boolean,
): boolean {
  const isEnd = (around: Element): boolean => page.headlinePath.has(around);
  const around = closest(element, (each) => isEnd(each) || isOthers(each));
  return around === undefined || isEnd(around);
}
