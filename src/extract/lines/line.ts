/** One line of a scraped text that says something. */
export interface Line {
  readonly text: string;
  /** 1-based, in the file. */
  readonly number: number;
  /** True where a blank line stands before it. */
  readonly gap: boolean;
}

/** Shorter and longer lines are not what a mail or a terminal wrapped. */
const WRAPPED = { min: 45, max: 100 };

/**
 * The lines of a text that say something; paragraphs that were wrapped by hand are put together again.
 * @param text - the file
 * @param first - number of its first line
 * @returns the lines
 */
export function readLines(text: string, first = 1): Line[] {
  const lines: Line[] = [];
  let gap = false;
  for (const [index, raw] of text.split("\n").entries()) {
    const line = raw.trim();
    if (line !== "") lines.push({ text: line, number: first + index, gap });
    gap = line === "";
  }
  return isWrapped(lines) ? unwrap(lines) : lines;
}

/**
 * Says whether the paragraphs of a text are wrapped: blank lines between them, and inside them lines of like length
 * that break within a sentence.
 * @param lines - the lines
 * @returns true where they are
 */
function isWrapped(lines: readonly Line[]): boolean {
  const inner = lines.filter((_, index) => lines[index + 1]?.gap === false);
  const long = inner.filter(
    ({ text }) =>
      text.length >= WRAPPED.min && text.length <= WRAPPED.max && !/[.!?。]$/u.test(text),
  );
  return (
    lines.filter(({ gap }) => gap).length >= 2 &&
    long.length >= 4 &&
    long.length >= inner.length * 0.7 &&
    lines.every(({ text }) => text.length <= WRAPPED.max + 20)
  );
}

/**
 * Puts wrapped paragraphs together. A line that repeats the one before it is a line of its own.
 * @param lines - the lines
 * @returns one line a paragraph
 */
function unwrap(lines: readonly Line[]): Line[] {
  const paragraphs: Line[] = [];
  let previous: Line | undefined;
  for (const line of lines) {
    const last = paragraphs.at(-1);
    const goesOn = last && previous && !line.gap && previous.text.length >= WRAPPED.min;
    if (goesOn && previous?.text !== line.text) {
      paragraphs[paragraphs.length - 1] = { ...last, text: `${last.text} ${line.text}` };
    } else paragraphs.push(line);
    previous = line;
  }
  return paragraphs;
}
