import { sha256Of } from "../load/sha256.ts";
import type { Article } from "../model/article.ts";
import { plainText } from "../model/block.ts";
import { lettersOf } from "../model/text.ts";
import type { Dress } from "../localize/dress.ts";

/**
 * What two articles share that are one wire story sent twice: headline and text, agency labels, case and punctuation
 * aside. A headline of its own makes a story of its own, whatever boilerplate follows.
 * @param article - the facts
 * @param typeset - takes labels off headlines
 * @returns a hash, "" for an article without text
 */
export function sameText(article: Article, typeset: Dress["typesetTitle"]): string {
  const text = lettersOf(plainText(article.body));
  if (text === "") return "";
  const { headline, language: locale } = article;
  const title = lettersOf(typeset(headline, { locale, labels: "strip" }));
  return sha256Of(`${title}\n${text}`).slice(0, 32);
}
