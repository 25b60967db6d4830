import type { TitleRules } from "./rules.ts";

const SPACED = /(?<=(\S))([ \u00A0\u202F]+)(-{1,3}|[–—])[ \u00A0\u202F]+(?=(\S))/g;
const TIGHT = /(?<=[^\s-])-{2,3}(?=[^\s-])/g;
const HALF_SPACED = /(?<=[^\s-])-{2,3} +(?=[^\s-])/g;
/** Ends an insertion before a comma: « – pays ami –, dit-il ». */
const BEFORE_COMMA = /(?<=\S[ \u00A0\u202F])-{1,3}(?=,)/g;
const LEADING = /^-{1,3}[ \u00A0\u202F]+(?=\S)/;
/** A hyphen that can only be a minus: before a number with a unit of temperature or share. */
const MINUS = /(?<![^\s(])-(?=\d+(?:[.,]\d+)?[ \u00A0\u202F]?(?:°|℃|℉|%|‰))/g;

/**
 * Turns spaced and doubled hyphens into the locale's dash, and gives a dash its space. Hyphens
 * inside words and a spaced score (2 - 1) stay.
 * @param text a title, literals masked
 * @param rules the locale's rules
 * @returns the text with its dashes set
 */
export function setDashes(text: string, rules: TitleRules): string {
  if (!/[-–—]/.test(text)) return text;
  const minus = text.replace(MINUS, "−");
  if (rules.dash === "") return minus;
  const led = minus.replace(LEADING, `${rules.dash} `);
  const undoubled = led.includes("--") ? setDoubled(led, rules) : led;
  const ended = undoubled.includes("-,") ? undoubled.replace(BEFORE_COMMA, rules.dash) : undoubled;
  return ended.replace(
    SPACED,
    (whole: string, before: string, space: string, typed: string, after: string) =>
      spacedDash({ whole, before, space, typed, after }, rules),
  );
}

function setDoubled(text: string, rules: TitleRules): string {
  const spaced = `${rules.dashSpace}${rules.dash} `;
  return text.replace(TIGHT, rules.tightDash ? rules.dash : spaced).replace(HALF_SPACED, spaced);
}

interface SpacedDash {
  readonly whole: string;
  readonly before: string;
  readonly space: string;
  readonly typed: string;
  readonly after: string;
}

function spacedDash(found: SpacedDash, rules: TitleRules): string {
  if (/\d/.test(found.before) && /\d/.test(found.after)) return found.whole;
  const dash = found.typed.startsWith("-") || rules.redash ? rules.dash : found.typed;
  return `${rules.dashSpace === " " ? found.space : rules.dashSpace}${dash} `;
}
