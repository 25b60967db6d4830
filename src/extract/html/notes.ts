import { type Block, plainText } from "../../model/block.ts";
import { dateline } from "../lines/dateline.ts";
import { correctionLine } from "../lines/furniture.ts";
import { known } from "./known.ts";

/** Notes are not longer than this. */
const LONGEST = 1200;

/** Corrections stand among so many blocks at the beginning or the end. */
const EDGE = 4;

/** What the text says about itself, and the text without its notes. */
export interface Notes {
  readonly blocks: readonly Block[];
  readonly correction?: string;
  readonly dateline?: string;
}

/**
 * Reads the correction and the dateline that stand in the text. A correction leaves the text, for it is a fact of its
 * own; the dateline stays.
 * @param blocks - the text
 * @param language - BCP 47, "und" where unknown
 * @returns what was found
 */
export function readNotes(blocks: readonly Block[], language: string): Notes {
  const note = (block: Block): string | null => {
    const text = block.type === "paragraph" ? plainText([block]).trim() : "";
    return text === "" || text.length > LONGEST ? null : correctionLine(text, { language });
  };
  const isAtEdge = (index: number): boolean => index < EDGE || index >= blocks.length - EDGE;
  const notes = blocks.map((block, index) => (isAtEdge(index) ? note(block) : null));
  const corrections = notes.filter((found) => found !== null);
  const kept = blocks.filter((_, index) => notes[index] === null);
  const opening = kept.find(({ type }) => type === "paragraph");
  const place = opening && dateline(plainText([opening]).trim())?.place;
  return {
    blocks: kept.length === 0 ? blocks : kept,
    ...known({ correction: corrections.join(" "), dateline: place }),
  };
}
