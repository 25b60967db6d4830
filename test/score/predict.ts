import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Timestamp } from "../../src/model/article.ts";
import { plainText } from "../../src/model/block.ts";
import type { Source } from "../../src/model/source.ts";
import type { Draft, ExtractionContext, Extractor } from "../../src/extract/extractor.ts";

/** One line of a set's truth, as far as this script reads it. */
export interface Truth {
  readonly id: string;
  readonly file?: string;
  readonly url?: string;
  readonly lang?: string;
  readonly text?: string;
  readonly [gold: string]: unknown;
}

/** What extraction says of a page, in the shape that any scorer of the set can read. */
export interface Prediction {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly authors: readonly string[];
  readonly date?: string;
  readonly lang?: string;
  readonly images: readonly { readonly caption?: string; readonly credit?: string }[];
  /** CPU milliseconds. */
  readonly ms: number;
}

/**
 * Reads a JSON Lines file.
 * @param path - the file
 * @returns its values; the caller knows their shape
 */
export function readLines(path: string): Truth[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): Truth => JSON.parse(line));
}

/**
 * Extracts one record of a set.
 * @param extractor - the format's extractor
 * @param source - the document
 * @param context - what extraction needs
 * @returns what was extracted, and the CPU time it took
 */
export function predict(
  extractor: Extractor,
  source: Source,
  context: ExtractionContext,
): { readonly draft: Draft; readonly ms: number } {
  const before = process.cpuUsage();
  const draft = extractor.extract(source, context);
  const { user, system } = process.cpuUsage(before);
  return { draft, ms: (user + system) / 1000 };
}

/**
 * A draft in the shape of a prediction.
 * @param draft - what an extractor handed back
 * @returns the facts that the sets have gold for
 */
export function said(draft: Draft): Omit<Prediction, "id" | "ms"> {
  const { facts, declaredLanguage: language, evidence } = draft;
  const date = facts.published ?? facts.updated;
  const written = evidence.find(({ field }) => field === "published")?.value ?? "";
  return {
    text: plainText(facts.body ?? []),
    ...(facts.headline === undefined ? {} : { title: facts.headline }),
    authors: (facts.bylines ?? []).map(({ name }) => name),
    ...(date ? { date: isoDate(date, written) } : {}),
    ...(language === undefined ? {} : { lang: language }),
    images: (facts.images ?? []).map(({ caption = "", credit = "" }) => ({ caption, credit })),
  };
}

/** ISO 8601 with the publisher's own zone, which an instant forgets. */
const ZONED = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?[+-]\d\d:?\d\d$/;

/**
 * A timestamp as ISO 8601.
 * @param stamp - the timestamp
 * @param written - as the page has it
 * @returns a day where only the day is known, the page's own zone where it states one, else UTC
 */
function isoDate(stamp: Timestamp, written: string): string {
  const { instant, day } = stamp;
  if (day) return day.toString();
  return ZONED.test(written) ? written : instant.toString();
}

/**
 * A saved page as a source.
 * @param folder - of the set
 * @param truth - the page's line
 * @returns the source
 */
export function pageSource(folder: string, truth: Truth): Source {
  const file = truth.file ?? `${truth.id}.html.gz`;
  const bytes = readFileSync(join(folder, "html", file));
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return textSource(truth, text, "html");
}

/**
 * A record as a source.
 * @param truth - the record
 * @param text - its document
 * @param format - its format
 * @returns the source
 */
export function textSource(truth: Truth, text: string, format: Source["format"]): Source {
  const extension = format === "html" ? "html" : "txt";
  return {
    path: `${truth.id}.${extension}`,
    format,
    sha256: "",
    text,
    stem: truth.id,
    timeZone: "UTC",
    ...(format === "text" && truth.lang !== undefined ? { pathLanguage: truth.lang } : {}),
  };
}
