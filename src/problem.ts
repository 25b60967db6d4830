/** How much a problem costs: an `error` loses the article or feed it names, a `warning` loses nothing, a `notice` informs. */
export type Severity = "error" | "warning" | "notice";

/** What is wrong, where, and what to do about it. Everything Polywire complains about is one of these. */
export interface Problem {
  /** A stable code from {@link PROBLEMS}. */
  readonly code: ProblemCode;
  readonly severity: Severity;
  /** The offending file (or config path, or output document), relative to where the user would look for it. */
  readonly path: string;
  /** 1-based line within `path`, where one can be named. */
  readonly line?: number;
  /** What is wrong with this very case, in one sentence without a full stop. */
  readonly message: string;
  /** What to do, as an imperative. */
  readonly fix: string;
}

/** Every code, its default severity and fix. Rooms add their codes here, so that the list is the documentation. */
export const PROBLEMS = {
  file_unreadable: { severity: "error", fix: "check the file's permissions" },
  file_empty: { severity: "error", fix: "write the article or delete the file" },
  file_binary: {
    severity: "error",
    fix: "move files that are not articles out of the articles folder",
  },
  file_too_large: {
    severity: "error",
    fix: "raise limits.bytes for this source or split the file",
  },
  file_not_followed: {
    severity: "warning",
    fix: "copy the file into the articles folder; links out of it are not followed",
  },
  format_unknown: {
    severity: "notice",
    fix: "use .html, .txt, .md, .json (ninjs) or .xml (NewsML-G2, NITF)",
  },
  encoding_guessed: {
    severity: "notice",
    fix: "declare the charset in the document or save it as UTF-8",
  },
  encoding_invalid: {
    severity: "warning",
    fix: "save the file in the charset that it declares, best UTF-8",
  },
  markup_too_deep: { severity: "error", fix: "flatten the nesting; no article needs this depth" },
  markup_too_many_attributes: {
    severity: "error",
    fix: "remove the attributes; no article needs as many",
  },
  parse_failed: { severity: "error", fix: "mend the syntax at the named place" },
  extraction_slow: { severity: "error", fix: "simplify the page or raise limits.milliseconds" },
  headline_missing: { severity: "error", fix: "give the article a headline" },
  body_missing: {
    severity: "error",
    fix: "give the article a text, or an override with its CSS selector",
  },
  language_unknown: {
    severity: "error",
    fix: "declare the language in the document, or by file suffix (story.ar.html) or folder (ar/)",
  },
  language_invalid: { severity: "error", fix: "use a BCP 47 language tag" },
  language_contradicted: { severity: "error", fix: "correct the declared language or the text" },
  date_missing: { severity: "warning", fix: "state the date of publication" },
  date_invalid: { severity: "warning", fix: "write the date as ISO 8601" },
  date_in_future: {
    severity: "warning",
    fix: "correct the date, or use embargo to hold the article back",
  },
  field_invalid: { severity: "warning", fix: "correct the field" },
  locale_unreadable: {
    severity: "warning",
    fix: "mend the JSON; until then the language falls back",
  },
  locale_invalid: {
    severity: "warning",
    fix: "use the keys and placeholders of locales/en; until then the string falls back",
  },
  config_unreadable: { severity: "error", fix: "name a readable JSON file with --config" },
  config_invalid: { severity: "error", fix: "correct the value; the README lists all options" },
  usage_invalid: { severity: "error", fix: "see --help" },
  output_empty: { severity: "error", fix: "run build first" },
  output_unwritable: { severity: "error", fix: "make the output folder writable" },
  pattern_unmatched: {
    severity: "warning",
    fix: "correct the pattern, which is relative to the articles folder, or take it out",
  },
  ledger_unusable: {
    severity: "error",
    fix: "check the file named by state; moved away, it is made anew from the published feeds",
  },
  ledger_rebuilt: {
    severity: "warning",
    fix: "restore the file named by state from a backup if you have one; else nothing to do",
  },
  hub_unreachable: {
    severity: "warning",
    fix: "check the address in feeds.hubs; the next run announces the feed again",
  },
  target_failed: {
    severity: "error",
    fix: "mend the target; the local files are published, and the next run sends what is missing",
  },
  target_limited: { severity: "warning", fix: "let nobody else publish there, or choose another" },
  site_new: {
    severity: "warning",
    fix: "nothing to do for a first publication; else correct site.feedsUrl",
  },
  site_unreadable: {
    severity: "error",
    fix: "run again when the site answers, or correct site.feedsUrl",
  },
  site_file_missing: { severity: "warning", fix: "restore the file from a backup if you have one" },
  ledger_busy: { severity: "error", fix: "wait for the other run to finish, or stop it" },
  feed_held_back: {
    severity: "error",
    fix: "mend the articles named above, or confirm the loss with --accept-losses",
  },
  feed_cut_short: {
    severity: "error",
    fix: "mend the articles named above; the feed was not held back, since a takedown could not wait",
  },
  render_failed: {
    severity: "error",
    fix: "report the article named here; the previous feed stays",
  },
  locale_missing: { severity: "warning", fix: "add the string to locales/" },
  folder_vanished: {
    severity: "error",
    fix: "mount the articles folder again, or confirm the deletion with --accept-losses",
  },
  wire_double: {
    severity: "notice",
    fix: "nothing to do: the one that came first stays",
  },
  id_duplicate: { severity: "warning", fix: "give each article an id of its own" },
  partner_profile_invalid: {
    severity: "error",
    fix: "correct the profile; see .github/PARTNERS.md",
  },
  title_too_short: { severity: "error", fix: "set an alternativeHeadline of the right length" },
  title_too_long: { severity: "error", fix: "set an alternativeHeadline of the right length" },
  body_below_minimum: { severity: "error", fix: "send longer articles only, or write more" },
  body_above_maximum: { severity: "error", fix: "split the article" },
  description_too_short: { severity: "error", fix: "write a longer standfirst" },
  image_missing: { severity: "error", fix: "give the article a picture with its URL" },
  image_below_minimum: { severity: "notice", fix: "provide a larger picture" },
  image_above_maximum: { severity: "notice", fix: "provide a smaller file" },
  image_not_https: { severity: "notice", fix: "serve the picture over https" },
  image_url_too_long: { severity: "notice", fix: "shorten the picture's URL" },
  caption_cut: { severity: "notice", fix: "shorten the caption" },
  too_old: { severity: "notice", fix: "nothing to do: the partner takes newer articles only" },
  in_future: { severity: "error", fix: "correct the date of publication, or wait for it" },
  rights_withheld: {
    severity: "warning",
    fix: "list the agency in the partner's agencies if the contract covers it, or use a picture of your own",
  },
  language_mismatch: { severity: "error", fix: "correct the declared language or the text" },
  language_not_taken: {
    severity: "error",
    fix: "leave this edition out of the partner's editions",
  },
  language_without_region: {
    severity: "notice",
    fix: "give the edition a locale with a region, such as en-GB",
  },
  tag_not_allowed: { severity: "notice", fix: "nothing to do: the text stays, in simpler markup" },
  link_invalid: { severity: "error", fix: "give the article an absolute canonical URL" },
  link_not_https: { severity: "error", fix: "serve the article over https" },
  link_off_site: {
    severity: "error",
    fix: "give the article a canonical URL on the site's own host",
  },
  guid_not_permalink: { severity: "notice", fix: "use the article's canonical URL as its id" },
  category_missing: {
    severity: "error",
    fix: "give the article a section, or map it in the profile's categories",
  },
  item_limit: {
    severity: "notice",
    fix: "nothing to do: newer articles filled the partner's file",
  },
  feed_too_large: { severity: "notice", fix: "lower the partner's items" },
  too_few_items: { severity: "notice", fix: "raise the partner's items or take in more sections" },
  takedown_by_hand: { severity: "warning", fix: "ask the partner to remove the article" },
  document_ill_formed: { severity: "error", fix: "mend the syntax at the named place" },
  document_unknown: {
    severity: "notice",
    fix: "name an RSS, Atom, JSON Feed, OPML, sitemap or feeds.json file",
  },
  namespace_undefined: { severity: "error", fix: "declare the prefix with xmlns on the root" },
  element_missing: { severity: "error", fix: "add the element" },
  element_duplicate: { severity: "error", fix: "keep one of them" },
  element_undefined: { severity: "error", fix: "remove the element or give it its namespace" },
  element_misplaced: { severity: "warning", fix: "write it before the first item" },
  value_invalid: { severity: "error", fix: "write the value as the format's specification asks" },
  date_malformed: {
    severity: "error",
    fix: "write RFC 822 dates in RSS, RFC 3339 dates in Atom and JSON Feed",
  },
  date_order: { severity: "warning", fix: "let nothing be updated before it was published" },
  id_repeated: { severity: "error", fix: "give each item an id of its own" },
  id_missing: { severity: "warning", fix: "give each item a guid that never changes" },
  updated_repeated: {
    severity: "warning",
    fix: "state the second at which each entry changed",
  },
  url_not_absolute: { severity: "error", fix: "write the whole address with its scheme" },
  link_repeated: {
    severity: "error",
    fix: "keep one alternate link for each type and language",
  },
  self_link_missing: { severity: "warning", fix: "say where the feed itself is published" },
  language_missing: { severity: "warning", fix: "state the feed's language as a BCP 47 tag" },
  contact_invalid: {
    severity: "error",
    fix: "write an e-mail address, or name the author with dc:creator",
  },
  enclosure_incomplete: { severity: "error", fix: "state url, length and type of the enclosure" },
  image_differs: {
    severity: "warning",
    fix: "give the image the channel's own title and link",
  },
  text_contains_html: { severity: "warning", fix: "write plain text here" },
  html_malformed: { severity: "warning", fix: "close and nest the elements of the HTML" },
  reference_relative: { severity: "warning", fix: "write absolute addresses in content" },
  content_unsafe: { severity: "error", fix: "take scripts, handlers and script addresses out" },
  list_too_long: { severity: "error", fix: "keep to the number the format allows" },
} as const;

