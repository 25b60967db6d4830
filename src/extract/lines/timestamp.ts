import type { Timestamp } from "../../model/article.ts";
import { machineTimestamp, toTimestamp } from "../timestamp.ts";
import { alternatives, pattern, wordsFor } from "../words/words.ts";
import type { LineContext } from "./line-context.ts";

/** The dates of a date line. `unlabelled` is one whose meaning only its place in the text can tell. */
export interface LineDates {
  readonly published?: Timestamp;
  readonly updated?: Timestamp;
  readonly unlabelled?: Timestamp;
}

type Meaning = keyof LineDates;

/** Longer lines are sentences. */
const LONGEST = 140;

/** Scripts without spaces between words: a label may stand anywhere in a run of letters. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * Recognizes a line that says when the article was published or updated, both included.
 * @param line - `Updated: February 13, 2025, 8:28 AM`
 * @param context - language, zone, and how to read a date
 * @returns the dates, or null where the line is no date line
 */
export function timestampLine(line: string, context: LineContext): LineDates | null {
  const text = line.trim();
  if (text.length > LONGEST || !/\p{Nd}/u.test(text) || isSentence(text)) return null;
  const dates: { -readonly [Name in Meaning]?: Timestamp } = {};
  for (const { meaning, text: part } of labelledParts(text, context.language)) {
    const timestamp = readDate(part, context);
    if (timestamp) dates[meaning] ??= timestamp;
  }
  if (Object.keys(dates).length > 0) return dates;
  if (foreignWords(text, context.language) > 1) return null;
  const whole = readDate(text, context);
  return whole ? { [wholeMeaning(text, context.language)]: whole } : null;
}

/**
 * Says whether a line reads like a sentence, not like a date line.
 * @param text - the line
 * @returns true for many words, or a full stop after a long word
 */
function isSentence(text: string): boolean {
  return text.split(/\s+/u).length > 16 || /\p{L}{5,}[.!?]$/u.test(text);
}

/**
 * Counts the words of a line that belong to no date: a date in a sentence makes no date line.
 * @param text - the line
 * @param language - its language
 * @returns how many words are no month, weekday, label, or short word
 */
function foreignWords(text: string, language: string): number {
  const known = dateWords(language);
  const words = text.replaceAll(anyLabel(language), " ").match(/\p{L}[\p{L}\p{M}]{3,}/gu) ?? [];
  return words.filter((word) => !known.has(word.toLowerCase().slice(0, 3))).length;
}

/** Beginnings of the names of months and weekdays, by language. */
const beginnings = new Map<string, ReadonlySet<string>>();

/**
 * How the names of months and weekdays begin.
 * @param language - BCP 47
 * @returns their first three letters, English ones too
 */
function dateWords(language: string): ReadonlySet<string> {
  const known = beginnings.get(language);
  if (known) return known;
  const words = new Set<string>();
  for (const locale of [language, "en"]) {
    for (const month of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(locale, { month, weekday: "long", timeZone: "UTC" });
      for (let day = 0; day < 12; day += 1) {
        const moment = Temporal.PlainDate.from("2024-01-01").add({ months: day, days: day % 7 });
        const written = format.format(moment.toZonedDateTime("UTC").epochMilliseconds);
        for (const word of written.toLowerCase().match(/\p{L}[\p{L}\p{M}]+/gu) ?? []) {
          words.add(word.slice(0, 3));
        }
      }
    }
  }
  beginnings.set(language, words);
  return words;
}

/**
 * Reads one date.
 * @param text - with or without its label
 * @param context - language, zone, and how to read a date
 * @returns the moment, or undefined
 */
function readDate(text: string, context: LineContext): Timestamp | undefined {
  const machine = machineTimestamp(text, context.timeZone);
  if (machine) return machine;
  const { language, timeZone } = context;
  const parsed =
    context.parseDateLine(text, { locale: language, timeZone }) ??
    context.parseDateLine(text, { locale: "en", timeZone });
  return parsed ? toTimestamp(parsed, timeZone) : undefined;
}

/** A part of a date line with what its label says. */
interface LabelledPart {
  readonly meaning: Meaning;
  readonly text: string;
}

/**
 * Cuts a date line at its labels.
 * @param text - `Published 12 Feb 2025 | Updated 13 Feb 2025`
 * @param language - of the labels
 * @returns the parts without their labels; none where the line has no label before a date
 */
function labelledParts(text: string, language: string): LabelledPart[] {
  const labels = [...text.matchAll(anyLabel(language))];
  return labels.flatMap((label, index) => {
    const end = labels[index + 1]?.index ?? text.length;
    const part = text
      .slice(label.index + label[0].length, end)
      .replaceAll(/^[\s:：|.•·–—-]+|[\s|•·,;(–—-]+$/gu, "");
    const meaning = isUpdate(label[0], language) ? "updated" : "published";
    return /\p{Nd}/u.test(part) ? [{ meaning, text: part } as const] : [];
  });
}

/**
 * The meaning of a line that only as a whole is a date.
 * @param text - `13.02.2025 (обновлено)`
 * @param language - of the labels
 * @returns what its label says, wherever it stands
 */
function wholeMeaning(text: string, language: string): Meaning {
  const [label] = text.match(anyLabel(language)) ?? [];
  if (label === undefined) return "unlabelled";
  return isUpdate(label, language) ? "updated" : "published";
}

/**
 * Finds labels of dates anywhere in a line.
 * @param language - of the labels
 * @returns the pattern
 */
function anyLabel(language: string): RegExp {
  return pattern(`${language} date label`, () => {
    const words = [...wordsFor(language, "updated"), ...wordsFor(language, "published")];
    const sorted = words.toSorted((one, other) => other.length - one.length);
    const [unspaced, spaced] = [true, false].map((is) =>
      alternatives(sorted.filter((word) => UNSPACED.test(word) === is)),
    );
    return new RegExp(
      String.raw`(?<![\p{L}\p{M}])(?:${spaced})(?![\p{L}\p{M}])|${unspaced}`,
      "giu",
    );
  });
}

/**
 * Says whether a label speaks of the update.
 * @param label - as found
 * @param language - of the labels
 * @returns true for "Updated", false for "Published"
 */
function isUpdate(label: string, language: string): boolean {
  return wordsFor(language, "updated").includes(label.toLowerCase());
}
