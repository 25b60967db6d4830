import type { Prediction, Truth } from "./predict.ts";

/** Shared, surplus and missing n-grams of a prediction, as shares of all. */
type Match = readonly [shared: number, surplus: number, missing: number];

const WORDS = /[\p{L}\p{N}_]+/gu;
const SPACELESS =
  /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f\u1000-\u109f]/gu;

/**
 * The units that are compared: words; of languages without spaces, characters.
 * @param text - the text
 * @param language - its language
 * @returns the units in order
 */
function units(text: string, language = ""): readonly string[] {
  const spaceless = /^(?:zh|ja|th|my)/.test(language);
  return (spaceless ? text.replace(SPACELESS, " $& ") : text).match(WORDS) ?? [];
}

/**
 * Counts shingles of four units, as article-extraction-benchmark does.
 * @param words - the units
 * @returns how often each shingle occurs
 */
function shingles(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  const last = words.length === 0 ? 0 : Math.max(1, words.length - 3);
  for (let at = 0; at < last; at += 1) {
    const shingle = words.slice(at, at + 4).join("\u0001");
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

/**
 * Compares a predicted text with the gold.
 * @param gold - the text as it should be
 * @param predicted - the text as extracted
 * @param language - of both
 * @returns shares of shared, surplus and missing shingles
 */
export function match(gold: string, predicted: string, language?: string): Match {
  const wanted = shingles(units(gold, language));
  const found = shingles(units(predicted, language));
  let [shared, surplus, missing] = [0, 0, 0];
  for (const [shingle, count] of wanted) {
    const have = found.get(shingle) ?? 0;
    shared += Math.min(count, have);
    missing += Math.max(0, count - have);
  }
  for (const [shingle, count] of found) surplus += Math.max(0, count - (wanted.get(shingle) ?? 0));
  const all = shared + surplus + missing || 1;
  return [shared / all, surplus / all, missing / all];
}

/**
 * Precision of a match.
 * @param found - the match
 * @returns 0 to 1
 */
function precision(found: Match): number {
  const [shared, surplus, missing] = found;
  if (surplus === 0 && missing === 0) return 1;
  return shared === 0 && surplus === 0 ? 0 : shared / (shared + surplus);
}

/**
 * Recall of a match.
 * @param found - the match
 * @returns 0 to 1
 */
function recall(found: Match): number {
  const [shared, surplus, missing] = found;
  return precision([shared, missing, surplus]);
}

/**
 * Harmonic mean.
 * @param one - precision
 * @param other - recall
 * @returns F1
 */
function harmonic(one: number, other: number): number {
  return one + other === 0 ? 0 : (2 * one * other) / (one + other);
}

/**
 * Arithmetic mean.
 * @param numbers - the numbers
 * @returns their mean, 0 of none
 */
export function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

/**
 * F1 of mean precision and mean recall over documents.
 * @param matches - one a document
 * @returns the score
 */
export function textScore(matches: readonly Match[]): number {
  const predicted = matches.filter(([shared, surplus]) => shared + surplus > 0);
  const wanted = matches.filter(([shared, , missing]) => shared + missing > 0);
  return harmonic(mean(predicted.map(precision)), mean(wanted.map(recall)));
}

/**
 * The best match among the forms of the gold: with and without standfirst or a first line that is the headline.
 * @param truth - the gold
 * @param text - the predicted text
 * @param set - name of the set
 * @returns the best match
 */
export function bestMatch(truth: Truth, text: string, set: string): Match {
  const { text: gold = "", textopt, summary, lang } = truth;
  const forms = [gold];
  if (typeof textopt === "string") forms.push(textopt);
  if (Array.isArray(summary) && summary.length > 0)
    forms.push(`${summary.join("\n\n")}\n\n${gold}`);
  const first = gold.indexOf("\n\n");
  if (set === "daniel" && first > 0 && first < 220) forms.push(gold.slice(first + 2));
  const matches = forms.map((form) => match(form, text, lang));
  const score = (found: Match): number => harmonic(precision(found), recall(found));
  return matches.reduce((best, found) => (score(found) > score(best) ? found : best));
}

/**
 * F1 over text segments that must and must not be there.
 * @param pairs - gold and prediction
 * @returns the score
 */
export function segmentScore(pairs: readonly (readonly [Truth, Prediction])[]): number {
  let [hits, wrong, missed] = [0, 0, 0];
  for (const [truth, { text }] of pairs) {
    const line = squeezed(text);
    const wanted = texts(truth["with"]).map((segment) => line.includes(squeezed(segment)));
    hits += wanted.filter(Boolean).length;
    missed += wanted.filter((found) => !found).length;
    wrong += texts(truth["without"]).filter((segment) => line.includes(squeezed(segment))).length;
  }
  return (2 * hits) / (2 * hits + wrong + missed || 1);
}

/**
 * One line, whitespace collapsed.
 * @param text - the text
 * @returns the line
 */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * The texts of a list of unknown shape.
 * @param value - the gold
 * @returns its strings
 */
export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
