import { createRequire } from "node:module";
import francCodes from "./franc-codes.json" with { type: "json" };
import { TrigramTable } from "./trigram-table.ts";
import { charactersByScript } from "./writing.ts";

/** Scripts that several languages of franc's are written in, by our names. */
const MODELLED: Readonly<Record<string, string>> = {
  Arab: "Arabic",
  Cans: "Canadian_Aboriginal",
  Cyrl: "Cyrillic",
  Deva: "Devanagari",
  Ethi: "Ethiopic",
  Hebr: "Hebrew",
  Latn: "Latin",
  Mymr: "Myanmar",
  Tibt: "Tibetan",
};

/** What a trigram costs that a language's model lacks. */
const MISSING = 300;

/** The most frequent trigrams of each language, the most frequent first and parted by `|`, by script. */
type Models = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The models of a script, turned over: by trigram instead of by language. */
interface Index {
  /** ISO 639-3. */
  readonly codes: readonly string[];
  readonly trigrams: TrigramTable;
  /** By a trigram's number, where in `ranks` its languages begin; its successor's is where they end. */
  readonly starts: Int32Array;
  /** Places of languages that have a trigram, each followed by its rank there. */
  readonly ranks: Int16Array;
}

/** Languages that are ever asked for. */
const ASKED: ReadonlySet<string> = new Set(Object.values(francCodes.codes));

const require = createRequire(import.meta.url);
const indexes = new Map<string, Index>();

/**
 * Ranks languages by the trigrams of a text, just as franc does and with its models, but looks every trigram up once for all
 * languages. The models (0.5 MB) are loaded by the first call, not before.
 * @param text - a piece of text
 * @param only - ISO 639-3 codes to choose from
 * @returns codes with scores, best first; the best has 1. None where the text's script has no models
 */
export function rankTrigrams(
  text: string,
  only: ReadonlySet<string>,
): readonly (readonly [code: string, score: number])[] {
  const model = MODELLED[mainScript(text)];
  if (model === undefined) return [];
  const index = indexes.get(model) ?? indexOf(model);
  const distances = distancesOf(cleaned(text), index);
  const found = index.codes
    .map((code, place) => ({ code, distance: distances[place] ?? 0 }))
    .filter(({ code }) => only.has(code))
    .toSorted((a, b) => a.distance - b.distance);
  const least = found[0]?.distance ?? 0;
  const most = text.length * MISSING - least;
  return found.map(({ code, distance }) => [code, 1 - (distance - least) / most || 0]);
}

/** Scripts that Japanese mixes: together they are one to franc. */
const JAPANESE: ReadonlySet<string> = new Set(["Hani", "Hira", "Kana"]);

/**
 * The script that most characters of a text are in.
 * @param text - any text
 * @returns its name, "" where there is none; one of Japanese's where these are most of them together
 */
function mainScript(text: string): string {
  let main: readonly [string, number] = ["", 0];
  let japanese = 0;
  for (const each of charactersByScript(text)) {
    if (each[1] > main[1]) main = each;
    if (JAPANESE.has(each[0])) japanese += each[1];
  }
  return japanese > main[1] ? "Kana" : main[0];
}

/** The trigrams of the text at hand; one for all, since to make it costs more than to fill it. */
const own = new TrigramTable();

/**
 * How far a text is from each model.
 * @param text - cleaned
 * @param index - the models
 * @returns distances, by the languages' places
 */
function distancesOf(text: string, index: Index): Float64Array {
  const counts = countOwn(text);
  const distances = new Float64Array(index.codes.length).fill(own.size * MISSING);
  for (let number = 0; number < own.size; number += 1) {
    const known = index.trigrams.find(own, number);
    if (known !== undefined) approach(distances, index, known, (counts[number] ?? 0) - 1);
  }
  return distances;
}

/**
 * Counts the trigrams of a text.
 * @param text - cleaned
 * @returns how often each occurs, by its number in `own`
 */
function countOwn(text: string): Uint16Array {
  own.clear();
  const counts = new Uint16Array(text.length);
  for (let at = 0; at + 3 <= text.length; at += 1) {
    const number = own.add(text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2));
    counts[number] = (counts[number] ?? 0) + 1;
  }
  return counts;
}

/**
 * Brings the languages nearer that have a trigram.
 * @param distances - by the languages' places
 * @param index - the models
 * @param known - number of the trigram there
 * @param rank - what stands for it in the text: how often it recurs, as franc has it
 */
function approach(distances: Float64Array, index: Index, known: number, rank: number): void {
  const { starts, ranks } = index;
  const end = starts[known + 1] ?? 0;
  for (let at = starts[known] ?? 0; at < end; at += 2) {
    const language = ranks[at] ?? 0;
    const difference = Math.abs(rank - (ranks[at + 1] ?? 0)) - MISSING;
    distances[language] = (distances[language] ?? 0) + difference;
  }
}

/**
 * A text as franc's models have it: without digits and punctuation of ASCII, in lower case, a space at each end.
 * @param text - any text
 * @returns the text of which to take trigrams
 */
function cleaned(text: string): string {
  const words = text.replaceAll(/[!-@]+/g, " ").replaceAll(/\s+/g, " ");
  return ` ${words.trim().toLowerCase()} `;
}

/**
 * Turns the models of a script over, once.
 * @param model - franc's name of the script
 * @returns the index
 */
function indexOf(model: string): Index {
  const { data }: { readonly data: Models } = require("franc-all/data.js");
  const models = Object.entries(data[model] ?? {}).filter(([code]) => ASKED.has(code));
  const trigrams = new TrigramTable();
  const lists: number[][] = [];
  for (const [language, [, list]] of models.entries()) {
    for (const [rank, written] of list.split("|").entries()) {
      if (written.length !== 3) continue;
      const number = trigrams.addText(written);
      const places = (lists[number] ??= []);
      // A model may name one twice: the first counts.
      if (places.at(-2) !== language) places.push(language, rank);
    }
  }
  const starts = Int32Array.from({ length: lists.length + 1 });
  for (const [number, { length }] of lists.entries()) {
    starts[number + 1] = (starts[number] ?? 0) + length;
  }
  const ranks = Int16Array.from(lists.flat());
  const index = { codes: models.map(([code]) => code), trigrams, starts, ranks };
  indexes.set(model, index);
  return index;
}
