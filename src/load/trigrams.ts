import { createRequire } from "node:module";
import francCodes from "./franc-codes.json" with { type: "json" };
import { TrigramTable } from "./trigram-table.ts";
import { charactersByScript } from "./writing.ts";

const require = createRequire(import.meta.url);

/** By language, its most frequent trigrams, the most frequent first and parted by `|`. */
type Models = Readonly<Record<string, string>>;

/**
 * franc-all's models (MIT, © Titus Wormer) of scripts that several languages are written in, each loaded by the first text
 * in it. `npm run docs` takes them over.
 */
const MODELS: Readonly<Record<string, () => Models>> = {
  Arab: () => require("./models/arab.json"),
  Cyrl: () => require("./models/cyrl.json"),
  Deva: () => require("./models/deva.json"),
  Ethi: () => require("./models/ethi.json"),
  Hebr: () => require("./models/hebr.json"),
  Latn: () => require("./models/latn.json"),
  Mymr: () => require("./models/mymr.json"),
  Tibt: () => require("./models/tibt.json"),
};

/** What a trigram costs that a language's model lacks. */
const MISSING = 300;

/** The models of a script, turned over: by trigram instead of by language. */
interface Index {
  /** Languages whose models are in it, where they have one in this script; ISO 639-3. */
  readonly asked: ReadonlySet<string>;
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

const indexes = new Map<string, Index>();

/**
 * Ranks languages by the trigrams of a text, just as franc does and with its models, but looks every trigram up once for all
 * languages.
 * @param text - a piece of text
 * @param only - ISO 639-3 codes to choose from
 * @returns codes with scores, best first; the best has 1. None where the text's script has no models
 */
export function rankTrigrams(
  text: string,
  only: ReadonlySet<string>,
): readonly (readonly [code: string, score: number])[] {
  const script = mainScript(text);
  const models = MODELS[script];
  if (models === undefined) return [];
  const index = indexFor(script, models, only);
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
 * The models of a script, turned over once for the languages asked for first, which are half of all, and again for all
 * once there are others.
 * @param script - the script
 * @param models - reads them
 * @param only - ISO 639-3 codes of languages that must be in it
 * @returns the index
 */
function indexFor(script: string, models: () => Models, only: ReadonlySet<string>): Index {
  const known = indexes.get(script);
  if (known?.asked === ASKED || (known !== undefined && only.isSubsetOf(known.asked))) return known;
  const index = indexOf(models(), known === undefined ? only : ASKED);
  indexes.set(script, index);
  return index;
}

/**
 * Turns the models of a script over.
 * @param all - the models
 * @param asked - ISO 639-3
 * @returns the index
 */
function indexOf(all: Models, asked: ReadonlySet<string>): Index {
  const models = Object.entries(all).filter(([code]) => asked.has(code));
  const trigrams = new TrigramTable();
  const places = placesOf(
    models.map(([, list]) => list),
    trigrams,
  );
  const starts = startsOf(places, trigrams.size);
  const ends = starts.slice();
  const ranks = new Int16Array(places.size * 2);
  for (let place = 0; place < places.size; place += 1) {
    const number = places.numbers[place] ?? 0;
    const at = ends[number] ?? 0;
    ranks[at] = places.languages[place] ?? 0;
    ranks[at + 1] = places.ranks[place] ?? 0;
    ends[number] = at + 2;
  }
  return { asked, codes: models.map(([code]) => code), trigrams, starts, ranks };
}

/**
 * Where the languages of each trigram begin.
 * @param places - of all trigrams
 * @param count - of trigrams
 * @returns as {@link Index} has it
 */
function startsOf(places: Places, count: number): Int32Array {
  const { size, numbers } = places;
  const starts = new Int32Array(count + 1);
  for (let place = 0; place < size; place += 1) {
    const after = (numbers[place] ?? 0) + 1;
    starts[after] = (starts[after] ?? 0) + 2;
  }
  for (let number = 0; number < count; number += 1) {
    starts[number + 1] = (starts[number + 1] ?? 0) + (starts[number] ?? 0);
  }
  return starts;
}

/** Where trigrams stand in models: number, place of the language and rank, side by side. */
interface Places {
  readonly size: number;
  readonly numbers: Uint16Array;
  readonly languages: Uint8Array;
  readonly ranks: Int16Array;
}

/**
 * Reads models.
 * @param lists - of trigrams, one a language
 * @param trigrams - numbers them
 * @returns every place of every trigram, language by language
 */
function placesOf(lists: readonly string[], trigrams: TrigramTable): Places {
  const most = lists.reduce((sum, list) => sum + Math.ceil(list.length / 4), 0);
  const numbers = new Uint16Array(most);
  const languages = new Uint8Array(most);
  const ranks = new Int16Array(most);
  /** By a trigram's number, the language it was met in last, from 1: a model may name one twice, and the first counts. */
  const latest = new Uint8Array(most);
  let size = 0;
  for (const [language, list] of lists.entries()) {
    for (let at = 0, rank = 0; at < list.length; rank += 1) {
      const bar = list.indexOf("|", at);
      const end = bar < 0 ? list.length : bar;
      const number = end - at === 3 ? trigrams.addText(list, at) : undefined;
      at = end + 1;
      if (number === undefined || latest[number] === language + 1) continue;
      latest[number] = language + 1;
      numbers[size] = number;
      languages[size] = language;
      ranks[size] = rank;
      size += 1;
    }
  }
  return { size, numbers, languages, ranks };
}
