/** A paragraph at least this long is written once in an article. */
const MIN_SIZE = 60;

/** So many paragraphs in the same order are a text set twice, not a refrain. */
const MIN_RUN = 3;

/**
 * Finds a text that begins again: set a second time for printing or for machines, or a paragraph right under its
 * copy. Paragraphs
 * that recur one by one, as questions and recipes do, stay.
 * @param texts - folded words of the paragraphs, "" for all else
 * @returns for each whether it repeats what stands above
 */
export function repeats(texts: readonly string[]): readonly boolean[] {
  const long = [...texts.keys()].filter((index) => (texts[index] ?? "").length >= MIN_SIZE);
  const firstAt = new Map<string, number>();
  const earlier = long.map((index, at) => {
    const text = texts[index] ?? "";
    const before = firstAt.get(text);
    if (before === undefined) firstAt.set(text, at);
    return before;
  });
  const found = texts.map(
    (text, index) => text.length >= MIN_COPY && isCopy(text, texts.slice(0, index)),
  );
  for (const [at, before] of earlier.entries()) {
    if (before === undefined) continue;
    const run = runLength(earlier, at);
    if (run < MIN_RUN && at > before + 1) continue;
    for (const index of long.slice(at, at + run)) found[index] = true;
  }
  return found;
}

/** A copy of a text in one piece is longer than this, and this share of it stands above. */
const MIN_COPY = 600;
const COPIED = 0.6;

/**
 * Whether a paragraph is a copy of several above it, in one piece.
 * @param text - a paragraph long enough for one
 * @param above - the paragraphs above it
 * @returns true where most of it stands above
 */
function isCopy(text: string, above: readonly string[]): boolean {
  const copied = above.filter((one) => one.length >= MIN_SIZE && text.includes(one));
  return copied.join("").length > text.length * COPIED;
}

/**
 * How many paragraphs in a row repeat an earlier row.
 * @param earlier - for each paragraph where it stood before
 * @param start - the first of the row
 * @returns its length, at least 1
 */
function runLength(earlier: readonly (number | undefined)[], start: number): number {
  const first = earlier[start] ?? 0;
  let length = 1;
  while (earlier[start + length] === first + length) length += 1;
  return length;
}
