import type { Byline } from "../../model/article.ts";
import names from "../words/names.json" with { type: "json" };
import { alternatives, labelPattern, pattern, wordsFor } from "../words/words.ts";
import type { LineContext } from "./line-context.ts";
import { authorKind, isName } from "./name.ts";

const ROLE = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(?:${alternatives(names.role)})(?![\p{L}\p{M}])`,
  "iu",
);

/**
 * Whether what stands behind a name says what the author is.
 * @param text - for example "Games editor"
 * @returns true where a word of it names a role
 */
export function isRole(text: string): boolean {
  return ROLE.test(text);
}

/** What a byline is recognized by. */
interface BylineContext extends Pick<LineContext, "language"> {
  /** The line stands where bylines stand: then a short name in lower case is believed too. */
  readonly expected?: boolean;
}

/** Longer lines are sentences. */
const LONGEST = 160;

/**
 * Recognizes a byline: `By Ada Lind and Bo Ek in Oslo`, `Von Ada Lind`, `金民 기자`.
 * @param line - one line
 * @param context - the language, and whether a byline is likely here
 * @returns the authors, or null where the line is none
 */
export function bylineLine(line: string, context: BylineContext): Byline[] | null {
  const text = line.trim();
  if (text.length > LONGEST) return null;
  const label = labelPattern(context.language, "byline").exec(text);
  const rest = label ? text.slice(label[0].length) : withoutSuffix(text, context.language);
  if (rest === undefined || rest === "" || /\p{L}{3}[.!?。！？]$/u.test(rest)) return null;
  const bylines = authors(rest, context.language);
  if (bylines.length === 0) return null;
  const isShort = context.expected === true && label !== null && /^\P{N}{2,40}$/u.test(rest);
  if (isShort && rest.split(/\s+/u).length <= 3) return bylines;
  return bylines.every(({ name }) => isName(name, 6)) ? bylines : null;
}

/**
 * Takes off the word that follows an author in some languages.
 * @param text - the line
 * @param language - its language
 * @returns the name before it, or undefined where there is no such word
 */
export function withoutSuffix(text: string, language: string): string | undefined {
  const suffix = pattern(`${language} byline suffix`, () => {
    const words = alternatives(wordsFor(language, "bylineSuffix"));
    return new RegExp(String.raw`^[=【\[(]*(.{2,30}?)\s*(?:${words})[\])】=]*$`, "u");
  }).exec(text);
  return suffix?.[1]?.replace(/^\p{L}+\s*=\s*/u, "");
}

/**
 * Takes the authors of a byline apart.
 * @param text - names without the leading "by": `Ada Lind, Bo Ek and AFP in Oslo`, `Ada Lind, Defence correspondent`
 * @param language - for the words between them
 * @returns the authors, with place and role where stated
 */
export function authors(text: string, language: string): Byline[] {
  const { names: list, location } = splitPlace(text.trim(), language);
  const bylines: Byline[] = [];
  for (const part of list.split(separator(language))) {
    const name = part.trim().replace(/^[,;|•·–—-]+\s*|\s*[,;|•·–—-]+$/gu, "");
    if (name === "") continue;
    const last = bylines.at(-1);
    if (last && isRole(name)) bylines[bylines.length - 1] = { ...last, role: name };
    else bylines.push({ name, kind: authorKind(name) });
  }
  return location === undefined ? bylines : bylines.map((byline) => placed(byline, location));
}

/**
 * An author with the place the byline states; agencies are everywhere.
 * @param byline - the author
 * @param location - the place
 * @returns the author
 */
function placed(byline: Byline, location: string): Byline {
  return byline.kind === "person" ? { ...byline, location } : byline;
}

/**
 * What stands between two authors.
 * @param language - of the byline
 * @returns the pattern
 */
function separator(language: string): RegExp {
  return pattern(`${language} byline separator`, () => {
    const words = wordsFor(language, "and");
    const spaced = alternatives(words);
    return new RegExp(String.raw`\s*[,;|、，；•·]\s*|\s+(?:${spaced}|&|/)\s+`, "iu");
  });
}

/** Words before a place by language, which is as documents state it: "constructor" is one, too. */
const PLACES: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(names.place));

/**
 * Takes the place off a byline.
 * @param text - `Ada Lind in Oslo`
 * @param language - for the word before the place
 * @returns the names and the place
 */
function splitPlace(
  text: string,
  language: string,
): { readonly names: string; readonly location?: string } {
  const subtag = language.split("-")[0] ?? "";
  const words = [...(PLACES.get(subtag) ?? []), ...names.place.en];
  const match = pattern(
    `${subtag} place`,
    () =>
      new RegExp(String.raw`^(.+\S)[\s,]+(?:${alternatives(words)})\s+(\p{Lu}[^,;]{1,40})$`, "u"),
  ).exec(text);
  const [, before, location] = match ?? [];
  return before === undefined || location === undefined || !isName(location, 4)
    ? { names: text }
    : { names: before, location };
}
