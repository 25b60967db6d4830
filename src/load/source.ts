import { matchesGlob } from "node:path";
import type { Source, SourceFormat } from "../model/source.ts";
import { problem, type Problem } from "../problem.ts";
import { decode } from "./decode.ts";
import { sha256Of } from "./sha256.ts";

/** What config says of the files under a path. */
export interface SourceRule {
  /** Glob over paths relative to the articles folder. */
  readonly path: string;
  /** IANA zone of dates that state none. */
  readonly timeZone?: string | undefined;
  /** Language of files that do not declare one. */
  readonly language?: string | undefined;
  /** Owner of texts that name none. */
  readonly credit?: string | undefined;
}

/** What reading a source needs to know. */
export interface SourceSettings {
  readonly rules: readonly SourceRule[];
  /** The zone where no rule has one. */
  readonly timeZone: string;
  /** Languages of the newsroom: folders of these names are languages. */
  readonly languages: readonly string[];
  /** Bytes. */
  readonly maxBytes: number;
}

/** File endings and what they hold; `.xml` is looked into. */
const FORMATS: Readonly<Record<string, SourceFormat>> = {
  html: "html",
  htm: "html",
  xhtml: "html",
  shtml: "html",
  txt: "text",
  text: "text",
  md: "markdown",
  markdown: "markdown",
  json: "ninjs",
  ninjs: "ninjs",
  xml: "newsml",
  newsml: "newsml",
  nitf: "nitf",
};

/** Knows which subtags are languages at all. Made when a file's name first asks: that takes as long as many articles. */
let languageNames: Intl.DisplayNames | undefined;

/**
 * What config's rules say of a path, field by field: an earlier rule wins, a later one fills what it leaves open.
 * @param rules - in config's order
 * @param path - relative to the articles folder
 * @returns zone, language and credit where a rule has them
 */
export function ruleFor(rules: readonly SourceRule[], path: string): Omit<SourceRule, "path"> {
  const matching = rules.filter((rule) => matchesGlob(path, rule.path));
  return {
    timeZone: matching.find((rule) => rule.timeZone !== undefined)?.timeZone,
    language: matching.find((rule) => rule.language !== undefined)?.language,
    credit: matching.find((rule) => rule.credit !== undefined)?.credit,
  };
}

/**
 * Makes a Source of a file's bytes.
 * @param path - relative to the articles folder
 * @param bytes - the file
 * @param settings - rules and languages of the newsroom
 * @param sha256 - of the bytes, where that is known
 * @returns the Source with what there was to say, or the Problem that prevents it
 */
export function toSource(
  path: string,
  bytes: Uint8Array,
  settings: SourceSettings,
  sha256: string = sha256Of(bytes),
): { readonly source: Source; readonly problems: readonly Problem[] } | Problem {
  if (bytes.length > settings.maxBytes) {
    const message = `${bytes.length} bytes, ${settings.maxBytes} are allowed`;
    return problem("file_too_large", path, message);
  }
  const ending = formatOf(path);
  if (ending === undefined) {
    return problem("format_unknown", path, "the file's ending names no article format");
  }
  const decoded = decode(bytes, path);
  if ("code" in decoded) return decoded;
  const rule = ruleFor(settings.rules, path);
  const { stem, language = rule.language } = readPath(path, settings.languages);
  const source: Source = {
    path,
    format: formatOfText(ending, decoded.text),
    sha256,
    text: decoded.text,
    ...(language === undefined ? {} : { pathLanguage: language }),
    stem,
    timeZone: rule.timeZone ?? settings.timeZone,
  };
  return { source, problems: decoded.problems };
}

/**
 * The format a file's ending promises.
 * @param path - any path
 * @returns the format, undefined for endings that hold no articles
 */
export function formatOf(path: string): SourceFormat | undefined {
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase();
  return ending === undefined ? undefined : FORMATS[ending];
}

/**
 * Tells apart what one ending may hold: NITF, NewsML-G2 and XHTML are all `.xml`.
 * @param format - what the ending promises
 * @param text - the decoded text
 * @returns the format
 */
