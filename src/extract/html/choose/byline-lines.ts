import { bylineLine } from "../../lines/byline.ts";
import { authorKind, isName } from "../../lines/name.ts";
import type { Line } from "../outline.ts";

/** Longer texts are no bylines. */
const LONGEST = 120;

/**
 * Whether a text is as short as bylines are.
 * @param text - the text
 * @returns false for "" and for sentences
 */
export function isShort(text: string): boolean {
  return text !== "" && text.length < LONGEST;
}

/**
 * Whether a line is a byline and nothing more.
 * @param text - the line
 * @param language - BCP 47
 * @returns false for "By Ada Lind View all posts"
 */
export function isByline(text: string, language: string): boolean {
  const bare = withoutTail(withoutDate(text));
  // What stands before a date may be its month.
  if (bare !== text && !bare.includes(" ")) return false;
  return (
    isName(bare, 6) || [bare, `by: ${bare}`].some((line) => bylineLine(line, { language }) !== null)
  );
}

/**
 * What parts the byline from section and date in one line: a sign, the label of what follows upon another, a word behind a
 * year, when or where it was published.
 */
const BETWEEN =
  /\s+[|•·–—]\s+|(?<=[:：\p{Nd}].*)\s+(?=[\p{L}\p{M}]{2,12}[:：])|(?<=\p{Nd}{4})\s+(?=\p{Ll})|\s+(?=(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Ff]iled)\s+(?:in|on|at)\s)/u;

/** The label of a byline, or a first name before its suffix. */
const LABEL_FIRST = /^[\p{L}\p{M}]+\.?[\s:：・/＝]/u;

/**
 * The part of a line near the headline that is a byline with its label.
 * @param line - the line
 * @param language - BCP 47
 * @returns "By Ada Lind" of "Coast | By Ada Lind | 3 May 2024", with agencies behind it; nothing where there is none
 */
export function bylineIn(line: Line, language: string): string[] {
  if (line.caption || !isShort(line.text)) return [];
  const parts = line.text.split(BETWEEN);
  const at = parts.findIndex(
    (part) =>
      LABEL_FIRST.test(part) && bylineLine(withoutTail(withoutDate(part)), { language }) !== null,
  );
  if (at < 0) return [];
  const agencies = parts
    .slice(at + 1)
    .map((part) => withoutDate(part))
    .filter((part) => authorKind(part) === "agency");
  return [[...parts.slice(at, at + 1).map(withoutTail), ...agencies].join(" | ")];
}

/** What else stands behind a name in its line: a mailbox, brackets, what readers may do. */
const TAIL =
  /\s*(?:[\w.+-]+@[\w.-]+|\([^)]*\)|\s(?:leave a (?:comment|reply)|no comments|comments off|schreibe einen kommentar|hinterlasse einen kommentar|keine kommentare|laisser un commentaire|deja un comentario|lascia un commento|geef een reactie|dodaj komentarz)\b.*)\s*$/iu;

/**
 * A byline without what stands behind its names.
 * @param text - the byline
 * @returns what stands before
 */
function withoutTail(text: string): string {
  return text.replace(TAIL, "");
}

/**
 * A line without the date that ends it.
 * @param text - the line
 * @returns what stands before
 */
function withoutDate(text: string): string {
  return text.replace(/[\s,|•·–—/-]+(?:\p{Ll}{1,3}\s+)?(?:\p{L}+,?\s+)?\p{Nd}.*$/u, "");
}

/** A byline behind its date: "3 May 2024 at 6:08 PM by Ada Lind". */
const BEHIND_DATE = /\p{Nd}.*\s((?:by|von|par|por|di|av|af|door)\s+\p{Lu}.*)$/u;

/**
 * The byline that ends a line which begins with the date.
 * @param text - the line
 * @returns "by Ada Lind", undefined where it ends otherwise
 */
export function bylineBehindDate(text: string): string | undefined {
  return BEHIND_DATE.exec(text)?.[1];
}