/** One of the codes of {@link PROBLEMS}. */
export type ProblemCode = keyof typeof PROBLEMS;

/** What a caller may say beyond code, path and message. */
interface ProblemDetail {
  readonly line?: number;
  /** Replaces the catalogue's fix where the case knows better. */
  readonly fix?: string;
  /** Replaces the catalogue's severity. */
  readonly severity?: Severity;
}

/** Longest message in UTF-16 code units: what it quotes may be an address of some megabytes. */
const LONGEST_MESSAGE = 1000;

/**
 * Makes a Problem from the catalogue.
 * @param code - the catalogue's code
 * @param path - the offending path
 * @param message - what is wrong with this very case
 * @param detail - line, fix or severity where the case knows better than the catalogue
 * @returns the Problem
 */
export function problem(
  code: ProblemCode,
  path: string,
  message: string,
  detail: ProblemDetail = {},
): Problem {
  const kind = PROBLEMS[code];
  return {
    code,
    severity: detail.severity ?? kind.severity,
    path,
    ...(detail.line === undefined ? {} : { line: detail.line }),
    message:
      message.length > LONGEST_MESSAGE
        ? `${message.slice(0, LONGEST_MESSAGE).toWellFormed()}…`
        : message,
    fix: detail.fix ?? kind.fix,
  };
}
