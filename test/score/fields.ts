import { texts } from "./measure.ts";
import type { Prediction, Truth } from "./predict.ts";

/** Gold and prediction of one page. */
export type Pair = readonly [Truth, Prediction];

/**
 * Words as compared: letters and digits, lower case.
 * @param text - the text
 * @returns the words, one space between
 */
function folded(text: string): string {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}_]+/gu) ?? []
  ).join(" ");
}

/**
 * Letters and digits alone.
 * @param text - the text
 * @returns them
 */
export function letters(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * Share of pages whose title has the gold's words.
 * @param pairs - gold and prediction
 * @returns the share, undefined where there is no gold
 */
export function titleScore(pairs: readonly Pair[]): number | undefined {
  return share(
    pairs.flatMap(([{ title }, predicted]) =>
      typeof title === "string" && title !== ""
        ? [folded(title) === folded(predicted.title ?? "")]
        : [],
    ),
  );
}

/**
 * Share of pages whose date is the gold's day, in its own zone or UTC.
 * @param pairs - gold and prediction
 * @returns the share, undefined where there is no gold
 */
export function dateScore(pairs: readonly Pair[]): number | undefined {
  return share(
    pairs.flatMap(([{ date }, predicted]) => {
      if (typeof date !== "string" || date === "") return [];
      return [!days(date).isDisjointFrom(days(predicted.date ?? ""))];
    }),
  );
}

/**
 * The days a date can mean: as written, and in UTC.
 * @param date - ISO 8601 or nearly
 * @returns the days
 */
function days(date: string): Set<string> {
  const found =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?/.exec(
      date.trim(),
    );
  if (!found) return new Set();
  const [, day = "", time, zone] = found;
  if (time === undefined || zone === undefined) return new Set([day]);
  const utc = Temporal.Instant.from(`${day}T${time}${zone}`).toString().slice(0, 10);
  return new Set([day, utc]);
}

/**
 * F1 over the names of authors.
 * @param pairs - gold and prediction
 * @returns the score, undefined where there is no gold
 */
export function authorScore(pairs: readonly Pair[]): number | undefined {
  let [hits, errors] = [0, 0];
  for (const [truth, predicted] of pairs) {
    const wanted = people(texts(truth["authors"]));
    if (wanted.size === 0) continue;
    const found = people(predicted.authors);
    hits += wanted.intersection(found).size;
    errors += wanted.symmetricDifference(found).size;
  }
  return hits + errors === 0 ? undefined : (2 * hits) / (2 * hits + errors);
}

/**
 * Names as compared.
 * @param names - as written
 * @returns the distinct names
 */
function people(names: readonly string[]): Set<string> {
  const bare = names.map((name) =>
    folded(name.replace(/^(?:by|von|par|por|di|av|af|door)\s+/i, "")),
  );
  return new Set(bare.filter((name) => name !== ""));
}

/**
 * Recall of captions and of credits.
 * @param pairs - gold and prediction
 * @returns the shares, undefined where there is no gold
 */
export function pictureScores(
  pairs: readonly Pair[],
): Record<"captions" | "credits", number | undefined> {
  const captions: boolean[] = [];
  const credits: boolean[] = [];
  for (const [truth, { images }] of pairs) {
    const shown = images.map(({ caption = "" }) => letters(caption)).filter((text) => text !== "");
    const owners = images.map(({ credit = "" }) => letters(credit));
    for (const { caption, authors } of pictures(truth)) {
      const wanted = letters(caption).slice(0, 80);
      if (caption !== "") captions.push(shown.some((text) => text.includes(wanted)));
      credits.push(...authors.map((name) => owners.some((owner) => owner.includes(letters(name)))));
    }
  }
  return { captions: share(captions), credits: share(credits) };
}

/**
 * The gold's pictures.
 * @param truth - the gold
 * @returns caption and authors of each
 */
function pictures(truth: Truth): { caption: string; authors: string[] }[] {
  const images: unknown = truth["images"];
  return (Array.isArray(images) ? images : []).map((image: unknown) => {
    const known = typeof image === "object" && image !== null ? image : {};
    return {
      caption: "caption" in known && typeof known.caption === "string" ? known.caption : "",
      authors: "authors" in known ? texts(known.authors) : [],
    };
  });
}

/**
 * Share of what is true.
 * @param found - the judgements
 * @returns the share, undefined of none
 */
export function share(found: readonly boolean[]): number | undefined {
  return found.length === 0 ? undefined : found.filter(Boolean).length / found.length;
}
