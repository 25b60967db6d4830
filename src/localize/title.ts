import { setWidePunctuation } from "./title/cjk.ts";
import { setDashes } from "./title/dashes.ts";
import { setEllipsis } from "./title/ellipsis.ts";
import { decodeEntities } from "./title/entities.ts";
import { maskLiterals, unmaskLiterals } from "./title/literals.ts";
import { normalize } from "./title/normalize.ts";
import { setNumbers } from "./title/numbers.ts";
import { setQuotes } from "./title/quotes.ts";
import { titleRules, type TitleRules } from "./title/rules.ts";
import { setScriptMarks } from "./title/scripts.ts";
import { setSpacing } from "./title/spacing.ts";

/** How running text is typeset. */
export interface TypesetOptions {
  /** BCP 47 tag of the language the text is written in. */
  readonly locale: string;
}

/** Enough passes for any text seen to come to rest; most are at rest after one. */
const PASSES = 4;

/**
 * Typesets running text (a standfirst, a caption) as the locale's newspapers do.
 * @param text the text as typed, entities decoded already
 * @param options the text's locale
 * @returns one line of typeset text
 */
export function typesetText(text: string, options: TypesetOptions): string {
  const rules = rulesFor(text, options.locale);
  return settle(text, (one) => typeset(one, rules));
}

// One pass can uncover work for the next (a space taken away shows a quote its word), so passes
// follow until nothing changes: what comes out is at rest, and typesetting it again is harmless.
function settle(text: string, pass: (text: string) => string): string {
  let current = pass(text);
  for (let round = 1; round < PASSES; round++) {
    const next = pass(current);
    if (next === current) return current;
    current = next;
  }
  return current;
}

function rulesFor(text: string, locale: string): TitleRules {
  const rules = titleRules(locale);
  return rules.ownScript && !rules.ownScript.test(text) ? titleRules("en") : rules;
}

function typeset(text: string, rules: TitleRules): string {
  const { text: masked, literals } = maskLiterals(normalize(text));
  let out = setEllipsis(masked, rules);
  out = setScriptMarks(out, rules);
  out = setWidePunctuation(out, rules);
  out = setDashes(out, rules);
  out = setNumbers(out, rules);
  out = setQuotes(out, rules);
  out = setSpacing(out, rules);
  return unmaskLiterals(out, literals);
}

/** How a title is typeset. */
export interface TitleOptions extends TypesetOptions {}

/**
 * Typesets a title.
 * @param title the title as the source has it
 * @param options locale and what the edition asks for
 * @returns the typeset title
 */
export function typesetTitle(title: string, options: TitleOptions): string {
  return typesetText(decodeEntities(title), options);
}
