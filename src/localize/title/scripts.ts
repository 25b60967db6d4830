import type { TitleRules } from "./rules.ts";

const ARABIC = /\p{Script=Arabic}/u;
const GREEK = /\p{Script=Greek}/u;
const LETTER = /\p{L}/u;
const ARABIC_STOPS: Readonly<Record<string, string>> = { "?": "؟", ",": "،", ";": "؛" };
const INDIC =
  /(?<=[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Oriya}\p{Script=Gurmukhi}])(\|{1,2})(?=$|\s+\p{L}|["”’])/gu;
const INDIC_SCRIPTS = new Set(["Deva", "Beng", "Orya", "Guru"]);

/**
 * Punctuation that a script has of its own: Arabic ؟ ، ؛, the Greek question mark, Hebrew geresh
 * and gershayim, the danda, Catalan l·l, Uzbek oʻ.
 * @param text a title, literals masked
 * @param rules the locale's rules
 * @returns the text in its script's punctuation
 */
export function setScriptMarks(text: string, rules: TitleRules): string {
  if (rules.script === "Arab") return arabic(text);
  if (rules.script === "Grek") return greek(text);
  if (rules.script === "Hebr") return hebrew(text);
  if (INDIC_SCRIPTS.has(rules.script)) return danda(text);
  if (rules.geminate) return text.replace(/(?<=[\p{L}][lL])[.•‧](?=[lL])/gu, "·");
  return rules.turned ? text.replace(/(?<=[OoGg])['’ʻ`´](?=\p{L})/gu, "‘") : text;
}

// Only after Arabic letters: "Foo, Bar" in Latin letters keeps its comma, 1,5 its digits.
function arabic(text: string): string {
  if (!/[?,;]/.test(text)) return text;
  return text.replace(/[?,;]/g, (mark: string, at: number) => {
    const numeric = /\d/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at + 1));
    return !numeric && ARABIC.test(lastLetter(text, at)) ? (ARABIC_STOPS[mark] ?? mark) : mark;
  });
}

function greek(text: string): string {
  if (!text.includes("?")) return text;
  return text.replace(/\?/g, (mark: string, at: number) =>
    GREEK.test(lastLetter(text, at)) ? ";" : mark,
  );
}

/** How far back a mark looks for its letter; keeps hostile titles cheap. */
const REACH = 40;

// The letter a mark belongs to: the nearest before it.
function lastLetter(text: string, at: number): string {
  for (let before = at - 1; before >= Math.max(0, at - REACH); before--) {
    const letter = text.charAt(before);
    if (LETTER.test(letter)) return letter;
  }
  return "";
}

/** Letters that stand before a word as prefixes; a quotation may begin behind them. */
const PREFIXES = "[ושהכלבמ]";
const ACRONYM_END = /(?<=[א-ת])["”](?=[א-ת](?![א-ת"”]))/gu;
const ACRONYM_INSIDE: RegExp = new RegExp(
  String.raw`(?<=[א-ת])(?<!(?<![א-ת])${PREFIXES}{1,3})["”](?=[א-ת])`,
  "gu",
);
const GERESH = /(?<=[א-ת])['’](?=[א-ת])/gu;
const GERESH_END = /(?<=(?<![א-ת])[א-ת]+)['’](?![א-ת])/gu;

function hebrew(text: string): string {
  if (!/["”'’]/.test(text)) return text;
  const acronyms = text.replace(ACRONYM_END, "״").replace(ACRONYM_INSIDE, "״");
  return /(?<![א-ת])['‘]/u.test(acronyms)
    ? acronyms.replace(GERESH, "׳")
    : acronyms.replace(GERESH, "׳").replace(GERESH_END, "׳");
}

function danda(text: string): string {
  if (!text.includes("|")) return text;
  return text.replace(INDIC, (bars: string) => (bars === "||" ? "॥" : "।"));
}
