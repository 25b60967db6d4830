import type { Evidence } from "../model/article.ts";
import { plainText, type Block } from "../model/block.ts";
import type { Source } from "../model/source.ts";
import { problem, type Problem } from "../problem.ts";
import type { ExtractionContext } from "./extractor.ts";

/** Characters looked at to detect a language: enough for certainty, cheap on long texts. */
const SAMPLE = 4000;

/** A language and how it was found. */
interface LanguageFound {
  readonly language?: string;
  readonly problems: readonly Problem[];
  readonly evidence: readonly Evidence[];
}

/**
 * The canonical form of a language tag.
 * @param tag - as written; an underscore counts as a hyphen
 * @returns the BCP 47 tag without extensions, or undefined where it is none or says "undetermined"
 */
export function canonicalLanguage(tag: string): string | undefined {
  const known = tags.get(tag);
  if (known !== undefined) return known === "" ? undefined : known;
  const language = canonical(tag);
  // Tags are few; what is none must not fill memory.
  if (tags.size < MOST_TAGS) tags.set(tag, language ?? "");
  return language;
}

/** Before an extended language, as in `zh-cmn-Hans-CN`, which stands alone in canonical tags. RFC 5646 §4.5 */
const CHINESE = /^zh-(?=[a-z]{3}(?:-|$))/iu;

/** Tags met so far, "" for what is none. */
const tags = new Map<string, string>();
const MOST_TAGS = 1000;

/**
 * Looks a tag up. Its extensions say how to write dates and numbers, or what only a few agreed upon: no language.
 * @param tag - as written
 * @returns its canonical form
 */
function canonical(tag: string): string | undefined {
  try {
    const { baseName } = new Intl.Locale(tag.trim().replaceAll("_", "-").replace(CHINESE, ""));
    const language = baseName.replace(/-[\da-z]-.*$/u, "");
    return /^(?:und|mul|zxx|[a-z]{4,8})\b/u.test(language) ? undefined : language;
  } catch {
    return undefined;
  }
}

/**
 * The language to read date lines and words by, before the article is known: the path's, else the text's, else none.
 * @param declared - what the document says, if anything
 * @param source - the file
 * @param context - knows how to detect
 * @param text - the text, for detection
 * @returns a BCP 47 tag; "und" where nothing is known
 */
export function readingLanguage(
  declared: string | undefined,
  source: Source,
  context: ExtractionContext,
  text: string,
): string {
  const stated = declared === undefined ? undefined : canonicalLanguage(declared);
  return stated ?? source.pathLanguage ?? context.detectLanguage(text.slice(0, SAMPLE)) ?? "und";
}

/**
 * The language of an article: declared in the document, else by its path, else detected, else a Problem; never a
 * guess silently.
 * @param declared - what the document says, if anything
 * @param source - the file
 * @param context - knows how to detect
 * @param text - headline and body, for detection
 * @returns the language with its evidence, or the Problem
 */
export function articleLanguage(
  declared: string | undefined,
  source: Source,
  context: ExtractionContext,
  text: { readonly headline: string; readonly body: readonly Block[] },
): LanguageFound {
  const problems: Problem[] = [];
  const sample = `${text.headline}\n\n${plainText(text.body)}`.slice(0, SAMPLE);
  const stated = (language: string, rule: string, value: string): LanguageFound =>
    found(language, rule, value, [
      ...problems,
      ...contradicted(language, source, context.contradictsLanguage?.(sample, language)),
    ]);
  if (declared !== undefined && declared.trim() !== "") {
    const language = canonicalLanguage(declared);
    if (language !== undefined) return stated(language, "declared", declared);
    problems.push(
      problem("language_invalid", source.path, `"${declared.slice(0, 40)}" is no language tag`, {
        severity: "warning",
      }),
    );
  }
  if (source.pathLanguage !== undefined) {
    return stated(source.pathLanguage, "path", source.path);
  }
  const detected = context.detectLanguage(sample);
  if (detected !== undefined) return found(detected, "detected", sample.slice(0, 60), problems);
  const message = "no language is declared, and the text does not clearly show one";
  return {
    problems: [...problems, problem("language_unknown", source.path, message)],
    evidence: [],
  };
}

/**
 * The Problem of a text that is plainly not in the language it is tagged with: it must not reach that language's
 * readers, and a person must say which of the two is wrong.
 * @param language - as stated
 * @param source - the file
 * @param really - what the text is in, where that is plain
 * @returns the Problem, or none
 */
function contradicted(language: string, source: Source, really: string | undefined): Problem[] {
  if (really === undefined) return [];
  const message = `tagged "${language}", but the text is in "${really}"`;
  return [problem("language_contradicted", source.path, message)];
}

/**
 * A language with its evidence.
 * @param language - canonical
 * @param rule - how it was found
 * @param value - what it was found in
 * @param problems - what went wrong before
 * @returns the result
 */
function found(
  language: string,
  rule: string,
  value: string,
  problems: readonly Problem[],
): LanguageFound {
  return { language, problems, evidence: [{ field: "language", rule, value }] };
}
