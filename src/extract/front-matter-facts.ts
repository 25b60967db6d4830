import type { Article, Byline, Subject, Timestamp } from "../model/article.ts";
import type { Image } from "../model/block.ts";
import type { Source } from "../model/source.ts";
import type { ProblemCode } from "../problem.ts";
import type { Draft, ExtractionContext } from "./extractor.ts";
import type { Field, Values } from "./front-matter.ts";
import { imageUrl } from "./identity.ts";
import { authors } from "./lines/byline.ts";
import { authorKind } from "./lines/name.ts";
import { subjectOf } from "./subject.ts";
import { anyTimestamp } from "./timestamp.ts";
import { labelPattern } from "./words/words.ts";

/** What the values are read with. */
interface Reading {
  readonly source: Source;
  readonly context: ExtractionContext;
  /** Takes down what is wrong with a field. */
  readonly wrong: (code: ProblemCode, name: Field, message: string) => void;
}

/**
 * The facts of an article from the values of its front matter.
 * @param values - understood
 * @param reading - dates, addresses, and whom to tell what is wrong
 * @returns the facts
 */
export function frontMatterFacts(values: Values, reading: Reading): Draft["facts"] {
  const {
    language = reading.source.pathLanguage,
    bylines,
    subjects,
    images,
    translations,
  } = values;
  return {
    ...plainFacts(values),
    ...dates(values, language, reading),
    ...moments(values, language, reading),
    ...(bylines !== undefined && { bylines: people(bylines, language) }),
    ...(subjects && { subjects: subjects.map((subject) => toSubject(subject)) }),
    ...(images !== undefined && { images: pictures(images, reading) }),
    ...(translations && { translations: toTranslations(translations) }),
  };
}

/** The fields that are facts as they stand. */
const PLAIN = [
  "headline",
  "alternativeHeadline",
  "standfirst",
  "dateline",
  "section",
  "keywords",
  "credit",
  "rights",
  "canonicalUrl",
  "story",
  "status",
  "correction",
  "editorialNote",
  "digitalSourceType",
  "machineTranslatedFrom",
  "isAccessibleForFree",
] as const;

/**
 * The facts that need no reading.
 * @param values - understood
 * @returns those that are set
 */
function plainFacts(values: Values): Draft["facts"] {
  const set = PLAIN.filter((name) => values[name] !== undefined);
  const facts: Draft["facts"] = Object.fromEntries(set.map((name) => [name, values[name]]));
  return values.draft === true ? { ...facts, status: "withheld" } : facts;
}

/**
 * Reads one date.
 * @param name - of the field
 * @param value - as written
 * @param language - BCP 47, where known
 * @param reading - zone, and whom to tell that it is none
 * @returns the moment, or undefined
 */
function date(
  name: Field,
  value: string | undefined,
  language: string | undefined,
  reading: Reading,
): Timestamp | undefined {
  if (value === undefined) return undefined;
  const found = anyTimestamp(value, language, reading.source, reading.context);
  if (!found) reading.wrong("date_invalid", name, `${name}: "${value}" is no date`);
  return found;
}

/**
 * Publication and update.
 * @param values - understood
 * @param language - of the dates
 * @param reading - zone, and whom to tell what is wrong
 * @returns those that are known
 */
function dates(values: Values, language: string | undefined, reading: Reading): Draft["facts"] {
  const published = date("published", values.published, language, reading);
  const updated = date("updated", values.updated, language, reading);
  return { ...(published && { published }), ...(updated && { updated }) };
}

/**
 * Embargo and expiry. An embargo that cannot be read must not let the article out: it is withheld.
 * @param values - understood
 * @param language - of the dates
 * @param reading - zone, and whom to tell what is wrong
 * @returns those that are known
 */
function moments(values: Values, language: string | undefined, reading: Reading): Draft["facts"] {
  const embargo = date("embargo", values.embargo, language, reading);
  const expires = date("expires", values.expires, language, reading);
  const isUnknown = values.embargo !== undefined && !embargo;
  return {
    ...(isUnknown && { status: "withheld" }),
    ...(embargo && { embargo: embargo.instant }),
    ...(expires && { expires: expires.instant }),
  };
}

/**
 * Authors of all forms.
 * @param bylines - one or a list, texts or objects
 * @param language - of the words between names
 * @returns the authors
 */
function people(bylines: NonNullable<Values["bylines"]>, language = "und"): Byline[] {
  return [bylines].flat().flatMap((entry): Byline[] => {
    if (typeof entry === "string") {
      const label = labelPattern(language, "byline").exec(entry)?.[0] ?? "";
      return authors(entry.slice(label.length), language);
    }
    const { role, location, url } = entry;
    const kind = entry.kind ?? authorKind(entry.name);
    return [
      {
        name: entry.name,
        kind,
        ...(role && { role }),
        ...(location && { location }),
        ...(url && { url }),
      },
    ];
  });
}

/**
 * A subject of either form.
 * @param subject - `medtop:20000002`, a name, or both
 * @returns the subject
 */
function toSubject(
  subject: string | { readonly code?: string | undefined; readonly name?: string | undefined },
): Subject {
  return typeof subject === "string" ? subjectOf(subject) : subjectOf(subject.code, subject.name);
}

/**
 * Pictures of all forms, their addresses absolute.
 * @param images - one or a list
 * @param reading - the base of relative addresses, and whom to tell what is none
 * @returns the pictures
 */
function pictures(images: NonNullable<Values["images"]>, reading: Reading): Image[] {
  return [images].flat().map((image) => {
    const set: Image = Object.fromEntries(
      Object.entries(image).filter(([name, value]) => name !== "url" && value !== undefined),
    );
    if (image.url === undefined) return set;
    const url = imageUrl(image.url, reading.context.baseUrl);
    if (url !== undefined) return Object.assign(set, { url });
    reading.wrong("field_invalid", "images", `"${image.url}" is no absolute http(s) address`);
    return set;
  });
}

/**
 * Links to translations.
 * @param translations - pages by language
 * @returns the links
 */
function toTranslations(translations: Readonly<Record<string, string>>): Article["translations"] {
  return Object.entries(translations).map(([language, url]) => ({ language, url }));
}
