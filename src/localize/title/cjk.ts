import { precedingCharacter } from "./marks.ts";
import type { TitleRules } from "./rules.ts";

const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}ー々〇「」『』《》〈〉【】（）！？：；，、。％]/u;
const STOPS = /([!?]+|[,:;.])( *)/g;
const BRACKETS = /\(([^()]*)\)/g;
const HYPHENS = / *-{2,3} */g;
/** Two characters wide: GB/T 15834 for Chinese; horizontal bars as Japanese fonts join them. */
const WIDE_DASH: Readonly<Record<string, string>> = { ja: "――", zh: "——" };

const WIDE: Readonly<Record<string, string>> = {
  "!": "！",
  "?": "？",
  ":": "：",
  ";": "；",
  ".": "。",
};
const HALFWIDTH: Readonly<Record<string, string>> = {
  "｡": "。",
  "｢": "「",
  "｣": "」",
  "､": "、",
  "･": "・",
};

/**
 * Sets punctuation that belongs to Chinese or Japanese text full-width; that of Latin words stays.
 * @param text a title, literals masked
 * @param rules the locale's rules
 * @returns the text with its punctuation set
 */
export function setWidePunctuation(text: string, rules: TitleRules): string {
  if (!rules.wide) return text;
  return text
    .replace(/[｡-･]/g, (mark) => HALFWIDTH[mark] ?? mark)
    .replace(STOPS, (whole: string, stop: string, space: string, at: number) =>
      widen(text, { whole, stop, space, at }, rules),
    )
    .replace(BRACKETS, (whole: string, inner: string, at: number, source: string) => {
      const edges = source.charAt(at - 1) + inner + source.charAt(at + whole.length);
      return CJK.test(edges) ? `（${inner}）` : whole;
    })
    .replace(HYPHENS, (whole: string, at: number, source: string) => {
      const [before, after] = [source.charAt(at - 1), source.charAt(at + whole.length)];
      return CJK.test(before) && CJK.test(after) ? (WIDE_DASH[rules.wide] ?? whole) : whole;
    });
}

interface Stop {
  readonly whole: string;
  readonly stop: string;
  readonly space: string;
  readonly at: number;
}

function widen(text: string, found: Stop, rules: TitleRules): string {
  const { whole, stop, space, at } = found;
  const before = precedingCharacter(text, at);
  const after = text.charAt(at + whole.length);
  if (!belongs(stop, before, after)) return whole;
  const wide = stop.replace(/./g, (one) => wideStop(one, rules));
  const gap = rules.wide === "ja" && space && after && /[!?]/.test(stop) ? "\u3000" : "";
  return wide + gap;
}

function belongs(stop: string, before: string, after: string): boolean {
  if (stop === ".") return CJK.test(before) && (after === "" || CJK.test(after));
  return CJK.test(before) || (before !== "" && CJK.test(after));
}

function wideStop(stop: string, rules: TitleRules): string {
  if (stop === ",") return rules.wide === "ja" ? "、" : "，";
  return WIDE[stop] ?? stop;
}
