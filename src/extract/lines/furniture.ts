import { labelPattern, wholePattern } from "../words/words.ts";
import type { LineContext } from "./line-context.ts";

/** A line that a page shows around its text. */
export type Furniture =
  | { readonly kind: "advertisement" | "read-more" | "separator" }
  | { readonly kind: "topics"; readonly topics: readonly string[] }
  | { readonly kind: "copyright"; readonly rights: string }
  | { readonly kind: "breadcrumb"; readonly path: readonly string[] };

/** A hint at another article is short. */
const LONGEST_HINT = 220;

/**
 * Recognizes lines that stand between or around the paragraphs and belong to the page, not to the text.
 * @param line - one line
 * @param context - the language
 * @returns what it is, or null where the line may be text
 */
export function furnitureLine(
  line: string,
  context: Pick<LineContext, "language">,
): Furniture | null {
  const text = line.trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return { kind: "separator" };
  return (
    advertisement(text, context.language) ??
    readMore(text, context.language) ??
    topics(text, context.language) ??
    copyright(text) ??
    breadcrumb(text)
  );
}

/**
 * A word in the place of an advertisement.
 * @param text - the line
 * @param language - its language
 * @returns the furniture, or null
 */
function advertisement(text: string, language: string): Furniture | null {
  return wholePattern(language, "advertisement").test(text) ? { kind: "advertisement" } : null;
}

/**
 * A hint at another article: `Read more: Harbour opens`.
 * @param text - the line
 * @param language - its language
 * @returns the furniture, or null
 */
function readMore(text: string, language: string): Furniture | null {
  if (text.length > LONGEST_HINT) return null;
  const label = labelPattern(language, "readMore").exec(text);
  const isAlone = /\s|[^\p{sc=Latin}]/u.test(text) && wholePattern(language, "readMore").test(text);
  const isHint = isAlone || (label?.[2] ?? "") !== "";
  return isHint ? { kind: "read-more" } : null;
}

/**
 * Keywords: `Topics: harbour, ferry`.
 * @param text - the line
 * @param language - its language
 * @returns the furniture, or null
 */
function topics(text: string, language: string): Furniture | null {
  const label = labelPattern(language, "topics").exec(text);
  if (!label || (label[2] ?? "") === "" || text.length > LONGEST_HINT) return null;
  const list = text.slice(label[0].length).split(/\s*[,;|、，；·•#]\s*/u);
  return { kind: "topics", topics: list.filter((topic) => topic !== "") };
}

/**
 * A copyright line.
 * @param text - the line
 * @returns the furniture, or null
 */
function copyright(text: string): Furniture | null {
  const isRights = /^(?:©|\(c\)\s|copyright\b|℗)/iu.test(text) && text.length <= LONGEST_HINT;
  return isRights ? { kind: "copyright", rights: text } : null;
}

/**
 * The way to the page: `Home > World > Europe`.
 * @param text - the line
 * @returns the furniture, or null
 */
function breadcrumb(text: string): Furniture | null {
  if (text.length > 120 || /[.!?]$/u.test(text)) return null;
  const path = text.split(/\s*[>›»→]\s*|\s+[/|]\s+/u).map((part) => part.trim());
  const isPath = path.length > 1 && path.every((part) => part.length > 0 && part.length <= 32);
  return isPath && /[>›»→]/u.test(text) ? { kind: "breadcrumb", path } : null;
}

/**
 * A correction note at the end of a text: `Correction: An earlier version …`.
 * @param line - one line
 * @param context - the language
 * @returns the note, or null
 */
export function correctionLine(
  line: string,
  context: Pick<LineContext, "language">,
): string | null {
  const label = labelPattern(context.language, "correction").exec(line.trim());
  if (!label) return null;
  // One or two words may begin any sentence; a whole phrase ("this article was amended") says what it is.
  const words = (label[1] ?? "").trim().split(/\s+/u).length;
  const isNote = /[:：]/u.test(label[2] ?? "") || words >= 3;
  return isNote ? line.trim() : null;
}
