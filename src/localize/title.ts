import type { LabelStyle, TitleCase } from "../model/edition.ts";
import { balanceIsolates } from "./title/bidi.ts";
import { setCase } from "./title/case.ts";
import { setWidePunctuation } from "./title/cjk.ts";
import { cutTitle } from "./title/cut.ts";
import { setDashes } from "./title/dashes.ts";
import { setEllipsis } from "./title/ellipsis.ts";
import { decodeEntities } from "./title/entities.ts";
import { styleLabels } from "./title/labels.ts";
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
  /** Most graphemes the text may have, the ellipsis included. */
  readonly maxGraphemes?: number;
}

/** How a title is typeset. */
export interface TitleOptions extends TypesetOptions {
  /** `keep` where absent. */
  readonly case?: TitleCase;
  /** `keep` where absent. */
  readonly labels?: LabelStyle;
  /** Proper names the article is known to hold (keywords, persons), kept in sentence case. */
  readonly names?: readonly string[];
}

/** Enough passes for any text seen to come to rest; most are at rest after one. */
const PASSES = 4;

/**
 * Typesets a title as the locale's newspapers do: quotes, apostrophes, dashes, spaces, ranges and the
 * script's own punctuation. No letter or digit is lost or gained, except for the case, labels and
 * length the options ask for; typesetting the result again changes nothing.
 * @param title the title as the source has it; HTML character references are decoded once
 * @param options its locale, and what the edition asks for
 * @returns one line of well-formed NFC text, never longer than `maxGraphemes`
 */
export function typesetTitle(title: string, options: TitleOptions): string {
  const { locale, case: style = "keep", labels = "keep", names = [], maxGraphemes } = options;
  return settle(decodeEntities(title), (one) => {
    const rules = rulesFor(one, locale);
    const unlabelled = styleLabels(normalize(balanceIsolates(one)), labels, rules);
    const set = typeset(unlabelled, rules, (masked) => setCase(masked, style, rules, names));
    return cutTitle(set, maxGraphemes, rules);
  });
}

/**
 * Typesets running text (a standfirst, a caption) by the same rules, case and labels left alone.
 * @param text the text, character references decoded already
 * @param options its locale, and how long it may be
 * @returns one line of typeset text, never longer than `maxGraphemes`
 */
export function typesetText(text: string, options: TypesetOptions): string {
  return settle(text, (one) => {
    const rules = rulesFor(one, options.locale);
    return cutTitle(typeset(normalize(balanceIsolates(one)), rules), options.maxGraphemes, rules);
  });
}

// One pass can uncover work for the next (a space taken away shows a quote its word), so passes
// follow until nothing changes: what comes out is at rest.
function settle(text: string, pass: (text: string) => string): string {
  let current = pass(text);
  if (current === text) return current;
  for (let round = 1; round < PASSES; round++) {
    const next = pass(current);
    if (next === current) return current;
    current = next;
  }
  return current;
}

// A title without a letter of the locale's script (an English one in a Japanese edition) is English to us; so is what
// a cut leaves of one, hence asked in every pass.
function rulesFor(text: string, locale: string): TitleRules {
  const rules = titleRules(locale);
  return rules.ownScript && !rules.ownScript.test(text) ? titleRules("en") : rules;
}

function typeset(
  text: string,
  rules: TitleRules,
  recase: (masked: string) => string = (masked) => masked,
): string {
  const { text: masked, literals } = maskLiterals(text);
  let out = setEllipsis(masked, rules);
  out = setScriptMarks(out, rules);
  out = setWidePunctuation(out, rules);
  out = setDashes(out, rules);
  out = setNumbers(out, rules);
  out = setQuotes(out, rules);
  out = setSpacing(out, rules);
  return unmaskLiterals(recase(out), literals);
}
