import { isUnspaced, precedingCharacter } from "./marks.ts";
import type { TitleRules } from "./rules.ts";

const DOTS = /\.{3,}|(?<=\S) ?\. \. \.(?! ?\.)/g;

/**
 * Three or more full stops are an ellipsis; Chinese writes it twice as wide.
 * @param text a title, literals masked
 * @param rules the locale's rules
 * @returns the text with its ellipses set
 */
export function setEllipsis(text: string, rules: TitleRules): string {
  if (!text.includes("..") && !text.includes(". .")) return text;
  return text.replace(DOTS, (dots: string, at: number) =>
    rules.wide === "zh" && besideHan(text, at, dots.length) ? "……" : "…",
  );
}

function besideHan(text: string, at: number, length: number): boolean {
  return isUnspaced(precedingCharacter(text, at)) || isUnspaced(text.charAt(at + length));
}
