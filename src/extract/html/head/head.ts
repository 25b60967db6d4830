/** Where the text begins. */
const BODY = /<body[\s>]/i;

/** What below the head could still say something about the article as a whole. */
const LATE = /<(?:meta\s(?!itemprop)|link|base|html)\b/iy;
const LATE_INITIALS: ReadonlySet<number> = new Set(
  Array.from("mlbhMLBH", (initial) => initial.charCodeAt(0)),
);
const LATE_SCRIPT = /ld\+json/iy;

/**
 * The head of a page, where all that concerns the article as a whole may be in it.
 * @param text - the page
 * @returns the head, or undefined where the body may matter, or there is no JSON-LD
 */
export function headOf(text: string): string | undefined {
  const at = text.search(BODY);
  const head = text.slice(0, Math.max(0, at)).trimEnd();
  const isWhole = head.slice(-"</head>".length).toLowerCase() === "</head>";
  return isWhole && /\/ld\+json/i.test(head) && !saysMore(text, at) ? head : undefined;
}

/**
 * Whether a body may say something about the article as a whole.
 * @param text - the page
 * @param from - where its body begins
 * @returns true for metadata out of its place
 */
function saysMore(text: string, from: number): boolean {
  // By hand, for a search without regard to case goes through a page ten times slower.
  for (let at = text.indexOf("<", from); at !== -1; at = text.indexOf("<", at + 1)) {
    if (!LATE_INITIALS.has(text.charCodeAt(at + 1))) continue;
    LATE.lastIndex = at;
    if (LATE.test(text)) return true;
  }
  for (let at = text.indexOf("+", from); at !== -1; at = text.indexOf("+", at + 1)) {
    LATE_SCRIPT.lastIndex = Math.max(0, at - 2);
    if (LATE_SCRIPT.test(text)) return true;
  }
  return text.includes('"@context"', from);
}
