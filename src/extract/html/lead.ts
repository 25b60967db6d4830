import type { Element } from "domhandler";
import { folded } from "./choose/compare.ts";
import { closest, hints } from "./dom.ts";
import type { MainText } from "./main-text.ts";
import type { Line } from "./outline.ts";
import type { Page } from "./page.ts";

/** Class words of the paragraph under the headline. */
const LEAD =
  /(?:lead|intro|teaser|standfirst|summary|excerpt|chapo|sub-?title|sub-?head|deck|\bdek\b|abstract|vorspann|description|entradilla|bajada|copete|perex|ingress|lede|abstr)/;

/** Class words of what stands there besides. */
const NO_LEAD =
  /(?:related|newsletter|cookie|consent|comment|share|social|byline|author|caption|credit|menu|nav|breadcrumb|promo|advert|paywall|modal|popup|sidebar|footer|(?:^|[\s_-])ai[\s_-])/;

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
 * @param main - the element that holds the text, and what is left out of the page
 * @returns the elements of the lead
 */
export function findLead(page: Page, main: MainText): Element[] {
  const { lines, spans } = page.outline;
  const headline = page.headlineElement && spans.get(page.headlineElement);
  const body = spans.get(main.element);
  if (!headline || !body || headline.to > body.from) return [];
  const standfirsts = new Set(page.claims.map(({ standfirst }) => folded(standfirst ?? "")));
  const between = lines.slice(headline.to, body.from);
  const leads = between.filter((line) => isLead(line, standfirsts));
  const repeated = new Set(lines.slice(body.from, body.to).map((line) => line.text));
  const elements = leads.filter((line) => !repeated.has(line.text)).map(({ element }) => element);
  const isCaption = (element: Element): boolean =>
    closest(element, (around) => main.cuts.get(around) === "caption") !== undefined;
  return [...new Set(elements)].filter((element) => !isCaption(element)).slice(0, MAX_LINES);
}

/** A lead stands among so many lines at the head of the text. */
const MAX_DOWN = 3;

/**
 * The standfirst as a page sets it apart from what follows: between headline and text, or in the text as a heading or
 * by its class. A description that only repeats the opening sentence is not set apart: it is that sentence. Where metadata
 * describe the article in other words, it is what the class calls so in so many words.
 * @param page - the page
 * @param roots - the leads found outside, and the element that holds the text
 * @returns the words, if the page has them
 */
export function standfirstApart(page: Page, roots: readonly Element[]): string | undefined {
  const { lines, spans } = page.outline;
  const standfirsts = new Set(page.claims.map(({ standfirst }) => folded(standfirst ?? "")));
  const text = roots.at(-1);
  const above = roots.slice(0, -1).flatMap((lead) => linesOf(page, lead));
  const from = (text && spans.get(text)?.from) ?? lines.length;
  const within = lines.slice(from, from + MAX_DOWN).filter(isSetApart);
  const apart = [...above, ...within];
  const stated = apart.find((line) => standfirsts.has(folded(line.text)));
  const opening = lines.slice(from).find(({ caption }) => !caption);
  const shown = apart.find((line) => isShown(line) && (above.includes(line) || line === opening));
  return (stated ?? shown)?.text;
}

/** Class words of a standfirst that name no opening paragraph, which may be called a lead or an intro. */
const SHOWN_LEAD =
  /(?:^|[\s_-])(?:dek|deck)(?:$|[\s_-])|standfirst|sub-?title|sub-?head(?:ing|line)?(?:$|[\s_-])/;

/** Shorter lines are crossheads. */
const MIN_SHOWN = 40;

/**
 * Whether a line is a standfirst whatever metadata say.
 * @param line - the line
 * @returns true where its own class or the one right around it says so
 */
function isShown(line: Line): boolean {
  const { element, text, size } = line;
  const around = element.parent;
  return (
    size >= MIN_SHOWN &&
    text.length <= MAX_SHOWN &&
    [element, around].some(
      (each) => each !== null && "attribs" in each && SHOWN_LEAD.test(hints(each)),
    )
  );
}

/** Longer ones are a text. */
const MAX_SHOWN = 400;

/**
 * The lines of an element.
 * @param page - the page
 * @param element - the element
 * @returns its lines
 */
function linesOf(page: Page, element: Element): readonly Line[] {
  const span = page.outline.spans.get(element);
  return span ? page.outline.lines.slice(span.from, span.to) : [];
}

/**
 * Whether a line in the text is not a paragraph like the others.
 * @param line - the line
 * @returns true for headings, and where its own class or the one right around it names a lead
 */
function isSetApart(line: Line): boolean {
  const { element } = line;
  const around = element.parent;
  return (
    /^h[1-6]$/.test(element.name) ||
    NAMED_LEAD.test(hints(element)) ||
    (around !== null && "attribs" in around && NAMED_LEAD.test(hints(around)))
  );
}

/** Class words of a lead that name nothing else in a text. */
const NAMED_LEAD =
  /(?:(?:^|[\s_-])(?:lead|intro|lede|deck|dek|perex|ingress|chapo|entradilla|bajada|copete|vorspann)(?:$|[\s_-])|standfirst|sub-?title|sub-?head)/;

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
