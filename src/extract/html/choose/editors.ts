import type { AuthorClaim } from "../metadata/claims.ts";
import type { Page } from "../page.ts";

/** A line that names who answers for a text: "责任编辑：林海、王波", in brackets or not. */
const EDITORS =
  /^[(（【[]?(责任编辑|責任編輯|责编|責編|编辑|編輯)\s*[：:]\s*(\p{Script=Han}[\p{Script=Han}·、，,\s]{1,40}?)\s*[)）】\]]?$/u;

/** A name has so many characters. */
const MIN_NAME = 2;
const MAX_NAME = 4;

/**
 * The editors whom Chinese pages name below a text that has no byline, with their role.
 * @param page - the page
 * @param language - BCP 47
 * @returns the editors, none in other languages
 */
export function namedEditors(page: Page, language: string): AuthorClaim[] {
  if (!language.startsWith("zh")) return [];
  for (const { text } of page.outline.lines.toReversed()) {
    const [, role = "", names = ""] = EDITORS.exec(text) ?? [];
    const editors = names
      .split(/[、，,\s]+/u)
      .filter(({ length }) => length >= MIN_NAME && length <= MAX_NAME);
    if (editors.length > 0) return editors.map((name) => ({ name, role }));
  }
  return [];
}
