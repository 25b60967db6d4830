import { extract } from "../extract/index.ts";
import { DEFAULT_LIMITS, type ExtractionLimits } from "../extract/extractor.ts";
import { createDetector } from "../load/detect.ts";
import { toSource } from "../load/source.ts";
import { parseDateLine } from "../localize/date-parse.ts";
import type { Extraction } from "../model/article.ts";

/** What is known of a file besides its bytes; all of it may be absent. */
export interface ExtractArticleContext {
  /**
   * Languages to expect, BCP 47; a text that declares none is detected among them. Where absent, whatever language the
   * document, its suffix or its folder names.
   */
  readonly languages?: readonly string[];
  /** Language of a file that declares none and whose path says none, BCP 47. */
  readonly language?: string;
  /** IANA zone of dates that state none. Default UTC. */
  readonly timeZone?: string;
  /** Base of relative links. */
  readonly baseUrl?: string;
  /** Authority of `tag:` URIs (RFC 4151). Default `localhost,2025`. */
  readonly tagAuthority?: string;
  readonly limits?: Partial<ExtractionLimits>;
}

/**
 * Extracts one article from the bytes of a file, whatever its format.
 * @param file - its bytes, and its path, whose ending names the format and whose folder or suffix may name the language
 * @param context - what is known besides
 * @returns the article with its evidence, or the problems that prevented it; never throws for bad input
 */
export function extractArticle(
  file: { readonly path: string; readonly bytes: Uint8Array },
  context: ExtractArticleContext = {},
): Extraction {
  const { languages = [], language, timeZone = "UTC", baseUrl } = context;
  const limits = { ...DEFAULT_LIMITS, ...context.limits };
  const rules = language === undefined ? [] : [{ path: "**", language }];
  const loaded = toSource(file.path, file.bytes, {
    rules,
    timeZone,
    languages: languages.length > 0 ? languages : namedBy(file.path),
    maxBytes: limits.bytes,
  });
  const { detect, contradicts } = createDetector(languages);
  if ("code" in loaded) return { ok: false, problems: [loaded] };
  const extraction = extract(loaded.source, {
    languages,
    detectLanguage: detect,
    // Who states the language or expects none in particular is believed.
    ...(language === undefined && languages.length > 0 ? { contradictsLanguage: contradicts } : {}),
    parseDateLine,
    tagAuthority: context.tagAuthority ?? "localhost,2025",
    limits,
    clock: () => performance.now(),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  });
  return { ...extraction, problems: [...loaded.problems, ...extraction.problems] };
}

/**
 * The languages that a path could name.
 * @param path - such as `ar/story.html` or `story.pt-BR.md`
 * @returns its parts that are tags of languages with locale data, BCP 47
 */
function namedBy(path: string): readonly string[] {
  const parts = path
    .split(/[/.]/)
    .filter((part) => /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(part));
  return parts.filter(isKnownTag);
}

/**
 * Whether a part of a path is the tag of a language with locale data.
 * @param part - has the shape of one: "der-erfolg-gibt" has it too, and is none
 * @returns false for what is no tag, and for languages nobody writes dates in
 */
function isKnownTag(part: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(part).length > 0;
  } catch {
    return false;
  }
}
