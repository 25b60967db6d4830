import type { ExtractionContext } from "../extractor.ts";

/** Thrown between two steps of a page that has taken too long; never leaves the room. */
export class TooSlow extends Error {
  constructor(milliseconds: number) {
    super(`the page took more than ${milliseconds} ms`);
    this.name = "TooSlow";
  }
}

/** Called between steps; throws {@link TooSlow} where the time is up. */
export type Checkpoint = () => void;

/**
 * The checkpoint of one page, whose time begins now.
 * @param context - its clock and limit; without a clock there is no limit
 * @returns what to call between steps
 */
export function checkpoint(context: Pick<ExtractionContext, "clock" | "limits">): Checkpoint {
  const { clock, limits } = context;
  if (!clock) return noLimit;
  const end = clock() + limits.milliseconds;
  return () => {
    if (clock() > end) throw new TooSlow(limits.milliseconds);
  };
}

/** Where nobody looks at the clock. */
export function noLimit(): void {
  // Nothing to check.
}
