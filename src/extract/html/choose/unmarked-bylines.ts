import { closest } from "../dom.ts";
import { bylineLine } from "../../lines/byline.ts";
import { isName } from "../../lines/name.ts";
import names from "../../words/names.json" with { type: "json" };
import { alternatives, labelPattern } from "../../words/words.ts";
import { folded } from "./compare.ts";
import type { Line } from "../outline.ts";
import type { Page } from "../page.ts";

/** What parts names, dates and the rest in one line; a date may stand right behind a name. */
const BETWEEN = /\s+[|•·–—/]\s+|(?<=\p{Ll})(?=\p{Nd})/u;

/** A line of names and dates is no longer than this. */
const LONGEST = 100;

/** Day, month and year, or a time. */
const DATE = /(?:19|20)\d\d|\p{Nd}{1,2}[./-]\p{Nd}{1,2}|\p{Nd}[:h]\p{Nd}\p{Nd}/u;

/** Names of desks, and of what is no person. */
const NO_PERSON = new RegExp(
  String.raw`(?<!\p{L})(?:${alternatives(names.noPerson)})(?!\p{L})`,
  "iu",
);

/**
 * Names that nothing marks, in the line of the date: "Ida Marlow · 3 May 2024". In scripts without
 * capitals nothing tells a name there.
 * @param page - the page
 * @param near - lines near the headline
 * @returns the first such name
 */
export function namesBesideDate(page: Page, near: readonly Line[]): string[] {
  for (const line of near) {
    if (line.text.length > LONGEST || line.caption || isLink(line)) continue;
    const parts = line.text.split(BETWEEN);
    const [name, ...others] = parts.filter((part) => isPerson(part));
    if (name === undefined || others.length > 0) continue;
    const isDated = parts.some((part) => DATE.test(part));
    if (isDated && !isSaidElsewhere(page, line, name)) return [name.trim()];
  }
  return [];
}

/**
 * Whether a line is a link to something else than a person.
 * @param line - the line
 * @returns true for links to sections
 */
function isLink(line: Line): boolean {
  const { linked, element } = line;
  return linked > 0.5 || closest(element, ({ name }) => name === "nav") !== undefined;
}

/**
 * Whether a part of a line can only be the name of a person.
 * @param text - the part
 * @returns true for two to four words with capitals
 */
function isPerson(text: string): boolean {
  const words = text.trim().split(/\s+/u);
  return (
    words.length > 1 &&
    words.filter((word) => /^\p{Lu}\p{Ll}/u.test(word)).length > 1 &&
    !/[\p{Nd}:!?,]|(?<!\bMa?c)\p{Ll}\p{Lu}/u.test(text) &&
    isName(text, 4) &&
    !NO_PERSON.test(text)
  );
}

/**
 * Whether the page says a name in other places too, as it does with sections, or states it to be one.
 * @param page - the page
 * @param own - the line that holds it
 * @param name - the name
 * @returns true where it stands alone in another line, or is a keyword
 */
function isSaidElsewhere(page: Page, own: Line, name: string): boolean {
  const said = folded(name);
  const stated = page.claims.flatMap(({ section, keywords = [] }) => [section ?? "", ...keywords]);
  return (
    stated.some((word) => folded(word) === said) ||
    page.site.some((site) => folded(site).includes(said)) ||
    page.outline.lines.some(
      (line) => line !== own && line.linked > 0.5 && folded(line.text) === said,
    )
  );
}

/** What a label with its colon says before a name, in whatever language. */
const LABELLED = new RegExp(
  String.raw`^[(（[【]?(?:${alternatives(names.bylineColon)})\s*[:：]\s*`,
  "iu",
);

/** Where in such a line another label follows: "Text: Ida Marlow, Photos: Bo Ek". */
const NEXT_LABEL = /\s*[,;.|/]\s*(?=[\p{L}\p{M}'’]+(?:\s[\p{L}\p{M}]+)?\s*[:：])/u;

/**
 * Names behind a label with a colon, wherever on the page below the headline: pages that say at the end who wrote.
 * @param page - the page
 * @param language - BCP 47
 * @param isElsewhere - what belongs to others
 * @returns what follows the label in the first such line
 */
export function labelledNames(
  page: Page,
  language: string,
  isElsewhere: (line: Line) => boolean,
): string[] {
  const { lines, spans } = page.outline;
  const from = (page.headlineElement && spans.get(page.headlineElement)?.to) ?? 0;
  for (const line of lines.slice(from)) {
    if (line.text.length > LONGEST || line.caption) continue;
    const named = namesBehindLabel(line.text, language);
    if (named !== undefined && !isElsewhere(line)) return [named];
  }
  return [];
}

/**
 * The names behind the label of a line.
 * @param text - the line
 * @param language - BCP 47
 * @returns the names, undefined where it has no label or no names
 */
function namesBehindLabel(text: string, language: string): string | undefined {
  const label = LABELLED.exec(text) ?? colonLabel(text, language);
  if (!label) return undefined;
  const [rest = ""] = text.slice(label[0].length).split(NEXT_LABEL);
  const bare = rest.replace(/[)）\]】.]+$/u, "");
  const found = bylineLine(`by: ${bare}`, { language });
  return found?.every(({ name }) => isName(name, 4) && isWholeName(name)) === true
    ? bare
    : undefined;
}

/**
 * A label of the page's language before a colon.
 * @param text - the line
 * @param language - BCP 47
 * @returns the match
 */
function colonLabel(text: string, language: string): RegExpExecArray | undefined {
  const label = /[:：]/u.test(text) ? labelPattern(language, "byline").exec(text) : null;
  return label !== null && /[:：]/u.test(label[2] ?? "") ? label : undefined;
}

/**
 * Whether a name is more than one word, where a script parts words.
 * @param name - the name
 * @returns false for "Redaktion"
 */
function isWholeName(name: string): boolean {
  return name.includes(" ") || (/\p{Lo}/u.test(name) && !/\p{Lu}/u.test(name));
}
