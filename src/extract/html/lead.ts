import type { Element } from "domhandler";
import { folded } from "./choose/compare.ts";
import { closest, hints } from "./dom.ts";
import type { Line } from "./outline.ts";
import type { Page } from "./page.ts";

/** Class words of the paragraph under the headline. */
const LEAD =
  /(?:lead|intro|teaser|standfirst|summary|excerpt|chapo|sub-?title|sub-?head|deck|\bdek\b|abstract|vorspann|description|entradilla|bajada|copete|perex|ingress|lede|abstr)/;

/** Class words of what stands there besides. */
const NO_LEAD =
  /(?:related|newsletter|cookie|consent|comment|share|social|byline|author|caption|credit|menu|nav|breadcrumb|promo|advert|paywall|modal|popup|sidebar|footer)/;

/** Elements that a lead never stands in. */
const NO_PLACE: ReadonlySet<string> = new Set([
  "figure",
  "figcaption",
  "aside",
  "nav",
  "footer",
  "form",
  "button",
  "ul",
  "ol",
]);

/** A lead is at least this long and at most so many lines. */
const MIN_SIZE = 60;
const MAX_LINES = 3;

/** How many ancestors may carry the class of a lead. */
const MAX_UP = 4;

/**
 * Finds the lead paragraph where it stands under the headline but outside the element that holds the text.
 * @param page - the page
 * @param text - the element that holds the text
 * @returns the elements of the lead
 */
export function findLead(page: Page, text: Element): Element[] {
  const { lines, spans } = page.outline;
  const headline = page.headlineElement && spans.get(page.headlineElement);
  const body = spans.get(text);
  if (!headline || !body || headline.to > body.from) return [];
  const standfirsts = new Set(page.claims.map(({ standfirst }) => folded(standfirst ?? "")));
  const between = lines.slice(headline.to, body.from);
  const leads = between.filter((line) => isLead(line, standfirsts));
  const repeated = new Set(lines.slice(body.from, body.to).map((line) => line.text));
  const elements = leads.filter((line) => !repeated.has(line.text)).map(({ element }) => element);
  return [...new Set(elements)].slice(0, MAX_LINES);
}

/**
 * Whether a line between headline and text is a lead.
 * @param line - the line
 * @param standfirsts - folded, as metadata states them
 * @returns true for what metadata knows and what class words name
 */
function isLead(line: Line, standfirsts: ReadonlySet<string>): boolean {
  if (line.caption || line.linked > 0.3 || line.size < MIN_SIZE) return false;
  let up = 0;
  let named = standfirsts.has(folded(line.text));
  const barred = closest(line.element, (element) => {
    up += 1;
    if (NO_PLACE.has(element.name)) return true;
    if (up > MAX_UP || element.name === "body") return false;
    named ||= LEAD.test(hints(element));
    return NO_LEAD.test(hints(element));
  });
  return named && barred === undefined;
}
