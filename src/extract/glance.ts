import type { Source } from "../model/source.ts";
import type { ExtractionContext } from "./extractor.ts";
import { glance as glanceAtPage, type Glance } from "./html/glance.ts";
import { refuse } from "./read.ts";

/**
 * Looks at a source file for what decides whether anything of it is needed, without reading its text.
 * @param source - the file, decoded
 * @param context - what extraction needs of other rooms
 * @returns exactly what `extract` would find of it, or undefined where only that can tell
 */
export function glance(source: Source, context: ExtractionContext): Glance | undefined {
  if (source.format !== "html" || refuse(source, context) !== undefined) return undefined;
  try {
    return glanceAtPage(source, context);
  } catch {
    // What is wrong with it is said when it is read.
    return undefined;
  }
}
