import type { LabelStyle } from "../../model/edition.ts";
import data from "./labels.json" with { type: "json" };
import type { TitleRules } from "./rules.ts";

const WORDS: Readonly<Record<string, readonly string[]>> = data.words;

interface Patterns {
  /** One leading label with what parts it from the title. */
  readonly leading: RegExp;
  /** One trailing agency. */
  readonly trailing: RegExp;
}

const cache = new Map<string, Patterns>();

/**
 * Styles the agency prefixes and labels a title leads with: "AFP - ", "LIVE:", "【速報】".
 * @param text a title as typed or typeset
 * @param style what the edition does with them; a title that is nothing but a label stays
 * @param rules the locale's rules
 * @returns the title with its label so styled
 */
export function styleLabels(text: string, style: LabelStyle, rules: TitleRules): string {
  // Something parts a label from its title: without any sign there is none.
  if (style === "keep" || !/[^\p{L}\p{M}\p{N}\s]/u.test(text)) return text;
  const { leading, trailing } = patterns(rules.language);
  if (style === "strip") return strip(text, leading, trailing);
  return text.replace(
    leading,
    (whole: string, parted?: string, bracketed?: string, wire?: string) => {
      const label = parted ?? bracketed ?? wire ?? "";
      return whole.replace(label, () => styled(label, style, rules.locale));
    },
  );
}

function strip(text: string, leading: RegExp, trailing: RegExp): string {
  let rest = text;
  for (;;) {
    const shorter = rest.replace(leading, "").replace(trailing, "");
    if (shorter === rest || !/[\p{L}\p{N}]/u.test(shorter)) return rest;
    rest = shorter;
  }
}

function styled(label: string, style: "upper" | "sentence", locale: string): string {
  if (data.agencies.includes(label)) return label;
  if (style === "upper") return label.toLocaleUpperCase(locale);
  const lower = label.toLocaleLowerCase(locale);
  return /^\p{Script=Georgian}/u.test(lower)
    ? lower
    : lower.replace(/^./u, (first) => first.toLocaleUpperCase(locale));
}

function patterns(language: string): Patterns {
  const known = cache.get(language);
  if (known) return known;
  const own = language === "no" || language === "nn" ? "nb" : language;
  const words = [...(WORDS[own] ?? []), ...data.international];
  const written = words.flatMap((word) => casesOf(word, language));
  const made = compile(alternatives([...new Set(written)]), alternatives(data.agencies));
  cache.set(language, made);
  return made;
}

// A label as newsrooms write it: live, LIVE, Live, Breaking News. Case is the language's own (canlı, CANLI), which no
// flag of a pattern knows.
function casesOf(word: string, language: string): readonly string[] {
  const capital = (one: string): string => one.toLocaleUpperCase(language);
  const lower = word.toLocaleLowerCase(language);
  return [
    word,
    lower,
    capital(word),
    lower.replace(/^./u, capital),
    lower.replaceAll(/(?<=^|\s)\S/gu, capital),
  ];
}

// Longest first, so that "live updates" is not taken for "live".
function alternatives(words: readonly string[]): string {
  return words
    .toSorted((one, other) => other.length - one.length)
    .map((word) => RegExp.escape(word))
    .join("|");
}

function compile(words: string, agencies: string): Patterns {
  const any = `(?:${words}|${agencies})`;
  // A full stop parts a label only in capitals ("VIDÉO. "), a comma only one of two words ("EN DIRECT, ").
  const capitals = String.raw`(?<=^[^\p{Ll}]*)(?:\.|(?<=\s\S+),)(?=\s)`;
  const parted = String.raw`(${any})(?:\s*[:：|｜]|\s+[-–—/](?=\s)|[!！](?=\s)|\.\.+|…|${capitals})\s*`;
  const bracketed = String.raw`[【[(（〔［](${any})[】\])）〕］]\s*(?:[:：|｜]|[-–—](?=\s))?\s*`;
  const wire = String.raw`((?:${alternatives(data.wire)})(?: \d+)?)-(?=\S)`;
  const agency = String.raw`(?:[(（](?:${agencies})[)）]|\s[-–—|]\s*(?:${agencies}))`;
  return {
    leading: new RegExp(
      String.raw`^(?:[\p{So}\uFE0F]+\s*)?(?:${parted}|${bracketed}|${wire})`,
      "u",
    ),
    trailing: new RegExp(String.raw`\s*${agency}$`, "u"),
  };
}
