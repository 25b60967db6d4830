import type { Token } from "./lex.ts";
import type { EraSense } from "./sense.ts";

/** Most tokens that may stand between two parts of one date: "13 (Thursday) of". */
const LONGEST = 6;

const MARKS: ReadonlySet<string> = new Set("./,،、-'()[]·".split(""));

/** Where the next part of a date starts. */
export interface Glued {
  readonly next: number;
  /** An era met on the way. */
  readonly era?: EraSense;
}

/**
 * Steps over what may stand between the parts of a date: punctuation, connectors, weekday, units, ordinal endings.
 * @param tokens - the line
 * @param from - first token after the part
 * @returns the first token that is none of these
 */
export function skipGlue(tokens: readonly Token[], from: number): Glued {
  let next = from;
  let era: EraSense | undefined;
  while (next < from + LONGEST) {
    const token = tokens[next];
    if (token === undefined || !isGlue(token)) break;
    if (token.kind === "name" && token.sense.era !== undefined) era = token.sense.era;
    next += 1;
  }
  return era === undefined ? { next } : { next, era };
}

/**
 * @param token - a token
 * @returns whether it may stand inside a date without being day, month or year
 */
function isGlue(token: Token): boolean {
  if (token.kind === "mark") return MARKS.has(token.text);
  if (token.kind === "word") return !token.gap && token.text.length <= 3;
  if (token.kind === "number") return false;
  const { connector, weekday, era, unit, months } = token.sense;
  if (months !== undefined) return false;
  return connector === true || weekday !== undefined || era !== undefined || unit !== undefined;
}
