/** Names found so far: to look one up takes longer than to write a page. */
const names = new Map<string, string>();

/**
 * A language's name for itself, beginning with a capital where its script has them.
 * @param tag - BCP 47
 * @returns "Deutsch (Schweiz)" for "de-CH"; the tag where nobody knows a name
 */
export function languageName(tag: string): string {
  const name = names.get(tag) ?? nameOf(tag);
  names.set(tag, name);
  return name;
}

/**
 * Looks a language's name up.
 * @param tag - BCP 47
 * @returns the name
 */
function nameOf(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  // Georgian capitals make whole words, never their beginnings.
  if (/^\p{Script=Georgian}/u.test(name)) return name;
  const [first = "", ...rest] = name;
  return first.toLocaleUpperCase(tag) + rest.join("");
}
