import type { Token } from "./lex.ts";
import type { Lexicon } from "./sense.ts";
import table from "./zones.json" with { type: "json" };

/** A zone or offset found in a line. */
export interface FoundZone {
  /** As Temporal takes it: "+05:30" or "America/New_York". */
  readonly zone: string;
  /** The token after it. */
  readonly end: number;
}

/** Abbreviation to zone, or to a map of region to zone with "*" for all others. */
const ZONES: Readonly<Record<string, string | Readonly<Record<string, string>>>> = table;

/** Abbreviations that are no word of any language: they count in lower case too. */
const SAFE = /^(?:gmt|utc|мск|z)$/u;

/** What Intl's offsets start with; Yoruba's CLDR data says WAT. */
const OFFSET_BASE = /^(?:GMT|UTC|WAT)$/u;

/**
 * Reads the zone after a time: EST, (GMT+8), +0100, Z, МСК.
 * @param tokens - the line
 * @param from - the token after the time
 * @param lexicon - the locale: IST is not the same in India and in Israel
 * @returns the zone, or undefined where none is stated
 */
export function zoneAt(
  tokens: readonly Token[],
  from: number,
  lexicon: Lexicon,
): FoundZone | undefined {
  const opened = /^[(,[]$/u.test(tokens[from]?.text ?? "");
  const at = opened ? from + 1 : from;
  const found = offsetAt(tokens, at, !opened) ?? namedZoneAt(tokens, at, lexicon);
  if (found === undefined) return undefined;
  const closed = /^[)\]]$/u.test(tokens[found.end]?.text ?? "");
  return { zone: found.zone, end: opened && closed ? found.end + 1 : found.end };
}

/**
 * @param tokens - the line
 * @param at - a place in it
 * @param lexicon - the locale
 * @returns the zone of the abbreviation there
 */
function namedZoneAt(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
): FoundZone | undefined {
  const name = abbreviationAt(tokens, at);
  if (name === undefined) return undefined;
  if (OFFSET_BASE.test(name)) {
    const closed = tokens[at + 1]?.text === "]" ? at + 2 : at + 1;
    const stated = offsetAt(tokens, closed, false);
    if (stated !== undefined) return stated;
  }
  const zone = ZONES[name];
  if (zone === undefined) return undefined;
  const here = typeof zone === "string" ? zone : (zone[lexicon.region ?? "*"] ?? zone["*"]);
  return here === undefined ? undefined : { zone: here, end: at + 1 };
}

/**
 * @param tokens - the line
 * @param at - a place in it
 * @returns the word there in capitals, where it is written so or is safe
 */
function abbreviationAt(tokens: readonly Token[], at: number): string | undefined {
  const word = tokens[at];
  if (word?.kind !== "word" && word?.kind !== "name") return undefined;
  const capitals = word.cased.toUpperCase();
  return word.cased === capitals || SAFE.test(word.text) ? capitals : undefined;
}

/**
 * @param tokens - the line
 * @param at - a place in it
 * @param bare - no GMT before it: a lone hour is no offset then
 * @returns the offset there
 */
function offsetAt(tokens: readonly Token[], at: number, bare: boolean): FoundZone | undefined {
  const sign = textAt(tokens, at);
  const hours = gluedNumber(tokens, at + 1);
  if (!/^[+-]$/u.test(sign) || hours === undefined) return undefined;
  if (hours.length === 4) return made(sign, hours, at + 2);
  if (hours.length > 2) return undefined;
  const padded = hours.padStart(2, "0");
  const next = textAt(tokens, at + 2);
  const minutes = next === ":" ? gluedNumber(tokens, at + 3) : undefined;
  if (minutes !== undefined) return made(sign, padded + minutes, at + 4);
  return bare && isDayOrRange(sign, next) ? undefined : made(sign, `${padded}00`, at + 2);
}

/**
 * @param tokens - the line
 * @param at - a place in it
 * @returns what is written there, "" past the end
 */
function textAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text ?? "";
}

/**
 * @param sign - "+" or "-"
 * @param next - what follows the number
 * @returns whether the number goes on to a date, or a dash stands for "to"
 */
function isDayOrRange(sign: string, next: string): boolean {
  return sign === "-" || next === "." || next === "/";
}

/**
 * @param tokens - the line
 * @param at - a place in it
 * @returns the digits there, where no space parts them from what is before
 */
function gluedNumber(tokens: readonly Token[], at: number): string | undefined {
  const token = tokens[at];
  return token?.kind === "number" && !token.gap ? token.text : undefined;
}

/**
 * @param sign - "+" or "-"
 * @param written - hours and minutes, four digits
 * @param end - the token after it
 * @returns the offset, or undefined where no place on earth has it
 */
function made(sign: string, written: string, end: number): FoundZone | undefined {
  if (!/^(?:0\d|1[0-4])(?:00|15|30|45)$/u.test(written)) return undefined;
  return { zone: `${sign}${written.slice(0, 2)}:${written.slice(2)}`, end };
}
