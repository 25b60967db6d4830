import type { TitleRules } from "./rules.ts";

const EDGE_BEFORE = String.raw`(?<![\p{L}\p{N}.,:/+\-–#])`;
const EDGE_AFTER = String.raw`(?![\p{L}\p{N}]|[-–]|[/:.,]\d)`;
const YEARS: RegExp = new RegExp(
  String.raw`${EDGE_BEFORE}((?:1\d|20|21)\d\d)-((?:1\d|20|21)\d\d|\d\d)${EDGE_AFTER}`,
  "gu",
);
/** A range whose unit or currency says that it is neither a score nor a code. */
const MEASURED: RegExp = new RegExp(
  String.raw`${EDGE_BEFORE}(\d+(?:[.,]\d+)?)-(\d+(?:[.,]\d+)?)(?=[ \u00A0\u202F]?(?:%|‰|°|€|£|\$|(?:km|kg|cm|mm|ha|MW|GW|kWh)(?!\p{L})))`,
  "gu",
);
const PRICED = /(?<=[$€£¥₹])(\d+(?:[.,]\d+)?)-(\d+(?:[.,]\d+)?)(?![\p{L}\p{N}]|[-–/:])/gu;

/**
 * Sets ranges of years, shares and measures with an en dash. Scores, telephone numbers, dates and
 * codes look like ranges and stay as typed.
 * @param text a title, literals masked
 * @param rules the locale's rules
 * @returns the text with its numbers set
 */
export function setNumbers(text: string, rules: TitleRules): string {
  if (!/\d/.test(text)) return text;
  let out = text.includes("-") ? ranges(text) : text;
  if (rules.percent !== "none") out = percent(out, rules);
  if (rules.groups) out = groups(out, rules.groups);
  return rules.ordinals ? out.replace(/(?<!\p{L})([nN]°) ?(?=\d)/gu, "$1\u00A0") : out;
}

function ranges(text: string): string {
  return text
    .replace(YEARS, (whole: string, from: string, to: string) =>
      isYearRange(from, to) ? `${from}–${to}` : whole,
    )
    .replace(MEASURED, "$1–$2")
    .replace(PRICED, "$1–$2");
}

// 2023-24 is a season, 2023-11 a month, 2024-1990 neither.
function isYearRange(from: string, to: string): boolean {
  if (to.length === 4) return Number(to) > Number(from);
  const short = Number(from.slice(2));
  return Number(to) === short + 1 || (Number(to) > short && Number(to) > 12);
}

const PERCENT = /(\d)[ \u00A0\u202F]([%‰€])/g;
const TIGHT_PERCENT = /(\d)[ \u00A0\u202F]?([%‰€£$])(?![\p{L}\p{N}])/gu;

function percent(text: string, rules: TitleRules): string {
  if (rules.percent === "insert") return text.replace(TIGHT_PERCENT, "$1\u202F$2");
  return text.replace(PERCENT, "$1\u00A0$2");
}

function groups(text: string, space: string): string {
  return text.replace(/(?<![\d.,] ?)\d{1,3}(?: \d{3})+(?![\d])/g, (number) =>
    number.replaceAll(" ", space),
  );
}
