import type { ArticleStatus } from "../model/article.ts";
import type { Source } from "../model/source.ts";
import { problem, type Problem } from "../problem.ts";

/** The words for a status: ours, those of common generators, and those of IPTC's formats and the systems that write them. */
export const STATUS: Readonly<Record<string, ArticleStatus>> = {
  usable: "usable",
  published: "usable",
  corrected: "usable",
  withheld: "withheld",
  draft: "withheld",
  hold: "withheld",
  withdrawn: "withdrawn",
  canceled: "withdrawn",
  cancelled: "withdrawn",
  killed: "withdrawn",
};

/** What a wire's format says of whether an article may go out. */
export interface StatedStatus {
  /** A word, alone or as the end of a code such as `stat:usable`; undefined where nothing is stated. */
  readonly word: unknown;
  /** Whether an embargo is stated whose moment is not known. */
  readonly hasOpenEmbargo: boolean;
}

/**
 * The status of an article of a wire. What is not understood must not let it out.
 * @param stated - by the document
 * @param source - the file
 * @param problems - grows by a word that is not understood
 * @returns the status, where there is one
 */
export function statusFacts(
  stated: StatedStatus,
  source: Pick<Source, "path">,
  problems: Problem[],
): { readonly status?: ArticleStatus } {
  const { word, hasOpenEmbargo } = stated;
  const isStated = word !== undefined && word !== null && word !== "";
  const name = typeof word === "string" ? lastWord(word) : "";
  const known = Object.hasOwn(STATUS, name) ? STATUS[name] : undefined;
  if (isStated && known === undefined) {
    const message = `the status ${JSON.stringify(word)} is not understood; until it is, the article is withheld`;
    problems.push(problem("field_invalid", source.path, message));
    return { status: "withheld" };
  }
  if (known === "withdrawn") return { status: known };
  return hasOpenEmbargo || known === "withheld" ? { status: "withheld" } : {};
}

/**
 * The word of a code.
 * @param code - "usable", "stat:usable" or a URI that ends so
 * @returns the word in lower case
 */
function lastWord(code: string): string {
  return code
    .trim()
    .toLowerCase()
    .replace(/^.*[:/]/u, "");
}