function formatOfText(format: SourceFormat, text: string): SourceFormat {
  if (format !== "newsml" && format !== "nitf") return format;
  const root = /<(?![?!])(?:[\w-]+:)?([\w-]+)/.exec(text.slice(0, 8192))?.[1]?.toLowerCase();
  if (root === "nitf" || root === "html") return root;
  return root === undefined ? format : "newsml";
}

/**
 * What a path says: the language by suffix (`story.ar.html`), else by the deepest folder named after a language of the
 * newsroom (`ar/story.html`), and the stem that language versions share.
 * @param path - relative to the articles folder
 * @param languages - of the newsroom
 * @returns stem without language and ending, and the canonical language tag
 */
function readPath(path: string, languages: readonly string[]): PathReading {
  const from = path.lastIndexOf("/") + 1;
  const name = path.slice(from).replace(/\.[^.]+$/, "");
  const [, bare = name, suffix = ""] =
    /^(.+)[._]([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)$/.exec(name) ?? [];
  const bySuffix = languageTag(suffix);
  const folder = folderOf(path.slice(0, from), languages);
  const stem = folder.stem + (bySuffix === undefined ? name : bare);
  const language = bySuffix ?? folder.language;
  return language === undefined ? { stem } : { stem, language };
}

/** What a path says, or the folders of one; their stem ends with a slash. */
interface PathReading {
  readonly stem: string;
  readonly language?: string | undefined;
}

/** The folder read last, for files are listed folder by folder. */
let lastFolder: (PathReading & { folder: string; languages: readonly string[] }) | undefined;

/**
 * What the folders of a path say.
 * @param folder - the path without its name, "" or ending with a slash
 * @param languages - of the newsroom
 * @returns the folders that are no language, and the language of the deepest that is one
 */
function folderOf(folder: string, languages: readonly string[]): PathReading {
  if (lastFolder?.folder === folder && lastFolder.languages === languages) return lastFolder;
  const parts = folder.split("/").slice(0, -1);
  const at = parts.findLastIndex((part) => isFolderLanguage(part, languages));
  const stem = parts.flatMap((part, index) => (index === at ? [] : [`${part}/`])).join("");
  lastFolder = { folder, languages, stem, language: canonicalTag(parts[at] ?? "") };
  return lastFolder;
}

/**
 * Whether a folder's name is a language the newsroom publishes in.
 * @param folder - one part of a path
 * @param languages - of the newsroom
 * @returns true where language subtags agree
 */
function isFolderLanguage(folder: string, languages: readonly string[]): boolean {
  const subtag = canonicalTag(folder)?.split("-")[0];
  return subtag !== undefined && languages.some((language) => language.split("-")[0] === subtag);
}

/**
 * The canonical tag where a word names a language.
 * @param word - the suffix of a file's name
 * @returns the BCP 47 tag of a language that CLDR knows
 */
function languageTag(word: string): string | undefined {
  const known = tags.get(word);
  if (known !== undefined) return known === "" ? undefined : known;
  const tag = canonicalTag(word);
  const isLanguage = tag !== undefined && isKnown(tag.split("-")[0] ?? "");
  // Suffixes are few; what is no language must not fill memory.
  if (tags.size < MOST_TAGS) tags.set(word, isLanguage ? tag : "");
  return isLanguage ? tag : undefined;
}

/** Tags of suffixes met so far, "" for those that are none. */
const tags = new Map<string, string>();
const MOST_TAGS = 1000;

/**
 * The canonical tag where a word is one.
 * @param word - a suffix or folder name
 * @returns the BCP 47 tag, whether or not there is such a language
 */
function canonicalTag(word: string): string | undefined {
  if (!TAG.test(word)) return undefined;
  try {
    return Intl.getCanonicalLocales(word.replaceAll("_", "-"))[0];
  } catch {
    return undefined;
  }
}

/** What may be a language tag at all. */
const TAG = /^[A-Za-z]{2,8}(?:[-_][A-Za-z\d]{1,8})*$/;

/**
 * Whether CLDR knows a language.
 * @param language - bare subtag
 * @returns true where it has a name for it
 */
function isKnown(language: string): boolean {
  languageNames ??= new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  return languageNames.of(language) !== undefined;
}
