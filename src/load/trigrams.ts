import { createRequire } from "node:module";
import francCodes from "./franc-codes.json" with { type: "json" };
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

/** A trigram that some model has. */
interface Trigram {
  readonly place: number;
  /** Places of the languages that have it, each followed by its rank there. */
  readonly ranks: number[];
}

/** The models of a script, turned over: by trigram instead of by language. */
interface Index {
  /** ISO 639-3. */
  readonly codes: readonly string[];
  readonly trigrams: ReadonlyMap<string, Trigram>;
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

/**
 * How far a text is from each model.
 * @param text - cleaned
 * @param index - the models
 * @returns distances, by the languages' places
 */
function distancesOf(text: string, index: Index): Float64Array {
  const counts = new Uint16Array(index.trigrams.size);
  const met: Trigram[] = [];
  const unknown = new Set<string>();
  for (let at = 0; at + 3 <= text.length; at += 1) {
    const written = text.slice(at, at + 3);
    const trigram = index.trigrams.get(written);
    if (trigram === undefined) unknown.add(written);
    else if ((counts[trigram.place] = (counts[trigram.place] ?? 0) + 1) === 1) met.push(trigram);
  }
  const distances = new Float64Array(index.codes.length);
  distances.fill((met.length + unknown.size) * MISSING);
  for (const { place, ranks } of met) {
    const count = counts[place] ?? 0;
    for (let at = 0; at < ranks.length; at += 2) {
      const language = ranks[at] ?? 0;
      const difference = Math.abs(count - (ranks[at + 1] ?? 0) - 1);
      distances[language] = (distances[language] ?? 0) + difference - MISSING;
    }
  }
  return distances;
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
  const trigrams = new Map<string, Trigram>();
  for (const [language, [, list]] of models.entries()) {
    for (const [rank, written] of list.split("|").entries()) {
      const known = trigrams.get(written) ?? { place: trigrams.size, ranks: [] };
      if (known.ranks.length === 0) trigrams.set(written, known);
      // A model may name one twice: the first counts.
      if (known.ranks.at(-2) !== language) known.ranks.push(language, rank);
    }
  }
  const index = { codes: models.map(([code]) => code), trigrams };
  indexes.set(model, index);
  return index;
}
