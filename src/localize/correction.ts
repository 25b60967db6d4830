import { plainText, type Block } from "../model/block.ts";
import { lettersOf } from "../model/text.ts";

/** Letters that a page may write around a correction's words: "Correction, 20 November 2026:". */
const LABEL_LETTERS = 40;

/** A correction of fewer letters is found only where it stands alone. */
const TELLING_LETTERS = 8;

/** Letters of a heading that can only be a label. */
const HEADING_LETTERS = 24;

/**
 * A body without the correction that is shown above it: pages print it in their text as well.
 * @param body - the text
 * @param correction - the published note
 * @returns the body; the very same where the note is not in it, or is all there is
 */
export function withoutCorrection(body: readonly Block[], correction: string): readonly Block[] {
  const wanted = lettersOf(correction);
  const texts = body.map((block) => lettersOf(plainText([block])));
  for (const start of texts.keys()) {
    const end = endOfNote(texts, start, wanted);
    if (end === undefined) continue;
    const from = start - (isLabel(body, start - 1, end) ? 1 : 0);
    const rest = [...body.slice(0, from), ...body.slice(end)];
    return rest.length === 0 ? body : rest;
  }
  return body;
}

/**
 * A correction without the label that the edition puts before it anyway.
 * @param correction - the published note
 * @param labels - "Correction" in the languages it may be written in
 * @returns the note
 */
export function unlabelled(correction: string, labels: readonly string[]): string {
  for (const label of labels) {
    const head = correction.slice(0, label.length);
    if (head.toLowerCase() !== label.toLowerCase()) continue;
    const rest = /^\s*[:：.–—-]\s*(?<text>\S.*)$/su.exec(correction.slice(label.length));
    if (rest?.groups?.["text"] !== undefined) return rest.groups["text"];
  }
  return correction;
}

/**
 * Where the note ends that begins with a block, for it may fill several.
 * @param texts - letters of each block
 * @param start - of the note
 * @param wanted - letters of the note
 * @returns the index after its last block, undefined where none begins here
 */
function endOfNote(texts: readonly string[], start: number, wanted: string): number | undefined {
  let text = "";
  for (let end = start; end < texts.length; end += 1) {
    const next = texts[end] ?? "";
    if (next === "") return undefined;
    text += next;
    if (isNote(text, wanted)) return end + 1;
    if (text.length > wanted.length + LABEL_LETTERS) return undefined;
  }
  return undefined;
}

/**
 * Whether a text says the note and no more than a label.
 * @param text - its letters
 * @param wanted - letters of the note
 * @returns true where it does
 */
function isNote(text: string, wanted: string): boolean {
  if (text === wanted) return true;
  const [longer, shorter] = text.length > wanted.length ? [text, wanted] : [wanted, text];
  return (
    shorter.length >= TELLING_LETTERS &&
    longer.length - shorter.length <= Math.min(LABEL_LETTERS, shorter.length) &&
    longer.endsWith(shorter)
  );
}

/**
 * Whether a block is the heading of the note alone: nothing but the note is under it.
 * @param body - the text
 * @param index - of the block before the note
 * @param end - index after the note
 * @returns true for a short heading with the end or another heading after the note
 */
function isLabel(body: readonly Block[], index: number, end: number): boolean {
  const block = body[index];
  if (block?.type !== "heading" || (body[end]?.type ?? "heading") !== "heading") return false;
  return lettersOf(plainText([block])).length <= HEADING_LETTERS;
}
